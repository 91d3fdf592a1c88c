"""A structure on a day: its bodies level by level, its parties by side, its routes, tracks, year and agreements."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.bodies.models import Body, StructureVersion
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.citing import Cited, cite_all
from samverk.foundation.language import current
from samverk.foundation.templatetags.marks import SeatGroup
from samverk.portal import tally
from samverk.portal.chairing import SideName, holder_of, side_name
from samverk.portal.deviations import Counted, counted
from samverk.portal.naming import PartyName, Someone
from samverk.portal.wording import form, joined, owner, season, secretariat
from samverk.rulebook.bodies.facts import Role
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Question, Route, Track, Yearly


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One body in the table of bodies."""

    row: Body
    name: str
    form: str
    seats: tuple[SeatGroup, ...]
    tally: tally.Tally
    chair: SideName | None
    chair_holder: Someone | None
    deviations: tuple[Counted, ...]
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Level:
    """The bodies of one level."""

    name: str
    bodies: tuple[BodyLine, ...]


@dataclass(frozen=True, slots=True)
class PartySide:
    """The parties of one side."""

    kind: str
    name: str
    parties: tuple[PartyName, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something the structure file says, in a few lines, with its clauses."""

    name: str
    lines: tuple[str, ...]
    clauses: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldRoute:
    """A route that a question may take: its stops in order, and what holds for it."""

    name: str
    stops: tuple[str, ...]
    lines: tuple[str, ...]
    clauses: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the structure's file."""

    label: str
    period: Period
    is_shown: bool


def levels(state: StructureState) -> tuple[Level, ...]:
    """The bodies of the day, level by level from the top. No queries."""
    ranked = sorted(state.rules.levels.values(), key=lambda level: level.rank)
    found = (
        Level(
            level.name,
            tuple(_line(b, state) for b in state.bodies.values() if b.rule.level == level.key),
        )
        for level in ranked
    )
    return tuple(level for level in found if level.bodies)


def _line(body: BodyState, state: StructureState) -> BodyLine:
    ordinary = body.judged.composition.ordinary
    return BodyLine(
        row=body.row,
        name=body.rule.name,
        form=form(body.rule.form),
        seats=tuple(tally.groups(ordinary, state)),
        tally=tally.of_places(ordinary),
        chair=side_name(body.judged.turn.value, state.rules),
        chair_holder=holder_of(Role.CHAIR, body, state.on),
        deviations=tuple(counted(body.findings)),
        is_outside=body.rule.is_outside,
    )


def sides(state: StructureState, names: dict[str, PartyName]) -> tuple[PartySide, ...]:
    """The parties that take part that day, by side. No queries."""
    there = [party for party in state.rules.parties.values() if party.takes_part(state.on)]
    by_side = {side.key: (side.kind, side.name) for side in state.rules.sides.values()}
    by_side[""] = ("other", _("Övriga"))
    found = (
        PartySide(
            kind,
            name,
            tuple(names[p.key] for p in there if (p.side or "") == key and p.key in names),
        )
        for key, (kind, name) in by_side.items()
    )
    return tuple(side for side in found if side.parties)


def routes(state: StructureState) -> tuple[ToldRoute, ...]:
    """The routes that a question may take."""
    return tuple(_route(route, state) for route in state.rules.routes.values())


def _route(route: Route, state: StructureState) -> ToldRoute:
    rules = state.rules
    routine = owner(route.routine_by, rules)
    lines = (
        _("Ett byte av nivå går genom linjen hos varje huvudman.")
        if route.through_the_line
        else "",
        _("Frågan ska vara skriftlig.") if route.is_written else "",
        _("Rutinen bestäms av %(body)s.") % {"body": routine} if routine else "",
    )
    stops = tuple(_capital(_stop(stop, state)) for stop in route.stops)
    return ToldRoute(
        route.name, stops, tuple(filter(None, lines)), tuple(cite_all(route.clauses, rules))
    )


def _stop(key: str, state: StructureState) -> str:
    body = state.rules.bodies.get(key)
    if body is not None:
        return body.short
    return _("linjen") if key == "line" else owner(key, state.rules)


def tracks(state: StructureState) -> tuple[Told, ...]:
    """The tracks beside the bodies."""
    return tuple(_track(track, state) for track in state.rules.tracks.values())


def _track(track: Track, state: StructureState) -> Told:
    rules = state.rules
    parties = joined([rules.name_of(key) for key in track.parties])
    lines = [
        _("%(parties)s, en i taget, möter %(other)s.")
        % {"parties": parties, "other": rules.name_of(track.meets)}
    ]
    if track.first_meeting:
        year, word = track.first_meeting
        first = _("Det första mötet hålls %(season)s %(year)d") % {
            "season": season(word),
            "year": year,
        }
        lines.append(
            first + (_(", därefter när det behövs.") if track.then == "when needed" else ".")
        )
    if track.notes_by:
        lines.append(_("%(who)s antecknar.") % {"who": _capital(owner(track.notes_by, rules))})
    if track.into:
        lines.append(
            _("En fråga som rör fler förs till %(body)s.") % {"body": rules.name_of(track.into)}
        )
    return Told(track.name, tuple(lines), tuple(cite_all(track.clauses, rules)))


def calendar(state: StructureState) -> tuple[tuple[str, Told], ...]:
    """What comes back every year, each with when."""
    return tuple((_when(each), _yearly(each, state)) for each in state.rules.calendar.values())


def _when(yearly: Yearly) -> str:
    if yearly.on or yearly.by:
        month, day = yearly.on or yearly.by or (1, 1)
        shown = dt.date(2000, month, day).strftime("%-d/%-m")
        return shown if yearly.on else _("senast %(day)s") % {"day": shown}
    return _capital(season(yearly.season)) if yearly.season else _("Varje år")


def _yearly(yearly: Yearly, state: StructureState) -> Told:
    by, settled = owner(yearly.owner, state.rules), owner(yearly.settled_by, state.rules)
    lines = (
        _("Ansvarar: %(who)s.") % {"who": by} if by else "",
        _("Fastställs av %(who)s.") % {"who": settled} if settled else "",
    )
    clauses = tuple(cite_all(yearly.clauses, state.rules))
    return Told(yearly.what, tuple(filter(None, lines)), clauses)


def secretariats(state: StructureState) -> tuple[tuple[str, str], ...]:
    """The bodies whose secretariat the text names, each with who keeps it."""
    kept = (
        (body.rule.short, secretariat(body.rule.secretariat, state.rules))
        for body in state.bodies.values()
    )
    return tuple((name, who) for name, who in kept if who)


def questions(state: StructureState) -> tuple[Told, ...]:
    """Where the text is silent, unclear or contradicts itself."""
    return tuple(_question(question, state) for question in state.rules.questions)


def _question(question: Question, state: StructureState) -> Told:
    said = question.en if current() == "en" else question.sv
    body = state.rules.name_of(question.body) if question.body else ""
    return Told(said, (body,) if body else (), tuple(cite_all(question.clauses, state.rules)))


def versions(rows: list[StructureVersion], *, on: dt.date) -> Iterator[Version]:
    """The versions through time, the newest first."""
    for row in reversed(rows):
        period = Period(row.period.lower, row.period.upper)
        yield Version(row.label, period, on in period)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
