import datetime as dt
from http import HTTPStatus

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.foundation import access, documents
from samverk.foundation.documents.handing_out import attachment as handed_out
from samverk.foundation.mail.incoming import actions, matchers, queries, quoting
from samverk.foundation.mail.incoming.forms import ConnectForm, SetAsideForm
from samverk.foundation.mail.incoming.models import Incoming, IncomingAttachment, IncomingState
from samverk.foundation.page import Context, PageRequest, page, speak

LETTER = "foundation/incoming_letter.html"
WHO = _("den som förvaltar Samverk eller samordnar en struktur")
WEIGHTS = {IncomingState.TRAY: "warn", IncomingState.MATCHED: "info", IncomingState.HANDLED: "done"}


@page("foundation/incoming.html", may=access.signed_in)
def tray(request: PageRequest) -> Context:
    """The letters that came, those in one state or all.

    Queries: three, and those that say whom the reader coordinates; the log-in's own are not counted.
    Raises: Denied; Http404 for a state that is none.
    """
    state = _state(request.GET.get("lage", ""))
    found = queries.tray(_readable(request, request.day.today), state, _number(request))
    return {
        "letters": found.letters,
        "rows": [(each, WEIGHTS.get(IncomingState(each.state), "")) for each in found.letters],
        "state": state,
        "states": [(each, each.label, found.by_state.get(each, 0)) for each in IncomingState],
        "all": sum(found.by_state.values()),
    }


@page(LETTER, may=access.signed_in)
def letter(request: PageRequest, pk: int) -> Context | HttpResponseBase:
    """One letter as plain text, with its attachments, and what can be done with it.

    Raises: Denied; Http404; SomeoneWasFirst if the letter has changed since the page was shown.
    """
    row = _row(request, pk, request.day.today)
    choices = matchers.candidates(row, request.user, request.day.today)
    asked = request.POST.get("act", "") if request.method == "POST" else ""
    connecting = ConnectForm(request.POST if asked == "connect" else None, choices)
    setting_aside = SetAsideForm(request.POST if asked == "set-aside" else None)
    if asked and _is_done(request, row, asked, connecting, setting_aside, choices):
        return HttpResponseRedirect(reverse("foundation:incoming-letter", args=[pk]))
    forms = {"connecting": connecting, "setting_aside": setting_aside, "choices": choices}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if asked else HTTPStatus.OK
    return speak(request, LETTER, {**_told(row), **forms}, status=status)


@access.required(access.signed_in)
def raw(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The letter as it came, to be saved."""
    row = _row(request, pk, timezone.localdate())
    held = documents.Content.objects.values_list("bytes", flat=True).get(pk=row.raw_id)
    return handed_out(f"brev-{row.pk}.eml", "message/rfc822", bytes(held))


@access.required(access.signed_in)
def attachment(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """A file that lay in the letter, to be saved."""
    row = _row(request, pk, timezone.localdate())
    kept = get_object_or_404(
        IncomingAttachment.objects.select_related("document"), incoming=row, number=number
    )
    if kept.document is None:
        raise Http404
    return documents.response(kept.document)


def _readable(request: HttpRequest, on: dt.date) -> QuerySet[Incoming]:
    found = queries.readable(request.user, on)
    access.demand(found is not None, WHO)
    assert found is not None  # noqa: S101 -- for the type
    return found


def _row(request: HttpRequest, pk: int, on: dt.date) -> Incoming:
    row: Incoming = get_object_or_404(_readable(request, on), pk=pk)
    return row


def _told(row: Incoming) -> Context:
    pieces = quoting.pieces(row.text)
    return {
        "letter": row,
        "weight": WEIGHTS.get(IncomingState(row.state), ""),
        "new": "".join(each.text for each in pieces if each.part is quoting.Part.NEW).strip(),
        "rest": [each for each in pieces if each.part is not quoting.Part.NEW],
        "attachments": row.attachments.select_related("document"),
        "times": row.arrivals.count(),
        "is_open": row.state in {IncomingState.TRAY, IncomingState.MATCHED},
    }


def _is_done(
    request: PageRequest,
    row: Incoming,
    asked: str,
    connecting: ConnectForm,
    setting_aside: SetAsideForm,
    choices: tuple[matchers.Candidate, ...],
) -> bool:
    row.state, row.about = request.POST.get("state", ""), request.POST.get("was", "")
    actor, on = str(request.user), request.day.today
    if asked == "reopen":
        actions.reopen(letter=row, actor=actor, on=on)
        return True
    if asked == "connect" and connecting.is_valid():
        to = next(each for each in choices if each.about == connecting.cleaned_data["about"])
        actions.connect(letter=row, to=to, actor=actor, on=on)
        return True
    if asked == "set-aside" and setting_aside.is_valid():
        reason = setting_aside.cleaned_data["reason"]
        actions.set_aside(letter=row, actor=actor, on=on, reason=reason)
        return True
    row.refresh_from_db()
    return False


def _state(written: str) -> IncomingState | None:
    if not written:
        return None
    if written not in IncomingState.values:
        raise Http404
    return IncomingState(written)


def _number(request: HttpRequest) -> int:
    written = request.GET.get("sida", "")
    return int(written[:18]) if written.isascii() and written.isdigit() else 1
