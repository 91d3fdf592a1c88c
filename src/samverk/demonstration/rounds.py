"""A round of questions that is half answered: who is asked, who has answered, who has only begun.

Days are fixed. Nothing is sent: letters of the demonstration go out when somebody presses a button in it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Structure
from samverk.demonstration import drawing
from samverk.demonstration.names import Names
from samverk.parties.models import Contact, Organ, Party
from samverk.staffing import queries
from samverk.staffing.models import AskedSeat, Link, Nomination, Question, Reply, Round

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
SUBJECT = "Namn till {struktur}: svara senast {senast}"
LETTER = """Hej!

{part} behöver utse personer till {antal} i {struktur}. Uppdragen börjar {fran}.

{platser}

Svara senast {senast} på den här sidan:
{lank}

Med vänlig hälsning
{avsandare}
"""


def load(structure: Structure) -> None:
    """Store the round and what came in. Some five queries for each party."""
    known = queries.parties_with_seats(structure, on=TERM[0])
    parties = sorted((each.party for each in known), key=lambda party: party.key)
    Contact.objects.bulk_create(map(_contact, _with_contact(parties)))
    of = _round(structure)
    names = Names()
    for each in known:
        question = _question(of, each.party)
        seats = [seat for seat in each.seats if seat.body.key == BODY]
        asked = AskedSeat.objects.bulk_create(
            AskedSeat(
                question=question,
                seat_id=seat.seat,
                holder_id=_holding(seat.place.holding if seat.place else None),
            )
            for seat in seats
        )
        holders = [seat.holder for seat in seats]
        if each.party.key in {*ANSWERED, *BEGUN}:
            _reply(question, asked, holders, names)


def _with_contact(parties: list[Party]) -> Iterator[Party]:
    yield from (party for party in parties if party.key != WITHOUT_CONTACT)


def _contact(party: Party) -> Contact:
    return Contact(
        party=party,
        name="Registrator",
        email=f"registrator@{party.key}.example",
        period=DateRange(SINCE, None),
    )


def _round(structure: Structure) -> Round:
    return Round.objects.create(
        structure=structure,
        subject=SUBJECT,
        letter=LETTER,
        due=DUE,
        term_from=TERM[0],
        term_until=TERM[1],
        opened_on=ASKED_ON,
        reminders=[-7, 3],
        asker_name="Jonas Hedman",
        asker_email="koordinator@samverk.example",
        site="http://localhost:8000",
    )


def _question(of: Round, party: Party) -> Question:
    has_contact = party.key != WITHOUT_CONTACT
    question = Question.objects.create(
        round=of,
        party=party,
        state=_state(party.key),
        contact_name="Registrator" if has_contact else "",
        contact_email=f"registrator@{party.key}.example" if has_contact else "",
    )
    if (
        has_contact
    ):  # a digest of nothing: the link was in a letter that never was, and nobody has it
        Link.objects.create(
            question=question,
            digest=f"{drawing.number('link', party.key):064x}",
            made_on=ASKED_ON,
            until=DUE + dt.timedelta(days=61),
        )
    return question


def _state(party: str) -> Question.State:
    if party in ANSWERED:
        return Question.State.ANSWERED
    return Question.State.BEGUN if party in BEGUN else Question.State.ASKED


def _holding(holding: object) -> int | None:
    pk = getattr(holding, "id", None)
    return int(pk) if pk else None


def _reply(question: Question, asked: list[AskedSeat], holders: list[str], names: Names) -> None:
    party = question.party.key
    is_sent = party in ANSWERED
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
    Nomination.objects.bulk_create(
        _nomination(reply, seat, holder, is_last=seat == asked[-1], names=names)
        for seat, holder in zip(asked, holders, strict=True)
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
