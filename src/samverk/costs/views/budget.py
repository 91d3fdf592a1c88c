"""One budget: what is to be shared, what the quarters have cost, and how it came to be."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from samverk.bodies.models import Structure
from samverk.bodies.queries import structures
from samverk.costs import facts
from samverk.costs.access import budgets_seen_by, may_keep, runs_seen_by, works_there
from samverk.costs.models import Budget, Outcome
from samverk.costs.queries import budgets as asked
from samverk.costs.views import budget_lines as shown
from samverk.costs.views import run_words as words
from samverk.costs.views.citing import linked
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.day import ChosenDay
from samverk.foundation.page import Context, PageRequest, page
from samverk.rulebook.costs.budget import LESSENS, left_over, to_share
from samverk.rulebook.steps import Explained


@dataclass(frozen=True, slots=True)
class Seen:
    """A budget as somebody reads it: the version that is shown, and all that they may read, the newest first."""

    structure: Structure
    budget: Budget
    versions: tuple[Budget, ...]
    works: bool
    keeps: bool

    @property
    def newest(self) -> Budget:
        """The last version."""
        return self.versions[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """A quarter as it was read once: whether it counts, and the rows that have no line in the budget."""

    row: Outcome
    counts: bool
    total_ore: int
    beside: tuple[tuple[str, int], ...]


@page("costs/budget.html", may=access.everyone)
def budget(request: PageRequest, structure: str, key: str) -> Context:
    """One budget on the chosen day: everybody reads what is decided. Twenty-two queries at the most."""
    found = seen(request, structure, key)
    row, day = found.budget, request.day
    shared = to_share(facts.lines_of(row.lines.all()))
    readings = asked.outcomes(row, on=day.on)
    following = asked.following(row, readings)
    left = left_over(following.all) if following.outcomes else None
    return {
        "structure": found.structure,
        "budget": row,
        "seen": found,
        "is_newest": row == found.newest,
        "pill": pill(row, day),
        "sentence": sentence(row, shared.value, day),
        "lines": [(line, shown.share(line)) for line in row.lines.all()],
        "shared": shared.value,
        "steps": linked(shared.steps, found.structure, day),
        "versions": list(shown.versions(found.versions)),
        "runs": list(
            runs_seen_by(request.user, found.structure, on=day.today)
            .filter(budget__key=row.key)
            .order_by("year", "number")
        ),
        "acts": list(acts(found, day)),
        "readings": list(_readings(readings, row)) if found.works else [],
        **(_outcome(following, left, found, day) if left else {}),
    }


def seen(request: PageRequest, structure: str, key: str) -> Seen:
    """The budget for somebody who may read it. Eight queries at the most.

    Raises: Http404 where there is none; Denied where nobody has decided it and the user does not work there.
    """
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    today = request.day.today
    works = works_there(request.user, row, on=today)
    mine = budgets_seen_by(request.user, row, on=today)
    rows = asked.versions(mine, key, on=request.day.on)
    if not rows and not works:
        is_there = row.budgets.filter(key=key, noted_on__lte=request.day.on).exists()
        who = _("den som arbetar i %(structure)s: budgeten är inte beslutad")
        demand(not is_there, who % {"structure": row.name})
    wanted = request.GET.get("version", "")
    chosen = next((each for each in rows if str(each.number) == wanted), None)
    if not rows or (wanted and chosen is None):
        raise Http404
    keeps = works and may_keep(request.user, row, on=today)
    return Seen(row, chosen or rows[0], tuple(rows), works, keeps)


def is_decided(row: Budget, day: ChosenDay) -> bool:
    """Whether the version was decided on the chosen day."""
    return row.decided_on is not None and row.decided_on <= day.on


def pill(row: Budget, day: ChosenDay) -> words.Pill:
    """How the version stood on the chosen day."""
    if is_decided(row, day):
        return words.Pill(_("Beslutad"), "done")
    return words.Pill(_("Förslag"), "info")


def sentence(row: Budget, shared_ore: int, day: ChosenDay) -> str:
    """The one sentence that says what is to be shared and by which decision."""
    told = {"amount": words.amount(shared_ore), "year": row.year, "decision": row.decided}
    if is_decided(row, day):
        return _("%(amount)s att dela för %(year)s. Beslutad: %(decision)s.") % told
    return _("%(amount)s att dela för %(year)s. Ingen har beslutat budgeten än.") % told


def acts(found: Seen, day: ChosenDay) -> Iterator[tuple[str, str]]:
    """What the coordinator can do with the budget now: words and address, the first of them first."""
    if not found.keeps or not day.is_today:
        return
    at = (found.structure.key, found.budget.key)
    new_run = words.address_of("costs:new-run", found.structure.key)
    decide = (_("Anteckna beslutet"), words.address_of("costs:budget-act", *at, "beslut"))
    if found.newest.decided_on is None:
        yield decide
    if new_run:
        yield _("Fördela"), f"{new_run}?budget={found.budget.key}"
    yield _("Läs in utfall"), words.address_of("costs:budget-outcome", *at)
    yield _("Ändra"), words.address_of("costs:budget-act", *at, "andra")
    yield _("Börja nästa års budget"), next_year(found)


def next_year(found: Seen) -> str:
    """Where next year's budget is begun from this one."""
    address = words.address_of("costs:new-budget", found.structure.key)
    return f"{address}?efter={found.budget.key}"


def _outcome(
    following: asked.Following, left: Explained[int], found: Seen, day: ChosenDay
) -> dict[str, object]:
    rows = shown.rows(following)
    return {
        "outcome": rows,
        "outcome_total": shown.total(following) if len(rows) > 1 else None,
        "outcome_says": shown.so_far(following),
        "bars": shown.picture(following, rows),
        "ways": shown.ways(following),
        "deviations": list(shown.deviations(following, found.budget.year)),
        "left": shown.left(left.value, following, found.budget.year),
        "left_steps": linked(left.steps, found.structure, day),
        "next_year": next_year(found) if found.keeps and day.is_today and left.value else "",
    }


def _readings(rows: list[Outcome], row: Budget) -> Iterator[Reading]:
    last = asked.counting(rows)
    texts = {line.text for line in row.lines.all()}
    for each in rows:
        lines = each.lines.all()
        beside = tuple((line.text, line.amount_ore) for line in lines if line.line not in texts)
        total = sum(-line.amount_ore if line.kind in LESSENS else line.amount_ore for line in lines)
        yield Reading(each, last[each.quarter].pk == each.pk, total, beside)
