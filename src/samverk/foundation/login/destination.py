"""Where somebody goes after log-in."""

import datetime as dt
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme

from samverk.foundation import day

PARAMETER = "next"


def after_log_in(request: HttpRequest, today: dt.date) -> str:
    """The page that somebody came from, if it is one of ours, else the first page on the chosen day."""
    asked = request.POST.get(PARAMETER) or request.GET.get(PARAMETER, "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else first_page(request, today)


def first_page(request: HttpRequest, today: dt.date) -> str:
    """The first page on the chosen day."""
    carried = day.from_request(request, today).carried
    return f"{get_script_prefix()}?{urlencode(carried)}" if carried else get_script_prefix()
