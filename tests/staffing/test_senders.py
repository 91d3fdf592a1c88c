"""In whose name a structure's letters go out, and where answers go: data of the structure, from the installation's address."""

import datetime as dt

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.accounts import actions as accounts
from samverk.bodies.actions.senders import set_sender
from samverk.bodies.models import Structure, StructureSender
from samverk.bodies.queries import senders
from samverk.foundation import mail
from samverk.foundation.mail.message import composed
from samverk.foundation.models import AuditEntry
from tests import builders
from tests.portal.county import a_county
from tests.portal.reader import words_of
from tests.staffing.asked import ASKED_ON, a_round, letters_to, the_question

pytestmark = pytest.mark.django_db
ADDRESS = "/struktur/lanet/avsandare/"
NAME, REPLY_TO = "Kansliet i Länet", "kansliet@lanet.example"


def named() -> Structure:
    structure = a_county()
    set_sender(structure=structure, name=NAME, reply_to=REPLY_TO, on=ASKED_ON, actor="Kim")
    return structure


def coordinator(structure: Structure) -> Client:
    user = builders.a_user()
    builders.a_role(user, structure)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def test_a_letter_of_a_round_comes_in_the_structures_name_from_the_installations_address() -> None:
    question = the_question(a_round(named()))

    (letter,) = letters_to(question)

    assert (letter.from_name, letter.from_email) == (NAME, settings.MAIL_FROM)
    assert letter.reply_to == question.round.asker_email
    assert letter.list_key == "lanet"
    assert b"List-Id: <lanet." in composed(letter)


def test_without_a_word_from_the_structure_the_installation_is_the_sender() -> None:
    (letter,) = letters_to(the_question(a_round()))

    assert letter.from_name == settings.MAIL_FROM_NAME


def test_an_invitation_comes_in_the_structures_name_too() -> None:
    structure = named()

    accounts.invite(
        email="ny@ekby.example",
        name="Ny",
        offer=accounts.Offer(structure, "reader", None),
        link=lambda token: f"https://lanet.example/{token}",
        at=dt.datetime(2026, 11, 2, tzinfo=dt.UTC),
        actor="Kim",
    )

    letter = mail.Letter.objects.get(kind="invitation")
    assert (letter.from_name, letter.reply_to) == (NAME, REPLY_TO)


def test_the_page_shows_what_holds_and_saves_what_is_written() -> None:
    structure = a_county()
    client = coordinator(structure)

    before = words_of(client.get(ADDRESS).content.decode())
    answer = client.post(ADDRESS, {"namn": f" {NAME}\r\nBcc: x ", "svar": REPLY_TO}, follow=True)

    row = StructureSender.objects.get()
    assert settings.MAIL_FROM in before
    assert (row.name, row.reply_to) == (f"{NAME} Bcc: x", REPLY_TO)
    assert "Avsändaren är sparad" in words_of(answer.content.decode())
    assert AuditEntry.objects.filter(table="bodies_structuresender").count() == 1


def test_a_new_question_begins_with_the_structures_address_for_answers() -> None:
    page = coordinator(named()).get("/struktur/lanet/fragor/ny/").content.decode()

    assert f'value="{REPLY_TO}"' in page


def test_many_letters_ask_once_whose_name_they_come_in() -> None:
    structure = named()

    with CaptureQueriesContext(connection) as said:
        a_round(structure)

    asked = [each for each in said if 'FROM "bodies_structuresender"' in each["sql"]]
    assert len(asked) <= 1
    assert senders.reply_to_of(structure) == REPLY_TO
