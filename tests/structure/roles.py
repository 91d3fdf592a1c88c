"""Everybody who may meet a page, each in a small county of their own making."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.test import Client

from samverk.bodies.models import Appointment, Body, Seat, Structure
from samverk.foundation.models import User
from samverk.parties.models import Party, Person
from tests import builders

ANONYMOUS = "anonymous"
READER = "reader"
MEMBER = "member"
CHAIR = "chair"
OTHER_CHAIR = "chair of another body"
CONTACT = "contact of the party"
OTHER_CONTACT = "contact of another party"
COORDINATOR = "coordinator of the structure"
OTHER_COORDINATOR = "coordinator of another structure"
ADMINISTRATOR = "administrator of the structure"
OPERATOR = "administrator of the installation"

EVERYONE = frozenset(
    {
        ANONYMOUS,
        READER,
        MEMBER,
        CHAIR,
        OTHER_CHAIR,
        CONTACT,
        OTHER_CONTACT,
        COORDINATOR,
        OTHER_COORDINATOR,
        ADMINISTRATOR,
        OPERATOR,
    }
)
SIGNED_IN = EVERYONE - {ANONYMOUS}
COORDINATORS = frozenset({COORDINATOR, ADMINISTRATOR, OPERATOR})
FILLERS = COORDINATORS | {CONTACT}
ADMINISTRATORS = frozenset({ADMINISTRATOR, OPERATOR})
OPERATORS = frozenset({OPERATOR})


@dataclass(frozen=True)
class County:
    """One structure with one seat of one party, and a user for every role."""

    structure: Structure
    party: Party
    body: Body
    seat: Seat
    appointment: Appointment
    person: Person
    users: Mapping[str, User]

    def client(self, role: str) -> Client:
        """A browser in which somebody of this role is logged in."""
        client = Client()
        if role != ANONYMOUS:
            client.force_login(self.users[role])
        return client


Arguments = Callable[[County], Mapping[str, object]]


def of_the_county(names: frozenset[str]) -> Arguments:
    """The arguments of an address whose names say what they are."""

    def arguments(county: County) -> Mapping[str, object]:
        known: dict[str, object] = {
            "structure": county.structure.key,
            "party": county.party.key,
            "body": county.body.key,
            "seat": county.seat.pk,
            "appointment": county.appointment.pk,
            "person": county.person.pk,
            "user": county.users[READER].pk,
            "pk": 1,
            "change": "handling",
            "act": "behandla",
            "paper": 1,
            "referral": 1,
            "opinion": 1,
            "number": 1,
            "year": 2026,
            "recommendation": 1,
            "answer": 1,
            "form": "csv",
        }
        return {name: known[name] for name in names}

    return arguments


def of_the_chair(county: County) -> Mapping[str, object]:
    """The arguments of the address at which a chair is chosen."""
    return {"structure": county.structure.key, "body": county.body.key, "role": "ordforande"}


def of_a_post(county: County) -> Mapping[str, object]:
    """The arguments of a post that somebody has in the body."""
    post = county.body.posts.get()
    return {"structure": county.structure.key, "body": county.body.key, "post": post.pk}


def of_a_group(county: County) -> Mapping[str, object]:
    """The arguments of a working group under the body, which is there from the first time on."""
    first = county.body.period.lower
    until = first + dt.timedelta(800)
    group = county.body.working_groups.first() or builders.a_group(
        county.body, builders.days(first, until)
    )
    return {"structure": county.structure.key, "body": county.body.key, "group": group.pk}


def of_a_stand_in(county: County) -> Mapping[str, object]:
    """The arguments of the seat, once somebody stands in there."""
    if not county.seat.replacements.exists():
        builders.a_replacement(county.seat, builders.a_person("Robin"), county.seat.period)
    return of_the_county(frozenset({"structure", "body", "seat"}))(county)


@dataclass(frozen=True)
class Row:
    """Whom a page answers, and how it is asked if not by a plain GET of an address in the county."""

    answers: frozenset[str]
    method: str = "get"
    data: Mapping[str, object] = field(default_factory=dict)
    arguments: Arguments | None = None


def a_county(on: dt.date) -> County:
    """A structure in force that day, and everybody in it."""
    lasting = builders.days(on - dt.timedelta(400))
    structure, elsewhere = builders.a_structure(), builders.a_structure("annat")
    party, other = builders.a_party(), builders.a_party("vikby")
    builders.a_structure_party(structure, party, period=lasting)
    builders.a_structure_party(structure, other, period=lasting)
    body = builders.a_body(structure, period=lasting)
    seat = builders.a_seat(body, party=party, period=lasting)
    users = {
        role: builders.a_user(f"{number}@ekby.example")
        for number, role in enumerate(sorted(SIGNED_IN))
    }
    for user in users.values():
        user.set_password("asked for again before what is sensitive")
        user.save()
    person = builders.a_person(user=users[MEMBER])
    appointment = builders.an_appointment(seat, person, lasting)
    builders.a_post(body, builders.a_person("Alex", user=users[CHAIR]), lasting)
    beside = builders.a_body(structure, "beside", period=lasting)
    builders.a_post(beside, builders.a_person("Robin", user=users[OTHER_CHAIR]), lasting)
    builders.a_role(users[READER], structure, "reader", period=lasting)
    builders.a_role(users[CONTACT], structure, "party_contact", party=party, period=lasting)
    builders.a_role(users[OTHER_CONTACT], structure, "party_contact", party=other, period=lasting)
    builders.a_role(users[COORDINATOR], structure, period=lasting)
    builders.a_role(users[OTHER_COORDINATOR], elsewhere, period=lasting)
    builders.a_role(users[ADMINISTRATOR], structure, "administrator", period=lasting)
    User.objects.filter(pk=users[OPERATOR].pk).update(is_staff=True)
    return County(structure, party, body, seat, appointment, person, users)
