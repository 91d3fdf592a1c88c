"""How every act goes: fill in, see what it leads to, confirm. Nobody overwrites what they have not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.bodies import outcomes, seen
from samverk.bodies.actions import SENTENCES, rehearse
from samverk.bodies.forms import ActForm
from samverk.bodies.models import Body, Structure
from samverk.bodies.outcomes import Outcome
from samverk.bodies.views import finding
from samverk.foundation import access
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, Speaker, page, speak
from samverk.foundation.refusals import Refused
from samverk.rulebook.words import says, way_out

TEMPLATE = "bodies/act.html"
CONFIRM, MEND = "bekrafta", "andra"
Params = ParamSpec("Params")


def form_page(
    view: Speaker[Params],
) -> Callable[Concatenate[HttpRequest, Params], HttpResponseBase]:
    """The page of an act: for those who are logged in, never out of a store, and refusals are told in words."""
    asked = page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)(view)
    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(asked))


def written(request: PageRequest) -> dict[str, Any]:
    """What every form of an act is made with: what was sent, the chosen day and today."""
    return {"data": request.POST or None, "on": request.day.on, "today": request.day.today}


@dataclass(frozen=True, slots=True)
class Asked:
    """An act that somebody is at: its words, its form, what it is about, and where to go afterwards.

    rows gives what the form is about as it is now; lock keeps others from it until the act is done.
    """

    title: str
    now: tuple[tuple[str, str], ...]
    button: str
    form: ActForm
    structure: Structure | None
    body: Body | None
    back: str
    rows: Callable[[], Sequence[Model]]
    lock: Callable[[], object]


def about_body(
    request: PageRequest,
    body: Body,
    form: ActForm,
    *,
    words: tuple[str, str],
    rows: Callable[[], Sequence[Model]],
    now: tuple[tuple[str, str], ...] = (),
) -> Asked:
    """An act about a body as a whole; words are the heading and the button."""
    return Asked(
        title=words[0],
        now=now,
        button=words[1],
        form=form,
        structure=body.structure,
        body=body,
        back=finding.body_address(body, request),
        rows=rows,
        lock=lambda: Body.objects.select_for_update().get(pk=body.pk),
    )


class _Overtaken(Exception):
    """Somebody was first, in the moment between."""


def answer(request: PageRequest, asked: Asked) -> Context | HttpResponseBase:
    """The empty form, what it leads to, or the page that it was opened from, with the deed told."""
    if request.method != "POST":
        return _context(asked)
    if request.POST.get("version") != seen.version(asked.rows()):
        return _overtaken(request, asked)
    if not asked.form.is_valid():
        return _wrong(request, asked)
    if request.POST.get("steg") == MEND:
        return _context(asked)
    return _weighed(request, asked)


def _weighed(request: PageRequest, asked: Asked) -> HttpResponseBase:
    """What the act leads to; once that is confirmed it is done, and the page it was opened from tells so."""
    is_confirmed = request.POST.get("steg") == CONFIRM
    try:
        shown = _rehearsed(asked)
        if not is_confirmed or not _is_thought_of(request, shown):
            return _to_confirm(request, asked, shown, was_confirmed=is_confirmed)
        _do(request, asked, shown)
    except Refused as refused:
        return _refused(request, asked, refused)
    except _Overtaken:
        return _overtaken(request, asked)
    messages.success(request, asked.form.done())
    return HttpResponseRedirect(asked.back)


def _context(asked: Asked) -> Context:
    return {"asked": asked, "form": asked.form, "opened": seen.version(asked.rows())}


def _wrong(request: PageRequest, asked: Asked) -> HttpResponseBase:
    return speak(request, TEMPLATE, _context(asked), status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _refused(request: PageRequest, asked: Asked, refused: Refused) -> HttpResponseBase:
    for each in refused.findings:
        words = (spoken(says(each, SENTENCES)), spoken(way_out(each, SENTENCES)))
        asked.form.add_error(None, " ".join(words))
    return _wrong(request, asked)


def _overtaken(request: PageRequest, asked: Asked) -> HttpResponseBase:
    """409: what was changed by whom; what was written stays, and may be sent again."""
    about = {**_context(asked), "since": seen.newest_change(asked.rows()), "overtaken": True}
    return speak(request, TEMPLATE, about, status=HTTPStatus.CONFLICT)


def _rehearsed(asked: Asked) -> Outcome:
    def act() -> None:
        asked.form.perform(actor="Samverk", reason="")

    return outcomes.outcome(rehearse(act, structure=asked.structure, on=asked.form.day))


def _is_thought_of(request: PageRequest, shown: Outcome) -> bool:
    """Whether the asker has ticked the very doubts that the act would raise."""
    return not shown.doubts or request.POST.get("anda", "") == seen.digest(shown.doubts)


def _to_confirm(
    request: PageRequest, asked: Asked, shown: Outcome, *, was_confirmed: bool
) -> HttpResponseBase:
    about = {
        **_context(asked),
        "outcome": shown,
        "doubts": seen.digest(shown.doubts) if shown.doubts else "",
        "unticked": was_confirmed,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if was_confirmed else HTTPStatus.OK
    return speak(request, TEMPLATE, about, status=status)


def _do(request: PageRequest, asked: Asked, shown: Outcome) -> None:
    with transaction.atomic():
        asked.lock()
        if request.POST.get("version") != seen.version(asked.rows()):
            raise _Overtaken
        reason = f"Bekräftat trots: {shown.doubts}" if shown.doubts else ""
        asked.form.perform(actor=str(request.user), reason=reason)
