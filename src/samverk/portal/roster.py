"""Who sits in a body on a day: by side and party, the substitutes beside the members, the vacancies in their place."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from samverk.foundation.language import spoken
from samverk.portal.deciding import of_facts
from samverk.portal.naming import PartyName, Someone
from samverk.rulebook.bodies.facts import BodyFacts, SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.structure.model import FilledBy, Standing
from samverk.rulebook.structure.model import Structure as Rules

Names = Mapping[str, PartyName]
_A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One place: who holds it and since when, or that it is vacant and who should appoint."""

    what: str
    standing: str
    person: Someone | None
    since: dt.date | None
    until: dt.date | None
    decision: str
    stand_in: Someone | None
    stand_in_until: dt.date | None
    vacant_since: dt.date | None
    appointed_by: str
    is_required: bool
    is_outside_rules: bool

    @property
    def last(self) -> dt.date | None:
        """The last day of the appointment, where one is set."""
        return self.until - _A_DAY if self.until else None

    @property
    def stand_in_last(self) -> dt.date | None:
        """The last day of the stand-in, where one is set."""
        return self.stand_in_until - _A_DAY if self.stand_in_until else None

    @property
    def is_vacant(self) -> bool:
        """Whether the rules want somebody here, and nobody is."""
        return self.person is None and self.is_required


@dataclass(frozen=True, slots=True)
class Row:
    """A member's seat with the substitute's beside it. is_first tells whether the party's name is to be written."""

    party: PartyName | None
    of: str
    is_first: bool
    member: Sitting | None
    substitute: Sitting | None


@dataclass(frozen=True, slots=True)
class Side:
    """All rows of one side."""

    kind: str
    name: str
    rows: tuple[Row, ...]
    filled: int
    total: int


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody in a body: members by side, then those who take part in another standing."""

    sides: tuple[Side, ...]
    others: tuple[Sitting, ...]
    filled: int
    total: int
    vacant: int

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits here and nobody must."""
        return not self.sides and not self.others


def roster(facts: BodyFacts, places: Sequence[Place], rules: Rules, names: Names) -> Roster:
    """The places of a body as its page shows them. No queries."""
    seen = _Seen(facts, rules, names)
    members = [place for place in places if place.standing is Standing.MEMBER and _is_shown(place)]
    others = [place for place in places if place.standing is not Standing.MEMBER]
    sides = tuple(_sides(members, seen))
    ordinary = [place for place in places if place.is_ordinary]
    return Roster(
        sides=sides,
        others=tuple(seen.sitting(place) for place in others),
        filled=sum(place.holder is not None for place in ordinary),
        total=sum(place.is_required or place.holder is not None for place in ordinary),
        vacant=sum(place.is_required and place.holder is None for place in ordinary),
    )


def sitting(place: Place, facts: BodyFacts, rules: Rules, names: Names) -> Sitting:
    """One place as a reader sees it."""
    return _Seen(facts, rules, names).sitting(place)


def _is_shown(place: Place) -> bool:
    """A place without an upper bound shows only when somebody is in it."""
    return place.slot is not None or place.holder is not None


def side_kind(place: Place, rules: Rules) -> str:
    """What kind of side a place belongs to; "other" where it has none."""
    side = rules.sides.get(place.side or "")
    if side is None and place.party in rules.parties:
        side = rules.sides.get(rules.parties[place.party].side or "")
    return side.kind if side else "other"


class _Seen:
    """Turns places into what a reader sees, with the names of one body at hand."""

    def __init__(self, facts: BodyFacts, rules: Rules, names: Names) -> None:
        self._facts = facts
        self.rules = rules
        self.names = names

    def sitting(self, place: Place) -> Sitting:
        stand_in, holding = place.stand_in, place.holding
        return Sitting(
            what=spoken(place.words),
            standing=_STANDINGS[place.standing](),
            person=self.someone(place.holder),
            since=place.since,
            until=holding.period.until_day if holding else None,
            decision=of_facts(holding.decision) if holding else "",
            stand_in=self.someone(stand_in.person) if stand_in else None,
            stand_in_until=stand_in.period.until_day if stand_in else None,
            vacant_since=place.vacant_since,
            appointed_by=self._appointer(place),
            is_required=place.is_required,
            is_outside_rules=place.slot is None,
        )

    def someone(self, key: str | None) -> Someone | None:
        return Someone(key, self._facts.persons[key].name) if key in self._facts.persons else None

    def party(self, place: Place) -> PartyName | None:
        key = place.party or (place.holding.party if place.holding else None)
        return self.names.get(key or "")

    def of(self, place: Place) -> str:
        """What fills a place that no party does: an association, a party group, a function."""
        filler = place.slot.filler if place.slot else None
        is_named = filler and filler.kind not in {FilledBy.SIDE, FilledBy.PARTY}
        return self.rules.name_of(filler.key) if filler and is_named else ""

    def _appointer(self, place: Place) -> str:
        filler = place.slot.filler if place.slot else None
        if place.follows_an_office or filler is None:
            return ""
        key = filler.appointed_by or filler.party or filler.key
        return self.rules.name_of(key)


_STANDINGS = {
    Standing.MEMBER: lambda: _("Ledamot"),
    Standing.EX_OFFICIO: lambda: _("I kraft av uppdrag"),
    Standing.CO_OPTED: lambda: _("Adjungerad"),
    Standing.OBSERVER: lambda: _("Observatör"),
    Standing.ATTENDS: lambda: _("Närvarande"),
}


def _sides(members: Iterable[Place], seen: _Seen) -> Iterator[Side]:
    by_side: dict[str, list[Place]] = {}
    for place in members:
        by_side.setdefault(place.side or "", []).append(place)
    for key, places in by_side.items():
        side = seen.rules.sides.get(key)
        ordinary = [place for place in places if place.is_ordinary]
        yield Side(
            kind=side_kind(places[0], seen.rules),
            name=side.name if side else _("Övriga"),
            rows=tuple(_rows(places, seen)),
            filled=sum(place.holder is not None for place in ordinary),
            total=sum(place.is_required or place.holder is not None for place in ordinary),
        )


def _rows(places: Iterable[Place], seen: _Seen) -> Iterator[Row]:
    by_filler: dict[str, list[Place]] = {}
    for place in places:
        by_filler.setdefault(place.filler or place.party or "", []).append(place)
    for own in by_filler.values():
        written = None
        for member, substitute in _paired(own):
            at = member or substitute
            party = seen.party(at) if at else None
            of = seen.of(at) if at else ""
            yield Row(
                party=party,
                of=of,
                is_first=(party, of) != written,
                member=seen.sitting(member) if member else None,
                substitute=seen.sitting(substitute) if substitute else None,
            )
            written = (party, of)


def _paired(own: Sequence[Place]) -> Iterator[tuple[Place | None, Place | None]]:
    """Members with substitutes beside them: the personal one where there is one, else in order."""
    members = [place for place in own if place.kind is SeatKind.ORDINARY]
    substitutes = [place for place in own if place.kind is SeatKind.SUBSTITUTE]
    personal = {
        place.seat.personal_for: place
        for place in substitutes
        if place.seat and place.seat.personal_for
    }
    paired = [(member, personal.get(member.id)) for member in members]
    taken = {substitute.id for _member, substitute in paired if substitute}
    free = iter([place for place in substitutes if place.id not in taken])
    yield from ((member, own or next(free, None)) for member, own in paired)
    yield from zip_longest((), free)
