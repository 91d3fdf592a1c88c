"""The page of a body: who sits there, who is missing, whose turn it is."""

import datetime as dt

import pytest

from samverk.bodies.models import Seat
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/organ/samrad/"


def test_members_stand_with_their_party_their_day_and_their_decision(reader: Reader) -> None:
    county.a_county()
    county.appoint(county.seat_of("regionen"), county.a_person("Anna", "Berg"))

    said = reader.reads(PAGE, on="2021-03-01")

    assert (
        "Region Länet Anna Berg 1 sep 2020 Kommunfullmäktige, 20 aug 2020, § 7, dnr 12-2020" in said
    )


def test_a_vacancy_stands_in_its_place_with_its_day_and_who_appoints(reader: Reader) -> None:
    county.a_county()
    county.leave(county.seat_of("alby"), dt.date(2021, 2, 1))

    said = reader.reads(PAGE, on="2021-03-01")

    assert "Alby kommun Vakant sedan 1 feb 2021 Alby kommun utser" in said
    assert "1 av 4 platser fyllda, 3 vakanta" in said


def test_a_substitute_stands_beside_the_member_of_the_same_party(reader: Reader) -> None:
    county.a_county()
    substitute = county.seat_of("ekby", kind="substitute")
    county.appoint(substitute, county.a_person("Bo", "Dal"), dt.date(2021, 1, 1))

    said = reader.reads(PAGE, on="2021-03-01")

    row = said[said.index("Ekby kommun Kim") : said.index("Alby kommun Kim")]
    assert row.endswith("Bo Dal 1 jan 2021 ")


def test_a_stand_in_is_told_without_the_reason(reader: Reader) -> None:
    county.a_county()
    days = dt.date(2021, 2, 1), dt.date(2021, 4, 1)
    county.stand_in(county.seat_of("ekby"), county.a_person("Eva", "Fors"), *days)

    said = reader.reads(PAGE, on="2021-03-01")

    assert "ersätts av Eva Fors t.o.m. 31 mar 2021" in said
    assert "föräldraledig" not in reader.markup


def test_a_holder_beyond_the_rules_is_shown_as_one(reader: Reader) -> None:
    county.a_county()
    seat = county.seat_of("ekby")
    Seat.objects.filter(pk=seat.pk).update(filler="")

    said = reader.reads(PAGE, on="2021-03-01")

    assert "utan platsregel" in said


def test_the_turn_of_the_chair_is_told_with_its_reasons_and_the_next(reader: Reader) -> None:
    county.a_county()
    county.chair(county.a_person("Anna", "Berg"), "region", 2021)

    said = reader.reads(PAGE, on="2021-03-01")

    assert "Ordförande Regionen Anna Berg 1 jan 2021 – 31 dec 2021" in said
    assert "Från 1 jan 2022: Kommunerna" in said
    assert "Uppdragen får förlängas genom enigt beslut." in said
    assert (
        "Ordförandeskapet skiftar mellan Kommunerna och Regionen varje kalenderår. 2 i avtalet"
        in said
    )


def test_a_consultation_body_says_that_it_only_recommends(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE)

    assert "Denna grupp rekommenderar – beslut fattas hos varje huvudman." in said


def test_a_review_says_how_many_days_are_left_or_how_late_it_is(reader: Reader) -> None:
    county.a_county()

    before, after = reader.reads(PAGE, on="2022-08-22"), reader.reads(PAGE, on="2022-09-11")

    assert "Uppdraget senast 1 sep 2022 10 dagar kvar" in before
    assert "Uppdraget senast 1 sep 2022 10 dagar försenad" in after


def test_what_has_happened_stands_with_the_newest_first(reader: Reader) -> None:
    county.a_county()
    county.leave(county.seat_of("alby"), dt.date(2021, 2, 1))

    said = reader.reads(PAGE, on="2021-03-01")
    earlier = reader.reads(PAGE, on="2021-01-01")

    assert said.index("1 feb 2021 Lämnade som ledamot") < said.index("1 sep 2020 Ny ledamot")
    assert "Lämnade som ledamot" not in earlier


def test_the_register_says_when_it_was_changed_and_not_by_whom(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE)

    assert "Uppdrag tillkom" in said
    assert "Diarienummer: till 12-2020" in said
    assert "kim" not in said[said.index("Ändringar i registret") :]


def test_a_body_that_ended_keeps_its_people_and_leads_to_its_last_day(reader: Reader) -> None:
    county.a_county(county.file(ends="2023-01-01"))

    said = reader.reads("/struktur/lanet/organ/grupp-1/", on="2024-05-01")

    assert reader.status == 200
    assert "Sidan visar hur det var den sista dagen, lördag 31 december 2022" in said
    assert "Ekby kommun Kim" in said
    assert 'href="/struktur/lanet/organ/grupp-1/?dag=2022-12-31"' in reader.markup


def test_before_a_body_was_formed_the_page_leads_to_its_first_day(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE, on="2019-01-01")

    assert reader.status == 404
    assert "Samrådet för länet finns i Samverk från tisdag 1 september 2020." in said
    assert f'href="{PAGE}?dag=2020-09-01"' in reader.markup


def test_a_body_that_never_was_is_not_found(reader: Reader) -> None:
    county.a_county()

    reader.reads("/struktur/lanet/organ/finns-inte/")

    assert reader.status == 404
