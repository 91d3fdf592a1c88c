"""What differs between two versions of a structure: each difference where it is, in both languages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from samverk.rulebook.bodies import naming
from samverk.rulebook.findings import Words
from samverk.rulebook.structure import aspects
from samverk.rulebook.structure.aspects import phrases
from samverk.rulebook.structure.aspects.aspect import Aspect, joined, same
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.model import (
    NONE,
    UNSTATED,
    Body,
    Count,
    Filler,
    Key,
    Party,
    Side,
    Standing,
    Structure,
)

Row = TypeVar("Row")
Named = TypeVar("Named", Side, Party, Body)
Place = tuple[str, Standing]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: its kind, where it is (a key of the file), and what it says."""

    kind: str
    where: str
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file: its key, what its changes are called, and the words for coming and going."""

    key: str
    kind: str
    came: Words
    went: Words


_CAME, _WENT = Words("tillkommer", "is added"), Words("utgår", "is removed")
PARTIES = Table(
    "parties",
    "party",
    Words("tillkommer som part", "becomes a party"),
    Words("är inte längre part", "is no longer a party"),
)
BODIES = Table("bodies", "body", Words("inrättas", "is opened"), Words("upphör", "is closed"))
AGREEMENTS = Table("agreements", "agreement", _CAME, _WENT)
TRACKS = Table("tracks", "track", _CAME, _WENT)
ROUTES = Table("routes", "route", _CAME, _WENT)
CALENDAR = Table("calendar", "yearly", _CAME, _WENT)


def between(old: Structure, new: Structure) -> tuple[Change, ...]:
    """Every difference: the head, the parties, the bodies and their seats, the agreements, the rest."""
    before = _named_as_in(new, old)
    return tuple(
        chain(
            _head(old, new),
            _rows(PARTIES, *_said_of(aspects.of_party, before, old.parties, new, new.parties)),
            _rows(BODIES, *_said_of(aspects.of_body, before, old.bodies, new, new.bodies)),
            _seats(before, new),
            _rows(
                AGREEMENTS,
                *_said_of(aspects.of_agreement, before, old.agreements, new, new.agreements),
            ),
            _rows(TRACKS, *_said_of(aspects.of_track, before, old.tracks, new, new.tracks)),
            _rows(ROUTES, *_said_of(aspects.of_route, before, old.routes, new, new.routes)),
            _rows(CALENDAR, *_said_of(aspects.of_yearly, before, old.calendar, new, new.calendar)),
            _questions(old, new),
        )
    )


def _named_as_in(new: Structure, old: Structure) -> Structure:
    """The old structure with today's names, so that a new name is told once and not wherever it is used."""
    return replace(
        old,
        sides=_renamed(old.sides, new.sides),
        parties=_renamed(old.parties, new.parties),
        bodies=_renamed(old.bodies, new.bodies),
        names={key: new.names.get(key, name) for key, name in old.names.items()},
    )


def _renamed(old: Mapping[Key, Named], new: Mapping[Key, Named]) -> dict[Key, Named]:
    return {
        key: replace(row, name=new[key].name) if key in new else row for key, row in old.items()
    }


def as_data(old: Structure, new: Structure, changes: Iterable[Change]) -> dict[str, object]:
    """The differences as plain data."""
    return {
        "old": {"structure": old.id, "version": old.version},
        "new": {"structure": new.id, "version": new.version},
        "changes": [
            {"kind": one.kind, "where": one.where, "message_sv": one.sv, "message_en": one.en}
            for one in changes
        ],
    }


Said = dict[str, Aspect]


def _by_key(said: Iterable[Aspect]) -> Said:
    """The aspects by their key; what has several of a kind says them together."""
    found: Said = {}
    for one in said:
        before = found.get(one.key)
        says = joined([before.says, one.says], "; ") if before else one.says
        found[one.key] = Aspect(one.key, one.label, says)
    return found


def _said_of(
    says: Callable[[Row, Structure], Iterable[Aspect]],
    old: Structure,
    before: Mapping[Key, Row],
    new: Structure,
    after: Mapping[Key, Row],
) -> tuple[dict[Key, Said], dict[Key, Said]]:
    return (
        {key: _by_key(says(row, old)) for key, row in before.items()},
        {key: _by_key(says(row, new)) for key, row in after.items()},
    )


def _rows(table: Table, old: Mapping[Key, Said], new: Mapping[Key, Said]) -> Iterator[Change]:
    """What came, went or changed in one table of the file."""
    for key in dict.fromkeys([*old, *new]):
        where = f"{table.key}.{key}"
        if key not in old:
            yield _change(f"{table.kind}.added", where, _verb(_name(new[key]), table.came))
        elif key not in new:
            yield _change(f"{table.kind}.removed", where, _verb(_name(old[key]), table.went))
        else:
            yield from _compared(table.kind, where, _name(old[key]), old[key], new[key])


def _name(said: Said) -> Words:
    return next(iter(said.values())).says


def _verb(name: Words, verb: Words) -> Words:
    return Words(f"{name.sv} {verb.sv}.", f"{name.en} {verb.en}.")


