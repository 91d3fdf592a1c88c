"""One principal's row, for whoever coordinates: answers to review, what can be done, and all that has been."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samverk.foundation import access, mail
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.matters.access import may_coordinate_matter
from samverk.matters.forms.row import RowForm
from samverk.matters.models import Matter, PartyDecision
from samverk.matters.queries import answers as queries
from samverk.matters.queries.matrix import matrix_of, recommendation_of
from samverk.matters.texts_reminding import SENTENCES
from samverk.matters.views import matrix_lines, row_acts, row_parts
from samverk.matters.views.matter import numbered

PAGE = "matters/matrix_row.html"


@require_http_methods(["GET", "HEAD", "POST"])
@page(PAGE, may=access.signed_in, sentences=SENTENCES)
def row(
    request: PageRequest, structure: str, year: int, number: int, recommendation: int, party: str
) -> Context | HttpResponseBase:
    """Everything about one principal's decision. Thirty queries at the most."""
    matter = numbered(structure, year, number)
    access.demand(
        may_coordinate_matter(request.user, matter, on=request.day.today),
        _("den som koordinerar strukturen"),
    )
    asked = _row(matter, recommendation, party)
    if request.method != "POST":
        return _about(request, asked, {})
    return _acted(request, asked)


def _row(matter: Matter, number: int, party: str) -> PartyDecision:
    """Raises: Http404 where the principal has not been asked."""
    rows = PartyDecision.objects.filter(
        recommendation__matter=matter, recommendation__number=number, party__key=party
    )
    pk = rows.values_list("pk", flat=True).first()
    found = queries.row_of(pk) if pk else None
    if found is None:
        raise Http404
    return found


def _acted(request: PageRequest, asked: PartyDecision) -> HttpResponseBase:
    act = request.POST.get("gor", "")
    known = row_acts.FORMS.get(act)
    form = known(asked, request.POST) if known else None
    if form is None and act not in row_acts.BUTTONS:
        raise Http404
    if form is not None and not form.is_valid():
        about = _about(request, asked, {act: form})
        return speak(request, PAGE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    row_acts.take(act, asked, form, request.POST, on=request.day.today, actor=str(request.user))
    messages.success(request, row_acts.done(act, asked))
    return HttpResponseRedirect(request.path)


def _about(request: PageRequest, asked: PartyDecision, bound: dict[str, RowForm]) -> Context:
    matter, today = asked.recommendation.matter, request.day.today
    found = recommendation_of(matter, asked.recommendation.number)
    if found is None:
        raise Http404
    read = matrix_of(found, on=today)
    line = next(each for each in matrix_lines.lines(read) if each.key == asked.party.key)
    reviews = row_parts.reviews(asked, on=today)
    forms = {act: bound.get(act) or form(asked) for act, form in row_acts.FORMS.items()}
    return {
        "matter": matter,
        "structure": matter.structure,
        "recommendation": asked.recommendation,
        "row": asked,
        "line": line,
        "reviews": reviews,
        "unread": next((each for each in reviews if each.is_unread), None),
        "settled": row_parts.settled(asked),
        "happened": row_parts.happened(asked),
        "forms": {act.replace("-", "_"): form for act, form in forms.items()},
        "faulty": next(iter(bound.values()), None),
        "clauses": list(asked.recommendation.clauses.all()),
        "answer": reverse("matters:row-answer", args=[asked.party.key, asked.pk]),
        "is_unusable": bool(asked.contact_email) and not mail.is_address(asked.contact_email),
        "pause": read.paused.get(asked.pk),
        "is_withdrawn": asked.withdrawn_on is not None,
    }
