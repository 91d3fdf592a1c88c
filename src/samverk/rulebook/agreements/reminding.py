"""What an agreement reminds of, on which days, and who is to have it."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from samverk.rulebook.agreements import ending, renewing
from samverk.rulebook.agreements.duties import LIVING, Doing, DutyStanding
from samverk.rulebook.agreements.facts import Known, Open
from samverk.rulebook.agreements.silences import silences
from samverk.rulebook.agreements.state import State, as_of, state
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words, last_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key
from samverk.rulebook.terms.reminding import AFTER, BEFORE

EVERY_PARTY: Final = "parties"
_BEGUN = LIVING | {State.OUT_FOR_ADOPTION}
_LEFT = frozenset({Doing.OPEN, Doing.WAITS, Doing.PLANNED, Doing.LATE})
_OF_A_NOTICE = frozenset({Open.COUNTED_FROM, Open.ENDS_FOR})


class Sort(StrEnum):
    """What an agreement reminds of. The order is that of things on the same day."""

    DUTY = "duty"
    LAST_NOTICE = "last day of notice"
    END = "end"
    QUESTION = "question"


class Hearer(StrEnum):
    """Who is reminded."""

    COORDINATOR = "coordinator"
    OFFICERS = "officers"
    PARTY = "party"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that an agreement reminds of: the day, the words, the clause, and whose it is.

    about tells it from others of its sort; owner is a body or a party by its key, or "parties".
    """

    sort: Sort
    about: str
    on: dt.date
    text: Words
    source: str
    owner: Key | None = None


@rule
def due(name: str, known: Known, duties: Iterable[DutyStanding], *, on: dt.date) -> tuple[Due, ...]:
    """What the agreement called so reminds of as things stand on a day, the nearest first.

    Source: samverk-avtal A30
    Shape:  what has been done, or comes to nothing because the agreement is over, is not there.
    """
    told = as_of(known, on)
    stands = state(known, on=on)
    found = [*_duties(name, duties, stands, on)]
    if stands in LIVING:
        found += [*_last_notice(name, told, stands, on), *_end(name, told, on)]
        found += _questions(name, told)
    return tuple(sorted(found, key=_order))


def _order(due: Due) -> tuple[dt.date, int, str]:
    return (due.on, [*Sort].index(due.sort), due.about)


def _duties(name: str, duties: Iterable[DutyStanding], stands: State, on: dt.date) -> Iterator[Due]:
    """What is not done; late only while the agreement is in force."""
    if stands not in _BEGUN:
        return
    for each in duties:
        duty = each.duty
        if duty.latest is None or each.doing not in _LEFT:
            continue
        if duty.latest >= on or stands in LIVING:
            words = Words(f"{name}: {duty.what}", f"{name}: {duty.what}")
            source = first_of(duty.clauses, "")
            yield Due(Sort.DUTY, duty.key, duty.latest, words, source, duty.owner)


def _last_notice(name: str, told: Known, stands: State, on: dt.date) -> Iterator[Due]:
    """While nobody has given notice: the last day on which it ends the agreement with the period that runs."""
    lasts, terms = told.terms.lasts, told.terms.notice
    day = renewing.notice_deadline(told, on=on).value
    if stands is State.IN_FORCE and lasts and lasts.until and terms and day and day >= on:
        over = renewing.bound_until(told, on=on).value or lasts.until
        words = _last_in_words(name, day, over, lasts.renewal_months)
        source = first_of(terms.clauses, "samverk-avtal A3")
        yield Due(Sort.LAST_NOTICE, "", day, words, source, EVERY_PARTY)


def _last_in_words(name: str, day: dt.date, over: dt.date, renewal: int | None) -> Words:
    """Until when it holds where notice is given by the day, and what follows where it is not."""
    last, until = day_in_words(day), last_in_words(over)
    words = Words(
        f"Sista dag att säga upp {name} för att det ska upphöra efter den {until.sv} är den {last.sv}",
        f"The last day of notice for {name} to end after {until.en} is {last.en}",
    )
    if not renewal:
        return words
    return Words(
        f"{words.sv}, annars förlängs det med {renewal} månader",
        f"{words.en}, or it is prolonged by {renewal} months",
    )


def _end(name: str, told: Known, on: dt.date) -> Iterator[Due]:
    """The last day that it holds, for all that is told of an end is told of that day."""
    found = ending.ends(told)
    if found.value is not None and found.value > on:
        last = found.value - dt.timedelta(days=1)
        words = Words(f"{name} gäller sista dagen", f"{name} holds for its last day")
        yield Due(Sort.END, "", last, words, found.steps[0].source, EVERY_PARTY)


def _questions(name: str, told: Known) -> Iterator[Due]:
    """What a notice makes somebody ask of the text, since the last letter came in."""
    days = [each.received_on for each in told.notices if each.received_on is not None]
    for silence in silences(told):
        if silence.of in _OF_A_NOTICE:
            asks = Words(f"{name}: {silence.asks.sv}", f"{name}: {silence.asks.en}")
            yield Due(Sort.QUESTION, silence.of, max(days), asks, silence.source)


@rule
def occasions(sort: Sort) -> tuple[int, ...]:
    """On which days something is reminded of, in days before it; negative after it.

    Source: samverk-avtal A30
    """
    if sort is Sort.QUESTION:
        return AFTER
    return BEFORE + AFTER if sort is Sort.DUTY else BEFORE


@rule
def hearers(found: Due, bodies: Collection[Key]) -> tuple[Hearer, ...]:
    """Who is reminded: whoever it is for, and always the coordinator. bodies are those of the structure.

    Source: samverk-avtal A31
    """
    if found.owner is None:
        return (Hearer.COORDINATOR,)
    if found.owner == EVERY_PARTY:
        return (Hearer.COORDINATOR, Hearer.PARTIES)
    return (Hearer.COORDINATOR, Hearer.OFFICERS if found.owner in bodies else Hearer.PARTY)
