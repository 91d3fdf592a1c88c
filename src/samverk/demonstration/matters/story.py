"""The stories of matters, read from their files: what happened to each, what was sent out, and what each principal did."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from typing import Any, TypeVar

STRUCTURES = ("vasterbotten", "rss-dalarna")
COORDINATOR = "Jonas Hedman"

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a matter, with the words of the rulebook; body and to_body are keys of the structure's bodies."""

    on: dt.date
    act: str
    body: str = ""
    forum: str = ""
    outcome: str = ""
    to_body: str = ""
    to_forum: str = ""
    until: dt.date | None = None
    reason: str = ""
    is_urgent: bool = False
    said: str = ""
    paragraph: str = ""
    by: str = COORDINATOR


@dataclass(frozen=True, slots=True)
class Stop:
    """An organ on the way inside a principal; noted is the day when the coordinator learned of it."""

    organ: str
    does: str
    on: dt.date | None = None
    paragraph: str = ""
    is_planned: bool = False
    noted: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that came in on a day; reviewed None is that the coordinator has not looked at it yet.

    clauses gives the outcome of each clause in order, words the principal's own wording by the number of the clause.
    """

    on: dt.date
    clauses: tuple[str, ...]
    decided: dt.date | None = None
    organ: str = ""
    paragraph: str = ""
    reviewed: dt.date | None = None
    via: str = "coordinator"
    words: Mapping[str, str] = field(default_factory=dict)
    dissent: str = ""
    announced: dt.date | None = None
    note: str = ""
    by: str = "Registrator"
    extract: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What one principal did with the recommendation; number is what it calls the matter itself."""

    party: str
    number: str = ""
    planned: dt.date | None = None
    planned_noted: dt.date | None = None
    line: tuple[Stop, ...] = ()
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommended:
    """What was recommended and sent out, and what came of it."""

    title: str
    clauses: tuple[str, ...]
    due: dt.date
    wanted_from: dt.date | None = None
    reminders: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one party said of the proposal, in its own words."""

    party: str
    on: dt.date
    stance: str
    text: str
    proposals: str = ""
    organ: str = ""
    decided: dt.date | None = None
    number: str = ""
    by: str = "Registrator"
    via: str = "coordinator"


@dataclass(frozen=True, slots=True)
class Referred:
    """What opinions were asked for; others are those asked who are no parties."""

    subject: str
    question: str
    due: dt.date
    reminders: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    answers: tuple[Opinion, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchoring:
    """What a representative did at home; by is an office, never a name."""

    party: str
    on: dt.date
    with_whom: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the matter; text holds its paragraphs, list its numbered clauses."""

    title: str
    kind: str
    file: str
    on: dt.date
    text: tuple[str, ...]
    list: tuple[str, ...] = ()
    sender: str = ""
    public: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A matter with everything that happened to it. parties are keys; none is every principal of the structure."""

    key: str
    title: str
    steps: tuple[Step, ...]
    question: str = ""
    background: str = ""
    affected: str = ""
    wanted: str = ""
    target_groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    other_numbers: tuple[str, ...] = ()
    raised_by: str = COORDINATOR
    raised_for: str = ""
    raised_in: str = ""
    begun_by: str = ""
    parties: tuple[str, ...] = ()
    public_from: dt.date | None = None
    links: tuple[tuple[str, str], ...] = ()
    referred: Referred | None = None
    recommended: Recommended | None = None
    papers: tuple[Paper, ...] = ()
    anchored: tuple[Anchoring, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact between one municipality and the region, beside the bodies."""

    party: str
    on: dt.date
    subject: str
    notes: str = ""
    touches_more: bool | None = None
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The matters of one structure, in the order in which they were written down, and its bilateral contacts."""

    structure: str
    questions: tuple[Question, ...]
    contacts: tuple[Contact, ...] = ()


@cache
def read(structure: str) -> Story:
    """The matters of a structure, from their file."""
    folder = resources.files("samverk.demonstration").joinpath("stories")
    told = tomllib.loads(folder.joinpath(f"{structure}-arenden.toml").read_text("utf-8"))
    return Story(
        structure=structure,
        questions=tuple(_question(row) for row in told["matters"]),
        contacts=_all(Contact, told.get("contacts", ())),
    )


def _question(row: Mapping[str, Any]) -> Question:
    links = tuple((kind, key) for kind, key in row.get("links", ()))
    asked, referred = row.get("recommended"), row.get("referred")
    return _made(
        Question,
        row,
        steps=_all(Step, row["steps"]),
        links=links,
        referred=_referred(referred) if referred else None,
        recommended=_recommended(asked) if asked else None,
        papers=_all(Paper, row.get("papers", ())),
        anchored=_all(Anchoring, row.get("anchored", ())),
    )


def _referred(row: Mapping[str, Any]) -> Referred:
    return _made(Referred, row, answers=_all(Opinion, row.get("answers", ())))


def _recommended(row: Mapping[str, Any]) -> Recommended:
    return _made(Recommended, row, rows=tuple(_row(each) for each in row.get("rows", ())))


def _row(row: Mapping[str, Any]) -> Row:
    return _made(
        Row,
        row,
        line=_all(Stop, row.get("line", ())),
        answers=_all(Answered, row.get("answers", ())),
    )


def _all(kind: type[Told], rows: Iterable[Mapping[str, Any]]) -> tuple[Told, ...]:
    return tuple(_made(kind, row) for row in rows)


def _made(kind: type[Told], row: Mapping[str, Any], **given: object) -> Told:
    """One of the kind, with lists as tuples.

    Raises: KeyError for a word that the kind does not have: a misspelt one would be lost without a sound.
    """
    known = {each.name for each in fields(kind)}  # type: ignore[arg-type] # every kind is a dataclass
    if unknown := set(row) - known:
        raise KeyError(*sorted(unknown))
    plain = {name: tuple(said) if isinstance(said, list) else said for name, said in row.items()}
    return kind(**{**plain, **given})
