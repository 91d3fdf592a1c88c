"""What is handed over to the principals: a recommendation with its numbered clauses, and one row per principal."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from samverk.matters.models.choices import LineDoes
from samverk.matters.models.matters import Matter
from samverk.matters.models.steps import Treatment
from samverk.parties.models import Organ, Party


class Recommendation(models.Model):
    """What a body recommends the principals to decide. Nothing of it changes once it is sent.

    reminders are days from the last day for answers, negative before it. site is the address that links begin with.
    """

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="recommendations", verbose_name=_("ärende")
    )
    treatment = models.ForeignKey(
        Treatment,
        models.PROTECT,
        null=True,
        related_name="recommendations",
        verbose_name=_("behandling"),
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    title = models.CharField(_("rubrik"), max_length=200)
    letter = models.TextField(_("missiv"), blank=True)
    due = models.DateField(_("svar senast"), null=True)
    wanted_from = models.DateField(_("avses gälla från"), null=True)
    sent_on = models.DateField(_("skickad"), null=True)
    withdrawn_on = models.DateField(_("återtagen"), null=True)
    withdrawn_why = models.TextField(_("varför den återtogs"), blank=True)
    reminders = ArrayField(models.SmallIntegerField(), verbose_name=_("påminnelser"), default=list)
    reminders_stopped_on = models.DateField(_("påminnelser stoppade"), null=True)
    asker_name = models.CharField(_("avsändare"), max_length=200, blank=True)
    asker_email = models.EmailField(_("avsändarens e-postadress"), max_length=254, blank=True)
    site = models.CharField(_("webbplats"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("rekommendation")
        verbose_name_plural = _("rekommendationer")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["matter", "number"], name="matters_one_recommendation_a_number"
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(due__isnull=True) | Q(due__gte=F("sent_on")),
                name="matters_recommendation_is_due_after_it_is_sent",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["due"],
                condition=Q(sent_on__isnull=False, withdrawn_on__isnull=True),
                name="matters_recommendations_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DecisionClause(models.Model):
    """One numbered clause (att-sats) that every principal takes a stand on."""

    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        related_name="clauses",
        verbose_name=_("rekommendation"),
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    text = models.TextField(_("att-sats"))

    class Meta:
        verbose_name = _("att-sats")
        verbose_name_plural = _("att-satser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["recommendation", "number"], name="matters_one_clause_a_number"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="matters_a_clause_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class PartyDecision(models.Model):
    """One principal's row in the decision matrix: what is asked of it, where it lies in its line, who answers."""

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="rows", verbose_name=_("rekommendation")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="decisions", verbose_name=_("huvudman")
    )
    asked_on = models.DateField(_("tillfrågad"), null=True)
    contact_name = models.CharField(_("kontakt"), max_length=200, blank=True)
    contact_email = models.EmailField(_("kontaktens e-postadress"), max_length=254, blank=True)
    competent_organ = models.CharField(_("behörigt organ"), max_length=200, blank=True)
    competent_kind = models.CharField(
        _("organets slag"), max_length=20, choices=Organ.Kind, blank=True
    )
    planned_on = models.DateField(_("väntas beslutas"), null=True)
    registry_number = models.CharField(_("huvudmannens diarienummer"), max_length=60, blank=True)
    withdrawn_on = models.DateField(_("frågan återtagen"), null=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("huvudmans beslut")
        verbose_name_plural = _("huvudmäns beslut")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["recommendation", "party"], name="matters_a_principal_has_one_row"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["registry_number"],
                condition=~Q(registry_number=""),
                name="matters_rows_by_registry",
            ),
            models.Index(
                Upper("registry_number"),
                condition=~Q(registry_number=""),
                name="matters_rows_by_number",
            ),
            # Whom a recommendation waits for is read from the index alone.
            models.Index(
                fields=["recommendation", "party"],
                include=["id"],
                condition=Q(asked_on__isnull=False, withdrawn_on__isnull=True),
                name="matters_rows_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.party}"


class PlannedDay(models.Model):
    """When a principal was expected to decide, as it was noted one day; None is that no day was known any more.

    The row keeps the last of them; what was known on a day is the last that had been noted by then.
    """

    row = models.ForeignKey(
        PartyDecision,
        models.PROTECT,
        related_name="planned_days",
        verbose_name=_("huvudmans beslut"),
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    planned_on = models.DateField(_("väntas beslutas"), null=True)
    recorded_on = models.DateField(_("antecknat"))

    class Meta:
        verbose_name = _("väntad beslutsdag")
        verbose_name_plural = _("väntade beslutsdagar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["row", "number"], name="matters_one_planned_day_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.planned_on or ''}"


class LineStep(models.Model):
    """A stop inside a principal: which organ does what with the recommendation, when it did or is to do it."""

    row = models.ForeignKey(
        PartyDecision, models.PROTECT, related_name="line", verbose_name=_("huvudmans beslut")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    organ = models.CharField(_("organ"), max_length=200)
    kind = models.CharField(_("organets slag"), max_length=20, choices=Organ.Kind, blank=True)
    does = models.CharField(_("gör"), max_length=20, choices=LineDoes)
    on = models.DateField(_("den"), null=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    is_planned = models.BooleanField(_("planerat"), default=False)
    recorded_on = models.DateField(_("antecknat"))

    class Meta:
        verbose_name = _("steg i linjen")
        verbose_name_plural = _("steg i linjen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["row", "number"], name="matters_one_line_step_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organ} {self.on or ''}"
