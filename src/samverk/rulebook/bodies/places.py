"""The places of a body on a day: each with its rule, its holder, its stand-in and who serves in it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.facts import BodyFacts, Holding, Post, Role, Seat, SeatKind, StandIn
from samverk.rulebook.bodies.slots import HAS_A_SEAT, Slot, slots, takes_part
from samverk.rulebook.dates import Period
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import (
    Clauses,
    FilledBy,
    Filler,
    Key,
    SeatRule,
    Standing,
    Structure,
)

Chairs = Mapping[Key, Sequence[Post]]
NO_CHAIRS: Chairs = {}
OUTSIDE_EVERY_RULE = Words("utan platsregel", "without a seat rule")

_ROLES = {FilledBy.CHAIR_OF: Role.CHAIR, FilledBy.VICE_CHAIR_OF: Role.VICE_CHAIR}
_OF_OFFICE = frozenset({FilledBy.CHAIR_OF, FilledBy.VICE_CHAIR_OF, FilledBy.OFFICE})
_Group = tuple[str, Standing, SeatKind]
_OfSeat = TypeVar("_OfSeat", Holding, StandIn)


@dataclass(frozen=True, slots=True)
class Term:
    """A person has the post or the office that a seat follows, for a period."""

    person: str
    period: Period


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a body on a day.

    slot is the rule that gives it, None where none does; seat is None where none is recorded yet.
    holder is a person, by appointment (holding) or by the office that the seat follows; since is from when.
    serving is who serves there: the stand-in, else the holder, and nobody in two places at once.
    """

    kind: SeatKind
    standing: Standing
    filler: str
    number: int
    words: Words
    slot: Slot | None
    seat: Seat | None
    party: Key | None
    side: Key | None
    opened: dt.date
    holdings: tuple[Holding, ...] = ()
    holding: Holding | None = None
    terms: tuple[Term, ...] = ()
    holder: str | None = None
    since: dt.date | None = None
    stand_in: StandIn | None = None
    serving: str | None = None
    vacant_since: dt.date | None = None

    @property
    def id(self) -> str:
        """The id of the seat, or of the slot where no seat is recorded."""
        if self.seat is not None:
            return self.seat.id
        return self.slot.id if self.slot else ""

    @property
    def group(self) -> _Group:
        """Places of one filler in one standing and of one kind belong together."""
        return (self.filler, self.standing, self.kind)

    @property
    def is_required(self) -> bool:
        """Whether the rules want somebody in it."""
        return (
            self.slot is not None
            and not self.slot.is_optional
            and not self.slot.is_when_needed
            and self.standing in HAS_A_SEAT
        )

    @property
    def follows_an_office(self) -> bool:
        """Whether the seat goes with an office or a post by itself."""
        return self.slot is not None and self.slot.filler.kind in _OF_OFFICE

    @property
    def is_ordinary(self) -> bool:
        """Whether it is an ordinary seat, as member or ex officio."""
        return self.kind is SeatKind.ORDINARY and self.standing in HAS_A_SEAT

    @property
    def clauses(self) -> Clauses:
        """The clauses that give it."""
        return self.slot.clauses if self.slot else ()

    @property
    def present(self) -> str | None:
        """Who is in it: the stand-in while there is one, else the holder."""
        return self.stand_in.person if self.stand_in else self.holder


def places(
    facts: BodyFacts, structure: Structure, *, on: dt.date, chairs: Chairs = NO_CHAIRS
) -> tuple[Place, ...]:
    """Every place of the body that day: those of the rules first, in their order, then the others."""
    empty = list(_with_names(tuple(_empty(facts, structure, on)), structure))
    filling = _Filling(facts, chairs, on)
    return _served([filling.fill(place) for place in empty])


def _empty(facts: BodyFacts, structure: Structure, on: dt.date) -> Iterator[Place]:
    """The places without their holders."""
    open_rules = _without_upper_bound(facts.body.seats, structure, on)
    recorded = _recorded(facts.seats, on)
    for slot in slots(facts.body, structure, on=on):
        same = recorded.get((slot.filler.id, slot.standing, slot.kind, slot.number))
        seat = same.pop(0) if same else None
        yield _place(slot, seat, facts, structure)
    for seat in sorted((seat for same in recorded.values() for seat in same), key=_order):
        rule = open_rules.get((seat.filler, seat.standing, seat.kind))
        yield _place(_extra(rule, seat) if rule else None, seat, facts, structure)


def _recorded(
    seats: Iterable[Seat], on: dt.date
) -> dict[tuple[str, Standing, SeatKind, int], list[Seat]]:
    found: dict[tuple[str, Standing, SeatKind, int], list[Seat]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: seat.id):
        if on in seat.period:
            found[(seat.filler, seat.standing, seat.kind, seat.number)].append(seat)
    return found


def _order(seat: Seat) -> tuple[bool, str, str, int, str]:
    is_substitute = seat.kind is SeatKind.SUBSTITUTE
    return (is_substitute, seat.filler, seat.standing.value, seat.number, seat.id)


def _without_upper_bound(
    rules: Iterable[SeatRule], structure: Structure, on: dt.date
) -> dict[_Group, tuple[SeatRule, Filler]]:
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


