"""Reminders among the pages of one's own account: what they are about, and a way to stop them and to begin again."""

from typing import TYPE_CHECKING, cast

from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.desk.digest_choices import choices
from samverk.foundation import access, digest
from samverk.foundation.digest import wanted
from samverk.foundation.page import Context, PageRequest, page

if TYPE_CHECKING:
    from samverk.foundation.models import User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page("desk/reminders.html", may=access.own_account)
def reminders(request: PageRequest) -> Context | HttpResponseBase:
    """What the user is reminded of by letter. Four queries."""
    user = cast("User", request.user)
    known = choices(user, on=request.day.today)
    if request.method != "POST":
        return {"choices": known}
    topics = {each.topic: each.name for each in known}
    subscriber = digest.subscribe(email=user.email, topics=topics, actor=str(user))
    stop = wanted(request.POST, topics)
    digest.change(subscriber=subscriber, stop=stop, on=request.day.today, actor=str(user))
    return HttpResponseRedirect(request.get_full_path())
