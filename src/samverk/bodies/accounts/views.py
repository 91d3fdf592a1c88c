from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from allauth.account.utils import perform_login
from django.contrib import auth, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from samverk.bodies.access import coordinated_by, may_administer
from samverk.bodies.accounts import actions, queries
from samverk.bodies.accounts.actions import NoLongerOpen, Offer
from samverk.bodies.accounts.forms import BY_COORDINATORS, InviteForm, WelcomeForm
from samverk.bodies.accounts.second_step_page import administers
from samverk.bodies.models import Invitation, Role, Structure
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.models import User
from samverk.foundation.page import Context, PageRequest, page, speak

TOKEN = "samverk.invitation"  # noqa: S105 -- where in the session it is kept
PAGE = "accounts/accounts.html"


@never_cache
@page(PAGE, may=access.signed_in)
def accounts(request: PageRequest) -> Context | HttpResponseBase:
    """Accounts and their roles, for those who look after a structure."""
    structures = list(coordinated_by(request.user, on=request.day.today))
    demand(bool(structures), who=_("den som förvaltar eller samordnar en struktur"))
    if request.method == "POST":
        act = _ACTS.get(request.POST.get("gor", ""))
        if act is None:
            raise Http404
        return act(request, structures)
    return _shown(request, InviteForm(None, structures=structures, on=request.day.today))


def _shown(request: PageRequest, form: InviteForm) -> Context:
    seen = queries.seen_by(request.user, on=request.day.today, at=timezone.now())
    return {"form": form, "seen": seen, "administers": administers(request.user, request.day.today)}


def _invite(request: PageRequest, structures: list[Structure]) -> HttpResponseBase:
    """Invite whoever has no account; give the role at once to whoever has one."""
    form = InviteForm(request.POST, structures=structures, on=request.day.today)
    if not form.is_valid():
        return speak(request, PAGE, _shown(request, form), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    offer = Offer(given["structure"], given["kind"], given["party"])
    _demand_to_rule_over(request, offer.structure, offer.kind)
    user = User.objects.filter(email=given["email"].lower()).first()
    actor = str(request.user)
    if user is not None:
        actions.give_role(user=user, offer=offer, on=request.day.today, actor=actor)
        return _done(request, _("%(name)s har fått rollen.") % {"name": user.name})
    actions.invite(
        email=given["email"],
        name=given["name"],
        offer=offer,
        link=lambda token: request.build_absolute_uri(reverse("accounts:invited", args=[token])),
        at=timezone.now(),
        actor=actor,
    )
    return _done(request, _("En inbjudan är på väg till %(email)s.") % {"email": given["email"]})


def _revoke(request: PageRequest, structures: list[Structure]) -> HttpResponseBase:
    row = _of(request, Invitation.objects.filter(structure__in=structures))
    _demand_to_rule_over(request, row.structure, row.kind)
    actions.revoke(invitation=row, at=timezone.now(), actor=str(request.user))
    return _done(request, _("Inbjudan till %(email)s gäller inte längre.") % {"email": row.email})


def _end_role(request: PageRequest, structures: list[Structure]) -> HttpResponseBase:
    row = _of(request, Role.objects.filter(structure__in=structures))
    _demand_to_rule_over(request, row.structure, row.kind)
    actions.end_role(role=row, on=request.day.today, actor=str(request.user))
    return _done(request, _("Rollen för %(name)s är avslutad.") % {"name": row.user.name})


def _end_sessions(request: PageRequest, structures: list[Structure]) -> HttpResponseBase:
    rows = User.objects.all()
    if not access.is_administrator(request.user):
        rows = rows.filter(roles__structure__in=structures, is_staff=False).distinct()
    user = _of(request, rows)
    actions.end_sessions(user=user)
    return _done(request, _("%(name)s är utloggad överallt.") % {"name": user.name})


_ACTS: Mapping[str, Callable[[PageRequest, list[Structure]], HttpResponseBase]] = {
    "bjud-in": _invite,
    "aterkalla": _revoke,
    "avsluta-roll": _end_role,
    "logga-ut": _end_sessions,
}


def _of(request: PageRequest, rows: Any) -> Any:  # noqa: ANN401 -- of the rows' own model
    number = request.POST.get("rad", "")
    if not number.isdecimal():
        raise Http404
    return get_object_or_404(rows, pk=int(number))


def _demand_to_rule_over(request: PageRequest, structure: Structure, kind: str) -> None:
    """Raises: Denied where a coordinator would make or end somebody's equal."""
    allowed = kind in BY_COORDINATORS or may_administer(
        request.user, structure, on=request.day.today
    )
    demand(allowed, who=_("förvaltaren för %(structure)s") % {"structure": structure.name})


def _done(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("accounts:accounts"))


@never_cache
@require_safe
@access.required(access.everyone)
def invited(request: HttpRequest, token: str) -> HttpResponseBase:
    """Keep the token in the session, and lead on to an address without it: nobody else is told it."""
    request.session[TOKEN] = token
    answer = HttpResponseRedirect(reverse("accounts:welcome"))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@sensitive_post_parameters("password")
@never_cache
@page("accounts/welcome.html", may=access.everyone)
def welcome(request: PageRequest) -> Context | HttpResponseBase:
    """What somebody is invited to, and the form that accepts it."""
    token = request.session.get(TOKEN, "")
    try:
        invitation = actions.found(token, at=timezone.now())
    except NoLongerOpen:
        return speak(request, "accounts/no_longer_open.html", {}, status=HTTPStatus.GONE)
    has_account = User.objects.filter(email=invitation.email).exists()
    form = WelcomeForm(request.POST or None, initial={"name": invitation.name})
    shown = {"invitation": invitation, "form": form, "has_account": has_account}
    if request.method != "POST":
        return shown
    if not has_account and not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return speak(request, "accounts/welcome.html", shown, status=status)
    return _accepted(request, token, {} if has_account else form.cleaned_data)


def _accepted(request: PageRequest, token: str, given: Mapping[str, str]) -> HttpResponseBase:
    try:
        user = actions.accept(token=token, **given, on=request.day.today, at=timezone.now())
    except NoLongerOpen:
        return speak(request, "accounts/no_longer_open.html", {}, status=HTTPStatus.GONE)
    auth.logout(request)
    if not given:
        # The link shows whose mailbox it is, not that it is the person: who has an account logs in to it.
        return HttpResponseRedirect(reverse("foundation:log-in"))
    return perform_login(request, user, redirect_url=reverse("mfa_index"))  # type: ignore[no-any-return]
