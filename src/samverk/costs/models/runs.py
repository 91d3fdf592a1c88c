"""Runs: who pays what, with the key and the figures that were used, frozen from the day the run is locked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs.models.budgets import Budget
from samverk.costs.models.keys import CostKey
from samverk.costs.models.scenarios import Scenario
from samverk.figures.models import Figure
from samverk.matters.models import Recommendation
from samverk.parties.models import Party


class Run(models.Model):
    """One run. A locked one never changes: the database refuses; a correction is a run of its own.

    key_text is the key as it was, result the digest of the parts: computed again they must be the same. The figures
    are the newest up to bases_on, which is empty in runs that were made before it was kept.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("föreslagen")
        APPROVED = "approved", _("godkänd")
        LOCKED = "locked", _("låst")
        WITHDRAWN = "withdrawn", _("återtagen")

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="runs", verbose_name=_("struktur")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="runs", verbose_name=_("avtal")
    )
    budget = models.ForeignKey(
        Budget, models.PROTECT, null=True, related_name="runs", verbose_name=_("budget")
    )
    scenario = models.ForeignKey(
        Scenario, models.PROTECT, null=True, related_name="+", verbose_name=_("scenario")
    )
    year = models.PositiveSmallIntegerField(_("avser år"))
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("rubrik"), max_length=200)
    state = models.CharField(_("läge"), max_length=20, choices=State, default=State.PROPOSED)
    total_ore = models.BigIntegerField(_("summa, öre"))
    cost_key = models.ForeignKey(
        CostKey, models.PROTECT, related_name="runs", verbose_name=_("fördelningsnyckel")
    )
    key_text = models.TextField(_("fördelningsnyckeln som den var"))
    bases_on = models.DateField(_("underlag den"), null=True)
    proposed_on = models.DateField(_("föreslagen den"))
    proposed_by = models.CharField(_("föreslagen av"), max_length=200)
    approved_on = models.DateField(_("godkänd den"), null=True)
    approved_by = models.CharField(_("godkänd av"), max_length=200, blank=True)
    decision = models.CharField(_("beslutet"), max_length=300, blank=True)
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("rekommendationen som beslutet gäller"),
    )
    locked_on = models.DateField(_("låst den"), null=True)
    locked_by = models.CharField(_("låst av"), max_length=200, blank=True)
    withdrawn_on = models.DateField(_("återtagen den"), null=True)
    withdrawn_why = models.TextField(_("varför den återtogs"), blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="corrections", verbose_name=_("rättar")
    )
    software = models.CharField(_("programmets version"), max_length=40)
    result = models.CharField(_("kontrollsumma"), max_length=64)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("kostnadsberäkning")
        verbose_name_plural = _("kostnadsberäkningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["structure", "year", "number"], name="costs_runs_are_numbered"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "locked"])
                | (Q(approved_on__isnull=False) & ~Q(approved_by="") & ~Q(decision="")),
                name="costs_an_approved_run_says_by_what_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state="locked") | Q(locked_on__isnull=False),
                name="costs_a_locked_run_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=models.F("pk")),
                name="costs_no_run_corrects_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}-{self.number}"


class RunBasis(models.Model):
    """One figure that the run was computed from, copied with its source and day; figure is the row it came from.

    key is what the run's key calls the party, which may stand outside the parts where another pays for it.
    """

    run = models.ForeignKey(
        Run, models.PROTECT, related_name="bases", verbose_name=_("kostnadsberäkning")
    )
    base = models.SlugField(_("underlag"), max_length=80)
    label = models.CharField(_("vad det är"), max_length=200)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("part"))
    key = models.SlugField(_("nyckel"), max_length=80)
    value = models.DecimalField(_("värde"), max_digits=20, decimal_places=6)
    on = models.DateField(_("gäller den"))
    source = models.CharField(_("källa"), max_length=300)
    figure = models.ForeignKey(
        Figure, models.PROTECT, null=True, related_name="+", verbose_name=_("uppgift")
    )

    class Meta:
        verbose_name = _("underlag i kostnadsberäkning")
        verbose_name_plural = _("underlag i kostnadsberäkningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["run", "base", "party"], name="costs_one_figure_a_party_and_base"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.base}"


class RunPart(models.Model):
    """What one party pays, under the name it had then."""

    run = models.ForeignKey(
        Run, models.PROTECT, related_name="parts", verbose_name=_("kostnadsberäkning")
    )
    order = models.PositiveSmallIntegerField(_("ordning"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("part"))
    # The name and the key that the party had in its structure that day.
    key = models.SlugField(_("nyckel"), max_length=80)
    name = models.CharField(_("namn"), max_length=200)
    amount_ore = models.BigIntegerField(_("belopp, öre"))

    class Meta:
        verbose_name = _("parts andel")
        verbose_name_plural = _("parters andelar")
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["run", "party"], name="costs_a_party_pays_once"),
            models.UniqueConstraint(fields=["run", "order"], name="costs_parts_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.amount_ore}"
