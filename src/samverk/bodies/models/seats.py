"""Bodies and the seats in them. Their rules are in the version of the day."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.periods import one_at_a_time, period_holds_a_day
from samverk.bodies.models.structures import Structure
from samverk.parties.models import Party


class Body(models.Model):
    """A body through all versions of its structure. Its rules are in the version of the day."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="bodies", verbose_name=_("struktur")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    name = models.CharField(_("namn"), max_length=200)
    short = models.CharField(_("kort namn"), max_length=200)
    aliases = ArrayField(
        models.CharField(max_length=200), verbose_name=_("andra namn"), default=list
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organ")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_body_period_holds_a_day"),
            models.UniqueConstraint(
                fields=["structure", "key"], name="bodies_one_body_of_a_key_in_a_structure"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A place in a body, filled by one person at a time.

    filler is the rule's own name for who fills it ("party:umea"); it is empty for a seat outside every rule,
    which may be recorded because reality is, and which Avvikelser then points out.
    """

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordinarie")
        SUBSTITUTE = "substitute", _("ersättare")

    class Standing(models.TextChoices):
        MEMBER = "member", _("ledamot")
        EX_OFFICIO = "ex officio", _("i kraft av uppdrag")
        CO_OPTED = "co-opted", _("adjungerad")
        OBSERVER = "observer", _("observatör")
        ATTENDS = "attends", _("närvarande")

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats", verbose_name=_("organ"))
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    standing = models.CharField(_("ställning"), max_length=20, choices=Standing.choices)
    filler = models.CharField(_("fylls av"), max_length=200, blank=True)
    number = models.PositiveSmallIntegerField(_("nummer"))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="seats", verbose_name=_("part")
    )
    side = models.SlugField(_("sida"), max_length=80, blank=True)
    personal_for = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="substitute_seats",
        verbose_name=_("personlig ersättare för"),
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("plats")
        verbose_name_plural = _("platser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_seat_period_holds_a_day"),
            one_at_a_time(
                "bodies_one_seat_of_a_number_at_a_time",
                "body",
                "filler",
                "standing",
                "kind",
                "number",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="bodies_seat_number_counts_from_one"
            ),
            models.CheckConstraint(
                condition=Q(personal_for__isnull=True) | Q(kind="substitute"),
                name="bodies_only_a_substitute_is_personal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.filler} {self.number}"
