"""A budget is written: new, as a new version of one that there is, or from the year before with what it leaves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.agreements.access import seen_by
from samverk.bodies.models import Structure
from samverk.bodies.queries import structures
from samverk.costs import actions
from samverk.costs.access import may_keep
from samverk.costs.forms.budgets import (
    DEFICIT,
    MOST_LINES,
    BudgetForm,
    LineForm,
    LinesForm,
    lines_form,
)
from samverk.costs.models import Budget, BudgetLine
from samverk.costs.queries import budgets as asked
from samverk.costs.texts import SENTENCES
from samverk.costs.views import run_words as words
from samverk.costs.views.budget import seen
from samverk.costs.views.run_acts import WHO
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.templatetags.components import FieldFault
from samverk.rulebook.costs.budget import Kind, Line, carried_over, left_over, of_post, to_share

TEMPLATE = "costs/budget_writing.html"
ROW, SHOW = "rad", "visa"
PREFIX = "rad"
BLANK = 2
KEY = 70


@dataclass(frozen=True, slots=True)
class Begun:
    """What the form begins with, and what is said above it; changed is the budget that gets a new version."""

    structure: Structure
    first: Mapping[str, object]
    lines: Sequence[Mapping[str, object]] = ()
    changed: Budget | None = None
    says: tuple[str, ...] = field(default=())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def new_budget(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """The form, or the budget that was written. Sixteen queries at the most, and those of the act."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    demand(may_keep(request.user, row, on=request.day.today), WHO)
    after = request.GET.get("efter", "")
    begun = (
        after_this(request, row, after) if after else Begun(row, {"ar": request.day.today.year + 1})
    )
    return written(request, begun)


def change(budget: Budget) -> Begun:
    """A budget as it is, to be written anew. No queries where its lines are read along."""
    first = {**_first(budget), "version": budget.number}
    lines = [_initial(line) for line in budget.lines.all()]
    says: tuple[str, ...] = ()
    if budget.decided_on is not None:
        told = {"number": budget.number, "decision": budget.decided}
        says = (
            _(
                "Version %(number)s är beslutad (%(decision)s) och står kvar. Ändringen blir en ny version att besluta."
            )
            % told,
        )
    return Begun(budget.structure, first, lines, budget, says)


def after_this(request: PageRequest, row: Structure, key: str) -> Begun:
    """Next year's budget: the lines of this one, and what it leaves as a line of its own. Ten queries.

    Raises: Http404 where there is none.
    """
    budget = seen(request, row.key, key).budget
    year = budget.year + 1
    first = {
        **_first(budget),
        "namn": budget.name.replace(str(budget.year), str(year)),
        "ar": year,
        "kalla": _("Raderna i %(budget)s") % {"budget": str(budget)},
    }
    lines = [_initial(line) for line in asked.copied(budget)]
    says = [
        _("Raderna är hämtade ur %(budget)s. Ändra det som blir annorlunda.") % {"budget": budget}
    ]
    following = asked.following(budget, asked.outcomes(budget, on=request.day.today))
    left = carried_over(left_over(following.all).value) if following.outcomes else None
    if left:
        kind, ore = left
        told = {"year": budget.year, "n": max(following.outcomes)}
        text = _carried(kind, is_whole=following.is_whole) % told
        lines.append(
            {
                "slag": DEFICIT if kind is Kind.COST else kind.value,
                "vad": text,
                "belopp": words.written(ore),
                "stod": asked.CARRYING,
            }
        )
        says.append(
            _("Det som %(year)s lämnar efter sig är en rad. Parterna avgör om det förs över.")
            % told
        )
    return Begun(row, first, lines, says=tuple(says))


def _carried(kind: Kind, *, is_whole: bool) -> str:
    if kind is Kind.CARRIED:
        return (
            _("Överskott från %(year)s")
            if is_whole
            else _("Överskott från %(year)s, prognos efter kvartal %(n)s")
        )
    return (
        _("Underskott från %(year)s")
        if is_whole
        else _("Underskott från %(year)s, prognos efter kvartal %(n)s")
    )


def written(request: PageRequest, begun: Begun) -> Context | HttpResponseBase:
    """The form, with one more row, with what it sums to, or the budget that was kept. Three queries, and those of the act."""
    agreements = list(seen_by(request.user, begun.structure, on=request.day.today).order_by("name"))
    if request.method != "POST":
        lines = lines_form(blank=BLANK if begun.lines else BLANK + 1)(
            initial=list(begun.lines), prefix=PREFIX
        )
        return _context(begun, BudgetForm(agreements, initial=begun.first), lines)
    step = request.POST.get("steg", "")
    if step == ROW:
        return {**_one_more(request, begun, agreements)}
    form = BudgetForm(agreements, request.POST)
    lines = lines_form()(request.POST, prefix=PREFIX)
    is_right = all([form.is_valid(), lines.is_valid()])
    about = _context(begun, form, lines)
    if not is_right:
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if step == SHOW:
        return {**about, "shown": to_share(_lines(lines.written()))}
    if begun.changed and form.cleaned_data["version"] != begun.changed.number:
        again = _one_more(request, begun, agreements, rows=0)
        return speak(request, TEMPLATE, {**again, "overtaken": True}, status=HTTPStatus.CONFLICT)
    return _kept(request, begun, form, lines)