def _compared(kind: str, where: str, name: Words, old: Said, new: Said) -> Iterator[Change]:
    """The aspects of one thing that say something else than before."""
    for key in dict.fromkeys([*old, *new]):
        before, after = old.get(key), new.get(key)
        if before is None or after is None or before.says != after.says:
            label = (after or before or _NOTHING).label
            old_words, new_words = (one.says if one else None for one in (before, after))
            text = _turned(name, label, old_words, new_words)
            yield _change(f"{kind}.{key.partition('.')[0]}", f"{where}.{key}", text)


_NOTHING = Aspect("", same(""), same(""))
_UNSAID = Words("inget sagt", "nothing said")


def _turned(name: Words, label: Words, before: Words | None, after: Words | None) -> Words:
    old, new = before or _UNSAID, after or _UNSAID
    return Words(
        f"{name.sv}, {label.sv}: {new.sv} (tidigare {old.sv}).",
        f"{name.en}, {label.en}: {new.en} (before, {old.en}).",
    )


def _change(kind: str, where: str, says: Words) -> Change:
    return Change(kind, where, says.sv, says.en)


def _head(old: Structure, new: Structure) -> Iterator[Change]:
    yield from _compared("structure", "structure", same(old.name), _of_head(old), _of_head(new))
    support = [_by_key(aspects.of_secretariat(one.secretariat, one)) for one in (old, new)]
    for change in _compared("structure", "", same(old.name), *support):
        yield Change(change.kind, "secretariat", change.sv, change.en)
    matters = [_by_key(aspects.of_matters(one.matters)) for one in (old, new)]
    yield from _compared("matters", "matters", Words("Ärenden", "Matters"), *matters)


def _of_head(structure: Structure) -> Said:
    said = (
        Aspect("id", Words("nyckel", "key"), same(structure.id)),
        Aspect("name", Words("namn", "name"), same(structure.name)),
        Aspect("valid_from", Words("gäller", "holds"), phrases.period(structure.period)),
        Aspect("agreement", Words("källa", "source"), same(structure.agreement)),
    )
    return _by_key(said)


def _seats(old: Structure, new: Structure) -> Iterator[Change]:
    """Places that each filler gains, loses or has more or fewer of, in bodies of both versions."""
    for key in old.bodies:
        if key in new.bodies:
            yield from _seats_of(old, old.bodies[key], new, new.bodies[key])


def _questions(old: Structure, new: Structure) -> Iterator[Change]:
    """Open questions that were raised or settled."""
    for question in new.questions:
        if question not in old.questions:
            text = Words(f"Ny öppen fråga: {question.sv}", f"New open question: {question.en}")
            yield _change("question.raised", "questions", text)
    for question in old.questions:
        if question not in new.questions:
            text = Words(
                f"Frågan är löst: {question.sv}", f"The question is settled: {question.en}"
            )
            yield _change("question.settled", "questions", text)


def _seats_of(old: Structure, before: Body, new: Structure, after: Body) -> Iterator[Change]:
    had, has = _places(before, old), _places(after, new)
    where = f"bodies.{after.key}.seats"
    for place in dict.fromkeys([*had, *has]):
        if place not in had:
            text = _of_places(after, has[place], Words("får platser", "is given seats"))
            yield _change("seats.added", where, text)
        elif place not in has:
            text = _of_places(before, had[place], Words("mister platser", "loses seats"))
            yield _change("seats.removed", where, text)
        elif had[place].counts != has[place].counts:
            label = joined([has[place].whom, Words("platser", "seats")], ", ")
            text = _turned(same(after.name), label, had[place].says(), has[place].says())
            yield _change("seats.changed", where, text)


@dataclass(frozen=True, slots=True)
class Places:
    """All that the rules of a body give one filler in one standing."""

    whom: Words
    standing: Standing
    counts: tuple[Count, Count]

    def says(self) -> Words:
        """How many, and in what capacity."""
        if self.counts[0] == UNSTATED:
            return Words("antalet anges inte", "the number is not stated")
        ordinary, substitutes = (phrases.number(count) for count in self.counts)
        return Words(
            f"{ordinary.sv} ordinarie och {substitutes.sv} ersättare",
            f"{ordinary.en} ordinary and {substitutes.en} substitutes",
        )


def _places(body: Body, structure: Structure) -> dict[Place, Places]:
    found: dict[Place, Places] = {}
    for rule in body.seats:
        for filler in rule.fillers:
            place = (filler.id, rule.standing)
            known = found.get(place, _no_places(filler, rule.standing, structure))
            ordinary, substitutes = known.counts
            counts = (ordinary + rule.ordinary, substitutes + rule.substitutes)
            found[place] = Places(known.whom, rule.standing, counts)
    return found


def _no_places(filler: Filler, standing: Standing, structure: Structure) -> Places:
    return Places(naming.of_filler(filler, structure), standing, (NONE, NONE))


def _of_places(body: Body, places: Places, verb: Words) -> Words:
    how = places.says()
    if places.standing is not Standing.MEMBER:
        how = choices.STANDING.options[places.standing.value]
    return Words(
        f"{body.name}: {places.whom.sv} {verb.sv} ({how.sv}).",
        f"{body.name}: {places.whom.en} {verb.en} ({how.en}).",
    )
