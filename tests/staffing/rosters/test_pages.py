"""The register's pages: what is taken out, what is read in after it was shown, and by whom."""

import datetime as dt
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from samverk.bodies.models import Appointment, Structure
from samverk.staffing.rosters import reading
from tests import builders
from tests.portal.county import START, a_county, a_person, appoint, seat_of
from tests.staffing.rosters.files import a_csv

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/register/"
READING = f"{PAGE}inlasning/"
HEAD = ["Organ", "Part", "Plats", "Namn", "Från"]
ROW = ["Samrådet", "Ekby", "ersättare", "Anna Berg", "2024-04-01"]


@pytest.fixture
def county() -> Structure:
    return a_county()


def a_client(
    county: Structure, kind: str = "coordinator", email: str = "kim@ekby.example"
) -> Client:
    user = builders.a_user(email)
    party = seat_of("ekby").party if kind == "party_contact" else None
    builders.a_role(user, county, kind, party=party, period=builders.days(START))
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, content: bytes, name: str = "register.xlsx") -> HttpResponse:
    return client.post(READING, {"fil": SimpleUploadedFile(name, content)})  # type: ignore[return-value]


def fields(page: object) -> dict[str, str]:
    """What the page's form carries by itself."""
    tags = re.findall(r'<input type="hidden"[^>]*>', page.content.decode())  # type: ignore[attr-defined]
    found = (re.search(r'name="([^"]+)" value="([^"]*)"', tag) for tag in tags)
    return {each[1]: unescape(each[2]) for each in found if each}


def test_a_file_is_shown_and_then_read_in(county: Structure) -> None:
    client = a_client(county)
    shown = send(client, a_csv([HEAD, ROW]))
    before = Appointment.objects.filter(person__family_name="Berg").count()

    done = client.post(READING, {**fields(shown), "gor": "las-in", "sett": "1"}, follow=True)

    assert before == 0
    assert "Anna Berg" in shown.content.decode()
    assert "1 rad är inläst." in done.content.decode()
    assert seat_of("ekby", kind="substitute").appointments.get().person.name == "Anna Berg"


def test_read_in_twice_by_two_clicks_is_shown_the_second_time(county: Structure) -> None:
    client = a_client(county)
    shown = send(client, a_csv([HEAD, ROW]))
    client.post(READING, {**fields(shown), "gor": "las-in", "sett": "1"})

    again = client.post(READING, {**fields(shown), "gor": "las-in", "sett": "1"})

    assert again.status_code == 409
    assert "Någon hann före dig" in again.content.decode()
    assert Appointment.objects.filter(person__family_name="Berg").count() == 1


def test_what_was_taken_for_something_else_must_be_seen(county: Structure) -> None:
    client = a_client(county)
    shown = send(client, a_csv([HEAD, ["Samrodet", *ROW[1:]]]))

    refused = client.post(READING, {**fields(shown), "gor": "las-in"})

    assert "tolkas som" in shown.content.decode()
    assert refused.status_code == 422
    assert not Appointment.objects.filter(person__family_name="Berg").exists()


def test_who_somebody_is_can_be_chosen_in_the_page(county: Structure) -> None:
    client = a_client(county)
    there = seat_of("alby").appointments.get().person
    shown = send(client, a_csv([HEAD, [*ROW[:3], there.name, ROW[4]]]))
    (place,) = set(re.findall(r'type="radio"[^>]*name="([^"]+)"', shown.content.decode()))
    choice = {place: f"person:{there.pk}"}

    again = client.post(READING, {**fields(shown), **choice, "gor": "visa"})
    client.post(READING, {**fields(again), "gor": "las-in", "sett": "1"})

    assert "Läs in</button>" not in shown.content.decode()
    assert seat_of("ekby", kind="substitute").appointments.get().person == there


def test_a_file_that_is_none_is_told_at_the_field(county: Structure) -> None:
    page = send(a_client(county), b"%PDF-1.7\x00\x01")

    assert page.status_code == 422
    assert 'aria-invalid="true"' in page.content.decode()
    assert "varken XLSX eller text" in page.content.decode()


def test_no_file_is_told_at_the_field(county: Structure) -> None:
    page = a_client(county).post(READING, {})

    assert page.status_code == 422
    assert "Välj en fil." in page.content.decode()


