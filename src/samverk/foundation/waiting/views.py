from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from samverk.foundation import access
from samverk.foundation.mail import actions
from samverk.foundation.mail.models import Letter, State
from samverk.foundation.page import Context, PageRequest, page
from samverk.foundation.waiting import queries
from samverk.foundation.waiting.wording import told, told_job

LETTER_ACTS = {"retry": actions.retry, "write-off": actions.write_off}


@page("foundation/waiting.html", may=access.administrator)
def waiting(request: PageRequest) -> Context:
    """Letters and jobs: what waits, what went wrong, and what can be done about it.

    Queries: five; the log-in's own are not counted.
    Raises: Http404 for a state that is none.
    """
    state = _state(request.GET.get("lage", ""))
    found = queries.waiting(state, _number(request.GET.get("sida", "")) or 1)
    return {
        "found": found,
        "letters": [told(letter) for letter in found.letters],
        "jobs": [told_job(job) for job in found.jobs],
        "state": state,
        "states": [(each, each.label, found.by_state.get(each, 0)) for each in State],
        "all": sum(found.by_state.values()),
    }


@page("foundation/waiting.html", may=access.administrator)
def letter_act(request: PageRequest) -> HttpResponseBase:
    """Send a letter again, or let it be; then back to where the act was asked for.

    Raises: SomeoneWasFirst if the letter has changed since the page was shown.
    """
    if request.method != "POST":
        return _back(request)
    act = LETTER_ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    stored = get_object_or_404(Letter, pk=_number(request.POST.get("letter", "")))
    stored.state = request.POST.get("state", "")
    act(letter=stored, actor=str(request.user))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    state = request.POST.get("lage", "")
    shown = f"?lage={state}" if state in State.values else ""
    return HttpResponseRedirect(f"{reverse('foundation:waiting')}{shown}")


def _state(written: str) -> State | None:
    if not written:
        return None
    if written not in State.values:
        raise Http404
    return State(written)


def _number(written: str) -> int:
    """What was asked for by number; nought where that is none."""
    return int(written[:18]) if written.isascii() and written.isdigit() else 0
