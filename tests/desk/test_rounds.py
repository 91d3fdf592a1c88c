"""What rounds of questions leave to do stands first, for the coordinator and for the party that is asked."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from samverk.bodies.models import Structure
from samverk.foundation.models import User
from samverk.staffing.models import AskedSeat, Question, Round
from tests.desk.test_desk import full_county, reads, with_role
from tests.portal import county
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db


def today() -> dt.date:
    return timezone.localdate()  # noqa: TID251 -- rounds are told as they are today


def logged_in(user: User) -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def a_round(due_in: int) -> Round:
    on = today()
    return Round.objects.create(
        structure=Structure.objects.get(),
        subject="Nya ledamöter",
        letter="Hej",
        due=on + dt.timedelta(due_in),
        term_from=on,
        opened_on=on - dt.timedelta(30),
        asker_name="Kim",
        asker_email="kim@lanet.example",
        site="https://samverk.example",
    )


def asked(of: Round, party: str, state: str = "asked") -> Question:
    seat = county.seat_of(party)
    assert seat.party
    question = Question.objects.create(
        round=of, party=seat.party, state=state, contact_email=f"{party}@lanet.example"
    )
    AskedSeat.objects.create(question=question, seat=seat)
    return question


def test_answers_to_accept_and_late_parties_stand_first() -> None:
    full_county()
    of = a_round(-3)
    asked(of, "alby", "answered")
    asked(of, "ekby")

    said = reads(with_role("coordinator"), today())

    assert "1 svar att godkänna" in said
    assert "1 sen part" in said
    assert "för 3 dagar sedan Sen Ekby" in said
    assert said.index("Granska svaret") < said.index("sedan Sen Ekby")


def test_a_party_that_still_has_time_is_not_late() -> None:
    full_county()
    asked(a_round(0), "ekby")

    assert "sen part" not in reads(with_role("coordinator"), today())


def test_an_answer_that_was_accepted_waits_no_longer() -> None:
    full_county()
    asked(a_round(3), "ekby", "accepted")

    assert "svar att godkänna" not in reads(with_role("coordinator"), today())


def test_a_contact_sees_what_the_own_party_is_asked_and_never_the_link() -> None:
    full_county()
    of = a_round(5)
    asked(of, "alby")
    asked(of, "ekby")
    user = with_role("party_contact", county.seat_of("alby").party)

    said = reads(user, today())

    assert "om 5 dagar Vilka ska ha era platser från" in said
    assert "Brevet gick till alby@lanet.example." in said
    assert "ekby@lanet.example" not in said
    assert "/svar/" not in said


def test_a_late_party_is_reminded_by_one_button_and_the_receipt_is_told() -> None:
    full_county()
    late = asked(a_round(-3), "ekby")
    client = logged_in(with_role("coordinator"))
    of = late.round

    page = client.get("/min-sida/").content.decode()
    fields = {"gor": "paminn", "part": "ekby", "fran": "min-sida"}
    answer = client.post(f"/struktur/lanet/fragor/{of.pk}/gor/", fields, follow=True)

    assert all(f'name="{name}" value="{value}"' in page for name, value in fields.items())
    said = words_of(answer.content.decode())
    assert answer.redirect_chain == [("/min-sida/", 302)]
    assert "En påminnelse till Ekby kommun skickas nu." in said
    assert "Senast påmind" in said
    assert "Påminn nu" not in said
    assert late.reminders.count() == 1


def test_a_second_press_the_same_day_sends_nothing_and_says_so() -> None:
    full_county()
    late = asked(a_round(-3), "ekby")
    client = logged_in(with_role("coordinator"))
    address = f"/struktur/lanet/fragor/{late.round_id}/gor/"
    fields = {"gor": "paminn", "part": "ekby", "fran": "min-sida"}

    client.post(address, fields)
    said = words_of(client.post(address, fields, follow=True).content.decode())

    assert "Ekby kommun fick ingen påminnelse" in said
    assert late.reminders.count() == 1


def test_a_late_party_without_a_contact_leads_to_the_contacts() -> None:
    full_county()
    late = asked(a_round(-3), "ekby")
    Question.objects.filter(pk=late.pk).update(contact_email="")

    page = logged_in(with_role("coordinator")).get("/min-sida/").content.decode()

    assert "Kontakt saknas, så ingen påminnelse kan gå." in words_of(page)
    assert 'href="/struktur/lanet/kontakter/"' in page
