"""What a joint task is thought to cost in a year, line by line, and what it turned out to cost."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.foundation.models import Document
from samverk.matters.models import Recommendation


class Budget(models.Model):
    """One version of a year's budget. What is to be shared is posts and other costs, less income and what is carried."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="budgets", verbose_name=_("struktur")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="budgets", verbose_name=_("avtal")
    )
    project = models.CharField(_("projekt"), max_length=200, blank=True)
    key = models.SlugField(_("nyckel"), max_length=80)
    number = models.PositiveSmallIntegerField(_("version"))
    year = models.PositiveSmallIntegerField(_("år"))
    name = models.CharField(_("namn"), max_length=200)
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("rekommendationen som budgeten hör till"),
    )
    decided_on = models.DateField(_("beslutad"), null=True)
    decided = models.CharField(_("beslut"), max_length=300, blank=True)
    source = models.CharField(_("källa"), max_length=300, blank=True)
    noted_on = models.DateField(_("antecknat"))
    noted_by = models.CharField(_("antecknat av"), max_length=200)

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgetar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["structure", "key", "number"], name="costs_budgets_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | ~Q(decided=""),
                name="costs_a_decided_budget_says_by_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class BudgetLine(models.Model):
    """One line. A post is a share of full time at a yearly cost; income and what is carried lessen what is shared.

    Amounts are positive, in öre; a deficit carried over is a cost.
    """

    class Kind(models.TextChoices):
        POST = "post", _("tjänst")
        COST = "cost", _("annan kostnad")
        INCOME = "income", _("intäkt")
        CARRIED = "carried", _("överskott från tidigare år")

    budget = models.ForeignKey(
        Budget, models.PROTECT, related_name="lines", verbose_name=_("budget")
    )
    order = models.PositiveSmallIntegerField(_("ordning"))
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    text = models.CharField(_("vad"), max_length=200)
    full_time_share = models.DecimalField(
        _("årsarbetare"), max_digits=7, decimal_places=3, null=True
    )
    yearly_ore = models.BigIntegerField(_("kostnad per årsarbetare, öre"), null=True)
    amount_ore = models.BigIntegerField(_("belopp, öre"))
    clause = models.CharField(_("stöd"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("budgetrad")
        verbose_name_plural = _("budgetrader")
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["budget", "order"], name="costs_lines_are_in_order"),
            models.CheckConstraint(
                condition=Q(amount_ore__gte=0), name="costs_a_line_is_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(kind="post", full_time_share__gt=0, yearly_ore__gte=0)
                | (~Q(kind="post") & Q(full_time_share__isnull=True, yearly_ore__isnull=True)),
                name="costs_a_post_has_a_share_and_a_cost",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Outcome(models.Model):
    """What a quarter cost, as the ledger said when it was read in. Of several for a quarter the last counts."""

    budget_key = models.SlugField(_("budgetens nyckel"), max_length=80)
    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="outcomes", verbose_name=_("struktur")
    )
    quarter = models.PositiveSmallIntegerField(_("kvartal"))
    number = models.PositiveSmallIntegerField(_("nummer"))
    source = models.CharField(_("källa"), max_length=300)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("fil")
    )
    noted_on = models.DateField(_("inläst"))
    noted_by = models.CharField(_("inläst av"), max_length=200)

    class Meta:
        verbose_name = _("utfall")
        verbose_name_plural = _("utfall")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["structure", "budget_key", "quarter", "number"],
                name="costs_outcomes_are_numbered",
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4), name="costs_a_year_has_four_quarters"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.budget_key} {self.quarter}"


class OutcomeLine(models.Model):
    """One line of the ledger: what it is called there, and the budget line it belongs to where that was found."""

    outcome = models.ForeignKey(
        Outcome, models.PROTECT, related_name="lines", verbose_name=_("utfall")
    )
    text = models.CharField(_("vad"), max_length=200)
    # The line of the budget by its text, since a new version of the budget has rows of its own.
    line = models.CharField(_("budgetrad"), max_length=200, blank=True)
    kind = models.CharField(_("slag"), max_length=20, choices=BudgetLine.Kind)
    amount_ore = models.BigIntegerField(_("belopp, öre"))

    class Meta:
        verbose_name = _("utfallsrad")
        verbose_name_plural = _("utfallsrader")

    def __str__(self) -> str:
        return self.text
