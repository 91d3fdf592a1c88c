"""The one state that an agreement is in on a day."""

import datetime as dt
from dataclasses import replace
from enum import StrEnum

from samverk.rulebook.agreements.ending import Ending, by_notice, ends
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.force import enters
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule


class State(StrEnum):
    """How far an agreement has come."""

    DRAFT = "draft"
    RECOMMENDED = "recommended"
    OUT_FOR_ADOPTION = "out for adoption"
    IN_FORCE = "in force"
    UNDER_NOTICE = "under notice"
    ENDED = "ended"
    REPLACED = "replaced"


NAMES = {
    State.DRAFT: Words("utkast", "draft"),
    State.RECOMMENDED: Words("rekommenderat", "recommended"),
    State.OUT_FOR_ADOPTION: Words("ute för antagande", "out for adoption"),
    State.IN_FORCE: Words("i kraft", "in force"),
    State.UNDER_NOTICE: Words("uppsagt", "under notice"),
    State.ENDED: Words("upphört", "ended"),
    State.REPLACED: Words("ersatt", "replaced"),
}


_BEFORE = frozenset({State.DRAFT, State.RECOMMENDED, State.OUT_FOR_ADOPTION})


def in_words(stands: State, begins: dt.date | None) -> Words:
    """The state as people read it: what is adopted and only waits for its first day is not out for adoption."""
    if stands not in _BEFORE or begins is None:
        return NAMES[stands]
    day = day_in_words(begins)
    return Words(f"antaget, gäller från den {day.sv}", f"adopted, in force from {day.en}")


@rule
def state(known: Known, *, on: dt.date) -> State:
    """The state that the agreement is in on a day.

    Source: samverk-avtal A7
    Shape:  what happens after the day changes nothing; a notice counts from the day it was received until it has run out
            for the one that gave it and the others are known to go on.
    """
    told = as_of(known, on)
    if told.replaced_on is not None:
        return State.REPLACED
    end, force = ends(told).value, enters(told).value
    if force is not None and force <= on:
        if end is not None and end <= on:
            return State.ENDED
        running = any(_runs(by_notice(told, notice), on) for notice in told.notices)
        return State.UNDER_NOTICE if running else State.IN_FORCE
    if told.sent_on is not None:
        return State.OUT_FOR_ADOPTION
    return State.RECOMMENDED if told.recommended_on is not None else State.DRAFT


def _runs(ending: Ending, on: dt.date) -> bool:
    """Whether a notice has not run out, or nobody has said what it does to the others."""
    return ending.ends_for is None or ending.on.value is None or on < ending.on.value


def as_of(known: Known, on: dt.date) -> Known:
    """What had happened on a day: decisions made, notices received, readings recorded by then."""
    return Known(
        terms=known.terms,
        names=known.names,
        adoptions=tuple(each for each in known.adoptions if each.on <= on),
        notices=tuple(
            replace(each, treated_on=_by(each.treated_on, on))
            for each in known.notices
            if each.received_on is not None and each.received_on <= on
        ),
        interpretations=tuple(each for each in known.interpretations if each.on <= on),
        recommended_on=_by(known.recommended_on, on),
        sent_on=_by(known.sent_on, on),
        replaced_on=_by(known.replaced_on, on),
        waits_for=known.waits_for,
        released=known.released,
    )


def _by(day: dt.date | None, on: dt.date) -> dt.date | None:
    return day if day is not None and day <= on else None
