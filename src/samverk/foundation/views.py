"""Pages that belong to no capability: the components, the language switch, about, and what is said when something went wrong."""

import logging
import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from samverk.foundation import access, showcase, tokens
from samverk.foundation.page import Context, PageRequest, page, speak

logger = logging.getLogger(__name__)


@csrf_exempt  # another site can at worst change the reader's language; a token would put a cookie on every public page
@require_POST
@access.required(access.everyone)
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the reader's language, and show the same page in it."""
    return set_language(request)


@page("foundation/accessibility.html", may=access.everyone)
def accessibility(_request: PageRequest) -> Context:
    """What is done for accessibility, and what is not yet known."""
    return {}


@page("foundation/about.html", may=access.everyone)
def about(_request: PageRequest) -> Context:
    """Where the product comes from, and whose work is in it."""
    return {}


@page("foundation/components.html", may=access.everyone)
def components(_request: PageRequest) -> Context:
    """Every component of the look, in demonstration mode.

    Raises: Http404 in other installations.
    """
    if not settings.DEMO:
        raise Http404
    return showcase.context()


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- given by name
    """400: the request cannot be read."""
    return speak(request, "400.html", {}, status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- given by name
    """403: the form came from elsewhere, or was open too long."""
    return speak(request, "403.html", {"expired": True}, status=403)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this person may not; the page says who can."""
    rule = exception.rule if isinstance(exception, access.Denied) else None
    return speak(request, "403.html", {"rule": rule}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- given by name
    """404: no such page, or no such thing on the chosen day."""
    return speak(request, "404.html", {}, status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many tries in a short time."""
    return speak(request, "429.html", {}, status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: we failed; nothing was saved, and the reference leads to the log."""
    reference = secrets.token_hex(4)
    logger.error("server error %s at %s", reference, tokens.hidden(request.path))
    # Nobody is named: who is logged in stands in the database, which may be what failed.
    return speak(request, "500.html", {"reference": reference, "user": None}, status=500)
