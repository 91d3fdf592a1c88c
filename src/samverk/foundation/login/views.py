from http import HTTPStatus

from allauth.account.utils import perform_login
from django.contrib import auth
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from samverk.foundation import access
from samverk.foundation.login import destination
from samverk.foundation.login.forms import LogInForm
from samverk.foundation.page import Context, PageRequest, page, speak

TEMPLATE = "foundation/log_in.html"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.everyone)
def log_in(request: PageRequest) -> Context | HttpResponseBase:
    """Ask who somebody is, and let them in under a new session."""
    data = request.POST if request.method == "POST" else None
    form = LogInForm(request, data=data, at=timezone.now())
    if data is None:
        return {"form": form}
    if not form.is_valid():
        status = HTTPStatus.TOO_MANY_REQUESTS if form.must_wait else HTTPStatus.UNPROCESSABLE_ENTITY
        return speak(request, TEMPLATE, {"form": form}, status=status)
    auth.logout(request)  # whoever was logged in here before is not any more
    leads_to = destination.after_log_in(request, timezone.localdate())
    # allauth asks for the second factor where there is one, and writes the session down.
    return perform_login(request, form.get_user(), redirect_url=leads_to)  # type: ignore[no-any-return]


@require_POST
@access.required(access.everyone)
def log_out(request: HttpRequest) -> HttpResponseBase:
    """End the session, and show the first page."""
    auth.logout(request)
    return HttpResponseRedirect(destination.first_page(request, timezone.localdate()))
