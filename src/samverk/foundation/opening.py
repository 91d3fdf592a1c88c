"""Personal links: opened once at an address that holds the token, known to the session from then on.

The token is in one address only, which answers with nothing but a redirect: it never stands in a page, so no page
can pass it on, and no fault that is logged as a page's can name it.
"""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

HOURS = 12


def opened(request: HttpRequest, *, name: str, link: int | None, page: str) -> HttpResponseBase:
    """Let the session have the link under a name, or none that works, and lead to the page without the token."""
    request.session.pop(name, None)
    if link is not None:
        request.session.cycle_key()  # nobody who knew the session before knows it now
        request.session[name] = link
        if not request.user.is_authenticated:
            request.session.set_expiry(HOURS * 3600)
    return private(HttpResponseRedirect(page))


def private(response: HttpResponseBase) -> HttpResponseBase:
    """The response, kept by nobody; where it is no page, the address that was asked for is told nobody either.

    The page itself keeps to same-origin: under no-referrer a browser says of no form where it comes from, and its
    address holds no secret.
    """
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    if isinstance(response, HttpResponseRedirect):
        response.headers["Referrer-Policy"] = "no-referrer"
    return response
