"""Who chairs a body, whose turn it is and why, and what comes next."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.citing import readable
from samverk.foundation.language import spoken
from samverk.portal.naming import PartyName, Someone
from samverk.portal.wording import owner
from samverk.rulebook.bodies import posts, presidium
from samverk.rulebook.bodies.facts import Post, Role
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class SideName:
    """A side by name; kind gives it shape and colour."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post in the presidium and who has it."""

    role: str
    person: Someone
    side: SideName | None
    party: PartyName | None
    since: dt.date
    until: dt.date | None
    prolonged: str


@dataclass(frozen=True, slots=True)
class Chairing:
    """The presidium of a body on a day. turn is whose turn it is; steps say why."""

    posts: tuple[HeldPost, ...]
    chosen_by: str
    turn: SideName | None
    steps: tuple[Step, ...]
    next_on: dt.date | None
    next_side: SideName | None
    prolonging: str


_ROLES = {
    Role.CHAIR: lambda: _("Ordförande"),
    Role.VICE_CHAIR: lambda: _("Vice ordförande"),
    Role.SECRETARY: lambda: _("Sekreterare"),
    Role.CONVENER: lambda: _("Sammankallande"),
}


def chairing(
    body: BodyState, state: StructureState, names: dict[str, PartyName]
) -> Chairing | None:
    """The presidium as the page of a body tells it, or None where neither rules nor register know of one."""
    held = tuple(_held(post, body, state, names) for post in _there(body, state.on))
    if body.rule.presidium is None and not held:
        return None
    coming = body.judged.next_turn.value
    return Chairing(
        posts=held,
        chosen_by=owner(body.rule.presidium.chosen_by, state.rules) if body.rule.presidium else "",
        turn=side_name(body.judged.turn.value, state.rules),
        steps=tuple(readable(body.judged.turn.steps, state.rules)),
        next_on=coming.from_day if coming else None,
        next_side=side_name(coming.side, state.rules) if coming else None,
        prolonging=_prolonging(body, state.rules),
    )


def side_name(key: Key | None, rules: Rules) -> SideName | None:
    """A side of the structure by name."""
    side = rules.sides.get(key or "")
    return SideName(side.kind, side.name) if side else None


def holder_of(role: Role, body: BodyState, on: dt.date) -> Someone | None:
    """Who has a post that day."""
    post = next((post for post in _there(body, on) if post.role is role), None)
    return Someone(post.person, body.facts.persons[post.person].name) if post else None


def _there(body: BodyState, on: dt.date) -> list[Post]:
    order = list(_ROLES)
    there = (post for post in body.facts.posts if on in post.period)
    return sorted(there, key=lambda post: order.index(post.role))


def _held(
    post: Post, body: BodyState, state: StructureState, names: dict[str, PartyName]
) -> HeldPost:
    side = posts.side_of(post, body.judged.composition.roll)
    return HeldPost(
        role=_ROLES[post.role](),
        person=Someone(post.person, body.facts.persons[post.person].name),
        side=side_name(side, state.rules),
        party=names.get(post.party or ""),
        since=post.period.from_day,
        until=post.period.until_day,
        prolonged=spoken(presidium.kind_of_decision(post.prolonged_by))
        if post.prolonged_by
        else "",
    )


def _prolonging(body: BodyState, rules: Rules) -> str:
    if body.rule.presidium is None:
        return ""
    return " ".join(spoken(step.text) for step in presidium.prolonging(body.rule, rules).steps)
