"""Appoint, end, replace for a while, return, co-opt."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.bodies.forms import (
    ActForm,
    AppointForm,
    CoOptForm,
    EndForm,
    ReplaceForm,
    ReturnForm,
)
from samverk.bodies.models import Appointment, Replacement, Seat
from samverk.bodies.views import finding
from samverk.bodies.views.flow import Asked, about_body, answer, form_page, written
from samverk.foundation import formats
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest

Answer = Context | HttpResponseBase


@form_page
def appoint(request: PageRequest, structure: str, body: str, seat: int) -> Answer:
    """Appoint somebody to a seat."""
    row = finding.seat_of(request, structure, body, seat)
    form = AppointForm(**written(request), seat=row)
    held = _held(row, request)
    if held and request.GET.get("ratta"):
        form.begin_as(held)
        return _answer(request, row, form, _("Rätta uppdraget"), _("Rätta"))
    return _answer(request, row, form, _("Utse"), _("Utse"))


@form_page
def end(request: PageRequest, structure: str, body: str, seat: int) -> Answer:
    """End the appointment of whoever holds a seat on the chosen day."""
    row = finding.seat_of(request, structure, body, seat)
    held = _held(row, request)
    if held is None:
        raise Http404
    form = EndForm(**written(request), appointment=held)
    return _answer(request, row, form, _("Avsluta uppdraget"), _("Avsluta"))


@form_page
def replace(request: PageRequest, structure: str, body: str, seat: int) -> Answer:
    """Let somebody serve in a seat for a while."""
    row = finding.seat_of(request, structure, body, seat)
    form = ReplaceForm(**written(request), seat=row)
    return _answer(request, row, form, _("Ersätt tillfälligt"), _("Ersätt"))


@form_page
def hand_back(request: PageRequest, structure: str, body: str, seat: int) -> Answer:
    """Let the holder of a seat serve again."""
    row = finding.seat_of(request, structure, body, seat)
    stands_in = _stands_in(row, request)
    if stands_in is None:
        raise Http404
    form = ReturnForm(**written(request), replacement=stands_in)
    return _answer(request, row, form, _("Avsluta ersättningen"), _("Avsluta"))


@form_page
def co_opt(request: PageRequest, structure: str, body: str) -> Answer:
    """Let somebody take part in a body without being a member."""
    row = finding.body_of(request, structure, body)
    asked = about_body(
        request,
        row,
        CoOptForm(**written(request), body=row),
        words=(_("Adjungera till %(body)s") % {"body": row.name}, _("Adjungera")),
        rows=lambda: finding.seats_in(row),
    )
    return answer(request, asked)


def _answer(request: PageRequest, seat: Seat, form: ActForm, title: str, button: str) -> Answer:
    found = finding.place_of(seat, request)
    name = finding.name_of(seat, found[1] if found else None)
    asked = Asked(
        title=_("%(act)s: %(seat)s") % {"act": title, "seat": name},
        now=_now(seat, request),
        button=button,
        form=form,
        structure=seat.body.structure,
        body=seat.body,
        back=finding.body_address(seat.body, request),
        rows=lambda: finding.people_in(seat),
        lock=lambda: Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk),
    )
    return answer(request, asked)


def _now(seat: Seat, request: PageRequest) -> tuple[tuple[str, str], ...]:
    """Who has the seat on the chosen day, who serves there, and who comes later."""
    held, stands_in = _held(seat, request), _stands_in(seat, request)
    later = seat.appointments.filter(period__startswith__gt=request.day.on).order_by("period")
    facts = [(_("Har platsen"), _line(held) if held else _("ingen"))]
    if stands_in:
        facts.append((_("Ersätts av"), _line(stands_in)))
    facts += [(_("Utsedd till senare"), _line(row)) for row in later.select_related("person")[:3]]
    return tuple(facts)


def _line(row: Appointment | Replacement) -> str:
    period = formats.period(row.period.lower, row.period.upper, current())
    return f"{row.person.name}, {period}"


def _held(seat: Seat, request: PageRequest) -> Appointment | None:
    rows = seat.appointments.filter(period__contains=request.day.on)
    return rows.select_related("person", "seat__body__structure").first()


def _stands_in(seat: Seat, request: PageRequest) -> Replacement | None:
    rows = seat.replacements.filter(period__contains=request.day.on)
    return rows.select_related("person", "seat__body__structure").first()
