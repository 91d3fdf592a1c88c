"""What a principal answered. A sent answer is never written over: a change is a new one, and the last confirmed counts."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.foundation.models import Document
from samverk.matters.models.choices import Answered, AnswerState, Via
from samverk.matters.models.recommendations import DecisionClause, PartyDecision
from samverk.parties.models import Organ


class Answer(models.Model):
    """One answer on a row: a draft, then received, then confirmed or set aside by the coordinator."""

    row = models.ForeignKey(
        PartyDecision, models.PROTECT, related_name="answers", verbose_name=_("huvudmans beslut")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    state = models.CharField(
        _("läge"), max_length=20, choices=AnswerState, default=AnswerState.DRAFT
    )
    via = models.CharField(_("kom"), max_length=20, choices=Via)
    received_on = models.DateField(_("kom in"), null=True)
    organ = models.CharField(_("beslutat av"), max_length=200, blank=True)
    organ_kind = models.CharField(_("organets slag"), max_length=20, choices=Organ.Kind, blank=True)
    decided_on = models.DateField(_("beslutat den"), null=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    registry_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    has_dissent = models.BooleanField(_("reservation"), default=False)
    dissent = models.TextField(_("reservationen"), blank=True)
    announced_on = models.DateField(_("anslaget"), null=True)
    note = models.TextField(_("meddelande"), blank=True)
    written_by = models.CharField(_("skrivet av"), max_length=200, blank=True)
    extract = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("protokollsutdrag")
    )
    # The letter that it came with, by its number among those that have come in.
    incoming = models.PositiveBigIntegerField(_("inkommet brev"), null=True)
    reviewed_on = models.DateField(_("granskat"), null=True)
    reviewed_by = models.CharField(_("granskat av"), max_length=200, blank=True)
    set_aside_why = models.TextField(_("varför det lades åt sidan"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("huvudmans svar")
        verbose_name_plural = _("huvudmäns svar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["row", "number"], name="matters_one_answer_a_number"),
            models.UniqueConstraint(
                fields=["row"],
                condition=Q(state=AnswerState.DRAFT),
                name="matters_one_draft_answer_a_row",
            ),
            models.CheckConstraint(
                condition=Q(state=AnswerState.DRAFT) | Q(received_on__isnull=False),
                name="matters_a_sent_answer_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.CONFIRMED) | Q(decided_on__isnull=False),
                name="matters_a_confirmed_answer_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | Q(received_on__isnull=True)
                | Q(decided_on__lte=F("received_on")),
                name="matters_decided_before_received",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["received_on", "id"],
                condition=Q(state=AnswerState.RECEIVED),
                name="matters_answers_to_read",
            ),
            models.Index(
                fields=["row"],
                include=["id"],
                condition=Q(state__in=[AnswerState.RECEIVED, AnswerState.CONFIRMED]),
                name="matters_answers_come",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.received_on or ''}"


class ClauseAnswer(models.Model):
    """What the principal decided on one clause, with its own wording where it deviates."""

    answer = models.ForeignKey(
        Answer, models.PROTECT, related_name="clauses", verbose_name=_("svar")
    )
    clause = models.ForeignKey(
        DecisionClause, models.PROTECT, related_name="answers", verbose_name=_("att-sats")
    )
    outcome = models.CharField(_("utfall"), max_length=20, choices=Answered)
    wording = models.TextField(_("avvikande ordalydelse"), blank=True)

    class Meta:
        verbose_name = _("svar på en att-sats")
        verbose_name_plural = _("svar på att-satser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["answer", "clause"], name="matters_a_clause_is_answered_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # What comes back is waited for again; it is little beside what has been decided.
            models.Index(
                fields=["answer"],
                condition=Q(outcome__in=[Answered.REFERRED_BACK, Answered.POSTPONED]),
                name="matters_clauses_come_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause.number}: {self.get_outcome_display()}"
