"""A quarter of the ledger is brought, shown row by row with the budget line of each, and kept."""

import base64
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samverk.costs import actions
from samverk.costs.access import works_there
from samverk.costs.forms.budgets import QuarterForm, TiesForm
from samverk.costs.ledger import Read, matched, read
from samverk.costs.models import Budget, BudgetLine, Outcome
from samverk.costs.queries import budgets as asked
from samverk.costs.views import run_words as words
from samverk.costs.views.budget import seen
from samverk.costs.views.run_acts import WHO
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.documents import handing_out
from samverk.foundation.documents.texts import told as told_of_file
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.foundation.tables import TableError, read_bytes, read_text

TEMPLATE = "costs/budget_outcome.html"
KEEP = "spara"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in)
def reading(request: PageRequest, structure: str, key: str) -> Context | HttpResponseBase:
    """The form, the rows with what each belongs to, or the budget they were kept with. Twelve queries, and those of the act."""
    found = seen(request, structure, key)
    demand(found.keeps, WHO)
    row = found.newest
    earlier = asked.outcomes(row, on=request.day.today)
    about: dict[str, object] = {"structure": found.structure, "budget": row}
    if request.method != "POST":
        waits = next((q for q in range(1, 5) if q not in asked.counting(earlier)), 4)
        return {**about, "form": QuarterForm(initial={"kvartal": waits})}
    form = QuarterForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _shown(request, row, form, earlier)
        except TableError as fault:
            form.add_error(_field(form, fault), spoken(fault.words))
        except Refused as refused:
            form.add_error("fil", told_of_file(refused))
    about = {**about, "form": form}
    return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_safe
@page(TEMPLATE, may=access.signed_in)
def file(
    request: PageRequest, structure: str, key: str, quarter: int, number: int
) -> HttpResponseBase:
    """What a quarter was read from, for who works there: a ledger may name people. Six queries."""
    row = asked.reading(structure, key, quarter, number)
    if row is None or row.document is None:
        raise Http404
    who = _("den som arbetar i %(structure)s") % {"structure": row.structure.name}
    demand(works_there(request.user, row.structure, on=request.day.today), who)
    return handing_out.response(row.document)


def _shown(
    request: PageRequest, row: Budget, form: QuarterForm, earlier: list[Outcome]
) -> HttpResponseBase:
    """The rows to look through; once each belongs somewhere, the budget.

    Raises: TableError; Refused.
    """
    name, content = form.brought()
    table = read_bytes(name, content) if name else read_text(content.decode(errors="replace"))
    ledger = read(table, form.columns)
    # What was carried over from another year is in no ledger of this one.
    lines = [line for line in row.lines.all() if line.kind != BudgetLine.Kind.CARRIED]
    entries = matched(ledger.entries, lines, asked.known_ties(earlier))
    ties = TiesForm(entries, lines, request.POST if request.POST.get("steg") == KEEP else None)
    if ties.is_bound and ties.is_valid():
        return _kept(request, row, form, ties, (name, content))
    given = form.cleaned_data
    quarter = given["kvartal"]
    about = {
        "structure": row.structure,
        "budget": row,
        "ties": ties,
        "ledger": ledger,
        "sum_is_off": _sum_is_off(ledger),
        "unclear": sum(not each.line for each in entries),
        "quarter": quarter,
        "replaces": asked.counting(earlier).get(quarter),
        "carried": {
            "kvartal": quarter,
            "kalla": given["kalla"],
            "kolumn_text": given["kolumn_text"],
            "kolumn_belopp": given["kolumn_belopp"],
            "namn": name,
            "innehall": base64.b64encode(content).decode(),
        },
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if ties.is_bound else HTTPStatus.OK
    return speak(request, TEMPLATE, about, status=status)


def _kept(
    request: PageRequest, row: Budget, form: QuarterForm, ties: TiesForm, brought: tuple[str, bytes]
) -> HttpResponseBase:
    given, (name, content) = form.cleaned_data, brought
    kept = actions.read_outcome(
        budget=row,
        ledger=actions.Ledger(given["kvartal"], ties.lines(), given["kalla"], name, content),
        on=request.day.today,
        actor=str(request.user),
    )
    told = {"quarter": kept.quarter, "number": kept.number}
    messages.success(request, _("Kvartal %(quarter)s är inläst, nummer %(number)s.") % told)
    address = words.address_of("costs:budget", row.structure.key, row.key)
    return HttpResponseRedirect(f"{address}#utfall")


def _sum_is_off(ledger: Read) -> str:
    """How the sum that the table states differs from its rows; empty where it does not, or there is none."""
    if ledger.stated_ore is None or ledger.stated_ore == ledger.total_ore:
        return ""
    told = {"rows": words.amount(ledger.total_ore), "stated": words.amount(ledger.stated_ore)}
    return _("Raderna blir %(rows)s, men tabellens summa är %(stated)s.") % told


def _field(form: QuarterForm, fault: TableError) -> str:
    if fault.row is None and fault.column in {"text", "belopp"}:
        return f"kolumn_{fault.column}"
    return "fil" if form.cleaned_data.get("fil") else "tabell"
