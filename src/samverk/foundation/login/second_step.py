"""Whoever must log in with a second step and has none comes to their own account, and nowhere else.

How an account stands (`second_step_from`, `has_second_step`) is told with it by the backend that reads it.
"""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from samverk.foundation import access, page

TEMPLATE: Final = "account/second_step.html"
# Besides one's own account: the ways out, the language, what everybody is told of the site itself, and what is
# opened by a link of its own, whoever holds it. Their addresses hold tokens, and lead on before anything is said.
OPEN: Final = frozenset(
    {
        "account_login",
        "account_logout",
        "accounts:invited",
        "accounts:welcome",
        "demonstration:log-in",
        "foundation:about",
        "foundation:accessibility",
        "foundation:language",
        "foundation:log-in",
        "foundation:log-out",
        "staffing:answer",
        "staffing:open",
    }
)
# Where somebody shows that it is they, or chooses a new password.
OPEN_WAYS: Final = ("account_reset_password", "account_set_password", "mfa_")
Answer = Callable[[HttpRequest], HttpResponseBase]


class DemandSecondStep:
    """The one place where a demanded second step stops a request, before the page is asked."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with nothing added."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: object,  # noqa: ARG002 -- Django's signature
        kwargs: Any,  # noqa: ANN401, ARG002
    ) -> HttpResponseBase | None:
        """The page that leads to a second step, where one is owed; nothing where the request may go on."""
        # Without a session there is nobody to ask about, and a public page stays one that can be kept.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or _is_open(request, view):
            return None
        if not is_owed(request.user, on=timezone.localdate()):  # noqa: TID251 -- a door of requests
            return None
        return page.speak(request, TEMPLATE, {}, status=HTTPStatus.FORBIDDEN)


def is_owed(user: AbstractBaseUser | AnonymousUser, *, on: dt.date) -> bool:
    """Whether a role of the user demands a second step that day, and there is none. No query."""
    since = getattr(user, "second_step_from", None)
    # The log-ins of a demonstration belong to whoever clicks on them.
    return bool(since and since <= on and not user.has_second_step and not settings.DEMO)  # type: ignore[union-attr]


def _is_open(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    rule = access.declared(view)
    return rule is access.own_account or name in OPEN or name.startswith(OPEN_WAYS)
