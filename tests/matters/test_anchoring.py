"""What each representative did at home: noted by those who may, one row for each party."""

import pytest
from django.test import Client

from samverk.bodies.models import Appointment
from samverk.matters.actions import beside
from samverk.matters.actions.beside import Anchored
from samverk.matters.models import Anchoring, Matter
from samverk.matters.queries import anchoring
from samverk.parties.models import Party
from tests import builders
from tests.matters import questions
from tests.matters.opinions import a_coordinator
from tests.matters.questions import COORDINATOR, day

pytestmark = pytest.mark.django_db

TODAY = day(50)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


def anchor(matter: Matter, party: str, on: int = 20) -> Anchoring:
    return beside.anchor(
        matter=matter,
        party=Party.objects.get(key=party),
        anchored=Anchored(day(on), "Socialnämndens presidium", "Gick igenom förslaget."),
        on=day(on),
        actor=COORDINATOR,
    )


def address(matter: Matter) -> str:
    return f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/forankring/"


def a_representative(party: str) -> Client:
    """Somebody with a seat of the party, who logs in."""
    user = builders.a_user(f"ledamot@{party}.example")
    seat = Appointment.objects.filter(seat__party__key=party).first()
    assert seat is not None
    seat.person.user = user
    seat.person.save()
    client = Client()
    client.force_login(user)
    return client


def test_the_record_counts_the_parties_concerned_on_a_day() -> None:
    matter = questions.a_question()
    anchor(matter, "ekby", 20)
    anchor(matter, "ekby", 30)
    anchor(matter, "alby", 40)

    counted = [anchoring.record(matter, on=day(number)).done for number in (19, 20, 30, 40)]

    assert counted == [0, 1, 1, 2]
    assert anchoring.record(matter, on=day(40)).count == 3
    assert anchoring.involved(matter, on=day(30)) == {"ekby"}


def test_the_page_has_a_row_for_each_party_and_says_who_has_nothing() -> None:
    matter = questions.a_question()
    anchor(matter, "ekby")

    page = a_coordinator(matter.structure).get(address(matter)).content.decode()

    assert "1 av 3 har förankrat" in page
    assert "Socialnämndens presidium" in page
    assert page.count("Inget antecknat") == 2


def test_a_representative_notes_for_the_own_party_and_for_no_other() -> None:
    matter = questions.a_question()
    client = a_representative("ekby")
    keys = {party.key: party.pk for party in Party.objects.all()}
    said = {"med": "Kommunstyrelsens arbetsutskott", "den": str(day(45)), "text": ""}

    client.post(address(matter), {**said, "part": keys["ekby"]})
    refused = client.post(address(matter), {**said, "part": keys["alby"]})

    assert [each.party.key for each in matter.anchorings.all()] == ["ekby"]
    assert refused.status_code == 422


def test_a_reader_sees_the_record_and_writes_nothing() -> None:
    matter = questions.a_question()
    client = a_coordinator(matter.structure, "reader")

    page = client.get(address(matter)).content.decode()

    assert "0 av 3 har förankrat" in page
    assert "Anteckna förankring" not in page
    assert client.post(address(matter), {}).status_code == 403


def test_a_day_that_has_not_come_is_not_noted() -> None:
    matter = questions.a_question()
    party = Party.objects.get(key="ekby")
    said = {"part": party.pk, "med": "Nämnden", "den": str(day(51))}

    answer = a_coordinator(matter.structure).post(address(matter), said)

    assert answer.status_code == 422
    assert "Dagen har inte kommit än." in answer.content.decode()


def test_it_is_for_those_who_work_there_also_when_the_matter_is_public() -> None:
    matter = questions.a_question()
    Matter.objects.update(public_from=day(0))

    assert Client().get(address(matter)).status_code == 403


def test_the_page_of_the_matter_says_how_far_it_is_anchored_to_those_who_work_there() -> None:
    matter = questions.a_question()
    Matter.objects.update(public_from=day(0))
    anchor(matter, "ekby")
    page = f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/"

    inside = a_coordinator(matter.structure).get(page).content.decode()

    assert "1 av 3 har förankrat" in inside
    assert "har förankrat" not in Client().get(page).content.decode()
