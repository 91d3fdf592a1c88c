from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.foundation import access
from samverk.foundation.jobs import actions as job_actions
from samverk.foundation.mail import actions
from samverk.foundation.mail.models import Letter, State
from samverk.foundation.page import UNPROCESSABLE, Context, PageRequest, page, speak
from samverk.foundation.waiting import queries
from samverk.foundation.waiting.wording import told, told_job

PAGE = "foundation/waiting.html"
LONGEST_REASON = 500
LETTER_ACTS = {"retry": actions.retry, "write-off": actions.write_off}


@page(PAGE, may=access.administrator)
def waiting(request: PageRequest) -> Context:
    """Letters and jobs: what waits, what went wrong, and what can be done about it.

    Queries: five; the log-in's own are not counted.
    Raises: Http404 for a state that is none.
    """
    return _shown(request, {})


def _shown(request: PageRequest, unsaid: Context) -> Context:
    """The page, and which job was written off without a reason."""
    state = _state(request.GET.get("lage", ""))
    found = queries.waiting(state, _number(request.GET.get("sida", "")) or 1)
    return {
        "found": found,
        "letters": [told(letter) for letter in found.letters],
        "jobs": [told_job(job) for job in found.jobs],
        "state": state,
        "states": [(each, each.label, found.by_state.get(each, 0)) for each in State],
        "all": sum(found.by_state.values()),
        **unsaid,
    }


@page(PAGE, may=access.administrator)
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


@page(PAGE, may=access.administrator)
def job_act(request: PageRequest) -> HttpResponseBase:
    """Give a job back to the queue, or let it be for a reason; then back to the page.

    Raises: SomeoneWasFirst if the job has changed since the page was shown.
    """
    if request.method != "POST":
        return _back(request)
    job, seen = _number(request.POST.get("job", "")), request.POST.get("state", "")
    act, actor = request.POST.get("act", ""), str(request.user)
    if act == "retry":
        job_actions.retry(job=job, seen=seen, at=timezone.now(), actor=actor)
    elif act == "write-off":
        reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
        if not reason:
            return _asked_why(request, job)
        job_actions.write_off(job=job, seen=seen, reason=reason, actor=actor)
    else:
        raise Http404
    return _back(request)


def _asked_why(request: PageRequest, job: int) -> HttpResponseBase:
    unsaid = {"unsaid": job, "why": _("Skriv varför jobbet inte ska göras.")}
    return speak(request, PAGE, _shown(request, unsaid), status=UNPROCESSABLE)


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
