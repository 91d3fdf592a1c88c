"""On each finding the act that mends it, for those who may do it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverk.bodies.queries.mends import (
    CHAIR,
    VICE_CHAIR,
    Hands,
    Mend,
    choosing,
    ending,
)
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.rulebook.bodies.facts import Role, SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.posts import ROLES
from samverk.rulebook.findings import Finding
from samverk.rulebook.structure.model import FilledBy, Standing


@dataclass(frozen=True, slots=True)
class _Case:
    """A finding on a body, and whose hands would mend it; party is the register's key of the seat's party."""

    finding: Finding
    state: StructureState
    body: BodyState
    party: str | None
    own: Hands

    @property
    def coordinates(self) -> bool:
        return self.own.may_coordinate(self.state.row.pk)

    @property
    def places(self) -> tuple[Place, ...]:
        return self.body.judged.composition.places

    def at(self, seat: str, act: str, words: Promise | str, **asked: str) -> Mend:
        """An act at a seat of the body."""
        where = (self.state.row.key, self.body.row.key, seat)
        return Mend(self.own.to(act, *where, **asked), words)


_Remedy = Callable[[_Case], Mend | None]


def of_finding(
    finding: Finding, state: StructureState, party: str | None, own: Hands
) -> Mend | None:
    """The act that mends a finding, for those who may do it; party is the register's key of the seat's party."""
    body = state.bodies.get(finding.body or "")
    remedy = _REMEDIES.get(finding.code)
    if own.are_tied or body is None or remedy is None:
        return None
    return remedy(_Case(finding, state, body, party, own))


def mended() -> frozenset[str]:
    """The codes of every finding that an act mends."""
    return frozenset(_REMEDIES)


def _at_the_seat(act: str, words: Promise, **asked: str) -> _Remedy:
    """An act at the seat that the finding is about, for those who fill it."""

    def remedy(case: _Case) -> Mend | None:
        seat = case.finding.seat or ""
        if not seat.isdecimal() or not case.own.may_fill(case.state.row.pk, case.party):
            return None
        return case.at(seat, act, words, **asked)

    return remedy


def _choose(role: str) -> _Remedy:
    return lambda case: choosing(case.state, case.body.row.key, role, case.own)


def _choose_another(case: _Case) -> Mend | None:
    """Somebody else in the post that the finding tells of among its facts."""
    is_vice = case.finding.facts.get("post") == ROLES[Role.VICE_CHAIR]
    return _choose(VICE_CHAIR if is_vice else CHAIR)(case)


def _end_one_chair(case: _Case) -> Mend | None:
    there = (each for each in case.body.facts.posts if case.state.on in each.period)
    chairs = sorted(
        (each for each in there if each.role is Role.CHAIR), key=lambda each: each.period.from_day
    )
    if not case.coordinates or not chairs:
        return None
    return ending(case.state, case.body, chairs[-1], case.own)


def _of_the_body(act: str, words: Promise) -> _Remedy:
    """An act about the body, for those who look after the structure."""

    def remedy(case: _Case) -> Mend | None:
        where = (case.state.row.key, case.body.row.key)
        return Mend(case.own.to(act, *where), words) if case.coordinates else None

    return remedy


def _fill_the_office(case: _Case) -> Mend | None:
    """Whoever chairs the body that the seat follows is chosen there; who has an office is read in with its line."""
    place = next((each for each in case.places if each.id == case.finding.seat), None)
    if not case.coordinates or place is None or place.slot is None:
        return None
    filler = place.slot.filler
    chosen = {FilledBy.CHAIR_OF: CHAIR, FilledBy.VICE_CHAIR_OF: VICE_CHAIR}.get(filler.kind)
    if chosen and filler.key in case.state.bodies:
        return choosing(case.state, filler.key, chosen, case.own)
    if filler.or_appointed and place.seat is not None:
        return case.at(place.id, "appoint", _("Utse någon"))
    address = reverse("rosters:reading", args=(case.state.row.key,))
    return Mend(address, _("Läs in vem som har tjänsten"))


def _own_substitute(case: _Case) -> Mend | None:
    """A substitute for the very member: in the seat that is theirs, else in a free one of the same filler."""
    member = next((each for each in case.places if each.id == case.finding.seat), None)
    if member is None or not case.own.may_fill(case.state.row.pk, case.party):
        return None
    free = [each for each in case.places if _is_free(each, SeatKind.SUBSTITUTE)]
    theirs = [each for each in free if each.seat and each.seat.personal_for == member.id]
    same = [each for each in free if each.filler == member.filler]
    seat = next(iter([*theirs, *same]), None)
    return case.at(seat.id, "appoint", _("Utse en ersättare")) if seat else None


def _is_free(place: Place, kind: SeatKind) -> bool:
    """Whether somebody may be appointed to the place, which nobody holds."""
    is_there = place.seat is not None and place.holder is None and not place.follows_an_office
    return is_there and place.kind is kind


def _even_out(case: _Case) -> Mend | None:
    """Fill a place of the kind that is too few, else end an appointment of the kind that is too many."""
    ordinary, substitutes = case.finding.facts["ordinary"], case.finding.facts["substitutes"]
    few, many = SeatKind.SUBSTITUTE, SeatKind.ORDINARY
    if isinstance(ordinary, int) and isinstance(substitutes, int) and substitutes > ordinary:
        few, many = many, few
    if not case.coordinates:
        return None
    members = [each for each in case.places if each.standing is Standing.MEMBER]
    free = next((p for p in members if _is_free(p, few) and not p.is_required), None)
    if free:
        fill = {SeatKind.SUBSTITUTE: _("Utse en ersättare"), SeatKind.ORDINARY: _("Utse någon")}
        return case.at(free.id, "appoint", fill[few])
    held = [p for p in members if p.holding and p.kind is many]
    extra = next(iter(sorted(held, key=lambda place: place.is_required)), None)
    return case.at(extra.id, "end", _("Avsluta ett uppdrag")) if extra else None


_APPOINT = _at_the_seat("appoint", _("Utse någon"))
_REPLACE = _at_the_seat("appoint", _("Utse någon annan"))
_END = _at_the_seat("end", _("Avsluta uppdraget"))
_END_ONE = _at_the_seat("end", _("Avsluta det ena uppdraget"))
_RETURN = _at_the_seat("return", _("Avsluta ersättningen"))
_RECORD_PROFESSION = _at_the_seat("appoint", _("Anteckna yrket"), ratta="1")
_REVIEW = _of_the_body("record-review", _("Anteckna översynen"))
_REMEDIES: Mapping[str, _Remedy] = {
    "bodies.vacant_seat": _APPOINT,
    "bodies.missing_substitute": _at_the_seat("appoint", _("Utse en ersättare")),
    "bodies.appointment_expired": _APPOINT,
    "bodies.personal_substitute_missing": _own_substitute,
    "bodies.unequal_substitutes": _even_out,
    "bodies.ex_officio_vacant": _fill_the_office,
    "bodies.ex_officio_holder_is_member": _REPLACE,
    "bodies.wrong_party": _REPLACE,
    "bodies.wrong_side": _REPLACE,
    "bodies.ineligible": _REPLACE,
    "bodies.substitute_in_two_seats": _REPLACE,
    "bodies.profession_missing": _RECORD_PROFESSION,
    "bodies.function_not_held": _RECORD_PROFESSION,
    "bodies.quota_not_met": _of_the_body("record-professions", _("Anteckna yrken")),
    "bodies.office_ended": _END,
    "bodies.office_not_held": _END,
    "bodies.over_full": _at_the_seat("end", _("Avsluta ett uppdrag")),
    "bodies.seat_outside_rules": _END,
    "bodies.appointment_without_decision": _at_the_seat(
        "appoint", _("Anteckna beslutet"), ratta="1"
    ),
    "bodies.person_in_two_seats": _END_ONE,
    "bodies.member_is_also_substitute": _END_ONE,
    "bodies.stand_in_past_the_holder": _RETURN,
    "bodies.stand_in_in_two_seats": _RETURN,
    "bodies.stand_in_not_a_substitute": _RETURN,
    "bodies.no_chair": _choose(CHAIR),
    "bodies.chair_wrong_side": _choose(CHAIR),
    "bodies.two_chairs": _end_one_chair,
    "bodies.no_vice_chair": _choose(VICE_CHAIR),
    "bodies.vice_chair_wrong_side": _choose(VICE_CHAIR),
    "bodies.post_past_its_time": _choose_another,
    "bodies.prolonged_too_weakly": _choose_another,
    "bodies.prolonged_not_allowed": _choose_another,
    "bodies.post_without_seat": _choose_another,
    "bodies.review_overdue": _REVIEW,
    "bodies.review_due_soon": _REVIEW,
}
