"""Acts are taken today: the page of one opened on another day is shown as today's, so that nobody acts on what was."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from samverk.foundation.day import PARAMETER
from samverk.foundation.page import with_day

Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]
_READ = frozenset({"GET", "HEAD"})


def acted_today(view: View[Params]) -> View[Params]:
    """Lead whoever opens an act on another day to the same act today. What is sent is taken today in any case."""

    @wraps(view)
    def today(
        request: HttpRequest, /, *args: Params.args, **kwargs: Params.kwargs
    ) -> HttpResponseBase:
        if request.method not in _READ or with_day(request).day.is_today:
            return view(request, *args, **kwargs)
        asked = request.GET.copy()
        asked.pop(PARAMETER, None)
        return HttpResponseRedirect(f"{request.path}?{asked.urlencode()}".removesuffix("?"))

    return today
