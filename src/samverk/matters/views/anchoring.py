"""How a matter is anchored at home: what each representative did to involve the own organisation."""

from http import HTTPStatus

from django.db.models import QuerySet
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samverk.bodies.access import may_coordinate
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.matters.actions import beside
from samverk.matters.forms.beside import AnchoringForm
from samverk.matters.models import Matter
from samverk.matters.queries import anchoring as queries
from samverk.matters.queries.bilateral import own_parties, parties_of
from samverk.matters.views.matter import seen, works_there
from samverk.parties.models import Party

PAGE = "matters/anchoring.html"
READERS = _("den som arbetar i strukturen")
WRITERS = _("den som representerar en part, partens kontakt och koordinatorn")


@require_http_methods(["GET", "HEAD", "POST"])
@page(PAGE, may=access.signed_in)
def anchoring(
    request: PageRequest, structure: str, year: int, number: int
) -> Context | HttpResponseBase:
    """One row for each party that the matter concerns. At most sixteen queries, however many there are."""
    row = seen(request, structure, year, number)
    access.demand(works_there(request, row), READERS)
    form = _form(request, row)
    if request.method == "POST":
        return _noted(request, row, form)
    return _about(request, row, form)


def _form(request: PageRequest, row: Matter) -> AnchoringForm | None:
    """The form, for whoever writes for a party; None for the others."""
    parties = _own(request, row)
    if not parties.exists():
        return None
    data = request.POST if request.method == "POST" else None
    return AnchoringForm(parties, today=request.day.today, data=data)


def _own(request: PageRequest, row: Matter) -> QuerySet[Party]:
    today = request.day.today
    known = parties_of(row.structure, on=today)
    if may_coordinate(request.user, row.structure, on=today):
        return known
    return known.filter(pk__in=own_parties(request.user, row.structure, on=today))


def _noted(request: PageRequest, row: Matter, form: AnchoringForm | None) -> HttpResponseBase:
    access.demand(form is not None, WRITERS)
    if form is None or not form.is_valid():
        about = _about(request, row, form)
        return speak(request, PAGE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    beside.anchor(
        matter=row,
        party=form.cleaned_data["part"],
        anchored=form.anchored(),
        on=request.day.today,
        actor=str(request.user),
    )
    at = [row.structure.key, row.year, row.number]
    return HttpResponseRedirect(f"{reverse('matters:anchoring', args=at)}?gjort=antecknat")


def _about(request: PageRequest, row: Matter, form: AnchoringForm | None) -> dict[str, object]:
    return {
        "matter": row,
        "structure": row.structure,
        "record": queries.record(row, on=request.day.on),
        "form": form,
        "done": request.GET.get("gjort", ""),
    }
