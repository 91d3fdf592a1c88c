"""The documents of a matter, numbered as annexes are."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.foundation.models import Document
from samverk.matters.models.choices import Paper
from samverk.matters.models.matters import Matter
from samverk.parties.models import Party


class MatterDocument(models.Model):
    """A document that belongs to a matter; from whom where a party sent it. A removed one is kept and not shown."""

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="documents", verbose_name=_("ärende")
    )
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name=_("handling")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    kind = models.CharField(_("slag"), max_length=20, choices=Paper)
    title = models.CharField(_("rubrik"), max_length=200)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", verbose_name=_("från")
    )
    is_public = models.BooleanField(_("visas för alla"), default=False)
    added_on = models.DateField(_("tillagd"))
    added_by = models.CharField(_("tillagd av"), max_length=200)
    removed_on = models.DateField(_("borttagen"), null=True)
    removed_why = models.TextField(_("varför den togs bort"), blank=True)

    class Meta:
        verbose_name = _("ärendets handling")
        verbose_name_plural = _("ärendets handlingar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["matter", "number"], name="matters_one_document_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
