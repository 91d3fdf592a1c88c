"""Where somebody goes after log-in."""

import datetime as dt
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme

from samverk.foundation import day

PARAMETER = "next"


def after_log_in(request: HttpRequest, today: dt.date) -> str:
    """The page that somebody came from, if it is one of ours, else the one that shows what waits for them."""
    asked = request.POST.get(PARAMETER) or request.GET.get(PARAMETER, "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else own_page(request, today)


def own_page(request: HttpRequest, today: dt.date) -> str:
    """The first page of whoever is logged in, on the chosen day."""
    return _on_the_day(resolve_url(settings.LOGIN_REDIRECT_URL), request, today)


def first_page(request: HttpRequest, today: dt.date) -> str:
    """The first page on the chosen day."""
    return _on_the_day(get_script_prefix(), request, today)


def _on_the_day(path: str, request: HttpRequest, today: dt.date) -> str:
    carried = day.from_request(request, today).carried
    return f"{path}?{urlencode(carried)}" if carried else path
