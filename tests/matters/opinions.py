"""A question out for opinion, and those who answer."""

import re
from collections.abc import Mapping

from django.test import Client

from samverk.bodies.models import Structure
from samverk.foundation import mail
from samverk.matters import actions
from samverk.matters import letters_opinion as letters
from samverk.matters.actions import Opined, Other, Request
from samverk.matters.models import BilateralContact, Matter, Opinion, Referral, ReferralRow
from samverk.matters.models.choices import Via
from samverk.parties.models import Party
from tests import builders
from tests.matters import questions
from tests.matters.questions import COORDINATOR, day
from tests.structure import roles
from tests.structure.roles import County, Row

TOKEN = re.compile(r"/yttrande/([\w-]{40,})/")
DUE = day(70)


def a_request(**facts: object) -> Request:
    """What is asked, with the letter that the form starts with."""
    given = {
        "subject": "Rutin för utskrivning",
        "question": "Kan ni arbeta efter rutinen, och vad saknas i den?",
        "due": DUE,
        "letter_subject": letters.SUBJECT,
        "letter": letters.LETTER,
        "asker_name": COORDINATOR,
        "asker_email": "jonas@lanet.example",
        "site": "http://testserver",
        "reminders": (-7, 1),
        **facts,
    }
    return Request(**given)  # type: ignore[arg-type] # facts of a test


def a_referral(
    structure: Structure | None = None, *, matter: Matter | None = None, **facts: object
) -> Referral:
    """Every party of the county and the county board of disabled people are asked on the thirtieth day."""
    matter = matter or questions.a_question(structure)
    contacts_everywhere()
    return actions.ask_for_opinions(
        matter=matter,
        request=a_request(**facts),
        parties=questions.concerned(matter),
        others=(Other("Funktionsrätt Länet", "Siv Ek", "kansli@funktionsratt.example"),),
        on=day(30),
        actor=COORDINATOR,
    )


def contacts_everywhere() -> None:
    """Give each party a contact, once."""
    for party in Party.objects.filter(contacts__isnull=True).order_by("pk"):
        builders.a_contact(party, email=f"registrator@{party.key}.example")


def row(referral: Referral, who: str) -> ReferralRow:
    """The row of a party, or of somebody else by name, as it is now."""
    rows = referral.rows.select_related("referral__matter__structure", "party")
    return rows.filter(party__key=who).first() or rows.get(name=who)


def give(referral: Referral, who: str, *, on: int, **facts: object) -> Opinion:
    """An opinion that supports, if nothing else is said."""
    given = {"stance": "supports", "text": "Vi kan arbeta så.", "written_by": "Eva Lind", **facts}
    via = given.pop("via", Via.LINK)
    asked = row(referral, who)
    return actions.give_opinion(
        row=asked,
        opined=Opined(**given),  # type: ignore[arg-type] # facts of a test
        version=asked.version,
        via=via,  # type: ignore[arg-type] # facts of a test
        on=day(on),
    )


def letters_to(referral: Referral, who: str) -> list[mail.Letter]:
    """The letters to one of them, the first one first."""
    asked = row(referral, who)
    about = f"matter:{referral.matter_id}/referral:{referral.pk}/respondent:{asked.pk}"
    return list(mail.letters_about(about).order_by("pk"))


def token_to(referral: Referral, who: str) -> str:
    """The token of the first letter to one of them."""
    found = TOKEN.search(letters_to(referral, who)[0].text)
    assert found is not None
    return found[1]


def everybody(referral: Referral) -> list[str]:
    """Whom the question went to, by key or name."""
    return [each.party.key if each.party else each.name for each in referral.rows.order_by("pk")]


def address(referral: Referral, rest: str = "") -> str:
    """The address of a request's page, or of one under it."""
    matter = referral.matter
    return (
        f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}"
        f"/remiss/{referral.number}/{rest}"
    )


def a_coordinator(structure: Structure, kind: str = "coordinator") -> Client:
    """A browser in which somebody of this role is logged in."""
    user = builders.a_user(f"{kind}@lanet.example")
    builders.a_role(user, structure, kind)
    client = Client()
    client.force_login(user)
    return client


def of_a_matter(county: County) -> Mapping[str, object]:
    """The arguments of a matter of the county, which is there from the first time on."""
    matter = county.structure.matters.filter(number__isnull=False).first()
    matter = matter or questions.a_question(county.structure)
    return {"structure": county.structure.key, "year": matter.year, "number": matter.number}


def of_a_referral(county: County) -> Mapping[str, object]:
    """The arguments of a request for opinion in it."""
    at = of_a_matter(county)
    matter = county.structure.matters.get(number=str(at["number"]))
    referral = matter.referrals.first() or actions.ask_for_opinions(
        matter=matter,
        request=a_request(),
        parties=[county.party],
        on=day(30),
        actor=COORDINATOR,
    )
    return {**at, "referral": referral.number}


def of_a_respondent(county: County) -> Mapping[str, object]:
    """The arguments of the row of the county's party in it."""
    at = of_a_referral(county)
    return {**at, "row": ReferralRow.objects.get(party=county.party).pk}


def of_a_bilateral_contact(county: County) -> Mapping[str, object]:
    """The arguments of a contact in the county's log."""
    contact = county.structure.bilateral_contacts.first() or BilateralContact.objects.create(
        structure=county.structure,
        party=county.party,
        other=Party.objects.exclude(pk=county.party.pk).order_by("pk")[0],
        on=day(10),
        subject="Hjälpmedel",
        noted_by=COORDINATOR,
    )
    return {"structure": county.structure.key, "contact": contact.pk}


WITHIN: Mapping[str, Row] = {
    "matters:new-referral": Row(roles.COORDINATORS, arguments=of_a_matter),
    "matters:referral-act": Row(roles.COORDINATORS, "post", {"gor": "paminn"}, of_a_referral),
    "matters:referral-end": Row(roles.COORDINATORS, arguments=of_a_referral),
    "matters:row-opinion": Row(roles.FILLERS, arguments=of_a_respondent),
}
