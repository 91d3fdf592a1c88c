"""In whose name a structure's letters go out: seen and set by whoever coordinates it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverk.bodies.access import may_coordinate
from samverk.bodies.actions.senders import set_sender
from samverk.bodies.queries import senders, structures
from samverk.foundation import access
from samverk.foundation.mail.queueing import default_sender
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.staffing.forms.senders import SenderForm
from samverk.staffing.views.rounds import WHO

TEMPLATE = "staffing/sender.html"


@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in)
def sender(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """The sender of the structure's letters as it is, and the form that changes it. Three queries."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    access.demand(may_coordinate(request.user, row, on=request.day.today), WHO)
    now, own = senders.row_of(row), default_sender()
    known = {"namn": now.name, "svar": now.reply_to} if now else {"namn": row.name}
    form = SenderForm(request.POST or None, initial=known)
    about = {"structure": row, "now": now, "own": own, "form": form}
    if request.method != "POST":
        return about
    if not form.is_valid():
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    set_sender(
        structure=row,
        name=form.cleaned_data["namn"],
        reply_to=form.cleaned_data["svar"],
        on=request.day.today,
        actor=str(request.user),
    )
    messages.success(
        request, _("Avsändaren är sparad och gäller brev som skickas från och med nu.")
    )
    return HttpResponseRedirect(reverse("staffing:sender", args=[row.key]))
