"""Who may see and do what: every view declares one rule, and a structure test lists the views that do not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Params = ParamSpec("Params")
User = AbstractBaseUser | AnonymousUser
View = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Rule:
    """Whom a page is for, in words that end the sentence "Sidan är till för …"."""

    name: str
    who: str | Promise
    allows: Callable[[User], bool]


class Denied(PermissionDenied):
    """A page that this person may not see; the rule says who may."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        super().__init__(rule.name)


def is_signed_in(user: User) -> bool:
    """Whether somebody who may log in has done so."""
    return user.is_authenticated and user.is_active


def is_administrator(user: User) -> bool:
    """Whether the user looks after this installation, and so every structure in it."""
    return is_signed_in(user) and (
        bool(getattr(user, "is_staff", False)) or bool(getattr(user, "is_superuser", False))
    )


def demand(allowed: bool, who: str | Promise) -> None:  # noqa: FBT001 -- reads as a sentence: demand(may_coordinate(…), who=…)
    """Go on only if this is allowed; who ends the sentence "Sidan är till för …".

    Raises: Denied, which answers 403 and says who can.
    """
    if not allowed:
        raise Denied(Rule("demanded", who, lambda _user: False))


everyone = Rule("everyone", gettext_lazy("alla"), lambda _user: True)
signed_in = Rule("signed_in", gettext_lazy("den som är inloggad"), is_signed_in)
own_account = Rule("own_account", gettext_lazy("den som är inloggad"), is_signed_in)
administrator = Rule("administrator", gettext_lazy("den som förvaltar Samverk"), is_administrator)


def required(rule: Rule) -> Callable[[View[Params]], View[Params]]:
    """Let a view answer only those whom the rule allows.

    Raises: Denied, before the view is asked.
    """

    def decorate(view: View[Params]) -> View[Params]:
        @wraps(view)
        def guarded(
            request: HttpRequest, /, *args: Params.args, **kwargs: Params.kwargs
        ) -> HttpResponseBase:
            if not rule.allows(request.user):
                raise Denied(rule)
            return view(request, *args, **kwargs)

        guarded.access = rule  # type: ignore[attr-defined]
        return guarded

    return decorate


def declared(view: Callable[..., object]) -> Rule | None:
    """The rule that a view declares, or None where it declares none."""
    rule = getattr(view, "access", None)
    return rule if isinstance(rule, Rule) else None
