"""Handing a recommendation over from its page: written, previewed, sent to everybody at once, and never twice."""

import pytest
from django.test import Client

from samverk.foundation.mail import Letter
from samverk.matters.models import Matter, Recommendation
from tests import builders
from tests.matters import questions
from tests.matters.questions import day, place, treat
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db

OWN = {"rubrik": "Ny rutin", "sats-1": "Rutinen antas.", "sats-2": "Rutinen följs upp."}


class Sender:
    """Whoever coordinates, at the page where a recommendation is sent."""

    def __init__(self, matter: Matter) -> None:
        self.at = (
            f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/gor/skicka/"
        )
        self.client = Client(headers={"accept-language": "sv"})
        user = builders.a_user("jonas@lanet.example")
        builders.a_role(user, matter.structure)
        self.client.force_login(user)
        self.status = 0

    def reads(self) -> str:
        """The page in words."""
        return words_of(self.client.get(self.at).content.decode())

    def does(self, act: str, **facts: object) -> str:
        """Press a button, with everything filled in as the page proposes it."""
        given = {
            "antal": "3",
            "parter": ["alby", "ekby", "regionen"],
            "senast": "2199-06-01",
            "paminn": ["-14", "0"],
            "namn": "Jonas Hedman",
            "epost": "jonas@lanet.example",
            "amne": "Beslut önskas: {{ rubrik }}",
            "brev": "Till {{ kontakt }}, {{ part }}.\n{{ att_satser }}\n{{ lank }}",
            **OWN,
            **facts,
        }
        answer = self.client.post(self.at, {"gor": act, **given}, follow=True)
        self.status = answer.status_code
        return words_of(answer.content.decode())


def a_recommended() -> Matter:
    """A matter that the consultation body recommends; two of three principals have contacts."""
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))
    treat(matter, "samrad", "recommend", on=day(20))
    for party in questions.concerned(matter)[:2]:
        builders.a_contact(party, email=f"registrator@{party.key}.example")
    return Matter.objects.get(pk=matter.pk)


def test_everybody_concerned_is_proposed_and_who_lacks_a_contact_is_said() -> None:
    matter = a_recommended()
    missing = questions.concerned(matter)[2].name

    said = Sender(matter).reads()

    assert f"Kontakt saknas för {missing}, som får en rad men inget brev." in said
    assert "Lägg till kontakter" in said


def test_the_page_says_what_sending_leads_to_and_shows_the_letter_of_the_first() -> None:
    matter = a_recommended()

    said = Sender(matter).does("visa")

    assert "2 huvudmän får brev i dag." in said
    assert "Ärendet ligger därefter hos huvudmännen." in said
    assert "Rekommendationen binder ingen" in said
    assert "1. Rutinen antas." in said
    assert not Recommendation.objects.exists()


def test_it_is_sent_to_all_at_once_and_the_matrix_follows() -> None:
    matter = a_recommended()

    said = Sender(matter).does("skicka")

    sent = Recommendation.objects.get()
    assert [each.text for each in sent.clauses.order_by("number")] == [
        "Rutinen antas.",
        "Rutinen följs upp.",
    ]
    assert sent.rows.count() == 3
    assert sent.treatment == matter.treatments.get()
    assert sent.reminders == [-14, 0]
    assert Letter.objects.filter(subject="Beslut önskas: Ny rutin").count() == 2
    assert "Rekommendationen är skickad." in said
    assert "Ingen av 3 har antagit." in said


def test_pressing_twice_sends_once() -> None:
    matter = a_recommended()
    sender = Sender(matter)
    sender.does("skicka")

    again = sender.does("skicka")

    assert sender.status == 422
    assert "Steget går inte att ta" in again
    assert Recommendation.objects.count() == 1
    assert Letter.objects.filter(subject="Beslut önskas: Ny rutin").count() == 2


def test_a_recommendation_is_saved_and_gone_on_with() -> None:
    matter = a_recommended()
    sender = Sender(matter)

    saved = sender.does("spara")
    sender.does("skicka", rekommendation="1", **{"sats-1": "Rutinen antas med tillägg."})

    sent = Recommendation.objects.get()
    assert "Rekommendationen är sparad. Den är inte skickad." in saved
    assert sent.clauses.get(number=1).text == "Rutinen antas med tillägg."
    assert sent.sent_on is not None


def test_a_clause_is_added_without_losing_what_is_written() -> None:
    sender = Sender(a_recommended())

    answer = sender.client.post(sender.at, {"gor": "sats", "antal": "3", **OWN})

    markup = answer.content.decode()
    assert 'name="sats-4"' in markup
    assert "Rutinen följs upp." in markup
    assert "ds-validation-message" not in markup


def test_a_field_that_nobody_knows_is_refused() -> None:
    sender = Sender(a_recommended())

    said = sender.does("visa", brev="Hej {{ namnet }}! {{ lank }}")

    assert sender.status == 422
    assert "Det finns inget fält som heter {{ namnet }}." in said


def test_a_letter_without_the_link_is_refused() -> None:
    sender = Sender(a_recommended())

    said = sender.does("skicka", brev="Hej!")

    assert "utan länken kan ingen svara" in said
    assert not Recommendation.objects.exists()


def test_nothing_to_decide_on_and_nobody_to_decide_are_refused() -> None:
    sender = Sender(a_recommended())

    said = sender.does("skicka", parter=[], **{"sats-1": " ", "sats-2": ""})

    assert "Skriv minst en att-sats." in said
    assert "Välj minst en huvudman." in said


def test_a_last_day_that_has_passed_is_refused() -> None:
    sender = Sender(a_recommended())

    said = sender.does("skicka", senast="2021-01-01")

    assert "Sista dagen för svar har redan varit." in said


def test_what_no_body_has_recommended_can_be_written_and_not_sent() -> None:
    matter = questions.a_question()
    sender = Sender(matter)

    shown = sender.reads()
    refused = sender.does("skicka")

    assert "Ärendet är inte rekommenderat än" in shown
    assert "Steget går inte att ta" in refused
    assert not Recommendation.objects.exists()
