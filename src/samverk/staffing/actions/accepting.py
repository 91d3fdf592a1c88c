"""Accept names into appointments, each one chosen by the coordinator."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import transaction

from samverk.bodies import actions as bodies
from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Appointment
from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.parties.models import Organ, Person
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.staffing import queries
from samverk.staffing.actions.states import locked, move
from samverk.staffing.models import Nomination, Question, Reply


@dataclass(frozen=True, slots=True)
class Accepted:
    """The appointments that the names became."""

    appointments: tuple[Appointment, ...]


@transaction.atomic
def accept(*, question: Question, chosen: Collection[int], on: dt.date, actor: str) -> Accepted:
    """Let the chosen names of the answer that counts become appointments; after that the answer is only read.

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
    of = question.round
    return bodies.appoint(
        seat=named.asked.seat,
        person=_person(named, question, actor),
        on=of.term_from,
        until=of.term_until,
        party=question.party,
        decision=decision_of(named.reply, question),
        actor=actor,
        reason=of.subject,
    )


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
    rows = Person.objects.filter(
        given_name__iexact=named.given_name, family_name__iexact=named.family_name
    )
    known = [row for row in rows if _is_same(row, named, question)]
    if len(known) != 1:
        return bodies.add_person(
            given_name=named.given_name,
            family_name=named.family_name,
            email=named.email,
            professions=named.professions,
            actor=actor,
        )
    person = known[0]
    person.email = person.email or named.email
    person.professions = sorted({*person.professions, *named.professions})
    person.save(update_fields=["email", "professions"])
    return person


def _is_same(person: Person, named: Nomination, question: Question) -> bool:
    if person.email and named.email:
        return person.email.lower() == named.email.lower()
    party = question.party
    return (
        person.appointments.filter(party=party).exists()
        or person.office_holdings.filter(office__party=party).exists()
    )
