"""Rows in, rulebook facts out: the only translator between the register and the rules for bodies."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models.expressions import RawSQL
from django.db.models.functions import Lower

from samverk.bodies.models import (
    Appointment,
    Body,
    Post,
    Replacement,
    Reviewed,
    Seat,
    StructureParty,
)
from samverk.parties.models import OfficeHolding, Person
from samverk.rulebook.bodies import facts
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Key, Standing
from samverk.rulebook.structure.model import Structure as Rules

Keys = Mapping[tuple[int, int], Key]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded about some bodies, each list by the body's primary key."""

    seats: Mapping[int, list[facts.Seat]]
    holdings: Mapping[int, list[facts.Holding]]
    stand_ins: Mapping[int, list[facts.StandIn]]
    posts: Mapping[int, list[facts.Post]]
    reviewed: Mapping[int, list[facts.Reviewed]]
    people: "People"


@dataclass(frozen=True, slots=True)
class People:
    """Names, professions and offices of persons; a party has its own key in each structure."""

    names: Mapping[str, tuple[str, frozenset[Key]]]
    offices: Mapping[str, list[tuple[Key, int, Period]]]
    keys: Keys

    def person(self, person: str, structure: int) -> facts.Person:
        """The person as the rules of one structure see them."""
        name, professions = self.names[person]
        held = (
            facts.OfficeHeld(office, self.keys.get((structure, party)), period)
            for office, party, period in self.offices.get(person, ())
        )
        return facts.Person(person, name, professions, tuple(held))


def of_bodies(
    bodies: Iterable[Body], rules: Mapping[int, Rules], *, on: dt.date
) -> dict[int, facts.BodyFacts]:
    """The facts about each body that its structure's rules know that day, by primary key.

    A seat comes with the person who holds it, or else the one who held it last.
    Queries: eight, however many bodies there are.
    """
    known = [
        body for body in bodies if body.key in getattr(rules.get(body.structure_id), "bodies", ())
    ]
    recorded = _recorded(known, on)
    return {body.pk: _of_body(body, rules[body.structure_id], recorded) for body in known}


def _of_body(body: Body, rules: Rules, recorded: Recorded) -> facts.BodyFacts:
    holdings = recorded.holdings.get(body.pk, [])
    stand_ins = recorded.stand_ins.get(body.pk, [])
    posts = recorded.posts.get(body.pk, [])
    named = {row.person for rows in (holdings, stand_ins, posts) for row in rows}
    return facts.BodyFacts(
        body=rules.bodies[body.key],
        seats=tuple(recorded.seats.get(body.pk, ())),
        holdings=tuple(holdings),
        stand_ins=tuple(stand_ins),
        posts=tuple(posts),
        reviewed=tuple(recorded.reviewed.get(body.pk, ())),
        persons={key: recorded.people.person(key, body.structure_id) for key in named},
    )


def _recorded(bodies: list[Body], on: dt.date) -> Recorded:
    keys = [body.pk for body in bodies]
    structure_of = {body.pk: body.structure_id for body in bodies}
    party_keys = _party_keys(set(structure_of.values()))
    seats, body_of = _seats(keys, structure_of, party_keys, on)
    holdings = _holdings(body_of, structure_of, party_keys, on)
    stand_ins = _stand_ins(body_of, on)
    posts = _posts(keys, structure_of, party_keys, on)
    people = {
        int(row.person)
        for rows in (holdings, stand_ins, posts)
        for each in rows.values()
        for row in each
    }
    return Recorded(
        seats, holdings, stand_ins, posts, _reviewed(keys, on), _people(people, party_keys, on)
    )


