"""Everything that is known to come in a structure, as one list by day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from samverk.rulebook.bodies import reviews
from samverk.rulebook.bodies.facts import BodyFacts
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import years_after
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Clauses, Key, Structure
from samverk.rulebook.terms import ends, periods, turning
from samverk.rulebook.terms.coming import Coming, Kind


def ahead(
    structure: Structure,
    recorded: Mapping[Key, BodyFacts],
    *,
    on: dt.date,
    within: int | None = None,
) -> tuple[Coming, ...]:
    """What comes in a structure, the nearest first; within so many days where that is asked for.

    Shape: reviews that should have been done come first, on the day that they should.
    """
    found = [coming for facts in recorded.values() for coming in of_body(facts, structure, on=on)]
    return nearest((*found, *duties(structure, on=on)), on=on, within=within)


def nearest(
    found: Iterable[Coming], *, on: dt.date, within: int | None = None
) -> tuple[Coming, ...]:
    """The same by day, without what lies further off than so many days."""
    near = (each for each in found if within is None or each.days_left(on) <= within)
    return tuple(sorted(near, key=lambda each: each.order))


def of_body(facts: BodyFacts, structure: Structure, *, on: dt.date) -> Iterator[Coming]:
    """What comes in one body. Where the chair turns, the end of the present posts is part of that and not told apart."""
    turn = turning.turns(facts, structure, on=on)
    for ending in ends.ends(facts, on=on):
        is_told = turn and ending.kind is Kind.POST_ENDS and ending.on + ends.ONE_DAY == turn.on
        if not is_told:
            yield ending
    yield from filter(None, (turn, periods.begins(facts.body, on=on)))
    yield from reviews_due(facts, structure, on=on)


@rule
def reviews_due(facts: BodyFacts, structure: Structure, *, on: dt.date) -> Iterator[Coming]:
    """By which day each thing of a body is to be reviewed next.

    Source: samverk K13
    Shape: a day that has passed is told too: it stays due until something is recorded.
    """
    for due in reviews.of_facts(facts, structure, on=on):
        what, body = reviews.WHAT[due.what], facts.body.short
        yield Coming(
            kind=Kind.REVIEW_DUE,
            on=due.due_on,
            body=facts.body.key,
            text=Words(
                f"Översynen av {what.sv} i {body} ska vara klar",
                f"The review of {what.en} in {body} is due",
            ),
            source=due.source,
            steps=due.steps,
            about=due.what,
        )


def duties(structure: Structure, *, on: dt.date) -> Iterator[Coming]:
    """Duties of the agreements with a last day, and what comes back every year on a day."""
    for agreement in structure.agreements.values():
        for duty in agreement.duties:
            if duty.latest and duty.latest >= on:
                yield _duty(Kind.DUTY_DUE, duty.latest, duty.what, duty.clauses, agreement.key)
    for yearly in structure.calendar.values():
        when = yearly.on or yearly.by
        if when:
            day = _next(when, on)
            yield _duty(Kind.YEARLY, day, yearly.what, yearly.clauses, yearly.key)


def _next(when: tuple[int, int], on: dt.date) -> dt.date:
    this_year = dt.date(on.year, *when)
    return this_year if this_year >= on else years_after(this_year, 1)


def _duty(kind: Kind, on: dt.date, what: str, clauses: Clauses, about: Key) -> Coming:
    """The text is the agreement's own, in its own language."""
    return Coming(kind, on, None, Words(what, what), first_of(clauses, ""), about=f"{about} {what}")
