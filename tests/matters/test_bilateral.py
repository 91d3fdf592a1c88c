"""Contacts between one party and the region: noted, compared with matters, and made into one."""

import pytest
from django.test import Client

from samverk.bodies.models import Structure
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters import queries
from samverk.matters.actions import beside
from samverk.matters.actions.beside import Contacted
from samverk.matters.models import BilateralContact, Matter
from samverk.matters.queries import bilateral, parallel
from samverk.parties.models import Party
from tests import builders
from tests.matters import questions
from tests.matters.opinions import a_coordinator
from tests.matters.questions import COORDINATOR, day
from tests.portal.county import a_county, file

pytestmark = pytest.mark.django_db

LOG = "/struktur/lanet/bilateralt/"
TODAY = day(50)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


def a_contact(structure: Structure, party: str = "ekby", **facts: object) -> BilateralContact:
    given = {
        "party": Party.objects.get(key=party),
        "other": Party.objects.get(key="regionen"),
        "on": day(10),
        "subject": "Hjälpmedel till barn på korttids",
        "notes": "Ekby frågade hur andra gör.",
        **facts,
    }
    contacted = Contacted(**given)  # type: ignore[arg-type] # facts of a test
    return beside.note_contact(
        structure=structure, contacted=contacted, on=day(10), actor=COORDINATOR
    )


def a_party_contact(structure: Structure, party: str) -> Client:
    user = builders.a_user(f"kontakt@{party}.example")
    found = Party.objects.get(key=party)
    builders.a_role(user, structure, "party_contact", party=found)
    client = Client()
    client.force_login(user)
    return client


def test_an_empty_log_teaches_what_it_is_for() -> None:
    page = a_coordinator(a_county()).get(LOG).content.decode()

    assert "Inga kontakter än" in page
    assert "så att samma fråga inte drivs på två håll" in page


