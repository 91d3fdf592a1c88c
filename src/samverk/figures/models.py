"""Series of reference figures, the figures in them, and the imports that figures come in by.

A figure is never changed and never goes: a correction is a new row, and the latest noted counts.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.foundation.models import Document
from samverk.parties.models import Party

DIGITS, DECIMALS = 20, 6


class Series(models.Model):
    """What is measured, in which unit, and whom it is taken from: the population, the days of use."""

    class Measures(models.TextChoices):
        POPULATION = "population", _("folkmängd")
        USE = "use", _("nyttjande")
        OTHER = "other", _("annat underlag")

    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    name = models.CharField(_("namn"), max_length=200)
    unit = models.CharField(_("enhet"), max_length=60)
    measures = models.CharField(_("mäter"), max_length=20, choices=Measures.choices)
    is_count = models.BooleanField(_("räknas i hela tal"), default=True)
    source_name = models.CharField(_("källa"), max_length=300)
    source_url = models.URLField(_("källans adress"), max_length=500, blank=True)
    note = models.TextField(_("anmärkning"), blank=True)

    class Meta:
        verbose_name = _("serie av underlag")
        verbose_name_plural = _("serier av underlag")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(unit="") & ~Q(source_name=""),
                name="figures_series_has_name_unit_and_source",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """An import: figures that somebody proposed at once, looked through, and then let count or not."""

    class Origin(models.TextChoices):
        FILE = "file", _("fil")
        PASTED = "pasted", _("inklistrad tabell")
        PXWEB = "pxweb", _("PxWeb")
        KOLADA = "kolada", _("Kolada")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("väntar på granskning")
        ACCEPTED = "accepted", _("används")
        DISCARDED = "discarded", _("förkastad")

    series = models.ForeignKey(
        Series, models.PROTECT, related_name="batches", verbose_name=_("serie")
    )
    origin = models.CharField(_("kom som"), max_length=20, choices=Origin.choices)
    where = models.CharField(_("varifrån"), max_length=500)
    source = models.CharField(_("källa"), max_length=300)
    total = models.DecimalField(
        _("summa i tabellen"), max_digits=DIGITS, decimal_places=DECIMALS, null=True
    )
    document = models.ForeignKey(Document, models.PROTECT, null=True, verbose_name=_("fil"))
    state = models.CharField(
        _("läge"), max_length=20, choices=State.choices, default=State.PROPOSED
    )
    proposed_on = models.DateField(_("inläst"))
    proposed_by = models.CharField(_("inläst av"), max_length=200)
    settled_on = models.DateField(_("avgjort"), null=True)
    settled_by = models.CharField(_("avgjort av"), max_length=200, blank=True)
    reason = models.TextField(_("skäl"), blank=True)

    class Meta:
        verbose_name = _("inläsning av underlag")
        verbose_name_plural = _("inläsningar av underlag")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(source=""), name="figures_batch_has_a_source"),
            models.CheckConstraint(
                condition=Q(state="proposed", settled_on__isnull=True, settled_by="")
                | (~Q(state="proposed") & Q(settled_on__isnull=False) & ~Q(settled_by="")),
                name="figures_batch_is_settled_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.where}, {self.proposed_on}"


class ProposedFigure(models.Model):
    """A row of an import as it was written, and the party that it was taken to be about, where that is known."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("rad"))
    said = models.CharField(_("skrivet"), max_length=200)
    party = models.ForeignKey(Party, models.PROTECT, null=True, verbose_name=_("part"))
    how = models.CharField(_("hur parten hittades"), max_length=20, blank=True)
    on = models.DateField(_("gäller den"))
    value = models.DecimalField(_("värde"), max_digits=DIGITS, decimal_places=DECIMALS)

    class Meta:
        verbose_name = _("föreslagen uppgift")
        verbose_name_plural = _("föreslagna uppgifter")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["batch", "number"], name="figures_rows_of_a_batch"),
        ]

    def __str__(self) -> str:
        return f"{self.said} {self.on}: {self.value}"


class Figure(models.Model):
    """A number about a party on a day, with its source. No value is a figure that was struck out."""

    series = models.ForeignKey(
        Series, models.PROTECT, related_name="figures", verbose_name=_("serie")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="reference_figures", verbose_name=_("part")
    )
    on = models.DateField(_("gäller den"))
    value = models.DecimalField(_("värde"), max_digits=DIGITS, decimal_places=DECIMALS, null=True)
    source = models.CharField(_("källa"), max_length=300)
    noted_on = models.DateField(_("noterat"))
    noted_by = models.CharField(_("noterat av"), max_length=200)
    reason = models.TextField(_("skäl"), blank=True)
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, related_name="figures", verbose_name=_("inläsning")
    )
    # One to one: two corrections of one figure would leave it open which of them counts.
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by", verbose_name=_("rättar")
    )

    class Meta:
        verbose_name = _("uppgift")
        verbose_name_plural = _("uppgifter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(source=""), name="figures_figure_has_a_source"),
            models.CheckConstraint(condition=~Q(noted_by=""), name="figures_figure_has_a_noter"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0),
                name="figures_figure_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="figures_only_what_is_there_is_struck_out",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("pk")),
                name="figures_figure_does_not_correct_itself",
            ),
            models.UniqueConstraint(
                fields=["series", "party", "on"],
                condition=Q(corrects__isnull=True),
                name="figures_what_is_there_already_is_corrected",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["series", "party", "-on", "-noted_on", "-id"], name="figures_that_count"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.party} {self.on}: {self.value}"
