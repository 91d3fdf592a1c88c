"""A link to a request for opinion is opened: the token is in this one address only, which answers with a redirect."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from samverk.foundation import access
from samverk.matters.queries import links

LINK = "yttrande"
HOURS = 12
# The page that the link opens; it knows the link from the session.
PAGE = "/yttrande/"


@require_safe
@access.required(access.everyone)
def open_opinion(request: HttpRequest, token: str) -> HttpResponseBase:
    """Let the session have the link, if it is one that works, and lead to the page without it in the address."""
    link = links.link_behind(token)
    request.session.pop(LINK, None)
    if link is not None and link.referral_row_id and links.works(link, on=timezone.localdate()):
        request.session.cycle_key()  # nobody who knew the session before knows it now
        request.session[LINK] = link.pk
        if not request.user.is_authenticated:
            request.session.set_expiry(HOURS * 3600)
    response = HttpResponseRedirect(PAGE)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
