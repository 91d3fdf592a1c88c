"""Where whoever gets reminders chooses, by the address in the letter: it works without an account and without a log-in."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samverk.foundation import access
from samverk.foundation.digest import actions, stopping
from samverk.foundation.digest.forms import wanted
from samverk.foundation.digest.models import Subscriber
from samverk.foundation.page import PageRequest, page, speak

TEMPLATE = "foundation/reminders_by_link.html"
NO_LINK = "foundation/reminders_no_link.html"


# The address is the proof: programs for mail ask by POST with nothing else (RFC 8058), and another site that knew the
# address could do what its owner can. Asking by GET changes nothing: machines that look through letters do that.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.everyone)
def by_link(request: PageRequest, token: str) -> HttpResponseBase:
    """What is sent to the address behind the token, with a way to stop it and to begin again."""
    subscriber = stopping.behind(token)
    if subscriber is None:
        return speak(request, NO_LINK, {}, status=HTTPStatus.NOT_FOUND)
    choices = list(subscriber.subscriptions.order_by("name", "pk"))
    if request.method == "POST":
        return _changed(request, subscriber, [row.topic for row in choices])
    return speak(request, TEMPLATE, {"choices": choices, "wants": _wants(subscriber)})


def _changed(request: PageRequest, subscriber: Subscriber, topics: list[str]) -> HttpResponseBase:
    stop = wanted(request.POST, topics)
    actions.change(subscriber=subscriber, stop=stop, on=request.day.today, actor=subscriber.email)
    if "List-Unsubscribe" in request.POST:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return HttpResponseRedirect(request.path)


def _wants(subscriber: Subscriber) -> bool:
    return subscriber.subscriptions.filter(stopped_on__isnull=True).exists()
