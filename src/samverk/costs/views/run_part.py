"""One party's part of a run, step by step: "Så räknade vi", from the sum down to what it pays."""

from fractions import Fraction

from django.http import Http404
from django.utils.translation import gettext as _

from samverk.costs.access import may_keep
from samverk.costs.actions import gives_the_same
from samverk.costs.facts import exact
from samverk.costs.models import Run, RunPart
from samverk.costs.queries import runs as asked
from samverk.costs.queries.computing import recompute
from samverk.costs.views import run_words as words
from samverk.costs.views.citing import linked
from samverk.costs.views.run import held_against, seen
from samverk.costs.views.run_doubts import doubts_of
from samverk.costs.views.run_lines import change, difference
from samverk.foundation import access
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.foundation.page import Context, PageRequest, page
from samverk.rulebook.costs.amounts import number as in_figures
from samverk.rulebook.costs.explaining import explained, steps


@page("costs/run_part.html", may=access.everyone)
def run_part(request: PageRequest, structure: str, year: int, number: int, key: str) -> Context:
    """How one party's part came about. Thirty-five queries at the most."""
    row = seen(request, structure, year, number)
    part = part_of(row, key)
    found = linked(explained(recompute(row), key), row.structure, request.day)
    beside = held_against(row, request)
    before = _amount(beside.before, part)
    people = beside.people.get(part.party_id)
    rows = asked.parts_of(row)
    at = rows.index(part)
    return {
        "run": row,
        "structure": row.structure,
        "part": part,
        "pill": words.pill(row, request.day),
        "rungs": [(spoken(step.text), step.source) for step in found],
        "figures": figures_of(row, part),
        "each": asked.each_of_them(part.amount_ore, people),
        "people": people and spoken(in_figures(people)),
        "before": beside.before,
        "change": change(part.amount_ore, before) if beside.before else "",
        "earlier": rows[at - 1] if at else None,
        "later": rows[at + 1] if at + 1 < len(rows) else None,
        "is_draft": is_draft(row),
        "doubts": doubts_of(row, request),
    }


@page("costs/run_again.html", may=access.everyone)
def run_again(request: PageRequest, structure: str, year: int, number: int) -> Context:
    """The run computed again from what it keeps, party by party, öre by öre. Twenty queries at the most."""
    row = seen(request, structure, year, number)
    again = recompute(row)
    lines = [
        (
            part.name,
            part.amount_ore,
            again.part(part.key).ore,
            difference(again.part(part.key).ore - part.amount_ore),
        )
        for part in asked.parts_of(row)
    ]
    return {
        "run": row,
        "structure": row.structure,
        "lines": lines,
        "total_difference": difference(again.total_ore - row.total_ore),
        "total": sum(ore for _name, _was, ore, _difference in lines),
        "is_same": gives_the_same(row) and all(was == ore for _name, was, ore, _said in lines),
        "steps": linked(steps(again), row.structure, request.day),
        "may_keep": may_keep(request.user, row.structure, on=request.day.today),
    }


def part_of(row: Run, key: str) -> RunPart:
    """The part of the party that has this key in the run. No queries where they were read along.

    Raises: Http404 where it has none.
    """
    for part in row.parts.all():
        if part.key == key:
            return part
    raise Http404


def figures_of(row: Run, part: RunPart) -> list[tuple[str, str, str]]:
    """What the party was counted with: what it is, how much, and from where and when. No queries."""
    return [
        (
            each.label,
            spoken(in_figures(Fraction(exact(each.value)))),
            _("%(source)s, %(day)s")
            % {"source": each.source, "day": day_short(each.on, current())},
        )
        for each in row.bases.all()
        if each.party_id == part.party_id
    ]


def is_draft(row: Run) -> bool:
    """Whether nobody has decided it: its papers say so."""
    return row.state not in {Run.State.APPROVED, Run.State.LOCKED}


def _amount(run: Run | None, part: RunPart) -> int | None:
    if run is None:
        return None
    amounts = {each.party_id: each.amount_ore for each in run.parts.all()}
    return amounts.get(part.party_id)
