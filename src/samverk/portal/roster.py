"""Who sits in a body on a day: by side and party, the substitutes beside the members, the vacancies in their place."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from samverk.bodies.queries import mends
from samverk.bodies.queries.mends import NO_HANDS, Hands, Mend
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.language import spoken
from samverk.portal.deciding import of_facts
from samverk.portal.naming import PartyName, Someone, someone
from samverk.portal.siding import side_kind
from samverk.rulebook.bodies.facts import Holding, SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.structure.model import FilledBy, Standing

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
    acts: tuple[Mend, ...] = ()

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
    usual_until: dt.date | None

    @property
    def has_substitutes(self) -> bool:
        """Whether any member's seat has a substitute's beside it."""
        return any(row.substitute for side in self.sides for row in side.rows)

    @property
    def usual_last(self) -> dt.date | None:
        """The last day of most appointments, where they share one."""
        return self.usual_until - _A_DAY if self.usual_until else None

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits here and nobody must."""
        return not self.sides and not self.others


def roster(body: BodyState, state: StructureState, names: Names, own: Hands = NO_HANDS) -> Roster:
    """The places of a body as its page shows them, with what may be done about each. No queries."""
    seen, places = _Seen(state, names, body.row.key, own), body.judged.composition.places
    members = [place for place in places if place.standing is Standing.MEMBER and _is_shown(place)]
    others = [place for place in places if place.standing is not Standing.MEMBER]
    seen.usual_until = _usual_until(places)
    sides = tuple(_sides(members, seen))
    ordinary = [place for place in places if place.is_ordinary]
    return Roster(
        sides=sides,
        others=tuple(seen.sitting(place) for place in others),
        filled=sum(place.holder is not None for place in ordinary),
        total=sum(place.is_required or place.holder is not None for place in ordinary),
        vacant=sum(place.is_required and place.holder is None for place in ordinary),
        usual_until=seen.usual_until,
    )


def _usual_until(places: Iterable[Place]) -> dt.date | None:
    """The day until which more than half of the appointments last: said once, and not in every row."""
    days = [place.holding.period.until_day for place in places if place.holding]
    most = Counter(days).most_common(1)
    return most[0][0] if most and most[0][1] * 2 > len(days) else None


def sitting(place: Place, state: StructureState, names: Names) -> Sitting:
    """One place as a reader sees it."""
    return _Seen(state, names).sitting(place)


def _is_shown(place: Place) -> bool:
    """A place without an upper bound shows only when somebody is in it."""
    return place.slot is not None or place.holder is not None


class _Seen:
    """Turns places into what a reader sees, with the names of one body at hand."""

    def __init__(
        self, state: StructureState, names: Names, body: str = "", own: Hands = NO_HANDS
    ) -> None:
        self.state = state
        self.body = body
        self.own = own
        self.rules = state.rules
        self.names = names
        self.usual_until: dt.date | None = None

    def sitting(self, place: Place) -> Sitting:
        stand_in, holding = place.stand_in, place.holding
        return Sitting(
            what=spoken(place.words),
            standing=_STANDINGS[place.standing](),
            person=someone(place.holder, self.state),
            since=place.since,
            until=self._until(holding),
            decision=of_facts(holding.decision) if holding else "",
            stand_in=someone(stand_in.person, self.state) if stand_in else None,
            stand_in_until=stand_in.period.until_day if stand_in else None,
            vacant_since=place.vacant_since,
            appointed_by=self._appointer(place),
            is_required=place.is_required,
            is_outside_rules=place.slot is None,
            acts=self._acts(place),
        )

    def _acts(self, place: Place) -> tuple[Mend, ...]:
        party = self.names.get(place.party or "")
        key = party.key if party else None
        return mends.of_place(place, self.state, self.body, key, self.own)

    def _until(self, holding: Holding | None) -> dt.date | None:
        """The day until which an appointment lasts, where it is not the usual one."""
        until = holding.period.until_day if holding else None
        return None if until == self.usual_until else until

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
    order = sorted(seen.rules.sides, key=lambda key: seen.rules.sides[key].kind != "region")
    for place in members:
        by_side.setdefault(place.side or "", []).append(place)
    for key in sorted(by_side, key=lambda key: order.index(key) if key in order else len(order)):
        side, places = seen.rules.sides.get(key), by_side[key]
        ordinary = [place for place in places if place.is_ordinary]
        yield Side(
            kind=side_kind(places[0], seen.state),
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
