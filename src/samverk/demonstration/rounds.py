"""A round of questions that is half answered: who is asked, who has answered, who has only begun.

Days are fixed. Letters to those that have not answered go out when the demonstration starts: its mailbox has them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Structure
from samverk.demonstration import drawing
from samverk.demonstration.delivering import left_on
from samverk.demonstration.names import Names
from samverk.foundation import mail
from samverk.parties.models import Contact, Organ, Party
from samverk.staffing import queries
from samverk.staffing.actions import Letter, open_round
from samverk.staffing.models import AskedSeat, Nomination, Question, Reply

STRUCTURE, BODY = "vasterbotten", "lsg"
ASKED_ON, DUE = dt.date(2026, 11, 2), dt.date(2026, 12, 11)
TERM = (dt.date(2027, 1, 1), dt.date(2031, 1, 1))
SINCE = dt.date(2020, 9, 1)
WITHOUT_CONTACT = "sorsele"
ANSWERED: Mapping[str, dt.date] = {
    "umea": dt.date(2026, 11, 10),
    "vannas": dt.date(2026, 11, 10),
    "norsjo": dt.date(2026, 11, 11),
    "asele": dt.date(2026, 11, 13),
    "lycksele": dt.date(2026, 11, 16),
    "robertsfors": dt.date(2026, 11, 17),
    "bjurholm": dt.date(2026, 11, 18),
    "nordmaling": dt.date(2026, 11, 20),
}
BEGUN = ("skelleftea", "vilhelmina")
ABSTAINS = "bjurholm"  # from its substitute's seat: two small municipalities share one
NEW = "norsjo"  # names somebody who has not been in the register before
SUBJECT = "Namn till {{ struktur }}: svara senast {{ senast }}"
LETTER = """Hej!

{{ part }} behöver utse personer till {{ antal }} i {{ struktur }}. Uppdragen börjar {{ fran }}.

{{ platser }}

Svara senast {{ senast }} på den här sidan:
{{ lank }}

Med vänlig hälsning
{{ avsandare }}
"""


def load(structure: Structure, *, actor: str) -> None:
    """Ask as a coordinator would, and store what came in. Some thirty queries, and four for each party that wrote."""
    known = queries.parties_with_seats(structure, on=TERM[0])
    parties = sorted((each.party for each in known), key=lambda party: party.key)
    Contact.objects.bulk_create(map(_contact, _with_contact(parties)))
    asked = [
        replace(
            each, seats=tuple(seat for seat in each.seats if seat.body.key == BODY), proposals=()
        )
        for each in known
    ]
    of = open_round(structure=structure, letter=_letter(), parties=asked, on=ASKED_ON, actor=actor)
    names = Names()
    for question in of.questions.select_related("party").order_by("pk"):
        if question.party.key in {*ANSWERED, *BEGUN}:
            holders = {
                seat.seat: seat.holder
                for each in asked
                if each.party == question.party
                for seat in each.seats
            }
            _reply(question, holders, names)


def _with_contact(parties: list[Party]) -> Iterator[Party]:
    yield from (party for party in parties if party.key != WITHOUT_CONTACT)


def _contact(party: Party) -> Contact:
    return Contact(
        party=party,
        name="Registrator",
        email=f"registrator@{party.key}.example",
        period=DateRange(SINCE, None),
    )


def _letter() -> Letter:
    return Letter(
        subject=SUBJECT,
        text=LETTER,
        due=DUE,
        term_from=TERM[0],
        term_until=TERM[1],
        reminders=(-7, 3),
        asker_name="Jonas Hedman",
        asker_email="koordinator@samverk.example",
        site="http://localhost:8000",
    )


def _reply(question: Question, holders: Mapping[int | None, str], names: Names) -> None:
    party = question.party.key
    is_sent = party in ANSWERED
    question.state = Question.State.ANSWERED if is_sent else Question.State.BEGUN
    question.save(update_fields=["state"])
    if is_sent:
        for letter in mail.letters_about(f"round:{question.round_id}/party:{party}"):
            left_on(letter, ASKED_ON)
    organ = Organ.objects.filter(party=question.party, kind=Organ.Kind.COMMITTEE).first()
    reply = Reply.objects.create(
        question=question,
        sent_on=ANSWERED.get(party),
        written_by="Registrator",
        organ=organ.name if organ and is_sent else "",
        decided_on=ANSWERED[party] - dt.timedelta(days=6) if is_sent else None,
        paragraph=f"§ {drawing.number('paragraph', party) % 90 + 60}" if is_sent else "",
        registry_number=f"2026-{drawing.number('number', party) % 900 + 100}" if is_sent else "",
    )
    asked = list(question.seats.select_related("seat").order_by("pk"))
    Nomination.objects.bulk_create(
        _nomination(reply, seat, holders[seat.seat_id], is_last=seat == asked[-1], names=names)
        for seat in asked
    )


def _nomination(
    reply: Reply, asked: AskedSeat, holder: str, *, is_last: bool, names: Names
) -> Nomination:
    party = reply.question.party.key
    if party == ABSTAINS and is_last:
        return Nomination(reply=reply, asked=asked, abstains=True)
    if reply.sent_on is None and is_last:
        return Nomination(reply=reply, asked=asked)
    is_new = not holder or (party == NEW and is_last)
    given, family = (
        names.of(f"nominated {party} {asked.seat.number if asked.seat else 0}")
        if is_new
        else holder.split(" ", 1)
    )
    return Nomination(
        reply=reply, asked=asked, given_name=given, family_name=family, office="Förvaltningschef"
    )
