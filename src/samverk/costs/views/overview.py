"""What the collaboration costs and who pays: the key that holds, the year's runs, the years before, and what is next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.queries import structures
from samverk.costs import facts
from samverk.costs.models import Budget, Run
from samverk.costs.picture.bars import Bar, Drawn, bars
from samverk.costs.picture.history import columns
from samverk.costs.queries import overview as looking
from samverk.costs.queries import runs as asked
from samverk.costs.queries.overview import Overview
from samverk.costs.views import run_words as words
from samverk.foundation import access
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import day_short, sv_sort
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page
from samverk.foundation.svg.markup import Markup
from samverk.rulebook.costs.budget import to_share

SHOWN_YEARS = 6
State = Run.State


@dataclass(frozen=True, slots=True)
class Shown:
    """A run with its state and, where it is of the year that is shown, its bars."""

    run: Run
    pill: words.Pill
    address: str
    bars: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """What the coordinator does next: why, what it is called, and where."""

    says: str
    act: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A party through the years: what it paid each year that is shown, as text and as columns."""

    name: str
    amounts: tuple[int | None, ...]
    picture: Markup


@dataclass(frozen=True, slots=True)
class Sum:
    """A budget and what of it is to be shared."""

    budget: Budget
    ore: int
    address: str


@page("costs/overview.html", may=access.everyone)
def overview(request: PageRequest, structure: str) -> Context:
    """The costs of a structure on the chosen day: everybody sees what is locked. Eighteen queries at the most."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    found = looking.overview(request.user, row, on=request.day.on, today=request.day.today)
    return {
        "structure": row,
        "found": found,
        "sentence": sentence(found),
        "next": following(found) if found.may_keep and request.day.is_today else None,
        "shown": [_shown(run, found, request.day) for run in found.shown],
        "runs": [
            Shown(run, words.pill(run, request.day), words.address(run)) for run in found.runs
        ],
        "budgets": [_sum(each) for each in found.budgets],
        "comparisons": [
            (each, words.address_of("costs:comparison", row.key, each.key))
            for each in found.comparisons
        ],
        "keys": words.address_of("costs:keys", row.key),
        "new_run": words.address_of("costs:new-run", row.key) if found.may_keep else "",
        "new_comparison": words.address_of("costs:new-comparison", row.key),
        "new_budget": words.address_of("costs:new-budget", row.key),
        "check": words.address_of("costs:check"),
        **_history(found),
    }


def sentence(found: Overview) -> str:
    """The one sentence that says what holds: by which key, how much, and whether it is settled."""
    return " ".join(filter(None, (_of_keys(found), _of_runs(found))))


def _of_keys(found: Overview) -> str:
    if not found.in_force:
        return "" if found.is_empty else _("Ingen fördelningsnyckel är beslutad.")
    if len(found.in_force) > 1:
        names = ", ".join(each.cost_key.name for each in found.in_force)
        return _("Fördelningsnycklar som gäller: %(names)s.") % {"names": names}
    holds = found.in_force[0]
    told = {"name": holds.cost_key.name, "day": day_short(holds.from_day, current())}
    return _("”%(name)s” gäller sedan %(day)s.") % told


def _of_runs(found: Overview) -> str:
    locked = [run for run in found.counting if run.year == found.year]
    told: dict[str, object] = {"year": found.year}
    if locked:
        told["amount"] = words.amount(sum(run.total_ore for run in locked))
        if len(locked) == 1:
            count = told["n"] = len(asked.parts_of(locked[0]))
            return (
                ngettext(
                    "För %(year)s betalar %(n)d part %(amount)s, enligt en låst beräkning.",
                    "För %(year)s delar %(n)d parter på %(amount)s, enligt en låst beräkning.",
                    count,
                )
                % told
            )
        return _("För %(year)s delas %(amount)s, enligt %(n)d låsta beräkningar.") % {
            **told,
            "n": len(locked),
        }
    if found.shown:
        told["amount"] = words.amount(found.shown[0].total_ore)
        return _("För %(year)s är %(amount)s föreslaget, och ingen beräkning är låst.") % told
    return "" if found.is_empty else _("Ingen kostnadsberäkning är gjord.")


def following(found: Overview) -> Next | None:
    """What the coordinator has to do next; None where the year is settled."""
    key, year = found.structure.key, found.on.year
    if not found.keys:
        says = _("Börja med nyckeln: den säger hur en summa delas mellan parterna.")
        return _next(says, _("Skriv fördelningsnyckeln"), "costs:new-key", key)
    waiting = [run for run in found.standing if asked.state_on(run, found.on) is not State.LOCKED]
    if waiting:
        return _onwards(waiting[-1], found)
    if not any(run.year == year for run in found.counting):
        says = _("Ingen kostnadsberäkning är gjord för %(year)s.") % {"year": year}
        return _next(says, _("Gör beräkningen för %(year)s") % {"year": year}, "costs:new-run", key)
    return None


def _onwards(run: Run, found: Overview) -> Next:
    told = {"run": str(run)}
    if asked.state_on(run, found.on) is State.APPROVED:
        says = _("%(run)s är godkänd. När den är låst ändras den aldrig.") % told
        return Next(says, _("Lås beräkningen"), words.address(run))
    says = _("%(run)s är föreslagen och väntar på beslut.") % told
    return Next(says, _("Gå till beräkningen"), words.address(run))


def _next(says: str, act: str, name: str, *arguments: object) -> Next | None:
    where = words.address_of(name, *arguments)
    return Next(says, act, where) if where else None


def _shown(run: Run, found: Overview, day: ChosenDay) -> Shown:
    people = asked.inhabitants(run, on=day.on)
    rows = [
        Bar(
            part.name,
            (part.amount_ore,),
            words.address(run, "costs:run-part", part.key),
            side=_side(found, part.key),
            note=words.each_inhabitant(
                asked.each_of_them(part.amount_ore, people.get(part.party_id))
            ),
        )
        for part in asked.parts_of(run)
    ]
    return Shown(run, words.pill(run, day), words.address(run), tuple(bars(rows)))


def _side(found: Overview, key: str) -> str:
    row = found.parties.get(key)
    return str(row.side_kind) if row else ""


def _sum(budget: Budget) -> Sum:
    shared = to_share(facts.lines_of(budget.lines.all()))
    where = words.address_of("costs:budget", budget.structure.key, budget.key)
    return Sum(budget, shared.value, where)


def _history(found: Overview) -> dict[str, object]:
    """The parties' parts through the last years, once there are two to compare."""
    counting = found.counting
    years = asked.sums_by_year(counting)
    if len(years) < 2:  # noqa: PLR2004 -- one year is no history
        return {}
    shown = list(years)[-SHOWN_YEARS:]
    names = _names(counting)
    lines = [
        _line(names[pk], [years[year].get(pk) for year in shown], shown)
        for pk in sorted(names, key=lambda pk: sv_sort(names[pk]))
        if any(pk in years[year] for year in shown)
    ]
    totals = [sum(years[year].values()) for year in shown]
    return {"years": shown, "lines": lines, "totals": _line(_("Summa"), totals, shown)}


def _names(runs: Iterable[Run]) -> dict[int, str]:
    """What each party was called in the newest run that it is in."""
    found: dict[int, str] = {}
    for run in runs:
        for part in run.parts.all():
            found.setdefault(part.party_id, part.name)
    return found


def _line(name: str, amounts: Sequence[int | None], years: Sequence[int]) -> Line:
    told = {
        "name": name,
        "first": words.amount(amounts[0] or 0).replace("\N{NO-BREAK SPACE}", " "),
        "last": words.amount(amounts[-1] or 0).replace("\N{NO-BREAK SPACE}", " "),
        "from": years[0],
        "until": years[-1],
    }
    label = _("%(name)s: från %(first)s år %(from)s till %(last)s år %(until)s") % told
    return Line(name, tuple(amounts), columns(amounts, label))
