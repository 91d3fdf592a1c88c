"""Letters from registrars, as replies to what they were asked."""

from collections.abc import Mapping

from samverk.foundation.mail import Letter
from samverk.foundation.mail.incoming.models import Incoming
from samverk.foundation.mail.incoming.receiving import receive
from samverk.matters.models import Answer, PartyDecision, Recommendation
from samverk.matters.models.choices import Via
from tests.foundation.documents.files import PDF
from tests.foundation.incoming.came import a_reply
from tests.matters import questions
from tests.matters.registrar import of_a_row
from tests.structure.roles import County

EXTRACT = (("protokollsutdrag.pdf", PDF),)
TEXT = "Hej!\n\nKommunfullmäktige antog rekommendationen 2026-11-19, § 45. Vårt dnr: KS 2026/88.\n"


def code_of(row: PartyDecision) -> str:
    """The code of the letter that asked the row."""
    return row.reply_links.order_by("pk")[0].code


def asked_by(row: PartyDecision) -> Letter:
    """The letter that asked the row."""
    return Letter.objects.filter(about__endswith=f"party:{row.party.key}").order_by("pk")[0]


def a_reply_to(row: PartyDecision, text: str = TEXT, **given: str) -> bytes:
    """What the registrar of the row sends, to the address that the letter asks for."""
    known = {
        "From": f"Eva Lind <{row.contact_email}>",
        "To": f"svar+{code_of(row)}@lanet.example",
        "Message-ID": f"<{row.pk}@{row.party.key}.example>",
        **given,
    }
    return a_reply(text, attached=EXTRACT, **known)


def came(row: PartyDecision, text: str = TEXT, **given: str) -> Incoming:
    """The letter of the registrar, taken in."""
    return receive(a_reply_to(row, text, **given))


def ekby(recommendation: Recommendation) -> PartyDecision:
    """The row of Ekby."""
    return questions.row(recommendation, "ekby")


def of_a_letter(county: County) -> Mapping[str, object]:
    """The arguments of the page where the letter of the county's party is read."""
    row = PartyDecision.objects.get(pk=int(str(of_a_row(county)["row"])))
    sent = receive(a_reply("Hej!", Message_ID=f"<{row.pk}@ekby.example>"))
    Answer.objects.get_or_create(
        row=row,
        incoming=sent.pk,
        defaults={"number": 1, "state": "received", "via": Via.MAIL, "received_on": row.asked_on},
    )
    matter = row.recommendation.matter
    return {
        "structure": matter.structure.key,
        "year": matter.year,
        "number": matter.number,
        "recommendation": row.recommendation.number,
        "party": row.party.key,
        "pk": sent.pk,
    }