def test_the_name_of_a_file_is_neither_looked_at_nor_kept(county: Structure) -> None:
    page = send(a_client(county), a_csv([HEAD, ROW]), name="../../etc/<passwd>.exe")

    assert page.status_code == 200
    assert "passwd" not in page.content.decode()


def test_what_is_carried_is_for_one_person_and_one_structure(county: Structure) -> None:
    carried = fields(send(a_client(county), a_csv([HEAD, ROW])))
    other = a_client(county, email="alex@ekby.example")

    taken = other.post(READING, {**carried, "gor": "las-in", "sett": "1"})
    forged = other.post(READING, {**carried, "innehall": "eyJmaWxlIjogIiJ9:x:y", "gor": "las-in"})

    assert (taken.status_code, forged.status_code) == (422, 422)
    assert not Appointment.objects.filter(person__family_name="Berg").exists()


def test_only_who_looks_after_the_structure_reads_in(county: Structure) -> None:
    contact = a_client(county, "party_contact")

    assert send(contact, a_csv([HEAD, ROW])).status_code == 403
    assert contact.get(f"{PAGE}mall.xlsx").status_code == 403
    assert contact.get(PAGE).status_code == 200


def test_addresses_are_only_in_the_coordinators_file(county: Structure) -> None:
    person = seat_of("ekby").appointments.get().person
    person.email = "hemlig@ekby.example"
    person.save()

    of_coordinator = a_client(county).get(f"{PAGE}platser.csv").content.decode("utf-8-sig")
    of_contact = a_client(county, "party_contact", "a@b.example").get(f"{PAGE}platser.csv")

    assert "hemlig@ekby.example" in of_coordinator
    assert "hemlig" not in of_contact.content.decode()
    assert "E-post" not in of_contact.content.decode()


def test_no_cell_of_a_text_file_is_a_formula(county: Structure) -> None:
    appoint(seat_of("ekby", kind="substitute"), a_person("=HYPERLINK(1)", "@Ek"))

    written = a_client(county).get(f"{PAGE}platser.csv").content

    assert "'=HYPERLINK(1)" in written.decode()
    assert not re.search(r"(?:^|;)[=+@-]", written.decode("utf-8-sig"), re.MULTILINE)
    (sheet,) = reading.read(written)
    assert any("=HYPERLINK(1)" in row.cells for row in sheet.rows)


@pytest.mark.parametrize("address", ["platser.xlsx", "samrad/platser.xlsx", "samrad/platser.csv"])
def test_what_is_taken_out_changes_nothing_when_it_is_read_in(
    county: Structure, address: str
) -> None:
    client = a_client(county)

    page = send(client, client.get(f"{PAGE}{address}").content)

    assert "Filen ändrar ingenting." in page.content.decode()


def test_the_template_can_be_sent_in_as_it_is(county: Structure) -> None:
    client = a_client(county)

    page = send(client, client.get(f"{PAGE}mall.xlsx").content)

    assert "Filen ändrar ingenting." in page.content.decode()
    assert "Läs mig" not in page.content.decode()


def test_a_day_chosen_long_ago_gives_the_roster_of_that_day(county: Structure) -> None:
    appoint(seat_of("ekby", kind="substitute"), a_person("Anna", "Berg"), dt.date(2024, 1, 1))
    client = a_client(county)

    then = client.get(f"{PAGE}platser.csv?dag=2023-12-31").content.decode()
    later = client.get(f"{PAGE}platser.csv?dag=2024-01-01").content.decode()

    assert ("Berg" in then, "Berg" in later) == (False, True)


def test_a_body_that_is_not_there_has_no_file(county: Structure) -> None:
    client = a_client(county)

    assert client.get(f"{PAGE}finns-inte/platser.csv").status_code == 404
    assert client.get("/struktur/finns-inte/register/").status_code == 404


def test_what_comes_back_too_late_is_asked_for_again(
    county: Structure, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = a_client(county)
    carried = fields(send(client, a_csv([HEAD, ROW])))
    monkeypatch.setattr("samverk.staffing.rosters.carrying.LASTS", dt.timedelta(seconds=-1))

    page = client.post(READING, {**carried, "gor": "las-in", "sett": "1"})

    assert page.status_code == 422
    assert "Det har gått för lång tid." in page.content.decode()
