import datetime as dt
from http import HTTPStatus

from django.http import Http404
from django.http.response import HttpResponseBase

from samverk.foundation import access
from samverk.foundation.audit import trail
from samverk.foundation.audit.verify import Head, head
from samverk.foundation.changes.forms import ChangesForm
from samverk.foundation.changes.wording import told
from samverk.foundation.page import Context, PageRequest, page, speak

TEMPLATE = "foundation/changes.html"
ON_A_PAGE = 50
LARGEST_KEY = 2**63 - 1


@page(TEMPLATE, may=access.administrator)
def changes(request: PageRequest) -> Context | HttpResponseBase:
    """Everything that was changed, newest first, and how it can be told that nothing was left out.

    Queries: four, and one for each kind of thing that is named; the log-in's own are not counted.
    """
    before = _number(request.GET.get("fore", ""))
    form = ChangesForm(request.GET)
    last = head()
    about = {"form": form, "head": last, "sealed_at": _moment(last), "before": before}
    if not form.is_valid():
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    found = trail.read(form.wanted(), limit=ON_A_PAGE, before=before)
    return {**about, "entries": [told(entry) for entry in found.entries], "older": found.older}


def _number(written: str) -> int | None:
    """The entry before which to begin; None where none was named."""
    if not written:
        return None
    if not (written.isascii() and written.isdigit()) or int(written[:20]) > LARGEST_KEY:
        raise Http404
    return int(written)


def _moment(last: Head | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(last.at) if last and last.at else None
