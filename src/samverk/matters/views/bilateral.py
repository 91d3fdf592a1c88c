"""The log of contacts between one party and another, outside the bodies. Never public."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from samverk.bodies.access import may_coordinate
from samverk.bodies.models import Structure
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.matters.actions import beside
from samverk.matters.forms.beside import YES, ContactForm
from samverk.matters.models import BilateralContact, Matter
from samverk.matters.queries import bilateral as queries

LOG = "matters/bilateral.html"
ON_A_PAGE = 30
READERS = _("koordinatorn och de parter som kontakterna rör")
WRITERS = _("den som samordnar strukturen")


@require_http_methods(["GET", "HEAD", "POST"])
@page(LOG, may=access.signed_in)
def bilateral(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """The contacts that concern the user, the newest first. At most fourteen queries, however many there are."""
    row = _structure(structure)
    today = request.day.today
    writes = may_coordinate(request.user, row, on=today)
    own = None if writes else queries.own_parties(request.user, row, on=today)
    access.demand(writes or bool(own), READERS)
    form = _form(request, row) if writes else None
    if request.method == "POST":
        return _noted(request, row, form, own)
    return _about(request, row, form, own)


def _structure(key: str) -> Structure:
    """Raises: Http404 where there is none."""
    row = Structure.objects.filter(key=key).first()
    if row is None:
        raise Http404
    return row


def _form(request: PageRequest, row: Structure) -> ContactForm:
    parties = queries.parties_of(row, on=request.day.today)
    data = request.POST if request.method == "POST" else None
    return ContactForm(parties, today=request.day.today, data=data)


def _noted(
    request: PageRequest, row: Structure, form: ContactForm | None, own: frozenset[int] | None
) -> HttpResponseBase:
    access.demand(form is not None, WRITERS)
    if form is None or not form.is_valid():
        about = _about(request, row, form, own)
        return speak(request, LOG, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    noted = beside.note_contact(
        structure=row,
        contacted=form.contacted(),
        on=request.day.today,
        actor=str(request.user),
    )
    return _to_log(row, noted, "antecknat")


def _about(
    request: PageRequest, row: Structure, form: ContactForm | None, own: frozenset[int] | None
) -> dict[str, object]:
    found = queries.contacts(row, on=request.day.on, parties=own)
    party = request.GET.get("part", "")
    if party:
        found = found.filter(party__key=party)
    pages = Paginator(found, ON_A_PAGE).get_page(request.GET.get("sida"))
    shown = list(pages)
    like = queries.like(shown)
    return {
        "structure": row,
        "tracks": queries.tracks(row, on=request.day.on),
        "page": pages,
        "contacts": [(each, like.get(each.pk)) for each in shown],
        "parties": queries.parties_of(row, on=request.day.on).filter(
            bilateral_contacts__structure=row
        ),
        "party": party,
        "form": form,
        "done": request.GET.get("gjort", ""),
    }


@require_POST
@page(LOG, may=access.signed_in)
def contact_act(request: PageRequest, structure: str, contact: int) -> HttpResponseBase:
    """Make a matter of a contact, tie it to one that there is, or say whether it touches more than one."""
    row = _structure(structure)
    today, actor = request.day.today, str(request.user)
    access.demand(may_coordinate(request.user, row, on=today), WRITERS)
    found = BilateralContact.objects.filter(structure=row, pk=contact).first()
    asked = request.POST.get("gor", "")
    if found is None or asked not in {"arende", "koppla", "fler"}:
        raise Http404
    if asked == "arende":
        by = request.user
        made = beside.make_matter(contact=found, on=today, by=by, actor=actor)  # type: ignore[arg-type] # signed in
        return HttpResponseRedirect(reverse("matters:draft", args=[row.key, made.pk]))
    if asked == "koppla":
        beside.tie_contact(contact=found, matter=_matter(request, row), on=today, actor=actor)
    else:
        more = request.POST.get("svar") == YES
        beside.say_whether_more(contact=found, touches_more=more, on=today, actor=actor)
    return _to_log(row, found, asked)


def _matter(request: PageRequest, row: Structure) -> Matter:
    """Raises: Http404 where the structure has no such matter."""
    said = request.POST.get("till", "")
    number = int(said) if said.isascii() and said.isdigit() else 0
    rows = Matter.objects.filter(structure=row, pk=number, registry_number__isnull=False)
    found = rows.first()
    if found is None:
        raise Http404
    return found


def _to_log(row: Structure, contact: BilateralContact, done: str) -> HttpResponseRedirect:
    address = reverse("matters:bilateral", args=[row.key])
    return HttpResponseRedirect(f"{address}?{urlencode({'gjort': done})}#kontakt-{contact.pk}")
