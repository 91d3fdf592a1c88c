"""One principal's row in detail: the answers to review, and everything sent and received about it in order."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.foundation import mail
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.foundation.mail.incoming.models import Incoming
from samverk.matters.actions import sending
from samverk.matters.models import Answer, PartyDecision
from samverk.matters.models.choices import AnswerState
from samverk.matters.queries.letters import Came, letters_of
from samverk.matters.texts_reminding import SENTENCES
from samverk.matters.views import answers_judging as judging
from samverk.matters.views.answers_judging import Told
from samverk.rulebook.words import says, way_out

TROUBLE = frozenset({"refused", "bounced", "unknown", "given_up"})


@dataclass(frozen=True, slots=True)
class Review:
    """An answer that has come in, with what the rules say of it beside."""

    answer: Answer
    told: list[Told]
    is_stopped: bool
    came: Came | None = None

    @property
    def is_unread(self) -> bool:
        """Whether the answer is a letter that nobody has filled in yet."""
        return self.came is not None and self.answer.decided_on is None


def reviews(row: PartyDecision, *, on: dt.date) -> list[Review]:
    """Every answer that waits to be reviewed, the latest first. On a row of answers.row_of two queries where some came as letters."""
    waiting = [each for each in row.answers.all() if each.state == AnswerState.RECEIVED]
    came = letters_of(waiting)
    return [_review(row, each, on, came.get(each.incoming or 0)) for each in reversed(waiting)]


def settled(row: PartyDecision) -> list[Answer]:
    """Every answer that has been reviewed, the latest first."""
    done = (AnswerState.CONFIRMED, AnswerState.SET_ASIDE)
    return [each for each in reversed(row.answers.all()) if each.state in done]


def _review(row: PartyDecision, answer: Answer, on: dt.date, came: Came | None) -> Review:
    found = judging.of_sent(row, answer, on=on)
    stopped = answer.decided_on is None or any(each.weight == "stop" for each in found)
    told = [
        (each, spoken(says(each, SENTENCES)), spoken(way_out(each, SENTENCES))) for each in found
    ]
    return Review(answer, told, stopped, came)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that was sent or came in."""

    on: dt.date
    what: str
    note: str = ""
    is_trouble: bool = False
    address: str = ""


def happened(row: PartyDecision) -> list[Happened]:
    """Letters, answers, stops, plans, reminders and the days without them, the last first. Six queries."""
    found = [*_letters(row), *_reminders(row), *_incoming(row), *_answers(row), *_stops(row)]
    return sorted([*found, *_plans(row), *_pauses(row)], key=_day, reverse=True)


def _day(each: Happened) -> dt.date:
    return each.on


def _letters(row: PartyDecision) -> Iterator[Happened]:
    for letter in mail.letters_about(sending.about(row)).order_by("pk"):
        is_trouble = letter.state in TROUBLE
        state = str(letter.get_state_display())
        note = f"{state}: {letter.error}" if is_trouble and letter.error else state
        what = _("Brev till %(who)s: %(subject)s") % {
            "who": letter.to_name or letter.to_email,
            "subject": letter.subject,
        }
        yield Happened(timezone.localdate(letter.queued_at), what, note, is_trouble)


def _reminders(row: PartyDecision) -> Iterator[Happened]:
    """Those by rule: the letter may tell of several questions, and is then about none of them."""
    for each in row.reminders.filter(occasion__isnull=False).order_by("pk"):
        what = _("Representanten underrättad") if each.is_escalation else _("Påmind enligt regeln")
        yield Happened(each.on, what)


def _incoming(row: PartyDecision) -> Iterator[Happened]:
    for letter in Incoming.objects.filter(about=sending.about(row)).order_by("pk"):
        what = _("Brev från %(who)s: %(subject)s") % {
            "who": letter.from_name or letter.from_email,
            "subject": letter.subject,
        }
        yield Happened(
            timezone.localdate(letter.received_at),
            what,
            str(letter.get_state_display()),
            address=reverse("foundation:incoming-letter", args=[letter.pk]),
        )


def _answers(row: PartyDecision) -> Iterator[Happened]:
    for answer in row.answers.all():
        if answer.state == AnswerState.DRAFT or answer.received_on is None:
            continue
        said = {"via": answer.get_via_display(), "who": answer.written_by or row.party.name}
        what = _("Svar %(via)s från %(who)s") % said
        yield Happened(answer.received_on, what, str(answer.get_state_display()))


def _stops(row: PartyDecision) -> Iterator[Happened]:
    for stop in row.line.all():
        said = {"organ": stop.organ, "does": stop.get_does_display()}
        yield Happened(stop.recorded_on, _("Antecknat: %(organ)s %(does)s") % said)


def _pauses(row: PartyDecision) -> Iterator[Happened]:
    for pause in row.pauses.order_by("pk"):
        yield Happened(pause.stopped_on, _("Påminnelserna stoppade"), pause.why)
        if pause.resumed_on is not None:
            yield Happened(pause.resumed_on, _("Påminnelserna går igen"), pause.resumed_why)


def _plans(row: PartyDecision) -> Iterator[Happened]:
    for plan in row.planned_days.order_by("number"):
        if plan.planned_on is None:
            yield Happened(plan.recorded_on, _("Antecknat: ingen beslutsdag är känd längre"))
        else:
            day = {"day": day_short(plan.planned_on, current())}
            yield Happened(plan.recorded_on, _("Antecknat: beslutet väntas %(day)s") % day)