def among(keys: Iterable[int]) -> RawSQL:
    """The keys as one parameter: a county has hundreds of seats, and a placeholder for each costs more than the search."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])


def _party_keys(structures: set[int]) -> Keys:
    """The key that a party has in a structure: the last one it had there."""
    rows = StructureParty.objects.filter(structure__in=structures).order_by(Lower("period"))
    return {
        (structure, party): key
        for structure, party, key in rows.values_list("structure_id", "party_id", "key")
    }


def _seats(
    bodies: list[int], structure_of: Mapping[int, int], keys: Keys, on: dt.date
) -> tuple[dict[int, list[facts.Seat]], dict[int, int]]:
    rows = Seat.objects.filter(body__in=among(bodies), period__contains=on).order_by("pk")
    seats: dict[int, list[facts.Seat]] = defaultdict(list)
    body_of: dict[int, int] = {}
    fields = (
        "pk",
        "body_id",
        "kind",
        "standing",
        "filler",
        "number",
        "party_id",
        "side",
        "personal_for_id",
        "period",
    )
    for pk, body, kind, standing, filler, number, party, side, own, period in rows.values_list(
        *fields
    ):
        body_of[pk] = body
        seats[body].append(
            facts.Seat(
                id=str(pk),
                kind=facts.SeatKind(kind),
                filler=filler,
                number=number,
                period=Period(period.lower, period.upper),
                standing=Standing(standing),
                party=keys.get((structure_of[body], party)) if party else None,
                side=side or None,
                personal_for=str(own) if own else None,
            )
        )
    return seats, body_of


_DECISION = ("organ__name", "decided_on", "paragraph", "registry_number")


def _decision(
    organ: str | None, decided_on: dt.date | None, paragraph: str, registry: str
) -> facts.Decision | None:
    if not (organ or decided_on or paragraph or registry):
        return None
    return facts.Decision(organ or "", decided_on, paragraph, registry)


def _holdings(
    body_of: Mapping[int, int], structure_of: Mapping[int, int], keys: Keys, on: dt.date
) -> dict[int, list[facts.Holding]]:
    """The latest appointment in each seat that had begun by the day: one seat has one at a time."""
    begun = Appointment.objects.filter(seat__in=among(body_of), period__startswith__lte=on)
    rows = begun.order_by("seat_id", Lower("period").desc()).distinct("seat_id")
    holdings: dict[int, list[facts.Holding]] = defaultdict(list)
    for pk, seat, person, party, period, *decision in rows.values_list(
        "pk", "seat_id", "person_id", "party_id", "period", *_DECISION
    ):
        body = body_of[seat]
        holdings[body].append(
            facts.Holding(
                id=str(pk),
                seat=str(seat),
                person=str(person),
                period=Period(period.lower, period.upper),
                party=keys.get((structure_of[body], party)) if party else None,
                decision=_decision(*decision),
            )
        )
    return holdings


def _stand_ins(body_of: Mapping[int, int], on: dt.date) -> dict[int, list[facts.StandIn]]:
    rows = Replacement.objects.filter(seat__in=among(body_of), period__contains=on).order_by("pk")
    stand_ins: dict[int, list[facts.StandIn]] = defaultdict(list)
    for pk, seat, person, period, reason in rows.values_list(
        "pk", "seat_id", "person_id", "period", "reason"
    ):
        stand_ins[body_of[seat]].append(
            facts.StandIn(
                str(pk), str(seat), str(person), Period(period.lower, period.upper), reason
            )
        )
    return stand_ins


def _posts(
    bodies: list[int], structure_of: Mapping[int, int], keys: Keys, on: dt.date
) -> dict[int, list[facts.Post]]:
    """The latest holder of each post in the presidium that had begun by the day."""
    begun = Post.objects.filter(body__in=among(bodies), period__startswith__lte=on)
    rows = begun.order_by("body_id", "role", "number", Lower("period").desc()).distinct(
        "body_id", "role", "number"
    )
    posts: dict[int, list[facts.Post]] = defaultdict(list)
    fields = ("pk", "body_id", "role", "person_id", "period", "side", "party_id", "prolonged_by")
    for pk, body, role, person, period, side, party, prolonged_by in rows.values_list(*fields):
        posts[body].append(
            facts.Post(
                id=str(pk),
                role=facts.Role(role),
                person=str(person),
                period=Period(period.lower, period.upper),
                side=side or None,
                party=keys.get((structure_of[body], party)) if party else None,
                prolonged_by=prolonged_by or None,
            )
        )
    return posts


def _reviewed(bodies: list[int], on: dt.date) -> dict[int, list[facts.Reviewed]]:
    rows = Reviewed.objects.filter(body__in=among(bodies), on__lte=on).order_by(
        "body_id", "what", "-on"
    )
    reviewed: dict[int, list[facts.Reviewed]] = defaultdict(list)
    for body, what, day, *decision in rows.distinct("body_id", "what").values_list(
        "body_id", "what", "on", *_DECISION
    ):
        reviewed[body].append(facts.Reviewed(what, day, _decision(*decision)))
    return reviewed


def _people(people: set[int], keys: Keys, on: dt.date) -> People:
    """The persons with every office that had begun by the day: one that has ended may still have left them a seat."""
    offices: dict[str, list[tuple[Key, int, Period]]] = defaultdict(list)
    held = OfficeHolding.objects.filter(person__in=among(people), period__startswith__lte=on)
    for person, office, party, period in held.values_list(
        "person_id", "office__key", "office__party_id", "period"
    ):
        offices[str(person)].append((office, party, Period(period.lower, period.upper)))
    rows = Person.objects.filter(pk__in=among(people))
    names = {
        str(pk): (f"{given} {family}", frozenset(professions))
        for pk, given, family, professions in rows.values_list(
            "pk", "given_name", "family_name", "professions"
        )
    }
    return People(names, offices, keys)
