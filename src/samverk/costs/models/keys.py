"""Cost keys as rows: the text of a key (docs/cost-keys.md), version by version, and which one holds from when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.matters.models import Recommendation


class CostKey(models.Model):
    """One version of a key. A changed key is a new version; a run keeps the text that it used."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="cost_keys", verbose_name=_("struktur")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    number = models.PositiveSmallIntegerField(_("version"))
    name = models.CharField(_("namn"), max_length=200)
    text = models.TextField(_("fördelningsnyckeln (TOML)"))
    noted_on = models.DateField(_("tillagd"))
    noted_by = models.CharField(_("tillagd av"), max_length=200)

    class Meta:
        verbose_name = _("fördelningsnyckel")
        verbose_name_plural = _("fördelningsnycklar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["structure", "key", "number"], name="costs_keys_are_numbered"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(text=""), name="costs_a_key_is_said"),
        ]

    def __str__(self) -> str:
        return self.name


class KeyInForce(models.Model):
    """The key that holds from a day, by whose decision. The next one takes over from its day; none is written over."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="keys_in_force", verbose_name=_("struktur")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="keys_in_force", verbose_name=_("avtal")
    )
    cost_key = models.ForeignKey(
        CostKey, models.PROTECT, related_name="in_force", verbose_name=_("fördelningsnyckel")
    )
    from_day = models.DateField(_("gäller från"))
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("rekommendationen som parterna antog"),
    )
    decided = models.CharField(_("beslut"), max_length=300, blank=True)
    noted_on = models.DateField(_("antecknat"))
    noted_by = models.CharField(_("antecknat av"), max_length=200)

    class Meta:
        verbose_name = _("gällande fördelningsnyckel")
        verbose_name_plural = _("gällande fördelningsnycklar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["structure", "agreement", "from_day"],
                nulls_distinct=False,
                name="costs_one_key_takes_over_a_day",
            ),
            models.CheckConstraint(
                condition=Q(recommendation__isnull=False) | ~Q(decided=""),
                name="costs_a_key_in_force_was_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cost_key} {self.from_day}"
