"""Historik: what the register has seen, as everybody may read it."""

import datetime as dt
import re

import pytest

from samverk.foundation import audit
from samverk.foundation.audit.histories import histories_of
from samverk.parties.models import Person
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


def test_a_correction_stands_before_and_after_and_names_nobody(reader: Reader) -> None:
    person = county.a_person("Ana", "Berg")
    with audit.acting(actor="Rut Registrator", reason="Felstavat i protokollet"):
        person.given_name = "Anna"
        person.save()

    said = reader.reads(f"/person/{person.pk}/")

    assert "Person ändrades Förnamn: från Ana till Anna" in said
    assert "Registrator" not in reader.markup
    assert "Felstavat" not in reader.markup


def test_a_period_is_told_in_words(reader: Reader) -> None:
    county.a_county()
    seat = county.seat_of("alby")
    county.leave(seat, dt.date(2021, 2, 1))

    said = reader.reads("/struktur/lanet/organ/samrad/")

    assert "Tid: från 1 sep 2020 – tills vidare till 1 sep 2020 – 31 jan 2021" in said


def test_the_reason_of_a_replacement_is_never_told(reader: Reader) -> None:
    county.a_county()
    days = dt.date(2021, 2, 1), dt.date(2021, 4, 1)
    replaced = county.stand_in(county.seat_of("ekby"), county.a_person("Eva", "Fors"), *days)

    found = histories_of([replaced])

    assert {field.name for field in found.entries[0].change.fields} == {"person", "period"}


def test_a_long_history_is_read_page_by_page_and_none_is_told_twice(reader: Reader) -> None:
    person = county.a_person("Namn 0", "Berg")
    for number in range(1, 31):
        Person.objects.filter(pk=person.pk).update(given_name=f"Namn {number}")

    newest = reader.reads(f"/person/{person.pk}/")
    older = re.search(r"\?aldre=(\d+)", reader.markup)
    assert older
    oldest = reader.reads(f"/person/{person.pk}/?aldre={older[1]}")

    names = [re.findall(r"till (Namn \d+)", page) for page in (newest, oldest)]
    assert [len(page) for page in names] == [20, 11]
    assert len({*names[0], *names[1]}) == 31
    assert "Äldre ändringar" not in oldest


@pytest.mark.parametrize("written", ["x", "-1", "9" * 30, "²", ""])
def test_a_place_that_is_none_shows_the_newest(reader: Reader, written: str) -> None:
    person = county.a_person("Anna", "Berg")

    said = reader.reads(f"/person/{person.pk}/?aldre={written}")

    assert "Förnamn: till Anna" in said
