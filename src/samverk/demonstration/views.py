from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import auth
from django.http import Http404, HttpRequest, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from samverk.demonstration.logins import LOGINS
from samverk.foundation import access
from samverk.foundation.login import destination
from samverk.foundation.models import User

PASSWORDS = "samverk.bodies.accounts.standing.Accounts"


@access.required(access.everyone)
def log_in(request: HttpRequest) -> HttpResponseBase:
    """Let the reader be one of the demonstration's persons, without a password.

    Raises: Http404 in other installations, and for anybody who is not of the demonstration.
    """
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    asked = request.POST.get("email")
    if asked not in {login.email for login in LOGINS}:
        raise Http404
    user = get_object_or_404(User, email=asked, is_active=True)
    auth.login(request, user, backend=PASSWORDS)
    UserSession.objects.create_from_request(request)  # so that it is listed, and can be ended
    return HttpResponseRedirect(destination.after_log_in(request, timezone.localdate()))
