"""The doors that a capability opens for letters that come; its AppConfig.ready registers them.

    matchers.register("matters", matchers.Doors(match=…, candidates=…, connected=…, released=…))
    matchers.register_readers("bodies", structures_of)

All are called in the transaction of the act, and may write rows of their own there.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from samverk.foundation.access import User
from samverk.foundation.mail.incoming.models import Incoming
from samverk.foundation.mail.incoming.parsing import Parsed


@dataclass(frozen=True, slots=True)
class Match:
    """What a letter answers, of which structure, and in words how that is known ("svarskoden")."""

    about: str
    how: str
    structure: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a letter can be connected to by hand, as people call it."""

    about: str
    label: str
    structure: str = ""


Matcher = Callable[[Incoming, Parsed], Match | None]
Candidates = Callable[[Incoming, User, dt.date], Sequence[Candidate]]
Connected = Callable[[Incoming, str, dt.date], None]
Released = Callable[[Incoming, str, dt.date], None]
Readers = Callable[[User, dt.date], Iterable[str]]


def _none(_incoming: Incoming, _user: User, _on: dt.date) -> Sequence[Candidate]:
    return ()


def _nothing(_incoming: Incoming, _actor: str, _on: dt.date) -> None:
    """Somebody connected or released a letter, and nobody needs to know."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What a capability does with letters that come: who recognises one, what it can be connected to by hand,
    and what follows when it is, or is no longer.

    Shape: connected and released are given the letter, the actor and the day; about is in the letter.
    """

    match: Matcher
    candidates: Candidates = _none
    connected: Connected = _nothing
    released: Released = _nothing


_DOORS: dict[str, Doors] = {}
_READERS: dict[str, Readers] = {}


def register(name: str, doors: Doors) -> None:
    """Let a capability recognise letters. Registered again under its name, the later one counts."""
    _DOORS[name] = doors


def register_readers(name: str, structures_of: Readers) -> None:
    """Let a capability say which structures somebody coordinates, by their keys."""
    _READERS[name] = structures_of


def all_doors() -> tuple[Doors, ...]:
    """The doors of all capabilities, in the order in which they were registered."""
    return tuple(_DOORS.values())


def structures_of(user: User, on: dt.date) -> frozenset[str]:
    """The structures that somebody coordinates that day."""
    return frozenset(key for readers in _READERS.values() for key in readers(user, on))


def candidates(incoming: Incoming, user: User, on: dt.date) -> tuple[Candidate, ...]:
    """What the letter can be connected to by this person."""
    return tuple(each for doors in all_doors() for each in doors.candidates(incoming, user, on))
