"""A county whose parties are asked for names, and the letters that went out."""

import datetime as dt
import re

from samverk.bodies.models import Structure
from samverk.foundation import mail
from samverk.parties.models import Party
from samverk.staffing import letters, queries
from samverk.staffing.actions import Letter, Names, Written, open_round
from samverk.staffing.models import Question, Round
from tests import builders
from tests.portal.county import a_county
from tests.structure.roles import County

ASKED_ON = dt.date(2026, 11, 2)
DUE = dt.date(2026, 12, 11)
TERM = dt.date(2027, 1, 1)
SITE = "http://testserver"
TOKEN = re.compile(r"/svar/([\w-]{40,})/")


def a_letter(**facts: object) -> Letter:
    """A letter with what the form starts with."""
    given = {
        "subject": letters.SUBJECT,
        "text": letters.LETTER,
        "due": DUE,
        "term_from": TERM,
        "asker_name": "Jonas Hedman",
        "asker_email": "jonas@lanet.example",
        "site": SITE,
        **facts,
    }
    return Letter(**given)  # type: ignore[arg-type] # facts of a test


def contacts_everywhere() -> None:
    """Give each party a contact."""
    for party in Party.objects.order_by("pk"):
        builders.a_contact(party, email=f"registrator@{party.key}.example")


def a_round(
    structure: Structure | None = None, *, on: dt.date = ASKED_ON, **facts: object
) -> Round:
    """Ekby and Alby and Region Länet are asked about every seat that they have."""
    structure = structure or a_county()
    if not structure.rounds.exists():
        contacts_everywhere()
    parties = queries.parties_with_seats(structure, on=TERM)
    return open_round(
        structure=structure, letter=a_letter(**facts), parties=parties, on=on, actor="Jonas"
    )


def the_question(of: Round, party: str = "ekby") -> Question:
    """The question to a party."""
    found = queries.question_of(of, party)
    assert found is not None
    return found


def letters_to(question: Question) -> list[mail.Letter]:
    """Every letter to the party, in the order in which they were queued."""
    about = f"round:{question.round_id}/party:{question.party.key}"
    return list(mail.letters_about(about).order_by("pk"))


def token_in(letter: mail.Letter) -> str:
    """The token in a letter."""
    found = TOKEN.search(letter.text)
    assert found is not None
    return found[1]


def names_for(question: Question, **facts: object) -> Written:
    """A name for every seat: Ada Lind, Bo Lind and so on."""
    given = ("Ada", "Bo", "Cia", "Dan", "Eva", "Finn")
    names = {
        seat.pk: Names(given_name=name, family_name="Lind", office="Nämndledamot")
        for seat, name in zip(queries.asked_seats(question), given, strict=False)
    }
    facts = {"written_by": "Rut Registrator", "organ": "Kommunfullmäktige", **facts}
    return Written(names=names, **facts)  # type: ignore[arg-type] # facts of a test


def of_a_round(county: County) -> dict[str, object]:
    """The address of a round in the county of the access matrix."""
    row = Round.objects.first() or Round.objects.create(
        structure=county.structure,
        subject="Namn",
        letter="{{ lank }}",
        due=DUE,
        term_from=TERM,
        opened_on=ASKED_ON,
        asker_name="Jonas",
        asker_email="jonas@lanet.example",
        site=SITE,
    )
    return {"structure": county.structure.key, "number": row.pk}


def of_a_contact(county: County) -> dict[str, object]:
    """The address at which a contact of the county's party ends."""
    row = county.party.contacts.first() or builders.a_contact(county.party)
    return {"structure": county.structure.key, "party": county.party.key, "contact": row.pk}
