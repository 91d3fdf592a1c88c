"""Questions of the kind "what if": scenarios side by side, each with a sum, a key, a day of the figures and its parties."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs.models.keys import CostKey
from samverk.matters.models import Recommendation
from samverk.parties.models import Party


class Comparison(models.Model):
    """Scenarios that are compared before anybody decides; the chosen one becomes the annex of a recommendation.

    public_from opens the page by its address, for the parties' budget dialogues.
    """

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="comparisons", verbose_name=_("struktur")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="+", verbose_name=_("avtal")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    name = models.CharField(_("namn"), max_length=200)
    question = models.TextField(_("frågan"), blank=True)
    made_on = models.DateField(_("gjord"))
    made_by = models.CharField(_("gjord av"), max_length=200)
    public_from = models.DateField(_("öppen för alla från"), null=True)
    chosen = models.ForeignKey(
        "costs.Scenario", models.PROTECT, null=True, related_name="+", verbose_name=_("valt")
    )
    chosen_on = models.DateField(_("valt den"), null=True)
    chosen_why = models.TextField(_("varför"), blank=True)
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("bilaga till rekommendationen"),
    )
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("jämförelse")
        verbose_name_plural = _("jämförelser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["structure", "key"], name="costs_a_comparison_has_an_address"
            ),
            models.CheckConstraint(
                condition=Q(chosen__isnull=True, chosen_on__isnull=True)
                | Q(chosen__isnull=False, chosen_on__isnull=False),
                name="costs_a_choice_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Scenario(models.Model):
    """One of them. Figures are those of bases_on as they were known on figures_known_on; a removed one is kept."""

    comparison = models.ForeignKey(
        Comparison, models.PROTECT, related_name="scenarios", verbose_name=_("jämförelse")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("namn"), max_length=200)
    total_ore = models.BigIntegerField(_("summa, öre"))
    cost_key = models.ForeignKey(
        CostKey, models.PROTECT, related_name="+", verbose_name=_("fördelningsnyckel")
    )
    year = models.PositiveSmallIntegerField(_("år"))
    bases_on = models.DateField(_("underlag den"))
    figures_known_on = models.DateField(_("underlag som det var känt"))
    is_present = models.BooleanField(_("som det är nu"), default=False)
    without = models.ManyToManyField(Party, related_name="+", verbose_name=_("utan"), blank=True)
    note = models.TextField(_("anmärkning"), blank=True)
    removed_on = models.DateField(_("borttaget"), null=True)

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarier")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["comparison", "number"], name="costs_scenarios_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["comparison"],
                condition=Q(is_present=True, removed_on__isnull=True),
                name="costs_one_scenario_is_the_present",
            ),
        ]

    def __str__(self) -> str:
        return self.name
