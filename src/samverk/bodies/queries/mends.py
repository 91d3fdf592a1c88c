"""Where a page leads those who may change what it shows: beside each seat, post, group and person.

This is how pages that do nothing themselves lead to the forms: by addresses only. What a form lets through is
asked again when it is opened.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.access import COORDINATORS
from samverk.bodies.models import Role, WorkingGroup
from samverk.bodies.queries.people import Task, structures_of
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.access import User, is_administrator, is_signed_in
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import spoken
from samverk.parties.models import Person
from samverk.rulebook.bodies.facts import Post
from samverk.rulebook.bodies.places import Place
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
        """The address of a form, on the day that the page shows; one of another part is named with it."""
        address = reverse(name if ":" in name else f"bodies:{name}", args=args)
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


_CHOOSE = {CHAIR: _("Välj ordförande"), VICE_CHAIR: _("Välj vice ordförande")}


def choosing(state: StructureState, body: str, role: str, own: Hands) -> Mend | None:
    """The choice of chair or vice chair, for those who look after the structure."""
    if not own.may_coordinate(state.row.pk):
        return None
    return Mend(own.to("elect", state.row.key, body, role), _CHOOSE[role])


def of_presidium(state: StructureState, body: BodyState, own: Hands) -> tuple[Mend, ...]:
    """The choice of those whom the rules want in the presidium of a body."""
    rules = body.rule.presidium
    wanted = [CHAIR if rules and rules.chair else "", VICE_CHAIR if rules and rules.vice else ""]
    found = (choosing(state, body.row.key, role, own) for role in wanted if role)
    return tuple(mend for mend in found if mend)


def of_posts(state: StructureState, body: BodyState, own: Hands) -> tuple[Mend, ...]:
    """The end of each post that somebody has that day."""
    if not own.may_coordinate(state.row.pk):
        return ()
    held = (post for post in body.facts.posts if state.on in post.period)
    return tuple(ending(state, body, post, own) for post in held)


def ending(state: StructureState, body: BodyState, post: Post, own: Hands) -> Mend:
    """The end of a post that somebody has."""
    said = gettext("Avsluta uppdraget för %(person)s") % {"person": body.facts.name_of(post.person)}
    return Mend(own.to("end-post", state.row.key, body.row.key, post.id), said)


def of_body(state: StructureState, body: BodyState, own: Hands) -> tuple[Mend, ...]:
    """What may be done about a body as a whole."""
    if not own.may_coordinate(state.row.pk):
        return ()
    acts = [
        ("co-opt", _("Adjungera någon")),
        ("record-remit", _("Anteckna uppdraget")),
        ("record-review", _("Anteckna en översyn")),
        ("set-up-group", _("Tillsätt en arbetsgrupp")),
    ]
    if body.rule.quotas:
        acts.append(("record-professions", _("Anteckna yrken")))
    where = (state.row.key, body.row.key)
    return tuple(Mend(own.to(name, *where), words) for name, words in acts)


def of_group(group: WorkingGroup, own: Hands) -> tuple[Mend, ...]:
    """What may be done about a working group that was read with its body and structure."""
    structure = group.body.structure
    if not own.may_coordinate(structure.pk):
        return ()
    where = (structure.key, group.body.key, group.pk)
    return (
        Mend(own.to("change-group", *where), _("Förläng eller ändra"), group.name),
        Mend(own.to("end-group", *where), _("Avsluta gruppen"), group.name),
    )


def of_place(
    place: Place, state: StructureState, body: str, party: str | None, own: Hands
) -> tuple[Mend, ...]:
    """What may be done about a place, for those who may; party is the register's key of the place's party."""
    if place.seat is None or not own.may_fill(state.row.pk, party):
        return ()
    where, about = (state.row.key, body, place.seat.id), spoken(place.words)
    acts = [
        Mend(own.to(name, *where, **asked), words, about) for name, words, asked in _acts(place)
    ]
    if place.holding and own.may_coordinate(state.row.pk):
        acts.append(_introducing(place.holding.id, about, own))
    return tuple(acts)


def _introducing(appointment: str | int, about: str, own: Hands) -> Mend:
    """The letter that welcomes somebody who is new in a seat."""
    return Mend(own.to("desk:introduce", appointment), _("Skicka introduktion"), about)


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


def of_person(person: Person, tasks: list[Task], own: Hands, *, on: dt.date) -> tuple[Mend, ...]:
    """What may be done about a person, for those who fill one of their seats or know them from a structure.

    Queries: one, and none for those who may change nothing.
    """
    if own.are_tied:
        return ()
    fills = any(
        own.may_fill(task.structure.pk, task.party.key if task.party else None)
        for task in tasks
        if task.structure
    )
    knows = own.everywhere or any(own.may_coordinate(row.pk) for row in structures_of(person))
    name = (Mend(own.to("correct-name", person.pk), _("Rätta namnet")),) if fills or knows else ()
    return (*name, *_introductions(tasks, own, on))


def _introductions(tasks: list[Task], own: Hands, on: dt.date) -> Iterator[Mend]:
    """A letter for each seat that the person holds or is about to, to those who look after the structure."""
    for task in tasks:
        until = task.period.until_day
        lasts = until is None or on < until
        if task.kind != "appointment" or not lasts or not task.body or not task.structure:
            continue
        if own.may_coordinate(task.structure.pk):
            yield _introducing(task.row.pk, task.body.short, own)
