"""Lets a view of allauth answer as a page of ours: with its rule, the chosen day, and who acts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from samverk.foundation import access, audit, page

View = Callable[..., HttpResponseBase]


def framed(view: View, *, may: access.Rule, reason: str = "", token: str = "") -> View:
    """The view as a page that is kept nowhere. What it writes is written by whoever is logged in, for the reason.

    Where the address holds a token (its argument is named), the answer that leads on from it says that nobody
    is told where the reader came from.
    """

    @never_cache
    @access.required(may)
    @wraps(view)
    def answer(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
        asked = page.with_day(request)
        if asked.day.wrong:
            return page.speak(asked, "foundation/wrong_day.html", {}, status=page.UNPROCESSABLE)
        if reason and request.method == "POST":
            with _acting(request, reason):
                said = view(request, *args, **kwargs)
        else:
            said = view(request, *args, **kwargs)
        _dress(asked, said)
        if token in kwargs and isinstance(said, HttpResponseRedirectBase):
            # Only where it leads on: a form sent from a page without referrer has no origin either.
            said.headers["Referrer-Policy"] = "no-referrer"
        return said

    return answer


def _acting(request: HttpRequest, reason: str) -> AbstractContextManager[None]:
    if isinstance(request.user, AnonymousUser):
        return audit.acting(actor="Samverk", kind="system", reason=reason)
    return audit.acting(actor=str(request.user), reason=reason)


def _dress(request: page.PageRequest, said: HttpResponseBase) -> None:
    """Give allauth's template what every page of ours is given."""
    if not isinstance(said, TemplateResponse) or said.is_rendered:
        return
    said.context_data = {**(said.context_data or {}), **page.about(request)}
    form = said.context_data.get("form")
    if said.status_code == HTTPStatus.OK and getattr(form, "errors", None):
        said.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
