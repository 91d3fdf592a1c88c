"""Mandate periods: a body whose members are appointed for so many years from a day."""

import datetime as dt

from samverk.rulebook.bodies.presidium import Grid
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import Period, day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Body, Term
from samverk.rulebook.terms.coming import Coming, Kind
from samverk.rulebook.terms.ends import ONE_DAY

_SILENT = Words(
    "Texten säger inte för vilken tid organets ledamöter utses.",
    "The text does not say for which time the members of the body are appointed.",
)


@rule
def next_period(body: Body, *, on: dt.date) -> Explained[Period | None]:
    """The mandate period that begins next after the day, or None where the text names none.

    Source: samverk K17
    """
    if body.term is None:
        return Explained(None, (Step(_SILENT, "samverk K17"),))
    grid = Grid(dt.date(body.term.first_year, *body.term.starts), body.term.years)
    number = grid.number(on) + 1
    period = Period(grid.starts(number), grid.starts(number + 1))
    return Explained(period, _steps(body.term, period))


def _steps(term: Term, period: Period) -> tuple[Step, ...]:
    source = first_of(term.clauses, "samverk K17")
    anchor = day_in_words(dt.date(term.first_year, *term.starts))
    first, last = day_in_words(period.from_day), _last_day(period)
    years = Words(
        "ett år" if term.years == 1 else f"{term.years} år",
        "one year" if term.years == 1 else f"{term.years} years",
    )
    return (
        Step(
            Words(
                f"En mandatperiod är {years.sv} och räknas från den {anchor.sv}.",
                f"A term of office is {years.en}, counted from {anchor.en}.",
            ),
            source,
        ),
        Step(
            Words(
                f"Nästa börjar den {first.sv} och slutar den {last.sv}.",
                f"The next begins on {first.en} and ends on {last.en}.",
            ),
            source,
        ),
    )


def _last_day(period: Period) -> Words:
    assert period.until_day is not None  # noqa: S101 -- a mandate period always ends
    return day_in_words(period.until_day - ONE_DAY)


def begins(body: Body, *, on: dt.date) -> Coming | None:
    """The beginning of the next mandate period, as something that comes."""
    period = next_period(body, on=on)
    if period.value is None or body.term is None:
        return None
    return Coming(
        kind=Kind.TERM_BEGINS,
        on=period.value.from_day,
        body=body.key,
        text=Words(
            f"En ny mandatperiod börjar i {body.short}",
            f"A new term of office begins in {body.short}",
        ),
        source=first_of(body.term.clauses, "samverk K17"),
        steps=period.steps,
    )
