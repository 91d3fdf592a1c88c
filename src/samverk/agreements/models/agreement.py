"""Agreements as rows: which terms they have, where they were adopted, and what they wait for.

Terms from a structure file stay in the file, with their clauses; never here.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Structure
from samverk.matters.models import Recommendation
from samverk.parties.models import Party


class Agreement(models.Model):
    """One agreement. terms is its key in the structure's file, empty where they are entered by hand (EnteredTerms).

    adopted_by is where the parties decided on it, clause the decision clause that adopts it, None where all of them
    do. party is the one that a local agreement is with, where the file's terms are for each.
    """

    class Cooperation(models.TextChoices):
        UNKNOWN = "", _("inte prövat")
        CONTRACTUAL = "contractual", _("avtalssamverkan (KL 9 kap. 37 §)")
        OTHER = "other", _("annan samverkan")

    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="agreements", verbose_name=_("struktur")
    )
    terms = models.SlugField(_("villkoren i strukturfilen"), max_length=80, blank=True)
    name = models.CharField(_("namn"), max_length=200)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="agreements", verbose_name=_("med")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name=_("huvudavtal")
    )
    adopted_by = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        related_name="agreements",
        verbose_name=_("rekommendationen som parterna beslutade om"),
    )
    clause = models.PositiveSmallIntegerField(_("att-sats som antar avtalet"), null=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaces", verbose_name=_("ersatt av")
    )
    replaced_on = models.DateField(_("ersatt"), null=True)

    # The yearly report on contractual cooperation asks for both (KL 9:38).
    cooperation = models.CharField(
        _("slag av samverkan"), max_length=20, choices=Cooperation, blank=True, db_default=""
    )
    cooperation_what = models.TextField(
        _("vilka uppgifter som utförs av vem"), blank=True, db_default=""
    )
    version = models.PositiveIntegerField(_("version"), default=1, db_default=1)

    class Meta:
        verbose_name = _("avtal")
        verbose_name_plural = _("avtal")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True, replaced_on__isnull=True)
                | Q(replaced_by__isnull=False, replaced_on__isnull=False),
                name="agreements_a_replaced_agreement_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(replaced_by=F("pk")) & ~Q(parent=F("pk")),
                name="agreements_no_agreement_under_itself",
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="agreements_an_agreement_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Condition(models.Model):
    """An agreement that does not enter into force before another has, until the day from which it waits no longer.

    A condition that ended stays to be read, with the reason; the agreement may come to wait for the same one anew.
    """

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="conditions", verbose_name=_("avtal")
    )
    other = models.ForeignKey(
        Agreement, models.PROTECT, related_name="awaited_by", verbose_name=_("väntar på")
    )
    clause = models.CharField(_("punkt"), max_length=40, blank=True)
    released_on = models.DateField(_("väntar inte längre från den"), null=True)
    released_why = models.TextField(_("varför det inte väntar längre"), blank=True, db_default="")

    class Meta:
        verbose_name = _("villkor för att gälla")
        verbose_name_plural = _("villkor för att gälla")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "other"],
                condition=Q(released_on__isnull=True),
                name="agreements_waits_once",
            ),
            models.CheckConstraint(
                condition=~Q(agreement=F("other")), name="agreements_no_agreement_waits_for_itself"
            ),
            models.CheckConstraint(
                condition=Q(released_on__isnull=True, released_why="")
                | (Q(released_on__isnull=False) & ~Q(released_why="")),
                name="agreements_waits_no_longer_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.other}"