def _kept(
    request: PageRequest, begun: Begun, form: BudgetForm, lines: LinesForm
) -> HttpResponseBase:
    given = form.cleaned_data
    wanted = slugify(f"{given['namn'][:KEY]} {given['ar']}")
    budget = actions.write_budget(
        structure=begun.structure,
        written=actions.WrittenBudget(
            begun.changed.key if begun.changed else asked.free_key(begun.structure, wanted),
            given["ar"],
            given["namn"],
            lines.written(),
            agreement=form.agreement,
            project=given["projekt"],
            source=given["kalla"],
        ),
        on=request.day.today,
        actor=str(request.user),
    )
    messages.success(
        request,
        _("Version %(number)s av budgeten är sparad. Anteckna beslutet när det är fattat.")
        % {"number": budget.number},
    )
    return HttpResponseRedirect(words.address_of("costs:budget", begun.structure.key, budget.key))


def _one_more(
    request: PageRequest, begun: Begun, agreements: Sequence[object], rows: int = 1
) -> dict[str, object]:
    """What was written, as it was written, with another blank row: nothing is judged before it is sent."""
    data = request.POST
    total = data.get(f"{PREFIX}-TOTAL_FORMS", "0")
    count = min(int(total), MOST_LINES) if total.isdecimal() and len(total) < len("10000") else 0
    initial = [
        {name: data.get(f"{PREFIX}-{at}-{name}", "") for name in LineForm.base_fields}
        for at in range(count)
    ]
    first = {name: data.get(name, "") for name in BudgetForm.base_fields}
    if begun.changed:
        first["version"] = str(begun.changed.number) if not rows else first["version"]
    lines = lines_form(blank=rows)(initial=initial, prefix=PREFIX)
    if rows and lines.forms:
        lines.forms[-1].fields["slag"].widget.attrs["autofocus"] = True
    return _context(begun, BudgetForm(agreements, initial=first), lines)  # type: ignore[arg-type]


def _context(begun: Begun, form: BudgetForm, lines: LinesForm) -> dict[str, object]:
    return {
        "structure": begun.structure,
        "budget": begun.changed,
        "begun": begun,
        "form": form,
        "fields": [each for each in form if each.name != "version"],
        "lines": lines,
        "faults": list(_faults(form, lines)),
        "may_add": len(lines.forms) < MOST_LINES,
    }


def _faults(form: BudgetForm, lines: LinesForm) -> Iterator[FieldFault]:
    """What must be put right, each at its field."""
    forms: Iterable[BudgetForm | LineForm] = (form, *lines.forms)
    for each in forms:
        if each.is_bound:
            for bound in each:
                yield from (FieldFault(bound.id_for_label, str(text)) for text in bound.errors)
    if lines.is_bound:
        first = lines.forms[0]["vad"] if lines.forms else form["namn"]
        first_id = first.id_for_label
        yield from (FieldFault(first_id, str(text)) for text in lines.non_form_errors())


def _first(budget: Budget) -> dict[str, object]:
    return {
        "namn": budget.name,
        "ar": budget.year,
        "avtal": budget.agreement_id or "",
        "projekt": budget.project,
        "kalla": budget.source,
    }


def _initial(line: BudgetLine) -> dict[str, object]:
    is_deficit = line.kind == BudgetLine.Kind.COST and line.clause == asked.CARRYING
    kind = DEFICIT if is_deficit else line.kind
    facts = {"slag": kind, "vad": line.text, "stod": line.clause}
    if line.full_time_share is None or line.yearly_ore is None:
        return {**facts, "belopp": words.written(line.amount_ore)}
    return {
        **facts,
        "andel": _share(line.full_time_share),
        "per_ar": words.written(line.yearly_ore),
    }


def _share(share: Decimal) -> str:
    return f"{share:f}".rstrip("0").rstrip(".").replace(".", ",")


def _lines(rows: Iterable[actions.WrittenLine]) -> Iterator[Line]:
    for row in rows:
        share, yearly = row.full_time_share, row.yearly_ore
        ore = of_post(share, yearly) if share is not None and yearly is not None else row.amount_ore
        clauses = (row.clause,) if row.clause else ()
        yield Line(Kind(row.kind), row.text, ore, share, yearly, clauses)
