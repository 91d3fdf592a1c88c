"""Agreements as rows: which terms of a structure file they are, where they were adopted, and what has happened since.

The terms themselves are in the structure file, with their clauses; never here.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Body, Structure
from samverk.foundation.models import Document
from samverk.matters.models import Recommendation
from samverk.parties.models import Party


class Agreement(models.Model):
    """One agreement. terms is its key in the structure's file; adopted_by is where the parties decided on it.

    clause is the decision clause that adopts it, None where all of them do. party is the one that a local agreement
    is with, where the file's terms are for each.
    """

    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="agreements", verbose_name=_("struktur")
    )
    terms = models.SlugField(_("villkoren i strukturfilen"), max_length=80)
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


class Interpretation(models.Model):
    """How a silence in the text is read; who said so, and when. A later one takes over from its day."""

    class Of(models.TextChoices):
        FORCE = "force", _("hur många som måste anta det")
        COUNTED_FROM = "counted from", _("från vilken dag uppsägningstiden räknas")
        ENDS_FOR = "ends for", _("vem en uppsägning gäller")

    class Reading(models.TextChoices):
        EACH = "each for itself", _("för var och en som har antagit det")
        EVERYBODY = "all", _("alla")
        THE_ONE = "the one", _("bara den som säger upp")
        GIVEN = "given", _("när uppsägningen gjordes")
        RECEIVED = "received", _("när den kom in")
        TREATED = "treated", _("när den behandlades")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="interpretations", verbose_name=_("avtal")
    )
    of = models.CharField(_("vad texten tiger om"), max_length=20, choices=Of)
    reading = models.CharField(_("hur den läses"), max_length=20, choices=Reading)
    by = models.CharField(_("vem som har sagt det"), max_length=200)
    on = models.DateField(_("den"))
    why = models.TextField(_("varför"), blank=True)

    class Meta:
        verbose_name = _("tolkning")
        verbose_name_plural = _("tolkningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "of", "on"], name="agreements_one_reading_a_day"
            ),
            models.CheckConstraint(
                condition=Q(of="force", reading__in=["each for itself", "all"])
                | Q(of="counted from", reading__in=["given", "received", "treated"])
                | Q(of="ends for", reading__in=["all", "the one"]),
                name="agreements_a_reading_answers_the_question",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_of_display()}: {self.get_reading_display()}"


class NoticeOfTermination(models.Model):
    """A party's letter that it leaves: when it was written, received and treated, as far as that has happened."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="notices", verbose_name=_("avtal")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="notices_given", verbose_name=_("part")
    )
    given_on = models.DateField(_("skriven"))
    received_on = models.DateField(_("kom in"), null=True)
    treated_on = models.DateField(_("behandlades"), null=True)
    treated_in = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name=_("behandlades i")
    )
    withdrawn_on = models.DateField(_("återtagen"), null=True)
    letter = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("skrivelse")
    )

    class Meta:
        verbose_name = _("uppsägning")
        verbose_name_plural = _("uppsägningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("given_on")),
                name="agreements_notice_is_received_after_it_is_given",
            ),
            models.CheckConstraint(
                condition=Q(treated_on__isnull=True)
                | Q(received_on__isnull=False, treated_on__gte=F("received_on")),
                name="agreements_notice_is_treated_after_it_is_received",
            ),
            models.UniqueConstraint(
                fields=["agreement", "party"],
                condition=Q(withdrawn_on__isnull=True),
                name="agreements_a_party_gives_notice_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.party} {self.given_on}"