def test_a_contact_is_noted_with_what_it_was_about() -> None:
    client = a_coordinator(a_county())
    parties = {party.key: party.pk for party in Party.objects.all()}
    said = {
        "part": parties["ekby"],
        "med": parties["regionen"],
        "den": str(day(10)),
        "fraga": "Hjälpmedel",
        "fler": "vet-inte",
    }

    noted = client.post(LOG, said)

    contact = BilateralContact.objects.get()
    assert noted.headers["Location"] == f"{LOG}?gjort=antecknat#kontakt-{contact.pk}"
    assert (contact.subject, contact.touches_more, contact.on) == ("Hjälpmedel", None, day(10))
    assert "Inte klart om den rör fler" in client.get(LOG).content.decode()


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("den", str(day(51)), "Dagen har inte kommit än."),
        ("med", "ekby", "Välj en annan part än den första."),
        ("anteckningar", "Gäller 19121212-1212", "Ta bort personnumret."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(field: str, said: str, told: str) -> None:
    client = a_coordinator(a_county())
    parties = {party.key: str(party.pk) for party in Party.objects.all()}
    given = {
        "part": parties["ekby"],
        "med": parties["regionen"],
        "den": str(day(10)),
        "fraga": "Hjälpmedel",
        "fler": "nej",
        field: parties.get(said, said),
    }

    answer = client.post(LOG, given)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not BilateralContact.objects.exists()


def test_one_click_makes_a_draft_with_what_the_contact_says() -> None:
    structure = a_county()
    contact = a_contact(structure)
    client = a_coordinator(structure)

    made = client.post(f"{LOG}{contact.pk}/", {"gor": "arende"})

    matter = Matter.objects.get()
    assert made.headers["Location"].endswith(f"/arenden/utkast/{matter.pk}/")
    assert (matter.state, matter.title) == ("draft", contact.subject)
    assert matter.background == "Ekby frågade hur andra gör."
    assert {each.party.key for each in matter.parties.all()} == {"ekby", "regionen"}
    contact.refresh_from_db()
    assert contact.matter == matter


def test_a_contact_becomes_one_matter_only() -> None:
    contact = a_contact(a_county())
    beside.make_matter(contact=contact, on=day(11), by=None, actor=COORDINATOR)

    with pytest.raises(SomeoneWasFirst):
        beside.make_matter(contact=contact, on=day(12), by=None, actor=COORDINATOR)

    assert Matter.objects.count() == 1


def test_a_question_that_touches_more_says_that_the_coordinators_are_involved() -> None:
    structure = a_county()
    contact = a_contact(structure)
    client = a_coordinator(structure)

    client.post(f"{LOG}{contact.pk}/", {"gor": "fler", "svar": "ja"})

    contact.refresh_from_db()
    assert contact.touches_more
    assert "då ska koordinatorerna involveras" in client.get(LOG).content.decode()


def test_a_contact_shows_the_matter_that_it_resembles_and_is_tied_to_it() -> None:
    structure = a_county()
    matter = questions.a_question(structure, title="Hjälpmedel till barn på korttidsboende")
    contact = a_contact(structure)
    client = a_coordinator(structure)
    assert "Liknar ett öppet ärende:" in client.get(LOG).content.decode()
    assert bilateral.contacts_on(matter, on=TODAY) == [contact]

    client.post(f"{LOG}{contact.pk}/", {"gor": "koppla", "till": matter.pk})

    contact.refresh_from_db()
    assert contact.matter == matter
    assert "Liknar ett öppet ärende:" not in client.get(LOG).content.decode()


def test_a_party_reads_its_own_contacts_and_writes_none() -> None:
    structure = a_county()
    a_contact(structure, subject="Ekbys fråga")
    a_contact(structure, "alby", subject="Albys fråga")
    client = a_party_contact(structure, "ekby")

    page = client.get(LOG).content.decode()

    assert "Ekbys fråga" in page
    assert "Albys fråga" not in page
    assert "Anteckna en kontakt" not in page
    assert client.post(LOG, {}).status_code == 403


def test_the_log_is_never_public() -> None:
    a_contact(a_county())

    assert Client().get(LOG).status_code == 403


def test_the_log_asks_as_much_of_the_database_however_long_it_is(
    django_assert_max_num_queries: object,
) -> None:
    structure = a_county()
    questions.a_question(structure, title="Hjälpmedel till barn")
    client = a_coordinator(structure)
    counts = []
    for number in (1, 5):
        for _each in range(number):
            a_contact(structure)
        client.get(LOG)
        with django_assert_max_num_queries(20) as asked:  # type: ignore[operator] # a fixture
            client.get(LOG)
        counts.append(len(asked.captured_queries))

    assert len(set(counts)) == 1


def _elsewhere() -> Structure:
    """An association in which Ekby takes part, as it does in the county."""
    structure = builders.a_structure("forbundet")
    builders.a_structure_party(structure, Party.objects.get(key="ekby"))
    return structure


def test_a_like_question_in_an_association_with_a_common_party_is_shown_to_those_who_may_see_it() -> (
    None
):
    county = a_county()
    other = _elsewhere()
    matter = questions.a_question(other, title="Gemensam rutin för utskrivning från sjukhus")
    reader, stranger = builders.a_user("a@ekby.example"), builders.a_user("b@ekby.example")
    builders.a_role(reader, other, "reader")

    def found(user: object) -> list[Matter]:
        title = "Rutin för utskrivning från sjukhus"
        return parallel.similar(title, county, user, on=TODAY, but=0)  # type: ignore[arg-type] # a user

    assert (found(reader), found(stranger)) == ([matter], [])
    Matter.objects.update(public_from=day(0))
    assert found(stranger) == [matter]


def test_a_structure_without_a_common_party_is_not_looked_in() -> None:
    county = a_county()
    other = builders.a_structure("langt-borta")
    builders.a_structure_party(other, builders.a_party("fjarran"))
    questions.a_question(other, title="Gemensam rutin för utskrivning från sjukhus")
    Matter.objects.update(public_from=day(0))

    like = parallel.similar(
        "Gemensam rutin för utskrivning", county, builders.a_user(), on=TODAY, but=0
    )

    assert like == []
    assert queries.find("1-2021", structure=county) == []


def test_the_log_says_what_the_agreement_says_with_its_clause() -> None:
    track = """
[tracks.sarskilt]
name = "Samråd i särskilda frågor"
kind = "bilateral"
level = "political"
parties = ["ekby"]
with = "regionen"
convener = "party"
then = "when needed"
into = "samrad"
clause = "2"
"""
    page = a_coordinator(a_county(file(extra=track))).get(LOG).content.decode()

    assert "Samråd i särskilda frågor" in page
    assert "Kommunen sammankallar till första mötet." in page
    assert "lanet-2020" not in page.split("<main")[1].split('id="kontakter"')[0]
