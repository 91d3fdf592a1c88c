"""What waits for the one who is logged in, and the letter that welcomes a new representative."""

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverk.bodies.access import may_coordinate
from samverk.bodies.models import Appointment
from samverk.bodies.queries import state
from samverk.bodies.queries.mends import hands
from samverk.bodies.queries.remits import remit_of
from samverk.desk import actions
from samverk.desk.forms import IntroduceForm
from samverk.desk.introducing import LANGUAGES, Facts, introduction
from samverk.desk.newcomers import key_of
from samverk.desk.page import desk as made
from samverk.desk.standing import standing
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.language import current
from samverk.foundation.mail import Letter
from samverk.foundation.page import Context, PageRequest, page, speak

if TYPE_CHECKING:
    from samverk.foundation.models import User

INTRODUCE = "desk/introduce.html"
NAMES = (("sv", "Svenska"), ("en", "English"))


@page("desk/desk.html", may=access.signed_in)
def desk(request: PageRequest) -> Context:
    """The first page after log-in: what the user is today, and how things stand on the chosen day. Sixty queries at the most."""
    user = cast("User", request.user)
    mine = standing(user, on=request.day.today)
    return {"desk": made(user, mine, hands(user, request.day), request.day)}


@require_http_methods(["GET", "HEAD", "POST"])
@page(INTRODUCE, may=access.signed_in)
def introduce(request: PageRequest, appointment: int) -> Context | HttpResponseBase:
    """The letter to a new representative: read it, then send it."""
    row = _appointment(request, appointment)
    language = request.GET.get("sprak", current())
    language = language if language in LANGUAGES else LANGUAGES[0]
    letter = introduction(_facts(request, row), language)
    form = IntroduceForm(request.POST or None, initial={"email": row.person.email})
    told: Context = {
        "appointment": row,
        "letter": letter,
        "language": language,
        "languages": NAMES,
        "form": form,
        "sent": Letter.objects.filter(key=key_of(row.pk)).first(),
    }
    if request.method != "POST":
        return told
    if not form.is_valid():
        return speak(request, INTRODUCE, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    user = cast("User", request.user)
    actions.introduce(
        appointment=row,
        letter=letter,
        email=form.cleaned_data["email"],
        reply_to=user.email,
        actor=str(user),
    )
    return HttpResponseRedirect(request.get_full_path())


def _appointment(request: PageRequest, appointment: int) -> Appointment:
    rows = Appointment.objects.select_related("person", "party", "seat__body__structure")
    row = rows.filter(pk=appointment).first()
    if row is None:
        raise Http404
    structure = row.seat.body.structure
    who = _("koordinatorn för %(structure)s") % {"structure": structure.name}
    demand(may_coordinate(request.user, structure, on=request.day.today), who=who)
    return row


def _facts(request: PageRequest, row: Appointment) -> Facts:
    """How things stand on the first day of the appointment, or today if that is later."""
    body, user = row.seat.body, cast("User", request.user)
    on = max(row.period.lower, request.day.today)
    on = row.period.lower if row.period.upper and on >= row.period.upper else on
    known = next(iter(state.states([body.structure], on=on)), None)
    own = known.bodies.get(body.key) if known else None
    return Facts(
        appointment=row,
        known=(known, own) if known and own else None,
        remit=remit_of(body, on=on),
        asks=f"{user.name}, {user.email}",
        page=request.build_absolute_uri(
            reverse("portal:body", args=(body.structure.key, body.key))
        ),
    )
