"""What is to be said of an agreement on a day, in one shape for pages, commands and other systems."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.agreements.models import Adoption, Agreement
from samverk.agreements.queries import knowing
from samverk.agreements.queries.knowing import Read
from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, as_of, state
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions import RowStanding
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Agreement as Terms


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """What one party decided on the agreement, by the answer that counts; outcome None is that nothing is known."""

    party: str
    name: str
    outcome: str | None
    organ: str
    decided_on: dt.date | None
    paragraph: str
    registry_number: str
    in_force_from: dt.date | None
    ends_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Dated:
    """One day that follows from the agreement, or that none does yet, with the steps and their clauses."""

    key: str
    what: Words
    on: dt.date | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """An agreement on a day."""

    agreement: Agreement
    on: dt.date
    state: State
    parties: tuple[PartyStatus, ...]
    dates: tuple[Dated, ...]


def status(agreement: Agreement, *, on: dt.date) -> Status | None:
    """What is to be said of an agreement on a day; None where nobody has said its terms.

    Queries: at most ten, however many parties there are; two more for each agreement that it waits for.
    """
    read = knowing.read(agreement, on=on)
    return status_of(read, on=on) if read else None


def status_of(read: Read, *, on: dt.date) -> Status:
    """What is to be said of what has been read of an agreement, or supposed of it. No query."""
    known = as_of(read.known, on)
    return Status(
        read.agreement,
        on,
        state(read.known, on=on),
        tuple(_party(known, key, read.rows.get(key), read.agreement) for key in read.known.parties),
        tuple(_dates(known, read.known.terms)),
    )


def _party(known: Known, key: str, row: RowStanding | None, agreement: Agreement) -> PartyStatus:
    clause = agreement.clause
    said = [each for each in row.clauses if clause in {None, each.clause}] if row else []
    counts = next((each.answer for each in said if each.answer), None)
    own = next((each for each in agreement.adoptions.all() if _is_of(each, key)), None)
    if own is not None and counts is None:
        return _recorded(known, key, own)
    outcomes = {str(each.outcome) for each in said if each.outcome}
    return PartyStatus(
        party=key,
        name=known.names[key],
        outcome=outcomes.pop() if len(outcomes) == 1 else ("mixed" if outcomes else None),
        organ=counts.organ if counts else "",
        decided_on=counts.decided_on if counts else None,
        paragraph=counts.paragraph if counts else "",
        registry_number=counts.registry_number if counts else "",
        in_force_from=force.enters_for(known, key).value,
        ends_on=ending.ends_for(known, key).value,
    )


def _is_of(row: Adoption, key: str) -> bool:
    return row.party.key == key and row.set_aside_on is None


def _recorded(known: Known, key: str, own: Adoption) -> PartyStatus:
    return PartyStatus(
        party=key,
        name=known.names[key],
        outcome=own.outcome,
        organ=own.organ,
        decided_on=own.decided_on,
        paragraph=own.paragraph,
        registry_number=own.registry_number,
        in_force_from=force.enters_for(known, key).value,
        ends_on=ending.ends_for(known, key).value,
    )


def _dates(known: Known, terms: Terms) -> Iterator[Dated]:
    """Entry into force, end, what each notice leads to, the last day of notice, and what is to be done by a day."""
    yield _dated("in_force_from", _IN_FORCE, force.enters(known))
    yield _dated("ends_on", _ENDS, ending.ends(known))
    for notice in known.notices:
        name = known.names.get(notice.party, notice.party)
        words = Words(f"{name}: uppsägningen leder till", f"{name}: the notice leads to")
        yield _dated(f"notice:{notice.party}", words, ending.by_notice(known, notice).on)
    yield from _last_to_notice(known)
    for duty in terms.duties:
        if duty.latest is not None:
            words = Words(duty.what, duty.what)
            day = day_in_words(duty.latest)
            step = Step(
                Words(
                    f"Avtalet säger senast den {day.sv}.",
                    f"The agreement says {day.en} at the latest.",
                ),
                first_of(duty.clauses, ""),
            )
            yield Dated(f"duty:{duty.key}", words, duty.latest, (step,))


_IN_FORCE = Words("träder i kraft", "enters into force")
_ENDS = Words("upphör", "ends")
_LAST = Words(
    "sista dag att säga upp före avtalets sista dag", "last day of notice before its last day"
)


def _dated(key: str, what: Words, found: Explained[dt.date | None]) -> Dated:
    return Dated(key, what, found.value, found.steps)


def _last_to_notice(known: Known) -> Iterator[Dated]:
    lasts, terms = known.terms.lasts, known.terms.notice
    if lasts is None or lasts.until is None or terms is None:
        return
    until = day_in_words(lasts.until)
    step = Step(
        Words(
            f"{terms.months} månader före den {until.sv}.",
            f"{terms.months} months before {until.en}.",
        ),
        first_of(terms.clauses, "samverk-avtal A3"),
    )
    yield Dated(
        "last_day_of_notice", _LAST, ending.last_to_notice(known, before=lasts.until), (step,)
    )
