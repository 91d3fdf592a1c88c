"""From the coordinator's question, by the letter and the registrar's answer, to somebody in the seat."""

import pytest
from django.test import Client
from django.utils import timezone

from samverk.bodies.models import Appointment
from samverk.foundation import mail
from samverk.staffing.models import Round
from tests import builders
from tests.portal.county import a_county
from tests.portal.reader import words_of
from tests.staffing.asked import contacts_everywhere, token_in

pytestmark = pytest.mark.django_db


def test_from_a_question_to_filled_seats() -> None:
    structure = a_county()
    contacts_everywhere()
    user = builders.a_user()
    builders.a_role(user, structure, kind="coordinator")
    coordinator, registrar = Client(), Client()
    coordinator.force_login(user)
    today = timezone.localdate()  # noqa: TID251 -- the pages read the clock
    first = f"{today.year + 1}-01-01"
    filled = {
        "fran": first,
        "till": "",
        "platser": "alla",
        "organ": ["samrad", "grupp-1"],
        "parter": ["ekby"],
        "senast": str(today),
        "paminn": ["3"],
        "namn": "Jonas Hedman",
        "epost": "jonas@lanet.example",
        "amne": "Namn till {struktur}",
        "brev": "Hej {{ part }}! Svara på {{ lank }}",
    }
    address = "/struktur/lanet/fragor/ny/"

    shown = words_of(coordinator.get(address).content.decode())
    assert "Ställ en fråga om platser" in shown
    preview = coordinator.post(address, {**filled, "gor": "visa"})
    assert "Hej Ekby kommun! Svara på http://testserver/svar/…/" in words_of(
        preview.content.decode()
    )
    assert not Round.objects.exists()

    sent = coordinator.post(address, {**filled, "gor": "skicka"}, follow=True)
    assert "Frågan är ställd till 1 part." in words_of(sent.content.decode())
    letter = mail.Letter.objects.get()
    assert letter.to_email == "registrator@ekby.example"

    opened = registrar.get(f"/svar/{token_in(letter)}/")
    assert (opened.status_code, opened["Location"]) == (302, "/svar/")
    asked = words_of(registrar.get("/svar/").content.decode())
    assert "Namn från Ekby kommun" in asked
    assert "Ordinarie plats 1" in asked
    of = Round.objects.get()
    question = of.questions.get()
    seats = list(question.seats.order_by("pk"))
    answer = {
        "fraga": question.pk,
        "skrivet_av": "Rut Registrator",
        "beslutat_av": "Kommunfullmäktige",
        "beslutat_den": "2026-10-26",
        "paragraf": "§ 12",
        "diarienummer": "KS 2026/12",
        "gor": "skicka",
        f"fornamn-{seats[0].pk}": "Ada",
        f"efternamn-{seats[0].pk}": "Lind",
        **{f"avstar-{seat.pk}": "on" for seat in seats[1:]},
    }
    receipt = words_of(registrar.post("/svar/", answer, follow=True).content.decode())
    assert "Tack, svaret är mottaget" in receipt
    assert "Ada Lind" in receipt
    letters = list(mail.Letter.objects.order_by("pk"))
    assert letters[-1].subject == "Kvitto: Ekby kommuns svar om platser i Länets samverkan"
    assert "Rut Registrator" in letters[-1].text

    page = words_of(coordinator.get(f"/struktur/lanet/fragor/{of.pk}/").content.decode())
    assert "1 av 1 har svarat, 0 är godkända." in page
    accepting = coordinator.get(f"/struktur/lanet/fragor/{of.pk}/godkann/")
    assert "Ada Lind" in words_of(accepting.content.decode())
    named = seats[0].nominations.get()
    chosen = {"part": "ekby", "namn": [named.pk]}
    done = coordinator.post(f"/struktur/lanet/fragor/{of.pk}/godkann/", chosen, follow=True)
    assert "1 namn är nu ett uppdrag." in words_of(done.content.decode())

    appointment = Appointment.objects.get(person__given_name="Ada")
    assert str(appointment.period.lower) == first
    assert (appointment.paragraph, appointment.registry_number) == ("§ 12", "KS 2026/12")
    assert "Svaret är godkänt" in words_of(registrar.get("/svar/").content.decode())
