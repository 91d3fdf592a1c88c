"""What an address means: the seat, the body or the person that an act is about, for those who may."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import Model, Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.bodies.access import may_coordinate, may_fill
from samverk.bodies.models import Appointment, Body, Post, Replacement, Seat, Structure
from samverk.bodies.queries.people import structures_of
from samverk.bodies.queries.state import BodyState, StructureState, states
from samverk.foundation.access import demand, is_administrator
from samverk.foundation.language import spoken
from samverk.foundation.page import PageRequest
from samverk.parties.models import Person
from samverk.rulebook.bodies.places import Place


def seat_of(request: PageRequest, structure: str, body: str, seat: int) -> Seat:
    """The seat, for those who may fill it.

    Raises: Http404, Denied.
    """
    rows = Seat.objects.select_related("body__structure", "party")
    row = rows.filter(body__structure__key=structure, body__key=body, pk=seat).first()
    if row is None:
        raise Http404
    demand(may_fill(request.user, row, on=request.day.today), who=_who(row))
    return row


def _who(seat: Seat) -> str:
    facts = {"structure": seat.body.structure.name}
    if seat.party is None:
        return _("koordinatorn för %(structure)s") % facts
    facts["party"] = seat.party.name
    return _("koordinatorn för %(structure)s och kontakten för %(party)s") % facts


def body_of(request: PageRequest, structure: str, body: str) -> Body:
    """The body, for those who coordinate its structure.

    Raises: Http404, Denied.
    """
    rows = Body.objects.select_related("structure")
    row = rows.filter(structure__key=structure, key=body).first()
    if row is None:
        raise Http404
    allowed = may_coordinate(request.user, row.structure, on=request.day.today)
    facts = {"structure": row.structure.name}
    demand(allowed, who=_("koordinatorn för %(structure)s") % facts)
    return row


def person_of(request: PageRequest, person: int) -> tuple[Person, Structure | None]:
    """The person, with a structure that the asker knows them from; None for whoever looks after everything.

    It is for those who may fill one of their seats or look after a structure where they have ever been.
    Raises: Http404, Denied.
    """
    row = Person.objects.filter(pk=person).first()
    if row is None:
        raise Http404
    for structure in structures_of(row):
        if may_coordinate(request.user, structure, on=request.day.today):
            return row, structure
    held = Q(appointments__person=row) | Q(replacements__person=row)
    for seat in Seat.objects.filter(held).select_related("body__structure").distinct():
        if may_fill(request.user, seat, on=request.day.today):
            return row, seat.body.structure
    who = _("koordinatorn, och kontakten för den part som personen företräder")
    demand(is_administrator(request.user), who=who)
    return row, None


def people_in(seat: Seat) -> Sequence[Model]:
    """Everybody who has, had or will have the seat. Two queries."""
    appointments = Appointment.objects.filter(seat=seat)
    return [*appointments, *Replacement.objects.filter(seat=seat)]


def posts_in(body: Body) -> Sequence[Model]:
    """Every post of the body, past and planned. One query."""
    return list(Post.objects.filter(body=body))


def seats_in(body: Body) -> Sequence[Model]:
    """Every co-opted place of the body, and who has it. Two queries."""
    places = {"body": body, "standing": Seat.Standing.CO_OPTED}
    held = Appointment.objects.filter(seat__body=body, seat__standing=Seat.Standing.CO_OPTED)
    return [*Seat.objects.filter(**places), *held]


def state_of(body: Body, request: PageRequest) -> tuple[StructureState, BodyState] | None:
    """The body as it is on the chosen day; None where it is not there."""
    found = next(iter(states([body.structure], on=request.day.on)), None)
    own = found.bodies.get(body.key) if found else None
    return (found, own) if found and own else None


def place_of(seat: Seat, request: PageRequest) -> tuple[BodyState, Place] | None:
    """The seat as a place of its body on the chosen day; None where it is not there."""
    found = state_of(seat.body, request)
    places = found[1].judged.composition.places if found else ()
    place = next((place for place in places if place.id == str(seat.pk)), None)
    return (found[1], place) if found and place else None


def name_of(seat: Seat, place: Place | None) -> str:
    """What people call the seat."""
    return spoken(place.words) if place else str(seat.get_kind_display())


def body_address(body: Body, request: PageRequest) -> str:
    """The page of the body on the chosen day."""
    address = reverse("portal:body", args=(body.structure.key, body.key))
    return f"{address}?{urlencode(request.day.carried)}" if request.day.carried else address
