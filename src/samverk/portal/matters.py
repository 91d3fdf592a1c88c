"""Matters as lines on pages of other things: how far each had come on the chosen day, and who had it."""

import datetime as dt
import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from samverk.bodies.models import Structure
from samverk.foundation.access import User
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import spoken
from samverk.matters.access import seen_anywhere
from samverk.matters.models import Matter
from samverk.matters.queries import find
from samverk.matters.queries.register import as_of
from samverk.rulebook.matters.steps import HolderKind, State
from samverk.rulebook.matters.texts import HOLDERS, STATES

LATEST = 3
MOST = 20
LONGEST_TEXT = 200
_LATEST_FIRST = ("-now_moved", "-pk")
_BY_NUMBER_FIRST = ("-is_number", *_LATEST_FIRST)
_YEAR, _NUMBER = r"(?P<year>[12]\d{3})", r"(?P<number>\d{1,6})"
_DASH = r"\s*[-‐‑‒–—−/]\s*"
_BARE = (
    re.compile(_NUMBER + _DASH + _YEAR, re.ASCII),
    re.compile(_YEAR + _DASH + _NUMBER, re.ASCII),
)
_ENDED = Q(now_holder="")


@dataclass(frozen=True, slots=True)
class Line:
    """One matter: its state, who has it and since when. holder is empty where the state says it, or nobody has it.

    body is the key of the holder where it has a page; is_exact is that its number is what was searched for.
    """

    matter: Matter
    state: str
    holder: str
    body: str
    since: dt.date
    days: int
    is_open: bool
    is_exact: bool = False


def moving(user: User, day: ChosenDay) -> list[Line]:
    """The three open matters that had moved last, over all structures. One query."""
    rows = _open(user, day).select_related("structure").order_by(*_LATEST_FIRST)
    return [_line(row, day) for row in rows[:LATEST]]


def open_in(structure: Structure, user: User, day: ChosenDay) -> int:
    """How many open matters of a structure the reader may see. One query."""
    return _open(user, day).filter(structure=structure).count()


def found(text: str, user: User, day: ChosenDay) -> list[Line]:
    """The matters that bear the number or have the words, those by number first. One query, and at most two more for what has a digit."""
    asked = " ".join(text.replace("\0", "").split())[:LONGEST_TEXT]
    if not asked:
        return []
    by_number = _numbered(asked)
    rows = _seen(user, day).filter(_worded(asked) | by_number).annotate(is_number=by_number)
    ranked = rows.select_related("structure").order_by(*_BY_NUMBER_FIRST)
    return [_line(row, day) for row in ranked[:MOST]]


def _numbered(asked: str) -> Q:
    """What bears the number: in full, as another authority has it, or without its letters, as in an address."""
    numbered = {row.pk for row in find(asked)} if _has_digit(asked) else set()
    # No row has the key 0: where nothing bears the number, nothing comes first.
    bears = Q(pk__in=numbered or {0})
    for shape in _BARE:
        if bare := shape.fullmatch(asked):
            bears |= Q(number=bare["number"], year=bare["year"])
    return bears


def _worded(asked: str) -> Q:
    """The words in Swedish, in any form, or a part of the heading; both have an index."""
    words = SearchQuery(asked, search_type="websearch", config="swedish")
    return Q(words=words) | Q(title__iregex=re.escape(asked))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _seen(user: User, day: ChosenDay) -> QuerySet[Matter]:
    """What the reader may see today, as it was on the chosen day."""
    return as_of(seen_anywhere(user, on=day.today), on=day.on, today=day.today)


def _open(user: User, day: ChosenDay) -> QuerySet[Matter]:
    return _seen(user, day).exclude(_ENDED)


def _line(row: Matter, day: ChosenDay) -> Line:
    now = vars(row)
    state, since = State(now["now_state"]), now["now_since"]
    return Line(
        matter=row,
        state=capfirst(spoken(STATES[state])),
        holder="" if state is State.AT_PRINCIPALS else _holder(now),
        body=now["now_body_key"] or "",
        since=since,
        days=(day.on - since).days,
        is_open=bool(now["now_holder"]),
        is_exact=now.get("is_number", False),
    )


def _holder(now: dict[str, str]) -> str:
    named = now["now_body"] or now["now_holder_forum"]
    kind = now["now_holder"]
    return named or (spoken(HOLDERS[HolderKind(kind)]) if kind else "")
