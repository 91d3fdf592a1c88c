"""What is false or doubtful in a notice of termination, in that it was treated, and in that it was taken back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known, Notice
from samverk.rulebook.agreements.recording.decisions import over_on
from samverk.rulebook.agreements.recording.findings import NOT_YET, doubt, of_days, stop
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key

THAT_HAPPENED = "samverk-avtal A20"
OF_NOTICE = "samverk-avtal A4"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of notice as somebody records it: whose, its days, and whether the letter itself is there."""

    notice: Notice
    name: str
    is_kept: bool


@rule
def of_notice(known: Known, letter: Letter, *, on: dt.date) -> Iterator[Finding]:
    """Everything that is false or doubtful in a notice that is recorded on a day. Who may not leave may still have written.

    Source: samverk-avtal A20; samverk-avtal A21; samverk-avtal A4
    """
    notice = letter.notice
    named = {"party": letter.name}
    yield from of_days(notice.given_on, notice.received_on, on=on)
    yield from _in_order(notice)
    if notice.party not in known.names:
        yield doubt("agreements.notice_from_no_party", _parties(known), named)
    yield from _in_time(known, notice, named)
    terms = known.terms.notice
    if terms is None:
        yield doubt("agreements.nothing_on_notice", OF_NOTICE)
    elif terms.is_written and not letter.is_kept:
        yield doubt("agreements.no_letter", first_of(terms.clauses, OF_NOTICE), named)


def _in_order(notice: Notice) -> Iterator[Finding]:
    if notice.received_on is not None and notice.received_on < notice.given_on:
        facts: Facts = {
            "received": day_in_words(notice.received_on),
            "given": day_in_words(notice.given_on),
        }
        yield stop("agreements.received_before_written", NOT_YET, facts)


def _parties(known: Known) -> str:
    return first_of(known.terms.clauses, THAT_HAPPENED)


def _in_time(known: Known, notice: Notice, named: Facts) -> Iterator[Finding]:
    """Before the agreement is in force there is nothing to leave, and after it is over not either."""
    day = notice.received_on or notice.given_on
    began = force.enters(known).value
    source = first_of(known.terms.force.clauses if known.terms.force else (), THAT_HAPPENED)
    if began is None:
        yield doubt("agreements.notice_before_force", source, named)
    elif day < began:
        yield doubt(
            "agreements.notice_before_the_day", source, {**named, "day": day_in_words(began)}
        )
    over = over_on(known)
    if over is not None and over <= day:
        facts = {**named, "day": day_in_words(over)}
        yield doubt("agreements.notice_when_over", THAT_HAPPENED, facts)


@dataclass(frozen=True, slots=True)
class Treated:
    """Where and when a notice was treated; wanted is the body that the terms name, by name."""

    on: dt.date
    body: Key | None
    body_name: str
    wanted: str


@rule
def of_treatment(
    known: Known, notice: Notice, treated: Treated, *, on: dt.date
) -> Iterator[Finding]:
    """Everything that is false or doubtful in that a notice was treated.

    Source: samverk-avtal A4; samverk-avtal A21
    """
    yield from of_days(treated.on, on=on)
    if notice.received_on is None:
        yield stop("agreements.treated_before_it_came", NOT_YET)
    elif treated.on < notice.received_on:
        facts = {"treated": day_in_words(treated.on), "received": day_in_words(notice.received_on)}
        yield stop("agreements.treated_before_received", NOT_YET, facts)
    terms = known.terms.notice
    if terms is not None and terms.by is not None and terms.by != treated.body:
        names = {"body_name": treated.body_name, "wanted": treated.wanted}
        code = "agreements.other_body_treated" if treated.body else "agreements.treated_nowhere"
        yield doubt(code, first_of(terms.clauses, OF_NOTICE), names)


@rule
def of_withdrawal(
    known: Known, notice: Notice, withdrawn_on: dt.date, *, on: dt.date
) -> Iterator[Finding]:
    """Everything that is false or doubtful in that a notice was taken back. Whether that may be, Samverk does not decide.

    Source: samverk-avtal A24; samverk-avtal A21
    """
    yield from of_days(withdrawn_on, on=on)
    named: Facts = {"party": known.names.get(notice.party, notice.party)}
    if withdrawn_on < notice.given_on:
        facts = {**named, "given": day_in_words(notice.given_on)}
        yield stop("agreements.withdrawn_before_given", NOT_YET, facts)
    over = ending.by_notice(known, notice).on.value
    if over is not None and over <= withdrawn_on:
        facts = {**named, "day": day_in_words(over)}
        yield doubt("agreements.withdrawn_too_late", THAT_HAPPENED, facts)
    elif notice.received_on is not None and notice.received_on <= withdrawn_on:
        yield doubt("agreements.withdrawn_once_received", "samverk-avtal A24", named)
