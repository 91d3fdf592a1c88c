"""A new representative gets a letter made of the register, once, from a coordinator who has read it first."""

import datetime as dt

import pytest
from django.test import Client

from samverk.bodies.models import Appointment, Role
from samverk.foundation.mail import Letter
from tests.desk.test_desk import client_of, full_county, reads, samrad, with_role
from tests.portal import county
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db
FIRST = dt.date(2022, 10, 15)


def ada() -> Appointment:
    """Ada takes over the seat of Alby, and has a substitute."""
    full_county()
    seat = county.seat_of("alby")
    county.leave(seat, FIRST)
    county.chair(county.a_person("Ida", "Lund"), "municipalities", 2022)
    return county.appoint(seat, county.a_person("Ada", "Ny"), FIRST, dt.date(2022, 12, 1))


def address(row: Appointment) -> str:
    return f"/min-sida/introduktion/{row.pk}/"


def letter_of(client: Client, row: Appointment, language: str = "sv") -> str:
    return words_of(client.get(f"{address(row)}?sprak={language}").content.decode())


def test_the_letter_tells_the_seat_the_remit_the_chair_the_substitute_and_whom_to_ask() -> None:
    row = ada()

    said = letter_of(client_of(with_role("coordinator")), row)

    assert "Hej Ada!" in said
    assert "Du har en plats i Samrådet för länet i Länets samverkan från 15 okt 2022." in said
    assert "Uppdraget gäller till och med 30 nov 2022." in said
    assert "Organets uppdrag: Frågor som rör hela länet." in said
    assert "Ordförande är Ida Lund." in said
    assert "När du är borta går Bo Dal in" in said
    assert "1 jan 2023: Ordförandeskapet i Samrådet går till Regionen" in said
    assert "Fråga Kim Berg, kim@lanet.example." in said
    assert f"/struktur/lanet/organ/{samrad().key}/" in said


def test_the_letter_speaks_english() -> None:
    row = ada()

    said = letter_of(client_of(with_role("coordinator")), row, "en")

    assert "Hello Ada!" in said
    assert "The chair is Ida Lund." in said


def test_the_letter_is_queued_once_however_often_it_is_sent() -> None:
    row = ada()
    client = client_of(with_role("coordinator"))

    for email in ("ada@alby.example", "annan@alby.example"):
        assert client.post(address(row), {"email": email}).status_code == 302

    letter = Letter.objects.get()
    assert letter.to_email == "ada@alby.example"
    assert letter.reply_to == "kim@lanet.example"
    assert letter.subject == "Välkommen till Samrådet för länet"
    assert "Brevet till ada@alby.example" in letter_of(client, row)


def test_an_english_letter_says_that_it_is_english() -> None:
    row = ada()

    client_of(with_role("coordinator")).post(
        f"{address(row)}?sprak=en", {"email": "ada@alby.example"}
    )

    letter = Letter.objects.get()
    assert letter.subject == "Welcome to Samrådet för länet"
    assert '<html lang="en">' in letter.html


def test_a_wrong_address_is_asked_for_again_and_nothing_is_queued() -> None:
    row = ada()

    answer = client_of(with_role("coordinator")).post(address(row), {"email": "ada"})

    assert answer.status_code == 422
    assert not Letter.objects.exists()


def test_only_a_coordinator_reads_or_sends_it() -> None:
    row = ada()
    client = client_of(with_role(Role.Kind.READER))

    assert client.get(address(row)).status_code == 403
    assert client.post(address(row), {"email": "a@b.example"}).status_code == 403
    assert not Letter.objects.exists()


def test_a_newcomer_waits_until_the_letter_is_sent() -> None:
    row = ada()
    user = with_role("coordinator")
    assert "1 ny representant" in reads(user)

    client_of(user).post(address(row), {"email": "ada@alby.example"})

    assert "ny representant" not in reads(user)
