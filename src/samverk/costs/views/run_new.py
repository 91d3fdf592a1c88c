"""A run is proposed: fill in, see the whole table, confirm. A correction begins with what it corrects."""

import datetime as dt
from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.agreements.access import seen_by
from samverk.bodies.models import Structure
from samverk.bodies.queries import structures
from samverk.costs import actions, facts
from samverk.costs.access import may_keep
from samverk.costs.forms.run import Choices, RunForm
from samverk.costs.models import Run
from samverk.costs.queries import proposing
from samverk.costs.queries import runs as asked
from samverk.costs.texts import SENTENCES
from samverk.costs.views import run_words as words
from samverk.costs.views.run import held_against, totals
from samverk.costs.views.run_acts import WHO
from samverk.costs.views.run_doubts import doubts_of, told
from samverk.costs.views.run_lines import columns, lines, picture
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.rulebook.costs.budget import to_share

TEMPLATE = "costs/run_new.html"
CONFIRM, MEND = "bekrafta", "andra"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def run_new(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """A run as it would be, or the one that was proposed. Fifteen queries, and twice those of the act."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    demand(may_keep(request.user, row, on=request.day.today), WHO)
    choices = offered(request, row)
    form = RunForm(choices, request.POST or None, first_written(request, choices))
    about = _context(row, form)
    if request.method != "POST" or request.POST.get("steg") == MEND:
        return about
    if not form.is_valid():
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return _weighed(request, row, form)
    except Refused as refused:
        about = {**about, "refused": told(refused.findings)}
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def offered(request: PageRequest, row: Structure) -> Choices:
    """What can be chosen. Nine queries at the most.

    Raises: Http404 where it is to correct a run that is not there or not locked.
    """
    today = request.day.today
    corrects = _corrected(request.GET.get("rattar", ""), row)
    keys = proposing.keys(row, on=today)
    used = (corrects.cost_key,) if corrects and corrects.cost_key not in keys.rows else ()
    return Choices(
        today=today,
        keys=(*keys.rows, *used),
        in_force=keys.in_force,
        budgets=proposing.budgets(row),
        agreements=list(seen_by(request.user, row, on=today).order_by("name")),
        parties=proposing.sharing(row, year=corrects.year if corrects else today.year),
        corrects=corrects,
    )


def _corrected(written: str, row: Structure) -> Run | None:
    """The locked run that is to be corrected, "2026-1". None where none is asked for."""
    if not written:
        return None
    year, _dash, number = written.partition("-")
    if not (year.isdecimal() and number.isdecimal() and len(written) < len("2026-100000")):
        raise Http404
    found = asked.of_address(row.key, int(year), int(number))
    if found is None or found.state != Run.State.LOCKED:
        raise Http404
    return found


def first_written(request: PageRequest, choices: Choices) -> dict[str, object]:
    """What the form begins with: the run that is corrected, the budget that is asked for, or the key that holds."""
    if choices.corrects is not None:
        return _of_run(choices.corrects, choices)
    today = choices.today
    first: dict[str, object] = {"ar": today.year, "dag": _day(today.year, today)}
    holds = [key for key in choices.keys if key.pk in choices.in_force]
    wanted = request.GET.get("nyckel", "")
    key = next((each for each in choices.keys if each.key == wanted), None) or next(
        iter(holds), None
    )
    if key is not None:
        first["nyckel"] = key.pk
    budget = next((each for each in choices.budgets if each.key == request.GET.get("budget")), None)
    if budget is not None:
        shared = to_share(facts.lines_of(budget.lines.all())).value
        first |= {
            "titel": budget.name,
            "ar": budget.year,
            "budget": budget.pk,
            "summa": words.written(shared),
            "avtal": budget.agreement_id or "",
            "dag": _day(budget.year, today),
        }
    return first


def _day(year: int, today: dt.date) -> dt.date:
    """The last of the year before, as keys count people, or today where that has not come."""
    return min(dt.date(year - 1, 12, 31), today)


def _of_run(run: Run, choices: Choices) -> dict[str, object]:
    outside = facts.key_of(run.key_text).outside
    there = {part.key for part in run.parts.all()}
    return {
        "titel": run.title,
        "ar": run.year,
        "budget": run.budget_id or "",
        "summa": words.written(run.total_ore),
        "nyckel": run.cost_key_id,
        "dag": asked.asked_on(run),
        "avtal": run.agreement_id or "",
        "utan": [
            row.key
            for row in choices.parties
            if row.is_signatory and row.key not in there and row.key not in outside
        ],
    }


def _context(row: Structure, form: RunForm) -> dict[str, object]:
    return {
        "structure": row,
        "form": form,
        "corrects": form.choices.corrects,
        "new_key": words.address_of("costs:new-key", row.key),
    }


def _weighed(request: PageRequest, row: Structure, form: RunForm) -> HttpResponseBase:
    """The whole table; once that is confirmed as it was shown, the run itself."""
    today, corrects = request.day.today, form.choices.corrects
    run = proposing.tried(row, form.proposal(), on=today, corrects=corrects)
    is_confirmed = request.POST.get("steg") == CONFIRM
    if not is_confirmed or request.POST.get("resultat") != run.result:
        beside = held_against(run, request)
        found = [replace(line, address="") for line in lines(run, beside)]  # it has no page yet
        sides = {each.key: str(each.side_kind) for each in form.choices.parties}
        about = {
            **_context(row, form),
            "run": run,
            "doubts": doubts_of(run, request),
            "lines": found,
            "columns": columns(run),
            "bars": picture(found, sides),
            "beside": beside,
            "overtaken": is_confirmed,
            **totals(run, beside),
        }
        status = HTTPStatus.CONFLICT if is_confirmed else HTTPStatus.OK
        return speak(request, TEMPLATE, about, status=status)
    kept = actions.propose_run(
        structure=row,
        proposal=form.proposal(),
        on=today,
        actor=str(request.user),
        corrects=corrects,
    )
    messages.success(
        request, _("Beräkningen är sparad som förslag. Anteckna beslutet när det är fattat.")
    )
    return HttpResponseRedirect(words.address(kept))
