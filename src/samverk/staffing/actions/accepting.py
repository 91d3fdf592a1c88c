"""Accept names into appointments, each one chosen by the coordinator."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypedDict

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies import actions as bodies
from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Appointment
from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.parties.models import Office, OfficeHolding, Organ, Party, Person
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.staffing import continuing, facts, queries
from samverk.staffing.actions.states import locked, move
from samverk.staffing.continuing import is_named
from samverk.staffing.models import Nomination, Question, Reply
from samverk.staffing.offices import office_called


class _Given(TypedDict):
    person: Person
    on: dt.date
    until: dt.date | None
    party: Party
    decision: DecisionFacts
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The appointments that the names became."""

    appointments: tuple[Appointment, ...]


@transaction.atomic
def accept(
    *,
    question: Question,
    chosen: Collection[int],
    offices: Collection[int] = (),
    on: dt.date,
    actor: str,
) -> Accepted:
    """Let the chosen names of the answer that counts become appointments; after that the answer is only read.

    offices are the names whose office at the party is written down too, from the day of the appointment.
    An answer in which the party abstains from every seat is accepted with no name chosen.
    Raises: Refused where a name cannot be appointed, or the answer cannot be accepted now; nothing is written then.
    """
    row = locked(question)
    reply = queries.sent_of(row)
    names = [each for each in queries.nominations_of(reply) if not each.abstains] if reply else []
    picked = [each for each in names if each.pk in chosen]
    if names and not picked:
        raise Refused([Finding("staffing.nothing_chosen", Weight.STOP, "samverk-fragor F7")])
    if picked and (left := tuple(party_left(row))):
        raise Refused(left)
    with audit.acting(actor=actor, reason=row.round.subject, day=on):
        move(row, "accept")
        made = []
        for each in picked:
            each.appointment = appoint_named(each, row, actor=actor)
            each.save(update_fields=["appointment"])
            if each.pk in offices:
                _give_office(each, row, each.appointment)
            made.append(each.appointment)
    return Accepted(tuple(made))


def party_left(question: Question) -> Iterator[Finding]:
    """That the party is not in the structure on the first day of the term, where it is not. One query."""
    of = question.round
    if not queries.takes_part(question, on=of.term_from):
        said: Facts = {
            "party": question.party.name,
            "structure": of.structure.name,
            "day": day_in_words(of.term_from),
        }
        yield Finding("staffing.party_left", Weight.STOP, "samverk-fragor F8", said)


def appoint_named(named: Nomination, question: Question, *, actor: str) -> Appointment:
    """Appoint the person that a party named to the seat, from the first day of the term.

    Raises: Refused where that cannot be.
    """
    of, asked = question.round, named.asked
    given: _Given = {
        "person": _person(named, question, actor),
        "on": of.term_from,
        "until": of.term_until,
        "party": question.party,
        "decision": decision_of(named.reply, question),
        "actor": actor,
        "reason": of.subject,
    }
    if asked.seat is not None:
        return bodies.appoint(seat=asked.seat, **given)
    line = facts.askable(of.structure, on=of.term_from).of(asked)
    if line is None or line.places is None:
        said: Facts = {"seat": str(asked), "day": day_in_words(of.term_from)}
        raise Refused([Finding("staffing.seat_gone", Weight.STOP, "samverk-fragor F8", said)])
    return bodies.appoint_for_side(places=line.places, **given)


def office_to_give(named: Nomination, question: Question) -> Office | None:
    """The office at the party that the named person is said to have, where the register has the office but not that.

    Queries: four at the most.
    """
    office = office_called(question.party, named.office) if named.office else None
    if office is None:
        return None
    person = _known(named, question)
    return None if person and _holds(person, office, question.round.term_from) else office


def _give_office(named: Nomination, question: Question, made: Appointment) -> None:
    office = office_called(question.party, named.office) if named.office else None
    day = made.period.lower
    if office is not None and not _holds(made.person, office, day):
        OfficeHolding.objects.create(office=office, person=made.person, period=DateRange(day, None))


def _holds(person: Person, office: Office, day: dt.date) -> bool:
    """Whether the person has the office that day or will have it: then there is nothing to write. One query."""
    return person.office_holdings.filter(
        office=office, period__overlap=DateRange(day, None)
    ).exists()


def decision_of(reply: Reply, question: Question) -> DecisionFacts:
    """The decision behind an answer; the organ where the register knows it that day. One query."""
    day = reply.decided_on or question.round.term_from
    rows = Organ.objects.filter(
        party=question.party, name__iexact=reply.organ, period__contains=day
    )
    return DecisionFacts(
        organ=rows.first() if reply.organ else None,
        decided_on=reply.decided_on,
        paragraph=reply.paragraph,
        registry_number=reply.registry_number,
    )


def _person(named: Nomination, question: Question, actor: str) -> Person:
    """The person of that name whom the register knows at the party or by the address; else a new one."""
    person = _known(named, question)
    if person is None:
        return bodies.add_person(
            given_name=named.given_name,
            family_name=named.family_name,
            email=named.email,
            professions=named.professions,
            actor=actor,
        )
    person.email = person.email or named.email
    person.professions = sorted({*person.professions, *named.professions})
    person.save(update_fields=["email", "professions"])
    return person


def _known(named: Nomination, question: Question) -> Person | None:
    """Whoever has the seat, where the name is theirs; else the one person of that name at the party."""
    holder = continuing.holders([named.asked], question).get(named.asked.seat_id or 0)
    if holder is not None and is_named(holder, named):
        return holder
    rows = Person.objects.filter(
        given_name__iexact=named.given_name, family_name__iexact=named.family_name
    )
    known = [row for row in rows if _is_same(row, named, question)]
    return known[0] if len(known) == 1 else None


def _is_same(person: Person, named: Nomination, question: Question) -> bool:
    if person.email and named.email:
        return person.email.lower() == named.email.lower()
    party = question.party
    return (
        person.appointments.filter(party=party).exists()
        or person.office_holdings.filter(office__party=party).exists()
    )
