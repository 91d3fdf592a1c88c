"""Who may fill a place: on whose behalf, with which profession or office, and eligible where that is demanded."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.facts import Holding, Person
from samverk.rulebook.bodies.slots import Slot
from samverk.rulebook.clauses import first_of
from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, FilledBy, LegalForm, Structure

ASSOCIATION_BOARD = "sfs-2003-1210 10 §"
ASSOCIATION_ELIGIBLE = "sfs-2003-1210 12 §"

_ELIGIBLE = {
    "council member": Words("ledamot i fullmäktige", "a member of the council"),
    "council substitute": Words("ersättare i fullmäktige", "a substitute in the council"),
    "elected": Words("förtroendevald", "an elected representative"),
    "official": Words("tjänsteperson", "an official"),
    "employee": Words("anställd", "an employee"),
}
# What a recorded word may also be: an elected representative may be a council member, an employee is an official.
_MAY_ALSO_BE = {
    "council member": {"council member", "elected"},
    "council substitute": {"council substitute", "elected"},
    "elected": {"council member", "council substitute", "elected"},
    "official": {"official", "employee"},
    "employee": {"official", "employee"},
}


@dataclass(frozen=True, slots=True)
class Case:
    """A person in a place: what the rules on holders look at."""

    slot: Slot
    holding: Holding
    person: Person
    body: Body
    structure: Structure
    on: dt.date

    def finding(self, code: str, own: str, facts: Facts, weight: Weight = Weight.WARN) -> Finding:
        """A finding on the place, under the clause that gives it, else under the rule's own."""
        source = first_of(self.slot.clauses, own)
        named: Facts = {**self._named(), **facts}
        party = self.slot.filler.party
        return Finding(code, weight, source, named, self.body.key, self.holding.seat, party)

    def _named(self) -> Facts:
        seat = naming.of_seat(self.slot.kind, self.slot.standing, None)
        filler = naming.of_filler(self.slot.filler, self.structure)
        return {
            "body_name": self.body.name,
            "person": self.person.name,
            "seat": naming.seat_for(seat, filler),
        }


def may_fill(
    slot: Slot,
    holding: Holding,
    person: Person,
    *,
    body: Body,
    structure: Structure,
    on: dt.date,
) -> tuple[Finding, ...]:
    """What speaks against the person in the place; nothing where the facts cannot tell."""
    case = Case(slot, holding, person, body, structure, on)
    return (
        *represents_another(case),
        *lacks_the_profession(case),
        *lacks_the_function(case),
        *is_ineligible(case),
    )


@rule
def represents_another(case: Case) -> Iterator[Finding]:
    """Holders who represent another party or another side than the one that the seat is for.

    Source: samverk K3; sfs-2003-1210 10 §
    """
    filler, party = case.slot.filler, case.structure.parties.get(case.holding.party or "")
    if party is None:
        return
    facts: Facts = {"party": party.name}
    if filler.party is not None and filler.party != party.key:
        is_law = case.body.form is LegalForm.COORDINATION_ASSOCIATION
        weight = Weight.STOP if is_law else Weight.WARN
        own = ASSOCIATION_BOARD if is_law else "samverk K3"
        yield case.finding("bodies.wrong_party", own, facts, weight)
    elif filler.side is not None and party.side is not None and filler.side != party.side:
        yield case.finding("bodies.wrong_side", "samverk K3", facts)


@rule
def lacks_the_profession(case: Case) -> Iterator[Finding]:
    """Holders of a seat for a profession for whom that profession is not recorded.

    Source: samverk K11
    """
    profession = case.slot.profession
    if profession is not None and profession not in case.person.professions:
        facts: Facts = {"profession": case.structure.name_of(profession)}
        yield case.finding("bodies.profession_missing", "samverk K11", facts)


@rule
def lacks_the_function(case: Case) -> Iterator[Finding]:
    """Holders of a seat for a function who are not recorded as having it, as office or as profession.

    Source: samverk K11
    """
    filler = case.slot.filler
    if filler.kind is not FilledBy.FUNCTION or filler.key in case.person.professions:
        return
    if not any(case.on in held.period for held in case.person.offices if held.office == filler.key):
        facts: Facts = {"function": case.structure.name_of(filler.key)}
        yield case.finding("bodies.function_not_held", "samverk K11", facts)


@rule
def is_ineligible(case: Case) -> Iterator[Finding]:
    """Holders who are recorded as something else than what the seat demands: council member, official and so on.

    Source: samverk K11; sfs-2003-1210 12 §
    Shape: says nothing where none of these words is recorded for the person.
    """
    demanded = case.slot.eligible
    recorded = {
        held.office
        for held in case.person.offices
        if held.office in _ELIGIBLE
        and case.on in held.period
        and (held.party is None or case.holding.party in {None, held.party})
    }
    may_be = {word for office in recorded for word in _MAY_ALSO_BE[office]}
    if not demanded or not recorded or may_be & set(demanded):
        return
    wanted = Words(*(" / ".join(_ELIGIBLE[w](lang) for w in demanded) for lang in ("sv", "en")))
    is_law = case.body.form is LegalForm.COORDINATION_ASSOCIATION
    weight = Weight.STOP if is_law else Weight.WARN
    own = ASSOCIATION_ELIGIBLE if is_law else "samverk K11"
    yield case.finding("bodies.ineligible", own, {"demanded": wanted}, weight)
