"""A round at a glance: one row for each party, its state in words, what can be done about it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import StructureParty
from samverk.foundation import mail
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.foundation.mail import Letter
from samverk.rulebook.staffing.answers import TO_ACCEPT, WAITING, AnswerState
from samverk.staffing import queries
from samverk.staffing.models import Question, Reply, Round

if TYPE_CHECKING:
    from django.db.models import QuerySet

TROUBLE = {"refused", "bounced", "unknown", "given_up"}


@dataclass(frozen=True, slots=True)
class Row:
    """One party in a round."""

    key: str
    name: str
    contact: str
    word: str
    weight: str
    note: str
    seats: int
    named: int
    proposed: int
    abstained: int
    letter: str
    letter_is_trouble: bool
    reminded: dt.date | None
    has_link: bool
    is_waiting: bool
    is_begun: bool
    is_changing: bool
    is_to_accept: bool
    is_accepted: bool
    has_answer: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """All rows of a round, and the sentence above them."""

    rows: tuple[Row, ...]
    sentence: str
    waiting: int
    to_accept: int


def overview(of: Round, *, on: dt.date) -> Overview:
    """The round as of the day. Nine queries."""
    names = queries.names_in(of.structure)
    there = StructureParty.objects.filter(
        structure=of.structure_id, period__contains=of.term_from
    ).values_list("party_id", flat=True)
    present = frozenset(there)
    letters = _latest(mail.letters_about(f"round:{of.pk}"))
    rows = tuple(_row(each, names, present, letters, on) for each in queries.questions_of(of))
    return Overview(
        rows=rows,
        sentence=_sentence(rows, of, on),
        waiting=sum(row.is_waiting and bool(row.contact) for row in rows),
        to_accept=sum(row.is_to_accept for row in rows),
    )


def _latest(letters: "QuerySet[Letter]") -> Mapping[str, Letter]:
    """The last letter about each party. One query."""
    return {letter.about: letter for letter in letters.order_by("pk")}


def _row(
    question: Question,
    names: Mapping[int, str],
    there: frozenset[int],
    letters: Mapping[str, Letter],
    on: dt.date,
) -> Row:
    sent = [reply for reply in question.replies.all() if reply.sent_on]
    last = sent[-1] if sent else None
    named = list(last.nominations.all()) if last else []
    seats = {each.pk for each in question.seats.all() if each.seat_id}
    written = [each for each in named if each.name]
    letter = letters.get(f"round:{question.round_id}/party:{question.party.key}")
    word, weight, note = _state(question, last, there, on)
    reminded = [each.on for each in question.reminders.all()]
    return Row(
        key=question.party.key,
        name=names.get(question.party_id, question.party.name),
        contact=question.contact_email,
        word=word,
        weight=weight,
        note=note,
        seats=len(seats),
        named=sum(each.asked_id in seats for each in written),
        proposed=sum(each.asked_id not in seats for each in written),
        abstained=sum(each.abstains for each in named),
        letter=letter.get_state_display() if letter else "",
        letter_is_trouble=letter is not None and letter.state in TROUBLE,
        reminded=max(reminded, default=None),
        has_link=any(queries.works(link, on=on) for link in question.links.all()),
        is_waiting=question.at in WAITING,
        is_begun=question.at is AnswerState.BEGUN,
        is_changing=question.at is AnswerState.CHANGING,
        is_to_accept=question.at in TO_ACCEPT,
        is_accepted=question.at is AnswerState.ACCEPTED,
        has_answer=last is not None,
    )


def _state(
    question: Question, last: Reply | None, there: frozenset[int], on: dt.date
) -> tuple[str, str, str]:
    """The state in words, its weight, and what there is to add."""
    if question.party_id not in there and question.at is not AnswerState.LAPSED:
        return _("Deltar inte längre"), "stop", ""
    if question.at in WAITING and not question.contact_email:
        return _("Kontakt saknas"), "stop", ""
    word = str(question.get_state_display())
    note = _answered(last) if last and last.sent_on else ""
    weight = "done" if question.at is AnswerState.ACCEPTED else ""
    if question.at in TO_ACCEPT:
        weight = "info"
    is_open = question.round.state == Round.State.OPEN
    if is_open and question.at in WAITING and on > question.round.due:
        days = (on - question.round.due).days
        weight = "warn"
        note = ngettext("%(days)d dag sen", "%(days)d dagar sen", days) % {"days": days}
    return word[:1].upper() + word[1:], weight, note


def _answered(reply: Reply) -> str:
    assert reply.sent_on is not None  # noqa: S101 -- asked only of what was sent
    day = day_short(reply.sent_on, current())
    return _("%(day)s, sent") % {"day": day} if reply.is_late else day


def _sentence(rows: tuple[Row, ...], of: Round, on: dt.date) -> str:
    """Where the round stands: "9 av 16 har svarat, 4 är godkända. Sista dagen är om 12 dagar."."""
    answered = sum(row.has_answer for row in rows)
    accepted = sum(row.is_accepted for row in rows)
    said = ngettext(
        "%(answered)d av %(all)d har svarat, %(accepted)d är godkänt.",
        "%(answered)d av %(all)d har svarat, %(accepted)d är godkända.",
        accepted,
    ) % {"answered": answered, "all": len(rows), "accepted": accepted}
    if of.state != Round.State.OPEN:
        return f"{said} {_('Frågan är avslutad och tar inte emot fler svar.')}"
    return f"{said} {_ahead((of.due - on).days)}"


def _ahead(days: int) -> str:
    if days == 0:
        return _("Sista dagen är i dag.")
    if days < 0:
        return ngettext(
            "Sista dagen var för %(days)d dag sedan.",
            "Sista dagen var för %(days)d dagar sedan.",
            -days,
        ) % {"days": -days}
    return ngettext(
        "Sista dagen är om %(days)d dag.", "Sista dagen är om %(days)d dagar.", days
    ) % {"days": days}


def reminders_in_words(of: Round, *, ahead_of: dt.date | None = None) -> str:
    """On which days reminders go by themselves: "4 dec 2026, 14 dec 2026"; only those after a day where one is given."""
    days = sorted(of.due + dt.timedelta(days=away) for away in of.reminders)
    ahead = [day for day in days if ahead_of is None or day > ahead_of]
    return ", ".join(day_short(day, current()) for day in ahead)
