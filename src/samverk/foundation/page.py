"""The one way to answer with a page: who may, as of which day, in which template."""

from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone

import samverk
from samverk.foundation import access, day
from samverk.foundation.language import spoken
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.words import Sentence, says

Params = ParamSpec("Params")
Context = Mapping[str, object]
UNPROCESSABLE = 422
CONFLICT = 409


class PageRequest(HttpRequest):
    """A request as a page view sees it: the day it speaks about has been read and is right."""

    day: day.ChosenDay


Speaker = Callable[Concatenate[PageRequest, Params], Context | HttpResponseBase]


def page(
    template: str, *, may: access.Rule, sentences: Mapping[str, Sentence] = MappingProxyType({})
) -> Callable[[Speaker[Params]], Callable[Concatenate[HttpRequest, Params], HttpResponseBase]]:
    """Make a view of a function that gives a template's context (or a response, such as a redirect).

    A Refused that the view does not tell in its own form is told here, in the given sentences.
    """

    def decorate(
        speaker: Speaker[Params],
    ) -> Callable[Concatenate[HttpRequest, Params], HttpResponseBase]:
        @access.required(may)
        @wraps(speaker)
        def view(
            request: HttpRequest, /, *args: Params.args, **kwargs: Params.kwargs
        ) -> HttpResponseBase:
            asked = with_day(request)
            if asked.day.wrong:
                return speak(asked, "foundation/wrong_day.html", {}, status=UNPROCESSABLE)
            try:
                said = speaker(asked, *args, **kwargs)
            except Refused as refused:
                told = [(finding, spoken(says(finding, sentences))) for finding in refused.findings]
                return speak(asked, "foundation/refused.html", {"told": told}, status=UNPROCESSABLE)
            except SomeoneWasFirst as first:
                return speak(asked, "409.html", {"first": first}, status=CONFLICT)
            return said if isinstance(said, HttpResponseBase) else speak(asked, template, said)

        return view

    return decorate


def speak(
    request: HttpRequest, template: str, context: Context, *, status: int = 200
) -> HttpResponse:
    """The whole page in words, for the chosen day."""
    asked = with_day(request)
    text = render_to_string(template, {**context, **about(asked)}, request=asked)
    return HttpResponse(text, status=status)


def about(request: PageRequest) -> Context:
    """What every page is given."""
    return {"day": request.day, "version": samverk.__version__, "demo": settings.DEMO}


def with_day(request: HttpRequest) -> PageRequest:
    """The same request, with the chosen day read from its address once. This is where a page reads the clock."""
    if not hasattr(request, "day"):
        request.day = day.from_request(request, timezone.localdate())  # type: ignore[attr-defined]
    return request  # type: ignore[return-value]
