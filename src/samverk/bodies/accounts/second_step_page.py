"""The page that demands a second step, for administrators of a structure."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.bodies.access import ADMINISTRATOR
from samverk.bodies.accounts import second_step
from samverk.bodies.accounts.second_step_form import SecondStepForm
from samverk.bodies.accounts.standing import demanded, with_standing
from samverk.bodies.models import Role, SecondStepDemand, Structure
from samverk.foundation import access
from samverk.foundation.access import User as AnyUser
from samverk.foundation.access import demand
from samverk.foundation.models import User
from samverk.foundation.page import Context, PageRequest, page, speak

PAGE = "accounts/second_step.html"


@dataclass(frozen=True, slots=True)
class Told:
    """A demand, and how many have the role and how many of them lack a second step."""

    row: SecondStepDemand
    has_begun: bool
    everybody: int
    without: int


@page(PAGE, may=access.signed_in)
def second_steps(request: PageRequest) -> Context | HttpResponseBase:
    """Of whom a second step is demanded, who lacks it, and the forms that demand it or stop. Queries: five."""
    today = request.day.today
    structures = list(administered(request.user, today))
    demand(bool(structures), who=_("den som förvaltar en struktur"))
    act = request.POST.get("gor", "")
    if act == "sluta":
        return _end(request, structures)
    form = SecondStepForm(request.POST if act else None, structures=structures, on=today)
    if act and form.is_valid():
        return _demand(request, form)
    shown = {"form": form, "demands": _told(structures, today), "is_demo": settings.DEMO}
    return speak(request, PAGE, shown, status=HTTPStatus.UNPROCESSABLE_ENTITY) if act else shown


def administered(user: AnyUser, on: dt.date) -> QuerySet[Structure]:
    """The structures that the user is an administrator of. No query until it is read."""
    rows = Structure.objects.order_by("name")
    if access.is_administrator(user):
        return rows
    roles = Role.objects.filter(user=user.pk, kind=ADMINISTRATOR, period__contains=on)
    return rows.filter(pk__in=roles.values("structure"))


def administers(user: AnyUser, on: dt.date) -> bool:
    """Whether the user is an administrator of any structure. One query."""
    return administered(user, on).exists()


def _told(structures: Sequence[Structure], on: dt.date) -> list[Told]:
    """Each demand with its count. Two queries, however many there are."""
    rows = list(
        demanded(on)
        .filter(structure__in=structures)
        .select_related("structure")
        .order_by("structure__name", "kind")
    )
    held = Role.objects.filter(structure__in=structures, period__contains=on, user__is_active=True)
    users = with_standing(User.objects.filter(pk__in=held.values("user")), on=on)
    has = dict(users.values_list("pk", "has_second_step"))
    holders: dict[tuple[int, str], list[bool]] = {}
    for structure, kind, user in held.values_list("structure", "kind", "user"):
        holders.setdefault((structure, kind), []).append(has[user])
    return [
        Told(
            row,
            has_begun=row.period.lower <= on,
            everybody=len(holders.get((row.structure_id, row.kind), [])),
            without=holders.get((row.structure_id, row.kind), []).count(False),
        )
        for row in rows
    ]


def _demand(request: PageRequest, form: SecondStepForm) -> HttpResponseBase:
    given = form.cleaned_data
    second_step.demand(
        **given,
        account=request.build_absolute_uri(reverse("mfa_index")),
        on=request.day.today,
        actor=str(request.user),
    )
    said = _("Från och med %(day)s krävs ett andra steg. De som saknar det har fått ett brev.")
    return _done(request, said % {"day": given["begins"]})


def _end(request: PageRequest, structures: Sequence[Structure]) -> HttpResponseBase:
    number = request.POST.get("rad", "")
    if not number.isdecimal():
        raise Http404
    rows = demanded(request.day.today).filter(structure__in=structures)
    row = get_object_or_404(rows, pk=int(number[:18]))
    second_step.end(demand=row, on=request.day.today, actor=str(request.user))
    return _done(request, _("Det andra steget krävs inte längre."))


def _done(request: HttpRequest, said: str) -> HttpResponseRedirect:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("accounts:second-step"))
