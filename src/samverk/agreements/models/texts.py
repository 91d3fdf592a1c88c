"""The text that was agreed, version by version, clause by clause."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models.agreement import Agreement
from samverk.foundation.models import Document


class AgreementText(models.Model):
    """One version of an agreement's text: the document that it came in, where there is one, and its clauses."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="texts", verbose_name=_("avtal")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("vad versionen kallas"), max_length=200)
    dated_on = models.DateField(_("daterad"), null=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("handling")
    )
    is_final = models.BooleanField(_("den text som antogs"), default=False)
    noted_on = models.DateField(_("tillagd"))
    noted_by = models.CharField(_("tillagd av"), max_length=200)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("avtalstext")
        verbose_name_plural = _("avtalstexter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="agreements_texts_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.name}"


class TextClause(models.Model):
    """One clause of a text: its number, heading and words, and whether the system computes with it."""

    class Coverage(models.TextChoices):
        UNREAD = "", _("inte läst än")
        MODELLED = "modelled", _("i systemet")
        ELSEWHERE = "elsewhere", _("ordnas någon annanstans")
        NOT_A_RULE = "not a rule", _("ingen regel")

    text = models.ForeignKey(
        AgreementText, models.PROTECT, related_name="clauses", verbose_name=_("avtalstext")
    )
    order = models.PositiveSmallIntegerField(_("ordning"))
    number = models.CharField(_("punkt"), max_length=40)
    heading = models.CharField(_("rubrik"), max_length=300, blank=True)
    words = models.TextField(_("text"), blank=True)
    coverage = models.CharField(_("i systemet"), max_length=20, choices=Coverage, blank=True)
    where = models.CharField(_("var"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("punkt i avtalstext")
        verbose_name_plural = _("punkter i avtalstext")
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["text", "number"], name="agreements_a_clause_number_once"
            ),
            models.UniqueConstraint(
                fields=["text", "order"], name="agreements_clauses_are_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()
