"""The register of a structure's matters: looked for by number, words and state, by who has the ball since when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.access import may_coordinate
from samverk.bodies.models import Structure
from samverk.bodies.queries import structures
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import access
from samverk.foundation.access import is_signed_in
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page
from samverk.matters.access import may_raise, seen_by
from samverk.matters.models import Matter
from samverk.matters.models.choices import Holder, State
from samverk.matters.queries import register as looking
from samverk.matters.queries.register import ENDED, EVERYTHING, OPEN, Wanted
from samverk.rulebook.matters.order import TARGET_GROUPS, idle_days, target_groups
from samverk.rulebook.matters.steps import State as Stands
from samverk.rulebook.matters.texts import STATES
from samverk.rulebook.structure.model import Structure as Rules

ON_A_PAGE = 40
LONGEST_TEXT = 200
MOST_DAYS = 9999


@dataclass(frozen=True, slots=True)
class Choice:
    """One place in a list of choices."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One matter in the register, with how long it has lain where it lies."""

    matter: Matter
    state: str
    since: dt.date
    days: int
    is_open: bool
    is_idle: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The matters of one holder on this page, and how many it has in all."""

    name: str
    count: int
    entries: tuple[Entry, ...]


@page("matters/register.html", may=access.everyone)
def register(request: PageRequest, structure: str) -> Context:
    """The matters of a structure on the chosen day: everybody sees the public ones. Fourteen queries at the most."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    on, today = request.day.on, request.day.today
    wanted = picked(request.GET)
    seen = seen_by(request.user, row, on=today)
    rules = rules_near(row, on=on)
    found = looking.register(seen, row, wanted, on=on, today=today)
    shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("sida"))
    counts = looking.balls(found)
    return {
        "structure": row,
        "wanted": wanted,
        "groups": list(_groups(shown.object_list, counts, rules, on)),
        "page": shown,
        "sentence": _sentence(shown.paginator.count, wanted),
        "is_everything": wanted == Wanted(),
        "may_raise": may_raise(request.user, row, on=today),
        "has_log": may_coordinate(request.user, row, on=today),
        "drafts": _drafts(request, row),
        **_choices(row, seen, wanted, rules, on),
    }


def picked(asked: QueryDict) -> Wanted:
    """What the address asks for; what is no choice is left out."""
    shown = asked.get("visa", OPEN)
    return Wanted(
        text=asked.get("q", "").replace("\0", "").strip()[:LONGEST_TEXT],
        shown=shown if shown in {OPEN, ENDED, EVERYTHING} else OPEN,
        holder=asked.get("hos", "").replace("\0", ""),
        body=asked.get("organ", "").replace("\0", ""),
        group=asked.get("malgrupp", "").replace("\0", ""),
        year=_number(asked.get("ar", "")),
        idle=_number(asked.get("orort", "")),
    )


def _number(written: str) -> int | None:
    fits = written.isascii() and written.isdigit() and 0 < int(written[:9]) <= MOST_DAYS
    return int(written) if fits and len(written) <= len(str(MOST_DAYS)) else None


def _groups(
    rows: Iterable[Matter], counts: dict[tuple[str, str], int], rules: Rules | None, on: dt.date
) -> Iterable[Group]:
    idle = idle_days(rules) if rules else MOST_DAYS
    for (kind, name), group in groupby(rows, key=_ball):
        entries = tuple(_entry(each, idle, on) for each in group)
        yield Group(_holder(kind, name), counts.get((kind, name), len(entries)), entries)


def _ball(row: Matter) -> tuple[str, str]:
    now: dict[str, str] = vars(row)
    return now["now_holder"], now["now_body"] or now["now_holder_forum"] or ""


def _holder(kind: str, name: str) -> str:
    if not kind:
        return _("Avslutade")
    return name or capfirst(str(Holder(kind).label))


def _entry(row: Matter, idle: int, on: dt.date) -> Entry:
    now = vars(row)
    since: dt.date = now["now_since"]
    is_open = bool(now["now_holder"])
    is_resting = row.postponed_until is not None and on < row.postponed_until
    may_lie = is_resting or now["now_waits"]
    return Entry(
        matter=row,
        state=capfirst(spoken(STATES[Stands(now["now_state"])])),
        since=since,
        days=(on - since).days,
        is_open=is_open,
        is_idle=is_open and not may_lie and (on - now["now_moved"]).days >= idle,
    )


def _drafts(request: PageRequest, row: Structure) -> Sequence[Matter]:
    if not is_signed_in(request.user):
        return ()
    rows = Matter.objects.filter(structure=row, begun_by=request.user.pk, state=State.DRAFT)
    return list(rows.order_by("-moved_on", "-pk"))


def _sentence(count: int, wanted: Wanted) -> str:
    facts = {"n": count}
    if wanted.shown == OPEN:
        return ngettext("%(n)d öppet ärende", "%(n)d öppna ärenden", count) % facts
    if wanted.shown == ENDED:
        return ngettext("%(n)d avslutat ärende", "%(n)d avslutade ärenden", count) % facts
    return ngettext("%(n)d ärende", "%(n)d ärenden", count) % facts


def _choices(
    row: Structure, seen: object, wanted: Wanted, rules: Rules | None, on: dt.date
) -> Context:
    bodies = [(each.key, each.name) for each in structures.bodies(row) if each.period.lower <= on]
    holders = [(str(kind.value), capfirst(str(kind.label))) for kind in _HOLDERS]
    groups = target_groups(rules) if rules else TARGET_GROUPS
    years = [(str(year), str(year)) for year in looking.years(seen)]  # type: ignore[arg-type] # a queryset
    by_body = [(f"body:{key}", name) for key, name in bodies]
    named = [(key, spoken(name)) for key, name in groups.items()]
    states = [(OPEN, _("Öppna")), (ENDED, _("Avslutade")), (EVERYTHING, _("Alla"))]
    return {
        "shown": _list(states, wanted.shown),
        "holders": _list([("", _("Alla")), *holders, *by_body], wanted.holder),
        "bodies": _list([("", _("Alla")), *bodies], wanted.body),
        "target_groups": _list([("", _("Alla")), *named], wanted.group),
        "years": _list([("", _("Alla")), *years], str(wanted.year or "")),
    }


_HOLDERS = (Holder.COORDINATOR, Holder.RESPONDENTS, Holder.PRINCIPALS)


def _list(rows: Iterable[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, words, value == chosen) for value, words in rows]
