"""Structures, the files of their versions, and their parties."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.periods import one_at_a_time, period_holds_a_day
from samverk.parties.models import Party


class SideKind(models.TextChoices):
    """What a side is; gives it colour and pattern."""

    REGION = "region", _("region")
    MUNICIPALITIES = "municipalities", _("kommuner")
    STATE = "state", _("staten")
    OTHER = "other", _("övriga")


class Structure(models.Model):
    """A collaboration structure, through all its versions."""

    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    name = models.CharField(_("namn"), max_length=200)
    area = models.CharField(_("område"), max_length=200, blank=True)
    summary = models.TextField(_("i korthet"), blank=True)

    class Meta:
        verbose_name = _("struktur")
        verbose_name_plural = _("strukturer")

    def __str__(self) -> str:
        return self.name


class StructureVersion(models.Model):
    """One version of a structure file, as it was loaded. A corrected file is a new row that replaces the old."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="versions", verbose_name=_("struktur")
    )
    label = models.CharField(_("beteckning"), max_length=80)
    period = DateRangeField(_("tid"))
    content = models.TextField(_("fil"))
    digest = models.CharField(_("kontrollsumma"), max_length=64)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaces", verbose_name=_("ersatt av")
    )

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versioner")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_version_period_holds_a_day"),
            one_at_a_time(
                "bodies_one_version_at_a_time", "structure", condition=Q(replaced_by__isnull=True)
            ),
            models.CheckConstraint(
                condition=~Q(replaced_by=F("pk")), name="bodies_version_does_not_replace_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class StructureParty(models.Model):
    """A party's place in a structure: the key and the name it has there, and its side."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="parties", verbose_name=_("struktur")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="structures", verbose_name=_("part")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    name = models.CharField(_("namn"), max_length=200)
    side = models.SlugField(_("sida"), max_length=80, blank=True)
    side_kind = models.CharField(_("sidans slag"), max_length=20, choices=SideKind.choices)
    is_signatory = models.BooleanField(_("undertecknar avtalet"))
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("part i struktur")
        verbose_name_plural = _("parter i strukturer")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_party_period_holds_a_day"),
            one_at_a_time("bodies_a_party_is_in_a_structure_once_at_a_time", "structure", "party"),
            one_at_a_time("bodies_a_party_key_means_one_party_at_a_time", "structure", "key"),
        ]

    def __str__(self) -> str:
        return self.name
