"""When an agreement enters into force, for each party and as a whole."""

import datetime as dt
from collections.abc import Sequence

from samverk.rulebook.agreements.facts import Known, Open
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Force, Key

EACH, ALL, NUMBER, NAMED, UNSTATED = "each for itself", "all", "number", "named", "unstated"
TWO = 2
_UNSTATED = Force(UNSTATED, None, None, ())


@rule
def enters(known: Known) -> Explained[dt.date | None]:
    """The first day on which the agreement is in force between some of its parties, None where that is not known yet.

    Source: samverk-avtal A1; samverk-avtal A2; samverk-avtal A10; samverk-avtal A11; samverk-avtal A32
    Shape:  a day that has been reached does not depend on the order in which decisions were recorded.
    """
    found = _enters(known)
    changed = (_with_change(known, each) for each in known.parties if known.changed(each))
    return Explained(found.value, (*found.steps, *changed))


def _enters(known: Known) -> Explained[dt.date | None]:
    force = known.terms.force or _UNSTATED
    when, steps = _reading(known, force)
    if when == EACH:
        return _first_pair(known, force, steps)
    if when == NAMED:
        return _by_named(known, force, steps)
    days = _days(known)
    needed = max(force.number, TWO) if when == NUMBER and force.number else len(known.parties)
    steps.append(_enough(known, force, needed, len(days)))
    if len(days) < needed:
        return Explained(None, tuple(steps))
    day = days[needed - 1]
    steps.append(_decided(known, day))
    return _no_sooner(known, force, day, steps)


def _days(known: Known) -> list[dt.date]:
    return sorted(day for day in map(known.adopted, known.parties) if day is not None)


def _by_named(known: Known, force: Force, steps: Sequence[Step]) -> Explained[dt.date | None]:
    """The day on which the last of those that must have adopted it did; one alone is bound to nobody."""
    days, named = _days(known), [known.adopted(party) for party in force.parties]
    told = [*steps, _of_the_named(known, force)]
    if None in named:
        return Explained(None, tuple(told))
    if len(days) < TWO:
        return Explained(None, (*told, _enough(known, force, TWO, len(days))))
    day = max(days[1], *filter(None, named))
    return _no_sooner(known, force, day, [*told, _decided(known, day)])


def _of_the_named(known: Known, force: Force) -> Step:
    named = known.named(force.parties)
    missing = known.named(party for party in force.parties if known.adopted(party) is None)
    sv = f"Det gäller när de här parterna har antagit det: {named}."
    en = f"It is in force when these parties have adopted it: {named}."
    if missing:
        sv, en = f"{sv} Det saknas: {missing}.", f"{en} Missing: {missing}."
    return Step(Words(sv, en), first_of(force.clauses, "samverk-avtal A2"))


@rule
def enters_for(known: Known, party: Key) -> Explained[dt.date | None]:
    """The first day on which the agreement is in force for one party, None where that is not known yet.

    Source: samverk-avtal A1; samverk-avtal A10; samverk-avtal A11
    Shape:  never before the day on which the agreement is in force between some: alone nobody is bound to anybody.
    """
    return _told_for(known, party, _enters(known))


def enters_for_each(known: Known) -> dict[Key, Explained[dt.date | None]]:
    """What enters_for says of each party: the day of the whole is found once for them all."""
    whole = _enters(known)
    return {party: _told_for(known, party, whole) for party in known.parties}


def _told_for(
    known: Known, party: Key, whole: Explained[dt.date | None]
) -> Explained[dt.date | None]:
    found = _enters_for(known, party, whole)
    own = (_with_change(known, party),) if known.changed(party) else ()
    return Explained(found.value, (*found.steps, *own))


def _enters_for(
    known: Known, party: Key, whole: Explained[dt.date | None]
) -> Explained[dt.date | None]:
    force = known.terms.force or _UNSTATED
    when, steps = _reading(known, force)
    other = known.terms.each_with
    if when == EACH and other not in {None, party}:
        return _between(known, force, (party, str(other)), steps)
    own = known.adopted(party)
    if whole.value is None or own is None:
        return Explained(None, whole.steps)
    late = own > whole.value
    joined = (*whole.steps, _decided(known, own)) if late else whole.steps
    return Explained(max(own, whole.value), joined)


def _reading(known: Known, force: Force) -> tuple[str, list[Step]]:
    """How many must adopt: what the text says, else how its silence is read, else all, which holds for every reading."""
    if force.when != UNSTATED:
        return force.when, []
    said = known.reading(Open.FORCE)
    if said is None:
        silent = Words(
            "Texten säger inte hur många som måste anta avtalet. När alla har antagit det gäller det hur texten än läses.",
            "The text does not say how many must adopt the agreement. When all have, it is in force however the text is read.",
        )
        return ALL, [Step(silent, first_of(force.clauses, "samverk-avtal A2"))]
    return said.reading, [read_as(said.reading, said.by, said.on, "samverk-avtal A2")]


def read_as(reading: str, by: str, on: dt.date, source: str) -> Step:
    """The step that tells how a silence is read, by whom and since when; by nobody is that it is only supposed."""
    day = day_in_words(on)
    name = READINGS[reading]
    if not by:
        supposed = Words(
            f"Texten tiger. Här antas att den läses så här: {name.sv}.",
            f"The text is silent. Here it is supposed to be read like this: {name.en}.",
        )
        return Step(supposed, source)
    return Step(
        Words(
            f"Texten tiger. Den läses så här: {name.sv} ({by}, {day.sv}).",
            f"The text is silent. It is read like this: {name.en} ({by}, {day.en}).",
        ),
        source,
    )


