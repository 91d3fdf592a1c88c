"""What is done with a budget: it is written anew as its next version, or the decision on it is noted."""

from collections.abc import Iterator
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.costs import actions, facts
from samverk.costs.forms.budgets import DecisionForm
from samverk.costs.models import Budget
from samverk.costs.texts import SENTENCES
from samverk.costs.views import budget_writing
from samverk.costs.views import run_words as words
from samverk.costs.views.budget import seen
from samverk.costs.views.run_acts import WHO
from samverk.costs.views.run_doubts import told
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters.models import Recommendation
from samverk.rulebook.costs.budget import to_share

TEMPLATE = "costs/budget_act.html"
CHANGE, DECIDE = "andra", "beslut"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def budget_act(
    request: PageRequest, structure: str, key: str, act: str
) -> Context | HttpResponseBase:
    """The form of an act, or the budget that it was done to. Fourteen queries, and those of the act."""
    found = seen(request, structure, key)
    demand(found.keeps, WHO)
    if act == CHANGE:
        answer = budget_writing.written(request, budget_writing.change(found.newest))
        if isinstance(answer, HttpResponseBase):
            return answer
        return speak(request, budget_writing.TEMPLATE, answer)
    if act != DECIDE:
        raise Http404
    return _decided(request, found.newest)


def _decided(request: PageRequest, row: Budget) -> Context | HttpResponseBase:
    sent = Recommendation.objects.filter(matter__structure=row.structure_id, sent_on__isnull=False)
    form = DecisionForm(
        sent.order_by("-sent_on", "-pk"), today=request.day.today, data=request.POST or None
    )
    about = {
        "structure": row.structure,
        "budget": row,
        "form": form,
        "fits": row.decided_on is None,
        "shared": to_share(facts.lines_of(row.lines.all())).value,
        "leads_to": list(_leads_to()),
    }
    if request.method != "POST":
        return about
    if not form.is_valid():
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        actions.decide_budget(
            budget=row,
            decision=form.decision,
            on=request.day.today,
            actor=str(request.user),
            recommendation=form.recommendation,
        )
    except Refused as refused:
        about = {**about, "refused": told(refused.findings)}
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except SomeoneWasFirst:
        return speak(request, TEMPLATE, {**about, "fits": False}, status=HTTPStatus.CONFLICT)
    messages.success(request, _("Beslutet är antecknat. Budgeten kan läsas av alla."))
    return HttpResponseRedirect(words.address_of("costs:budget", row.structure.key, row.key))


def _leads_to() -> Iterator[str]:
    yield _("Budgeten står som beslutad, med beslutet och ditt namn, och kan läsas av alla.")
    yield _("Den här versionen ändras aldrig. En ändring blir en ny version.")
