"""Where a page leads those who may change what it shows: beside each seat, and on each finding the act that mends it.

This is how pages that do nothing themselves lead to the forms: by addresses only. What a form lets through is
asked again when it is opened.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverk.bodies.access import COORDINATORS
from samverk.bodies.models import Role
from samverk.bodies.queries.people import Task
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.access import User, is_administrator, is_signed_in
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import spoken
from samverk.rulebook.bodies.facts import Role as PostRole
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.posts import ROLES
from samverk.rulebook.findings import Finding
from samverk.rulebook.structure.model import Standing

CHAIR, VICE_CHAIR = "ordforande", "vice-ordforande"


@dataclass(frozen=True, slots=True)
class Mend:
    """An act that a page leads to; about is what it is about, for those who only hear the words."""

    address: str
    words: str | Promise
    about: str = ""


@dataclass(frozen=True, slots=True)
class Hands:
    """What somebody may change today, for every structure at once: the same as bodies.access says seat by seat."""

    everywhere: bool = False
    coordinated: frozenset[int] = frozenset()
    spoken_for: frozenset[tuple[int, str]] = frozenset()
    carried: str = ""

    def may_coordinate(self, structure: int) -> bool:
        """Whether they look after the structure."""
        return self.everywhere or structure in self.coordinated

    def may_fill(self, structure: int, party: str | None) -> bool:
        """Whether they fill the seats of a party there; party is its key in the register."""
        return self.may_coordinate(structure) or (structure, party) in self.spoken_for

    @property
    def are_tied(self) -> bool:
        """Whether nothing may be changed."""
        return not (self.everywhere or self.coordinated or self.spoken_for)

    def to(self, name: str, *args: object, **asked: str) -> str:
        """The address of a form, on the day that the page shows."""
        address = reverse(f"bodies:{name}", args=args)
        query = "&".join(filter(None, [self.carried, urlencode(asked)]))
        return f"{address}?{query}" if query else address


NO_HANDS = Hands()


def hands(user: User, day: ChosenDay) -> Hands:
    """What the user may change today. One query, and none for those who are not logged in."""
    if not is_signed_in(user):
        return NO_HANDS
    rows = Role.objects.filter(user=user.pk, period__contains=day.today)
    roles = list(rows.values_list("structure_id", "kind", "party__key"))
    return Hands(
        everywhere=is_administrator(user),
        coordinated=frozenset(pk for pk, kind, _party in roles if kind in COORDINATORS),
        spoken_for=frozenset((pk, party) for pk, _kind, party in roles if party),
        carried=urlencode(day.carried),
    )


# Which act mends a finding on a seat.
_OF_SEAT = {
    "bodies.vacant_seat": ("appoint", _("Utse någon")),
    "bodies.missing_substitute": ("appoint", _("Utse en ersättare")),
    "bodies.appointment_expired": ("appoint", _("Utse någon")),
    "bodies.wrong_party": ("appoint", _("Utse någon annan")),
    "bodies.wrong_side": ("appoint", _("Utse någon annan")),
    "bodies.ineligible": ("appoint", _("Utse någon annan")),
    "bodies.function_not_held": ("appoint", _("Utse någon annan")),
    "bodies.profession_missing": ("appoint", _("Utse någon annan")),
    "bodies.office_ended": ("appoint", _("Utse någon annan")),
    "bodies.office_not_held": ("appoint", _("Utse någon annan")),
    "bodies.over_full": ("end", _("Avsluta ett uppdrag")),
    "bodies.seat_outside_rules": ("end", _("Avsluta uppdraget")),
    "bodies.person_in_two_seats": ("end", _("Avsluta det ena uppdraget")),
    "bodies.member_is_also_substitute": ("end", _("Avsluta det ena uppdraget")),
    "bodies.stand_in_past_the_holder": ("return", _("Avsluta ersättningen")),
    "bodies.stand_in_in_two_seats": ("return", _("Avsluta ersättningen")),
    "bodies.stand_in_not_a_substitute": ("return", _("Avsluta ersättningen")),
}
_WITHOUT_DECISION = "bodies.appointment_without_decision"
_OF_PRESIDIUM = {
    "bodies.no_chair": CHAIR,
    "bodies.chair_wrong_side": CHAIR,
    "bodies.two_chairs": CHAIR,
    "bodies.no_vice_chair": VICE_CHAIR,
    "bodies.vice_chair_wrong_side": VICE_CHAIR,
}
# These tell which post they are about among their facts.
_OF_A_POST = {
    "bodies.post_past_its_time",
    "bodies.prolonged_too_weakly",
    "bodies.prolonged_not_allowed",
    "bodies.post_without_seat",
}
_CHOOSE = {CHAIR: _("Välj ordförande"), VICE_CHAIR: _("Välj vice ordförande")}


def of_finding(
    finding: Finding, state: StructureState, party: str | None, own: Hands
) -> Mend | None:
    """The act that mends a finding, for those who may do it; party is the register's key of the seat's party."""
    if own.are_tied or finding.body is None or finding.body not in state.bodies:
        return None
    role = _post_of(finding)
    if role is not None:
        return _choosing(state, finding.body, role, own)
    if not (finding.seat or "").isdecimal() or not own.may_fill(state.row.pk, party):
        return None
    where = (state.row.key, finding.body, finding.seat)
    if finding.code == _WITHOUT_DECISION:
        return Mend(own.to("appoint", *where, ratta="1"), _("Anteckna beslutet"))
    act = _OF_SEAT.get(finding.code)
    return Mend(own.to(act[0], *where), act[1]) if act else None


def _post_of(finding: Finding) -> str | None:
    if finding.code in _OF_A_POST:
        return VICE_CHAIR if finding.facts.get("post") == ROLES[PostRole.VICE_CHAIR] else CHAIR
    return _OF_PRESIDIUM.get(finding.code)


def _choosing(state: StructureState, body: str, role: str, own: Hands) -> Mend | None:
    if not own.may_coordinate(state.row.pk):
        return None
    return Mend(own.to("elect", state.row.key, body, role), _CHOOSE[role])


def of_presidium(state: StructureState, body: BodyState, own: Hands) -> tuple[Mend, ...]:
    """What may be done about the presidium of a body that the rules give one."""
    rules = body.rule.presidium
    wanted = [CHAIR if rules and rules.chair else "", VICE_CHAIR if rules and rules.vice else ""]
    found = (_choosing(state, body.row.key, role, own) for role in wanted if role)
    return tuple(mend for mend in found if mend)


def of_body(state: StructureState, body: BodyState, own: Hands) -> tuple[Mend, ...]:
    """What may be done about a body as a whole."""
    if not own.may_coordinate(state.row.pk):
        return ()
    where = (state.row.key, body.row.key)
    return (
        Mend(own.to("co-opt", *where), _("Adjungera någon")),
        Mend(own.to("record-remit", *where), _("Anteckna uppdraget")),
        Mend(own.to("set-up-group", *where), _("Tillsätt en arbetsgrupp")),
    )


def of_place(
    place: Place, state: StructureState, body: str, party: str | None, own: Hands
) -> tuple[Mend, ...]:
    """What may be done about a place, for those who may; party is the register's key of the place's party."""
    if place.seat is None or not own.may_fill(state.row.pk, party):
        return ()
    where, about = (state.row.key, body, place.seat.id), spoken(place.words)
    return tuple(
        Mend(own.to(name, *where, **asked), words, about) for name, words, asked in _acts(place)
    )


def _acts(place: Place) -> Iterator[tuple[str, Promise, dict[str, str]]]:
    if place.holding is None:
        if not place.follows_an_office:
            yield "appoint", _("Utse"), {}
    else:
        yield "appoint", _("Utse en annan"), {}
        yield "appoint", _("Rätta uppdraget"), {"ratta": "1"}
        yield "end", _("Avsluta uppdraget"), {}
    if place.stand_in is not None:
        yield "return", _("Avsluta ersättningen"), {}
    elif place.holder is not None and place.standing in {Standing.MEMBER, Standing.EX_OFFICIO}:
        yield "replace", _("Ersätt tillfälligt"), {}


def of_person(person: int, tasks: list[Task], own: Hands) -> tuple[Mend, ...]:
    """What may be done about a person, for those who fill one of their seats or look after one of their structures."""
    mine = any(
        own.may_fill(task.structure.pk, task.party.key if task.party else None)
        for task in tasks
        if task.structure
    )
    return (Mend(own.to("correct-name", person), _("Rätta namnet")),) if mine else ()