READINGS = {
    EACH: Words("för var och en som har antagit det", "for each that has adopted it"),
    ALL: Words("när alla har antagit det", "when all have adopted it"),
    "given": Words("från dagen då uppsägningen gjordes", "from the day the notice was given"),
    "received": Words("från dagen då den kom in", "from the day it was received"),
    "treated": Words("från dagen då den behandlades", "from the day it was treated"),
    "the one": Words("bara för den som säger upp", "only for the one that gives notice"),
    "all parties": Words("för alla parter", "for all parties"),
}


def _enough(known: Known, force: Force, needed: int, there: int) -> Step:
    total = len(known.parties)
    missing = known.named(party for party in known.parties if known.adopted(party) is None)
    sv = f"{there} av {total} parter har antagit det; {needed} behövs."
    en = f"{there} of {total} parties have adopted it; {needed} are needed."
    if missing and there < needed:
        sv, en = f"{sv} Det saknas: {missing}.", f"{en} Missing: {missing}."
    return Step(Words(sv, en), first_of(force.clauses, "samverk-avtal A2"))


def _decided(known: Known, day: dt.date) -> Step:
    who = known.named(party for party in known.parties if known.adopted(party) == day)
    words = day_in_words(day)
    return Step(
        Words(f"{who} beslutade den {words.sv}.", f"{who} decided on {words.en}."),
        "samverk-avtal A1",
    )


def _with_change(known: Known, party: Key) -> Step:
    """What a decision on other words means is not for Samverk to say: it is counted, and that is told."""
    name = known.names[party]
    return Step(
        Words(
            f"{name} antog med ändring: pröva om det är samma avtal. Här räknas beslutet med.",
            f"{name} adopted it with a change: consider whether it is the same agreement. Here the decision counts.",
        ),
        "samverk-avtal A10",
    )


def _first_pair(known: Known, force: Force, steps: Sequence[Step]) -> Explained[dt.date | None]:
    """An agreement needs two: with the one that each agrees with, else the second that adopted."""
    other = known.terms.each_with
    if other:
        found = [
            _between(known, force, (party, other), steps)
            for party in known.parties
            if party != other and known.adopted(party) is not None
        ]
        # A day in ISO form comes before "None": a pair that only waits is told where no pair is bound.
        first = min(found, key=lambda each: str(each.value), default=None)
        return first or Explained(None, (*steps, _enough(known, force, 2, _there(known))))
    days = _days(known)
    told = [*steps, _enough(known, force, TWO, len(days))]
    if len(days) < TWO:
        return Explained(None, tuple(told))
    return _no_sooner(known, force, days[1], [*told, _decided(known, days[1])])


def _there(known: Known) -> int:
    return sum(known.adopted(party) is not None for party in known.parties)


def _between(
    known: Known, force: Force, partners: Sequence[Key], steps: Sequence[Step]
) -> Explained[dt.date | None]:
    days = [known.adopted(party) for party in partners]
    certain = [day for day in days if day is not None]
    told = [*steps, *(_decided(known, day) for day in sorted(set(certain)))]
    if len(certain) < len(days):
        return Explained(None, (*told, _not_yet(known, partners)))
    return _no_sooner(known, force, max(certain), told)


def _not_yet(known: Known, partners: Sequence[Key]) -> Step:
    who = known.named(party for party in partners if known.adopted(party) is None)
    return Step(
        Words(f"{who} har inte antagit det.", f"{who} has not adopted it."), "samverk-avtal A1"
    )


def _no_sooner(
    known: Known, force: Force, day: dt.date, steps: Sequence[Step]
) -> Explained[dt.date | None]:
    """Not before the day that the text names, nor before the agreements that this one waits for."""
    told = list(steps)
    for name, other in known.waits_for.items():
        until, step = _until(name, other, known.released.get(name))
        told.append(step)
        if until is None:
            return Explained(None, tuple(told))
        day = max(day, until)
    if force.not_before is not None and force.not_before > day:
        day = force.not_before
        words = day_in_words(day)
        told.append(
            Step(
                Words(
                    f"Det gäller tidigast från den {words.sv}.",
                    f"It holds from {words.en} at the earliest.",
                ),
                first_of(force.clauses, "samverk-avtal A2"),
            )
        )
    return Explained(day, tuple(told))


def _until(
    name: str, other: dt.date | None, released: dt.date | None
) -> tuple[dt.date | None, Step]:
    """Until which day it waits for another: that on which the other enters into force, or it waits no longer."""
    if other is not None and (released is None or other <= released):
        day = day_in_words(other)
        says = Words(
            f"Det väntade på {name}, som är i kraft från den {day.sv}.",
            f"It waited for {name}, which is in force from {day.en}.",
        )
        return other, Step(says, "samverk-avtal A2")
    if released is not None:
        day = day_in_words(released)
        says = Words(
            f"Det väntar inte på {name} längre, från den {day.sv}.",
            f"It waits for {name} no longer, from {day.en}.",
        )
        return released, Step(says, "samverk-avtal A32")
    says = Words(
        f"Det väntar på att {name} träder i kraft.", f"It waits for {name} to enter into force."
    )
    return None, Step(says, "samverk-avtal A2")
