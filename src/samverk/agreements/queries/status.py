"""What is to be said of an agreement on a day, in one shape for pages, commands and other systems."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.agreements import facts
from samverk.agreements.models import Agreement
from samverk.bodies.queries.nearest import rules_near
from samverk.matters.models import Recommendation
from samverk.matters.queries.rows import Standing, standing_of, with_rows
from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, as_of, state
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions import RowStanding
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Structure as Rules


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


def find(key: str) -> Agreement | None:
    """The agreement of this key, with what its status needs. At most four queries."""
    rows = Agreement.objects.select_related(
        "structure", "party", "adopted_by__treatment", "adopted_by__matter"
    )
    return rows.prefetch_related("interpretations", "notices__party").filter(key=key).first()


def status(agreement: Agreement, *, on: dt.date) -> Status | None:
    """What is to be said of an agreement on a day; None where its structure has no terms for it.

    Queries: at most ten, however many parties there are.
    """
    rules = rules_near(agreement.structure, on=on)
    terms = rules.agreements.get(agreement.terms) if rules else None
    if rules is None or terms is None:
        return None
    asked = _asked(agreement, on)
    rows = {row.party: row for row in asked.standing.rows} if asked else {}
    names = _names(agreement, rules)
    everything = facts.known(agreement, terms, names, rows.values())
    known = as_of(everything, on)
    return Status(
        agreement,
        on,
        state(everything, on=on),
        tuple(_party(known, key, rows.get(key), agreement.clause) for key in names),
        tuple(_dates(known, terms)),
    )


def _asked(agreement: Agreement, on: dt.date) -> Standing | None:
    if agreement.adopted_by is None:
        return None
    found = with_rows(Recommendation.objects.filter(pk=agreement.adopted_by.pk)).get()
    return standing_of(found, on=on)


def _names(agreement: Agreement, rules: Rules) -> dict[str, str]:
    """The parties by their keys: those of the file, or the two of a local agreement."""
    names = {party.key: party.name for party in rules.signatories()}
    terms = rules.agreements[agreement.terms]
    if agreement.party is None:
        wanted = terms.parties or tuple(names)
    else:
        wanted = tuple(key for key in (agreement.party.key, terms.each_with) if key)
    return {key: rules.name_of(key) for key in wanted}


def _party(known: Known, key: str, row: RowStanding | None, clause: int | None) -> PartyStatus:
    said = [each for each in row.clauses if clause in {None, each.clause}] if row else []
    counts = next((each.answer for each in said if each.answer), None)
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
