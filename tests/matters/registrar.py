"""A registrar who has got the letter: opens its link, and fills in the form."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverk.foundation import mail, writing
from samverk.foundation.writing import Paper, Paragraph
from samverk.matters.models import Matter, PartyDecision, Recommendation, ReplyLink
from tests.matters import questions
from tests.portal.reader import words_of
from tests.structure.roles import County

PAGE = "/beslutssvar/"


def an_asked(party: str = "ekby") -> PartyDecision:
    """A row whose link works today, whatever day it is: the question was sent long ago."""
    sent = questions.a_sent()
    ReplyLink.objects.update(until="2200-01-01")
    return questions.row(sent, party)


def token_of(row: PartyDecision) -> str:
    """The secret of the newest letter to the party."""
    about = f"matter:{row.recommendation.matter_id}/recommendation:{row.recommendation_id}/party:{row.party.key}"
    texts = [letter.text for letter in mail.letters_about(about)]
    found = re.search(r"/beslutssvar/([A-Za-z0-9_-]{43})/", " ".join(texts))
    assert found is not None
    return found[1]


def opened(row: PartyDecision) -> Client:
    """A browser in which the link has been opened."""
    client = Client(headers={"accept-language": "sv"})
    client.get(f"{PAGE}{token_of(row)}/")
    return client


def filled(row: PartyDecision, **facts: object) -> dict[str, object]:
    """A whole answer that nobody has a question about; None takes a field away."""
    fresh = PartyDecision.objects.get(pk=row.pk)
    given = {
        "fraga": str(row.pk),
        "version": str(fresh.version),
        "gor": "skicka",
        "alla": "on",
        "organ": "annat",
        "annat_organ": "Kommunfullmäktige",
        "beslutat_den": "2021-05-03",
        "paragraf": "§ 41",
        "diarienummer": "KS 2021/7",
        "skrivet_av": "Rut Registrator",
        **facts,
    }
    return {name: value for name, value in given.items() if value is not None}


def words(client: Client, address: str = PAGE) -> str:
    """The words of a page."""
    return words_of(client.get(address).content.decode())


@cache
def a_pdf() -> bytes:
    """A PDF that is one."""
    return writing.pdf(Paper("Protokoll", dt.date(2021, 5, 3), (Paragraph("§ 41"),)))


def a_file(content: bytes, name: str = "utdrag.pdf") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, "application/pdf")


def of_a_row(county: County) -> Mapping[str, object]:
    """The arguments of the page on which the county's party answers, which is there from the first time on."""
    on = county.appointment.period.lower
    begun = {"begun_on": on, "since": on, "moved_on": on, "year": on.year, "number": 1}
    matter, _ = Matter.objects.get_or_create(
        structure=county.structure,
        registry_number=f"1-{on.year}",
        defaults={"title": "Ny rutin", "state": "at principals", "holder": "principals", **begun},
    )
    recommendation, _ = Recommendation.objects.get_or_create(
        matter=matter, number=1, defaults={"title": "Ny rutin", "sent_on": on}
    )
    row, _ = PartyDecision.objects.get_or_create(
        recommendation=recommendation, party=county.party, defaults={"asked_on": on}
    )
    return {"party": county.party.key, "row": row.pk}
