"""The stories, read from their files: who holds what where nothing happens, and what happens."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

ORDER = ("vasterbotten", "rss-dalarna", "sodra-dalarna")


@dataclass(frozen=True, slots=True)
class Office:
    """An office that whoever is drawn for a seat also has, so that the seat's rules are met."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Staffing:
    """How the seats of a body are filled where nothing special happens.

    offices and substitutes: for each kind of party, the offices whose holders sit, the first seat first.
    Where there is no such office a person is drawn, who is elected or employed; also is the office that
    such a person then has. uses names the optional seats that are in use. open gives the parties that fill
    seats whose number the rules leave open, by side or by filler, as "party" or "party:office".
    """

    body: str
    holder: str
    decided_by: str
    first_decided: tuple[dt.date, dt.date] | None = None
    terms: tuple[dt.date, ...] = ()
    offices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    substitutes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    also: Mapping[str, Office] = field(default_factory=dict)
    uses: tuple[str, ...] = ()
    until: dt.date | None = None
    open: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens to a seat on a day. reason is kept in the register; why is for the reader."""

    on: dt.date
    what: str
    seat: str
    until: dt.date | None = None
    who: str = ""
    party: str = ""
    office: Office | None = None
    reason: str = ""
    why: str = ""
    shows: str = ""
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leadership:
    """Who chairs a body for a period, told by the seats they hold."""

    body: str
    from_day: dt.date
    until_day: dt.date | None
    chair: str
    vice: str = ""
    convener: str = ""
    prolonged_by: str = ""
    decided: dt.date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Something of a body was fixed or reviewed on these days."""

    body: str
    what: str
    on: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All that is told about one structure."""

    structure: str
    note: str
    staffing: tuple[Staffing, ...]
    happenings: tuple[Happening, ...]
    leadership: tuple[Leadership, ...]
    reviews: tuple[Review, ...]


@cache
def read(structure: str) -> Story:
    """The story of a structure, from its file."""
    folder = resources.files("samverk.demonstration").joinpath("stories")
    told = tomllib.loads(folder.joinpath(f"{structure}.toml").read_text("utf-8"))
    return Story(
        structure=structure,
        note=told["note"],
        staffing=tuple(_staffing(row) for row in told["staffing"]),
        happenings=tuple(_happening(row) for row in told.get("happenings", ())),
        leadership=tuple(_leadership(row) for row in told.get("leadership", ())),
        reviews=tuple(Review(**{**row, "on": tuple(row["on"])}) for row in told.get("reviews", ())),
    )


def _staffing(row: dict[str, Any]) -> Staffing:
    first = row.get("first_decided")
    given = {
        "first_decided": (first[0], first[1]) if first else None,
        "terms": tuple(row.get("terms", ())),
        "uses": tuple(row.get("uses", ())),
        "also": {kind: Office(**office) for kind, office in row.get("also", {}).items()},
    }
    return Staffing(**{**row, **given})


def _happening(row: dict[str, Any]) -> Happening:
    office = Office(**row["office"]) if "office" in row else None
    return Happening(**{**row, "office": office, "found": tuple(row.get("found", ()))})


def _leadership(row: dict[str, Any]) -> Leadership:
    given = {"from_day": row.pop("from"), "until_day": row.pop("until", None)}
    return Leadership(**given, **row)
