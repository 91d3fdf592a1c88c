"""An agreement is put in the register: which terms it has, and what they give."""

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.agreements.access import may_keep
from samverk.agreements.forms.registering import Offered, RegisterForm
from samverk.agreements.models import Agreement
from samverk.agreements.queries import knowing
from samverk.agreements.texts_acts import SENTENCES
from samverk.agreements.views.acting import CONFIRM, MEND, WHO, address
from samverk.agreements.views.acting_weighing import Weighed
from samverk.agreements.views.acting_words import firsts, told
from samverk.agreements.views.citing import citing
from samverk.bodies.queries import structures
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.rulebook.agreements.days import dates
from samverk.rulebook.agreements.state import NAMES, state

TEMPLATE = "agreements/new.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def new(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """The form, what the agreement would look like, or the agreement once it is in the register. Some forty queries."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    today = request.day.today
    demand(may_keep(request.user, row, on=today), WHO)
    there = list(Agreement.objects.filter(structure=row).order_by("name", "pk"))
    offered = Offered(row, rules_near(row, on=today), there, today)
    form = RegisterForm(offered, request.POST or None, request.GET.dict())
    about: Context = {
        "structure": row,
        "form": form,
        "created": True,
        "title": _("Lägg till avtalet"),
    }
    if request.method != "POST":
        return about
    if not form.is_valid():
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.POST.get("steg") == MEND:
        return about
    try:
        shown = _weigh(request, form)
    except Refused as refused:
        cite = citing(Agreement(structure=row), form.offered.rules, request.day)
        about = {**about, "refused": [told(each, cite) for each in refused.findings]}
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.POST.get("steg") != CONFIRM:
        return {**about, "shown": shown}
    return _registered(request, form)


def _weigh(request: PageRequest, form: RegisterForm) -> Weighed:
    """What the agreement would look like: it is registered and unregistered. The queries of the act, and twenty.

    Raises: Refused.
    """
    with transaction.atomic():
        made = form.perform(actor="Samverk")
        found = knowing.find(made.key)
        read = knowing.read(found, on=request.day.today) if found else None
        transaction.set_rollback(True)
    said = [_("%(name)s läggs i registret.") % {"name": made.name}]
    if read is None:
        said.append(_("Sedan skriver du in villkoren, punkt för punkt."))
        return Weighed(tuple(said), (), (), (), ())
    cite = citing(made, read.rules, request.day)
    today = request.day.today
    said.append(_("Parter: %(names)s.") % {"names": ", ".join(read.known.names.values())})
    said.append(
        _("Avtalets läge blir: %(state)s.") % {"state": spoken(NAMES[state(read.known, on=today)])}
    )
    moves = tuple(firsts(dates(read.known, on=today), cite))
    return Weighed(tuple(said), moves, (), (), ())


def _registered(request: PageRequest, form: RegisterForm) -> HttpResponseBase:
    """On to the agreement, or to its terms where they are to be entered."""
    made = form.perform(actor=str(request.user))
    messages.success(request, _("%(name)s är lagt i registret.") % {"name": made.name})
    if made.terms:
        return HttpResponseRedirect(address(made))
    where = [made.structure.key, made.key, "villkor"]
    return HttpResponseRedirect(reverse("agreements:act", args=where))
