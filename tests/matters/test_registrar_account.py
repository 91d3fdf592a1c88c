"""What waits for one party, and answering from an account."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.matters import actions
from samverk.matters.models import Matter, PartyDecision
from samverk.parties.models import Party
from tests import builders
from tests.matters import questions, registrar
from tests.matters.questions import day
from tests.matters.registrar import filled
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db
ADDRESS = "/parter/ekby/beslut/"


@pytest.fixture
def row() -> PartyDecision:
    """Ekby is asked; its answer is due on 9 June 2021."""
    return registrar.an_asked()


def somebody(kind: str = "", party: str = "") -> Client:
    """A browser in which somebody is logged in who has the role, or none."""
    client = Client(headers={"accept-language": "sv"})
    user = builders.a_user()
    client.force_login(user)
    if kind:
        of = Party.objects.get(key=party) if party else None
        builders.a_role(user, Structure.objects.get(), kind, party=of)
    return client


def words(client: Client, address: str = ADDRESS) -> str:
    return words_of(client.get(address).content.decode())


def own(row: PartyDecision) -> str:
    return f"/parter/{row.party.key}/beslut/{row.pk}/"


def test_the_contact_sees_what_waits_and_answers_there(row: PartyDecision) -> None:
    client = somebody("party_contact", "ekby")

    assert "1 beslut väntar. Svara senast onsdag 9 juni 2021." in words(client)
    said = words_of(client.post(own(row), filled(row), follow=True).content.decode())

    answer = row.answers.get()
    assert (answer.via, answer.state) == ("account", "received")
    assert "Tack, svaret är mottaget" in said
    after = words(client)
    assert "Inget beslut väntar." in after
    assert "inkommen, granskas" in after
    assert "Visa svaret" in after


def test_the_name_of_the_account_is_in_the_form_and_in_the_trail(row: PartyDecision) -> None:
    client = somebody("party_contact", "ekby")

    assert 'value="Kim Ek"' in client.get(own(row)).content.decode()
    client.post(own(row), filled(row))

    assert row.answers.get().written_by == "Rut Registrator"


def test_what_a_coordinator_writes_is_marked_as_such(row: PartyDecision) -> None:
    somebody("coordinator").post(own(row), filled(row))

    assert row.answers.get().via == "coordinator"


def test_the_contact_of_another_party_is_refused_and_told_who_can(row: PartyDecision) -> None:
    client = somebody("party_contact", "alby")

    refused = client.get(own(row))

    assert refused.status_code == 403
    assert "Ekby kommuns egen kontakt och den som koordinerar strukturen" in words_of(
        refused.content.decode()
    )
    assert client.post(own(row), filled(row)).status_code == 403
    assert client.get(f"{own(row)}underlag/").status_code == 403
    assert not row.answers.exists()
    assert "Svara kan Ekby kommuns egen kontakt" in words(client)
    assert own(row) not in client.get(ADDRESS).content.decode()


def test_a_row_is_not_found_under_another_party(row: PartyDecision) -> None:
    client = somebody("coordinator")

    assert client.get(f"/parter/alby/beslut/{row.pk}/").status_code == 404
    assert client.get(f"/parter/ekby/beslut/{row.pk + 999}/").status_code == 404
    assert client.get("/parter/finns-inte/beslut/").status_code == 404


def test_the_public_sees_what_is_public_and_nobodys_address(row: PartyDecision) -> None:
    assert "Ny rutin" not in words(Client())

    Matter.objects.update(public_from=day(30))
    page = Client(headers={"accept-language": "sv"}).get(ADDRESS).content.decode()

    assert "Ny rutin" in words_of(page)
    assert "Här står bara det som är öppet för alla." in words_of(page)
    assert "registrator@" not in page
    assert own(row) not in page


def test_the_first_due_stands_first_and_what_is_referred_back_still_waits(
    row: PartyDecision,
) -> None:
    sooner = a_second(row, due=day(60), title="Brådskande")
    questions.confirmed(
        row.recommendation,
        "ekby",
        on=day(50),
        clauses={1: actions.Said("referred back"), 2: actions.Said("postponed")},
    )
    said = words(somebody("party_contact", "ekby"))

    assert "2 beslut väntar." in said
    assert said.index(sooner.recommendation.title) < said.index("Ny rutin")
    assert "olika för olika att-satser" in said


def test_the_page_is_as_of_a_chosen_day(row: PartyDecision) -> None:
    questions.confirmed(row.recommendation, "ekby", on=day(50))
    client = somebody("party_contact", "ekby")

    assert "1 beslut väntar." in words(client, f"{ADDRESS}?dag={day(49)}")
    assert "Inget beslut väntar." in words(client, f"{ADDRESS}?dag={day(50)}")
    assert "Ny rutin" not in words(client, f"{ADDRESS}?dag={day(20)}")


def test_the_number_of_queries_does_not_grow_with_the_questions(row: PartyDecision) -> None:
    client = somebody("party_contact", "ekby")
    client.get(ADDRESS)

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(ADDRESS)
        return len(caught)

    one = asked()
    for number in range(3):
        a_second(row, due=day(60), title=f"Fråga {number}")

    assert asked() == one


def a_second(row: PartyDecision, **facts: object) -> PartyDecision:
    """Another recommendation to the same party, in the same matter."""
    first = row.recommendation
    last = first.matter.recommendations.count()
    second = first.matter.recommendations.create(
        number=last + 1, sent_on=first.sent_on, asker_name="Jonas", **facts
    )
    second.clauses.create(number=1, text="Det görs.")
    return PartyDecision.objects.create(
        recommendation=second, party=row.party, asked_on=first.sent_on
    )
