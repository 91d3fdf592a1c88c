"""The addresses of personal links: to a principal's row, and to a request for opinion."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samverk.foundation import access
from samverk.foundation.opening import opened
from samverk.matters.queries import links

LINK = "beslutssvar"
OPINION_LINK = "yttrande"


@require_safe
@access.required(access.everyone)
def open_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """Open a link to what a principal decides."""
    link = links.link_behind(token)
    works = link is not None and links.works(link, on=timezone.localdate())
    page = reverse("matters:answer")
    return opened(request, name=LINK, link=link.pk if link and works else None, page=page)


@require_safe
@access.required(access.everyone)
def open_opinion(request: HttpRequest, token: str) -> HttpResponseBase:
    """Open a link to a request for opinion."""
    link = links.link_behind(token)
    works = link is not None and links.works(link, on=timezone.localdate())
    asks = works and link is not None and link.referral_row_id is not None
    page = reverse("matters:opinion")
    return opened(request, name=OPINION_LINK, link=link.pk if link and asks else None, page=page)
