"""Contacts: whom letters to a party go to, seen and changed by those who answer for it."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverk.bodies.models import Structure
from samverk.foundation import mail
from samverk.foundation.models import AuditEntry, User
from samverk.foundation.refusals import Refused
from samverk.parties import actions
from samverk.parties.models import Contact, Party
from samverk.staffing.contacts import rows
from samverk.staffing.models import Question
from tests import builders
from tests.portal.county import a_county
from tests.portal.reader import words_of
from tests.staffing.asked import ASKED_ON, a_round, contacts_everywhere

pytestmark = pytest.mark.django_db
BASE = "/struktur/lanet/kontakter/"
NEW = f"{BASE}ekby/ny/"


@pytest.fixture
def structure() -> Structure:
    """A county whose parties are there today."""
    return a_county()


def logged_in(structure: Structure, kind: str = "coordinator", **facts: object) -> Client:
    user = builders.a_user()
    builders.a_role(user, structure, kind, **facts)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def ekby() -> Party:
    return Party.objects.get(key="ekby")


def today() -> dt.date:
    return timezone.localdate()  # noqa: TID251 -- pages read the clock


def test_parties_without_a_contact_come_first_and_are_told_of(structure: Structure) -> None:
    contacts_everywhere()
    Contact.objects.filter(party__key="ekby").update(period=(builders.START, ASKED_ON))

    page = words_of(logged_in(structure).get(BASE).content.decode())

    assert "1 part är utan kontakt. Utan kontakt får parten inga brev." in page
    assert page.index("Ekby kommun") < page.index("Alby kommun")


def test_an_address_that_takes_no_letters_is_shown_with_the_servers_reason(
    structure: Structure,
) -> None:
    a_round(structure)
    mail.Letter.objects.filter(to_email="registrator@ekby.example").update(
        state="bounced", trouble="bounced", words="550 no such user"
    )

    page = words_of(logged_in(structure).get(BASE).content.decode())

    assert "1 adress tar inte emot brev" in page
    assert "Kom i retur" in page


def test_the_page_asks_the_database_no_more_for_more_parties(structure: Structure) -> None:
    contacts_everywhere()

    with CaptureQueriesContext(connection) as asked:
        found = rows.rows(structure, on=today())

    assert len(asked) == 3
    assert len(found) == 3


def test_what_follows_is_shown_before_anything_is_saved(structure: Structure) -> None:
    contacts_everywhere()
    client = logged_in(structure)
    written = {"namn": "Rut Ny", "epost": "rut@ekby.example", "fran": str(today())}

    alone = words_of(client.post(NEW, written).content.decode())
    instead = words_of(client.post(NEW, {**written, "ersatter": "on"}).content.decode())

    assert "Nästa fråga till Ekby kommun går till Registrator, registrator@ekby.example." in alone
    assert "Nästa fråga till Ekby kommun går till Rut Ny, rut@ekby.example." in instead
    assert [row.email for row in ekby().contacts.all()] == ["registrator@ekby.example"]


def test_a_contact_that_replaces_ends_the_one_before_the_same_day(structure: Structure) -> None:
    contacts_everywhere()
    first = today() + dt.timedelta(days=10)
    written = {"namn": "Rut", "epost": "rut@Ekby.example", "fran": str(first), "ersatter": "on"}

    answer = logged_in(structure).post(NEW, {**written, "gor": "spara"})

    old, new = ekby().contacts.order_by("period")
    assert answer["Location"] == BASE
    assert (old.period.upper, new.period.lower, new.email) == (first, first, "rut@ekby.example")
    told = AuditEntry.objects.filter(table="parties_contact").latest("pk")
    assert told.actor == str(User.objects.get())


def test_the_last_contact_leaves_a_party_that_gets_no_letters(structure: Structure) -> None:
    contacts_everywhere()
    row = ekby().contacts.get()
    client = logged_in(structure)
    address, last = f"{BASE}ekby/{row.pk}/avsluta/", {"sista": str(today())}

    shown = words_of(client.post(address, last).content.decode())
    client.post(address, {**last, "gor": "spara"})

    assert "går brev till Ekby kommun inte till någon." in shown
    assert "Utan kontakt får parten inga brev." in shown
    row.refresh_from_db()
    assert row.period.upper == today() + dt.timedelta(days=1)


def test_one_address_twice_at_once_is_refused_in_words(structure: Structure) -> None:
    contacts_everywhere()
    written = {"namn": "Igen", "epost": "REGISTRATOR@ekby.example", "fran": str(today())}

    answer = logged_in(structure).post(NEW, {**written, "gor": "spara"})

    assert answer.status_code == 422
    page = words_of(answer.content.decode())
    assert "registrator@ekby.example är redan kontakt för Ekby kommun" in page
    assert ekby().contacts.count() == 1


def test_a_contact_cannot_end_before_it_begins_or_later_than_it_ended() -> None:
    party, on = builders.a_party(), dt.date(2026, 6, 1)
    row = builders.a_contact(party, period=builders.days(on, dt.date(2026, 7, 1)))

    for until, code in ((on, "ends_before_it_begins"), (dt.date(2026, 8, 1), "has_ended")):
        with pytest.raises(Refused) as refused:
            actions.end_contact(contact=row, until=until, on=on, actor="Kim")
        assert refused.value.findings[0].code == f"parties.contact_{code}"

    row.refresh_from_db()
    assert row.period.upper == dt.date(2026, 7, 1)


def test_an_open_question_that_went_to_somebody_else_is_told_of(structure: Structure) -> None:
    of = a_round(structure)
    written = {"namn": "Rut", "epost": "rut@ekby.example", "fran": str(today()), "ersatter": "on"}

    page = logged_in(structure).post(NEW, written).content.decode()

    assert "är obesvarad och ändras inte av sig själv" in words_of(page)
    assert f"/struktur/lanet/fragor/{of.pk}/" in page
    assert Question.objects.filter(contact_email="rut@ekby.example").count() == 0


def test_a_partys_contact_sees_and_changes_the_own_party_only(structure: Structure) -> None:
    contacts_everywhere()
    client = logged_in(structure, "party_contact", party=ekby())
    other = Contact.objects.get(party__key="alby")

    page = words_of(client.get(BASE).content.decode())

    assert "registrator@ekby.example" in page
    assert "alby" not in page.lower()
    assert client.get(f"{BASE}alby/ny/").status_code == 403
    assert client.get(f"{BASE}ekby/{other.pk}/avsluta/").status_code == 404


def test_no_public_page_of_a_party_tells_its_addresses(structure: Structure) -> None:
    contacts_everywhere()

    for address in ("/part/ekby/", "/struktur/lanet/"):
        page = Client().get(address)
        assert page.status_code == 200
        assert "registrator@" not in page.content.decode()
        assert "kontakter/" not in page.content.decode()