def _place(slot: Slot | None, seat: Seat | None, facts: BodyFacts, structure: Structure) -> Place:
    of = slot or seat
    assert of is not None  # noqa: S101 - a place comes from a rule or from the register
    party = slot.filler.party if slot else seat.party if seat else None
    side = slot.filler.side if slot else seat.side if seat else None
    return Place(
        kind=of.kind,
        standing=of.standing,
        filler=slot.filler.id if slot else seat.filler if seat else "",
        number=of.number,
        words=OUTSIDE_EVERY_RULE,
        slot=slot,
        seat=seat,
        party=party,
        side=side,
        opened=seat.period.from_day if seat else _opened(party, facts, structure),
    )


def _opened(party: Key | None, facts: BodyFacts, structure: Structure) -> dt.date:
    """The day on which a place that is not recorded came about: with the body, the party or the structure."""
    joined = structure.parties[party].joined if party else None
    days = (structure.period.from_day, facts.body.starts, joined)
    return max(day for day in days if day is not None)


def _with_names(empty: tuple[Place, ...], structure: Structure) -> Iterator[Place]:
    """The places with the words that people use, numbered where a filler has several of a kind."""
    sizes = Counter(place.group for place in empty)
    for place in empty:
        number = place.number if sizes[place.group] > 1 else None
        seat = naming.of_seat(place.kind, place.standing, number)
        whose = (
            naming.of_filler(place.slot.filler, structure)
            if place.slot
            else _recorded_for(place, structure)
        )
        yield replace(place, words=naming.seat_for(seat, whose))


def _recorded_for(place: Place, structure: Structure) -> Words:
    key = place.party or place.side
    if key is None:
        return Words("ingen angiven part", "no stated party")
    return Words(structure.name_of(key), structure.name_of(key))


class _Filling:
    """Puts holders and stand-ins into places; each list of the facts is walked once."""

    def __init__(self, facts: BodyFacts, chairs: Chairs, on: dt.date) -> None:
        self._on = on
        self._chairs = chairs
        self._holdings = by_seat(facts.holdings)
        self._stand_ins = by_seat(facts.stand_ins)
        self._offices = _offices(facts)

    def fill(self, place: Place) -> Place:
        """The place with whoever is in it that day: whom an appointment names, else whom the office brings."""
        seat = place.seat.id if place.seat else ""
        holdings = tuple(self._holdings.get(seat, ()))
        holding = current(holdings, self._on)
        terms = self._terms(place)
        now = holding or self._now(terms, place.number)
        return replace(
            place,
            holdings=holdings,
            holding=holding,
            terms=terms,
            holder=now.person if now else None,
            since=now.period.from_day if now else None,
            stand_in=current(self._stand_ins.get(seat, ()), self._on),
            vacant_since=None if now else self._vacant_since(place, [*holdings, *terms]),
        )

    def _terms(self, place: Place) -> tuple[Term, ...]:
        filler = place.slot.filler if place.slot else None
        if filler is None or place.kind is SeatKind.SUBSTITUTE:
            return ()
        if filler.kind is FilledBy.OFFICE:
            return self._offices.get((filler.key, filler.party), ())
        posts = self._chairs.get(filler.key, ())
        role = _ROLES.get(filler.kind)
        terms = [Term(post.person, post.period) for post in posts if post.role is role]
        return tuple(sorted(terms, key=_by_day))

    def _now(self, terms: Iterable[Term], number: int) -> Term | None:
        """The one whom the office brings: the first, or the second where there is a second seat."""
        there = [term for term in terms if self._on in term.period]
        return there[number - 1] if 0 < number <= len(there) else None

    def _vacant_since(self, place: Place, earlier: list[Holding | Term]) -> dt.date:
        ended = (row.period.until_day for row in earlier)
        return max([place.opened, *(day for day in ended if day is not None and day <= self._on)])


def by_seat(rows: Iterable[_OfSeat]) -> dict[str, list[_OfSeat]]:
    """The rows of each seat, the earliest first."""
    found: dict[str, list[_OfSeat]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.period.from_day, row.id)):
        found[row.seat].append(row)
    return found


def current(rows: Sequence[_OfSeat], on: dt.date) -> _OfSeat | None:
    """The one that holds that day; of several, the one that began last."""
    return next((row for row in reversed(rows) if on in row.period), None)


def _offices(facts: BodyFacts) -> dict[tuple[Key, Key | None], tuple[Term, ...]]:
    found: dict[tuple[Key, Key | None], list[Term]] = defaultdict(list)
    for person in facts.persons.values():
        for held in person.offices:
            for party in {held.party, None}:
                found[(held.office, party)].append(Term(person.id, held.period))
    return {key: tuple(sorted(terms, key=_by_day)) for key, terms in found.items()}


def _by_day(term: Term) -> tuple[dt.date, str]:
    return (term.period.from_day, term.person)


def _served(filled: list[Place]) -> tuple[Place, ...]:
    """The places with who serves in each; whoever is in two serves in the first, members before others."""
    serving: dict[int, str] = {}
    taken: set[str] = set()
    for index in sorted(range(len(filled)), key=lambda index: (_weight(filled[index]), index)):
        person = filled[index].present
        if person is not None and person not in taken:
            taken.add(person)
            serving[index] = person
    return tuple(replace(place, serving=serving.get(i)) for i, place in enumerate(filled))


_BEFORE_OTHERS = (Standing.MEMBER, Standing.EX_OFFICIO)


def _weight(place: Place) -> int:
    if place.kind is SeatKind.SUBSTITUTE:
        return len(_BEFORE_OTHERS) + 1
    return _BEFORE_OTHERS.index(place.standing) if place.is_ordinary else len(_BEFORE_OTHERS)
