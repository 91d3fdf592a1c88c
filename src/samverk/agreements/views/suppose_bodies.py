"""What the bodies lose when parties leave: seats, persons, posts, and what is then wrong or right."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.agreements.queries.simulating import Bodies, Simulated
from samverk.agreements.views.citing import Cite
from samverk.foundation.language import spoken
from samverk.rulebook.agreements.leaving import Lost
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.words import says


@dataclass(frozen=True, slots=True)
class Seat:
    """A place that is left; person is empty where it was vacant."""

    place: str
    person: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A finding that appears or goes."""

    says: str
    weight: Weight
    clause: str


@dataclass(frozen=True, slots=True)
class Body:
    """What one body loses: its seats and posts, the side that takes the chair instead, and its findings."""

    key: str
    name: str
    in_short: str
    seats: tuple[Seat, ...]
    posts: tuple[str, ...]
    turn: str
    appear: tuple[Wrong, ...]
    disappear: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the bodies lose, in one sentence and body by body; why is what is said where nothing can be lost."""

    says: str
    why: str
    found: Bodies | None
    bodies: tuple[Body, ...]


def bodies(found: Simulated, cite: Cite) -> Told:
    """What the bodies lose. When every party leaves nothing is left to judge, and the findings say nothing."""
    if found.bodies is None:
        return Told("", _why(found), None, ())
    lost = found.bodies
    shown = () if lost.is_all else tuple(_body(each, lost, cite) for each in lost.lost)
    return Told(_sentence(lost), "", lost, shown)


def _why(found: Simulated) -> str:
    if not found.leaving:
        return _("Ingen part lämnar avtalet, så ingen plats blir ledig.")
    if not found.gives_seats:
        return _("Platserna i organen följer av huvudavtalet, inte av det här avtalet.")
    return _("Strukturen har inga regler den dagen, så inga platser kan räknas.")


def _sentence(lost: Bodies) -> str:
    """How much is lost in all."""
    seats = [seat for each in lost.lost for seat in each.seats]
    persons = len({seat.person for seat in seats if seat.person})
    facts = {
        "seats": ngettext("%(n)d plats", "%(n)d platser", len(seats)) % {"n": len(seats)},
        "bodies": ngettext("%(n)d organ", "%(n)d organ", len(lost.lost)) % {"n": len(lost.lost)},
        "persons": ngettext("%(n)d person", "%(n)d personer", persons) % {"n": persons},
    }
    if not seats:
        return _("Ingen plats försvinner.")
    if lost.is_all:
        return (
            _("Alla parter lämnar: %(bodies)s står utan avtal, med %(seats)s och %(persons)s.")
            % facts
        )
    return _("%(seats)s försvinner i %(bodies)s, och %(persons)s lämnar dem.") % facts


def _body(each: Lost, found: Bodies, cite: Cite) -> Body:
    return Body(
        key=each.body,
        name=each.name,
        in_short=_in_short(each),
        seats=tuple(Seat(capfirst(spoken(seat.place)), seat.person or "") for seat in each.seats),
        posts=tuple(f"{capfirst(spoken(role))}: {name}" for role, name in each.posts),
        turn=_turn(each, found),
        appear=tuple(_wrong(each.appear, cite)),
        disappear=tuple(_wrong(each.disappear, cite)),
    )


def _in_short(each: Lost) -> str:
    """How many places of each kind: "2 ordinarie platser, 1 annan plats"."""
    ordinary = sum(seat.is_ordinary for seat in each.seats)
    others = len(each.seats) - ordinary
    told = []
    if ordinary:
        said = ngettext("%(n)d ordinarie plats", "%(n)d ordinarie platser", ordinary)
        told.append(said % {"n": ordinary})
    if others:
        told.append(ngettext("%(n)d annan plats", "%(n)d andra platser", others) % {"n": others})
    return ", ".join(told)


def _turn(each: Lost, found: Bodies) -> str:
    """Whose turn the chair is then, where that changes."""
    was, becomes = each.turn
    if was == becomes:
        return ""
    rules = found.state.rules
    if becomes is None:
        facts = {"side": rules.name_of(was or "")}
        return _("Ordförandeskapet var %(side)s tur. Nu säger texten inte längre vems.") % facts
    return _("Ordförandeskapet går till %(side)s.") % {"side": rules.name_of(becomes)}


def _wrong(findings: Iterable[Finding], cite: Cite) -> Iterable[Wrong]:
    for each in findings:
        yield Wrong(spoken(says(each, SENTENCES)), each.weight, cite(each.source))
