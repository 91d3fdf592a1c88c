"""What goes on beside the bodies: contacts between one municipality and the region, and anchoring at home."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Structure
from samverk.matters.models.matters import Matter
from samverk.parties.models import Party, Person


class BilateralContact(models.Model):
    """A contact between one party and another outside the bodies, as the coordinator noted it.

    touches_more answers "rör frågan fler än en kommun?"; None is that nobody has answered yet.
    """

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="bilateral_contacts", verbose_name=_("struktur")
    )
    track = models.SlugField(_("spår"), max_length=80, blank=True)
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="bilateral_contacts", verbose_name=_("part")
    )
    other = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("med"))
    on = models.DateField(_("den"))
    subject = models.CharField(_("fråga"), max_length=200)
    notes = models.TextField(_("anteckningar"), blank=True)
    touches_more = models.BooleanField(_("rör fler"), null=True)
    matter = models.ForeignKey(
        Matter,
        models.PROTECT,
        null=True,
        related_name="bilateral_contacts",
        verbose_name=_("ärende"),
    )
    noted_by = models.CharField(_("antecknat av"), max_length=200)

    class Meta:
        verbose_name = _("bilateral kontakt")
        verbose_name_plural = _("bilaterala kontakter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(party=models.F("other")), name="matters_a_contact_has_two_parties"
            ),
            models.CheckConstraint(
                condition=~Q(subject=""), name="matters_a_contact_is_on_something"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["structure", "-on"], name="matters_contacts_newest_first"),
        ]

    def __str__(self) -> str:
        return self.subject


class Anchoring(models.Model):
    """What a representative did to involve the own organisation in a matter."""

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="anchorings", verbose_name=_("ärende")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="anchorings", verbose_name=_("part")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="anchorings", verbose_name=_("av")
    )
    by = models.CharField(_("antecknat av"), max_length=200)
    on = models.DateField(_("den"))
    with_whom = models.CharField(_("med vilka"), max_length=200)
    text = models.TextField(_("vad som gjordes"), blank=True)

    class Meta:
        verbose_name = _("förankring")
        verbose_name_plural = _("förankringar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(with_whom=""), name="matters_anchoring_says_with_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter}: {self.party} {self.on}"
