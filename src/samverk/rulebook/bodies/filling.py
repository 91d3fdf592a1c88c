"""Puts a body together for a day: the places of its rules and its register, and whoever is in them."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.facts import BodyFacts, Holding, Role, Seat, SeatKind, StandIn
from samverk.rulebook.bodies.places import (
    NO_CHAIRS,
    Chairs,
    Group,
    Place,
    Term,
    by_seat,
    current,
)
from samverk.rulebook.bodies.slots import Slot, slots, takes_part
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import (
    FilledBy,
    Filler,
    Key,
    SeatRule,
    Standing,
    Structure,
)

_ROLES = {FilledBy.CHAIR_OF: Role.CHAIR, FilledBy.VICE_CHAIR_OF: Role.VICE_CHAIR}
_NOBODYS = Words("ingen angiven part", "no stated party")


@dataclass(frozen=True, slots=True)
class _Row:
    """A place before anybody is in it: from a rule, from the register, or both."""

    group: Group
    number: int
    party: Key | None
    side: Key | None
    whose: Words
    opened: dt.date
    slot: Slot | None
    seat: Seat | None


@dataclass(frozen=True, slots=True)
class _Who:
    """Whoever is, was and will be in a place."""

    holdings: tuple[Holding, ...]
    terms: tuple[Term, ...]
    holding: Holding | None
    now: Holding | Term | None
    stand_in: StandIn | None

    @property
    def present(self) -> str | None:
        """The stand-in while there is one, else the holder."""
        there = self.stand_in or self.now
        return there.person if there else None


def places(
    facts: BodyFacts, structure: Structure, *, on: dt.date, chairs: Chairs = NO_CHAIRS
) -> tuple[Place, ...]:
    """Every place of the body that day: those of the rules first, in their order, then the others."""
    rows = tuple(_rows(facts, structure, on))
    sizes = Counter(row.group for row in rows)
    filling = _Filling(facts, chairs, on)
    there = [filling.who(row) for row in rows]
    serving = _serving(rows, there)
    return tuple(
        filling.place(row, who, words=_words(row, sizes[row.group]), serving=serving.get(index))
        for index, (row, who) in enumerate(zip(rows, there, strict=True))
    )


def _words(row: _Row, among: int) -> Words:
    """What people call the place, numbered where there are several of the same filler."""
    _, standing, kind = row.group
    seat = naming.of_seat(kind, standing, row.number if among > 1 else None)
    return naming.seat_for(seat, row.whose)


def _rows(facts: BodyFacts, structure: Structure, on: dt.date) -> Iterator[_Row]:
    recorded: dict[tuple[Group, int], list[Seat]] = defaultdict(list)
    for seat in sorted(facts.seats, key=_order):
        if on in seat.period:
            recorded[(seat.filler, seat.standing, seat.kind), seat.number].append(seat)
    for slot in slots(facts.body, structure, on=on):
        same = recorded.get((_group(slot), slot.number))
        yield _by_rule(slot, same.pop(0) if same else None, facts, structure)
    open_rules = _without_upper_bound(facts.body.seats, structure, on)
    for seat in sorted((seat for same in recorded.values() for seat in same), key=_order):
        group = (seat.filler, seat.standing, seat.kind)
        given = open_rules.get(group)
        if given is None:
            yield _outside_the_rules(seat, group, structure)
        else:
            yield _by_rule(_extra(given, seat), seat, facts, structure)


def _group(slot: Slot) -> Group:
    return (slot.filler.id, slot.standing, slot.kind)


def _by_rule(slot: Slot, seat: Seat | None, facts: BodyFacts, structure: Structure) -> _Row:
    filler = slot.filler
    whose = naming.of_filler(filler, structure)
    opened = seat.period.from_day if seat else _opened(filler.party, facts, structure)
    return _Row(_group(slot), slot.number, filler.party, filler.side, whose, opened, slot, seat)


def _outside_the_rules(seat: Seat, group: Group, structure: Structure) -> _Row:
    key = seat.party or seat.side
    whose = Words(structure.name_of(key), structure.name_of(key)) if key else _NOBODYS
    day = seat.period.from_day
    return _Row(group, seat.number, seat.party, seat.side, whose, day, None, seat)


def _opened(party: Key | None, facts: BodyFacts, structure: Structure) -> dt.date:
    """The day on which a place that is not recorded came about: with the body, the party or the structure."""
    joined = structure.parties[party].joined if party else None
    days = (structure.period.from_day, facts.body.starts, joined)
    return max(day for day in days if day is not None)


def _order(seat: Seat) -> tuple[bool, str, str, int, str]:
    is_substitute = seat.kind is SeatKind.SUBSTITUTE
    return (is_substitute, seat.filler, seat.standing.value, seat.number, seat.id)


def _without_upper_bound(
    rules: Iterable[SeatRule], structure: Structure, on: dt.date
) -> dict[Group, tuple[SeatRule, Filler]]:
    return {
        (filler.id, rule.standing, kind): (rule, filler)
        for rule in rules
        for kind, count in (
            (SeatKind.ORDINARY, rule.ordinary),
            (SeatKind.SUBSTITUTE, rule.substitutes),
        )
        if count.most is None
        for filler in rule.fillers
        if takes_part(filler, structure, on)
    }


def _extra(given: tuple[SeatRule, Filler], seat: Seat) -> Slot:
    """A place beyond the least number, under a rule that sets no upper bound."""
    rule, filler = given
    return Slot(
        filler=filler,
        kind=seat.kind,
        number=seat.number,
        is_optional=True,
        standing=rule.standing,
        is_when_needed=rule.is_when_needed,
        profession=rule.profession,
        clauses=rule.clauses,
        eligible=rule.eligible,
    )


class _Filling:
    """Makes places with their holders and stand-ins; each list of the facts is walked once."""

    def __init__(self, facts: BodyFacts, chairs: Chairs, on: dt.date) -> None:
        self._on = on
        self._chairs = chairs
        self._holdings = by_seat(facts.holdings)
        self._stand_ins = by_seat(facts.stand_ins)
        self._offices = _offices(facts)

    def who(self, row: _Row) -> _Who:
        """Whoever is in the place that day: whom an appointment names, else whom the office brings."""
        seat = row.seat.id if row.seat else ""
        holdings, terms = tuple(self._holdings.get(seat, ())), self._terms(row)
        holding = current(holdings, self._on)
        return _Who(
            holdings=holdings,
            terms=terms,
            holding=holding,
            now=holding or self._now(terms, row.number),
            stand_in=current(self._stand_ins.get(seat, ()), self._on),
        )

    def place(self, row: _Row, who: _Who, *, words: Words, serving: str | None) -> Place:
        """The place with whoever is in it."""
        filler, standing, kind = row.group
        vacant_since = self._vacant_since(row, [*who.holdings, *who.terms])
        return Place(
            kind=kind,
            standing=standing,
            filler=filler,
            number=row.number,
            words=words,
            slot=row.slot,
            seat=row.seat,
            party=row.party,
            side=row.side,
            opened=row.opened,
            holdings=who.holdings,
            holding=who.holding,
            terms=who.terms,
            holder=who.now.person if who.now else None,
            since=who.now.period.from_day if who.now else None,
            stand_in=who.stand_in,
            serving=serving,
            vacant_since=None if who.now else vacant_since,
        )

    def _terms(self, row: _Row) -> tuple[Term, ...]:
        if row.slot is None or row.slot.kind is SeatKind.SUBSTITUTE:
            return ()
        filler = row.slot.filler
        if filler.kind is FilledBy.OFFICE:
            return self._offices.get((filler.key, filler.party), ())
        role = _ROLES.get(filler.kind)
        posts = self._chairs.get(filler.key, ()) if role else ()
        terms = [Term(post.person, post.period) for post in posts if post.role is role]
        return tuple(sorted(terms, key=_by_day))

    def _now(self, terms: Iterable[Term], number: int) -> Term | None:
        """The one whom the office brings: the first, or the second where there is a second seat."""
        there = [term for term in terms if self._on in term.period]
        return there[number - 1] if 0 < number <= len(there) else None

    def _vacant_since(self, row: _Row, earlier: list[Holding | Term]) -> dt.date:
        ended = (past.period.until_day for past in earlier)
        return max([row.opened, *(day for day in ended if day is not None and day <= self._on)])


def _offices(facts: BodyFacts) -> dict[tuple[Key, Key | None], tuple[Term, ...]]:
    found: dict[tuple[Key, Key | None], list[Term]] = defaultdict(list)
    for person in facts.persons.values():
        for held in person.offices:
            for party in {held.party, None}:
                found[(held.office, party)].append(Term(person.id, held.period))
    return {key: tuple(sorted(terms, key=_by_day)) for key, terms in found.items()}


def _by_day(term: Term) -> tuple[dt.date, str]:
    return (term.period.from_day, term.person)


_BEFORE_OTHERS = (Standing.MEMBER, Standing.EX_OFFICIO)


def _serving(rows: Sequence[_Row], there: Sequence[_Who]) -> dict[int, str]:
    """Who serves in each place; whoever is in two serves in the first, members before others."""
    serving: dict[int, str] = {}
    taken: set[str] = set()
    for index in sorted(range(len(rows)), key=lambda index: _rank(rows[index])):
        person = there[index].present
        if person is not None and person not in taken:
            taken.add(person)
            serving[index] = person
    return serving


def _rank(row: _Row) -> int:
    _, standing, kind = row.group
    if kind is SeatKind.SUBSTITUTE:
        return len(_BEFORE_OTHERS) + 1
    return _BEFORE_OTHERS.index(standing) if standing in _BEFORE_OTHERS else len(_BEFORE_OTHERS)
