"""When remit, staffing and rules of procedure are to be reviewed next."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.facts import BodyFacts, Reviewed
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words, years_after
from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Body, Review, Structure

DAYS_AHEAD = 90

WHAT = {
    "remit": Words("uppdraget", "the remit"),
    "staffing": Words("bemanningen", "the staffing"),
    "rules of procedure": Words("arbetsordningen", "the rules of procedure"),
}
_OFTEN = {
    1: Words("varje år", "every year"),
    2: Words("minst vartannat år", "at least every second year"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something of a body that shall be reviewed by a day; last None is that no review is recorded."""

    what: str
    last: dt.date | None
    due_on: dt.date
    steps: tuple[Step, ...]
    source: str

    def is_overdue(self, on: dt.date) -> bool:
        """Whether the day has passed."""
        return self.due_on < on

    def days_left(self, on: dt.date) -> int:
        """Days until it is due; negative when it is overdue."""
        return (self.due_on - on).days


@rule
def due(
    body: Body,
    structure: Structure,
    reviewed: Iterable[Reviewed],
    *,
    on: dt.date,
    begun: dt.date | None = None,
) -> tuple[Due, ...]:
    """By which day each thing is to be reviewed, counted from the last review or from the body's first day.

    Source: samverk K13
    Shape: in the order of the file; the strictest rule where two name the same thing. begun is the body's
    first day where the register knows an earlier one than the file.
    """
    first = begun or body.starts or structure.period.from_day
    last: dict[str, dt.date] = {}
    for review in reviewed:
        if review.on <= on:
            last[review.what] = max(review.on, last.get(review.what, review.on))
    found: dict[str, Due] = {}
    for rule_ in body.reviews:
        for what in rule_.of:
            each = _due(what, rule_, last.get(what), first)
            found[what] = min(each, found.get(what, each), key=lambda due: due.due_on)
    return tuple(found.values())


def _due(what: str, review: Review, last: dt.date | None, begun: dt.date) -> Due:
    due_on = years_after(last or begun, review.every_years)
    source = first_of(review.clauses, "samverk K13")
    return Due(what, last, due_on, tuple(_steps(what, review, last, begun, source)), source)


def _steps(
    what: str, review: Review, last: dt.date | None, begun: dt.date, source: str
) -> Iterator[Step]:
    words, years = WHAT[what], review.every_years
    often = _OFTEN.get(years) or Words(f"minst vart {years}:e år", f"at least every {years} years")
    yield Step(
        Words(
            f"{words.sv.capitalize()} ska ses över {often.sv}.",
            f"{words.en.capitalize()} shall be reviewed {often.en}.",
        ),
        source,
    )
    day, due_on = day_in_words(last or begun), day_in_words(years_after(last or begun, years))
    yield Step(
        Words(f"Senast översedd den {day.sv}.", f"Last reviewed on {day.en}.")
        if last
        else Words(
            f"Ingen översyn är antecknad. Tiden räknas från organets första dag, den {day.sv}.",
            f"No review is recorded. The time is counted from the first day of the body, {day.en}.",
        )
    )
    yield Step(
        Words(
            f"Nästa översyn ska vara klar senast den {due_on.sv}.",
            f"The next review is due by {due_on.en}.",
        ),
        source,
    )


def of_facts(facts: BodyFacts, structure: Structure, *, on: dt.date) -> tuple[Due, ...]:
    """The same from what is recorded about a body."""
    begun = first_day(facts, structure)
    return due(facts.body, structure, facts.reviewed, on=on, begun=begun)


def first_day(facts: BodyFacts, structure: Structure) -> dt.date:
    """The first day of the body: its own, else that of its first seat, else that of the structure."""
    seats = (seat.period.from_day for seat in facts.seats)
    return facts.body.starts or min(seats, default=structure.period.from_day)


@rule
def findings(
    facts: BodyFacts, structure: Structure, *, on: dt.date, within: int = DAYS_AHEAD
) -> Iterator[Finding]:
    """Reviews that are overdue, and those that are due within some days.

    Source: samverk K13
    """
    for each in of_facts(facts, structure, on=on):
        left = each.days_left(on)
        if left > within:
            continue
        is_overdue = each.is_overdue(on)
        named: Facts = {
            "body_name": facts.body.name,
            "what": WHAT[each.what],
            "day": day_in_words(each.due_on),
            "when": naming.ago(-left) if is_overdue else naming.ahead(left),
        }
        code = "bodies.review_overdue" if is_overdue else "bodies.review_due_soon"
        weight = Weight.WARN if is_overdue else Weight.INFO
        yield Finding(code, weight, each.source, named, facts.body.key)
