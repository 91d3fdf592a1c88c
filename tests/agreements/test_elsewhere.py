"""Agreements on the pages of other things, and as other systems read them."""

import datetime as dt
import json
from http import HTTPStatus

import pytest
from django.test import Client

from samverk.agreements.models import Agreement
from samverk.config.commands import agreements as command
from tests.agreements.shown import (
    SEEN_ON,
    a_county,
    a_duty,
    adopted,
    an_agreement,
    in_force,
    inside,
    noticed,
    parties,
)
from tests.agreements.test_status import a_sent
from tests.agreements.test_status import an_agreement as of_a_recommendation
from tests.matters import questions
from tests.matters.test_matter_pages import address as of_matter
from tests.matters.test_matter_pages import public
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def asked(address: str) -> tuple[int, dict[str, object]]:
    answer = Client().get(address)
    return answer.status_code, json.loads(answer.content)


def test_a_party_shows_its_agreements_with_what_they_are_for_it(reader: Reader) -> None:
    structure = a_county()
    in_force(structure, "rutin", name="Rutinen")
    in_force(structure, "bil", name="Bilavtalet", among=parties("alby", "regionen"))
    adopted(an_agreement(structure, "ny", name="Nya avtalet"), only=1)

    said = reader.reads("/part/ekby/", on=SEEN_ON)

    assert "Nya avtalet Ute för antagande parten har inte beslutat" in said
    assert "Rutinen I kraft antagen 18 maj 2021, gäller från 18 maj 2021, tills vidare" in said
    assert "Bilavtalet" not in said


def test_a_party_without_agreements_has_no_such_section(reader: Reader) -> None:
    a_county()

    reader.reads("/part/ekby/", on=SEEN_ON)

    assert 'id="avtal"' not in reader.markup


def test_a_structure_leads_to_its_register(reader: Reader) -> None:
    a_county()

    reader.reads("/struktur/lanet/", on=SEEN_ON)

    assert f'href="/struktur/lanet/avtal/?dag={SEEN_ON}"' in reader.markup


def test_the_coordinator_is_told_what_agreements_ask_for(reader: Reader) -> None:
    structure = a_county()
    late = in_force(structure, "rutin", name="Rutinen")
    a_duty(late, "start", "Starta uppföljningen", latest=dt.date(2022, 9, 1))
    open_ = in_force(structure, "bil", name="Bilavtalet", ends_for="unstated")
    noticed(open_, "ekby", on=dt.date(2026, 1, 1))
    treated = in_force(structure, "vard", name="Vårdavtalet", counted_from="treated")
    noticed(treated, "ekby", on=dt.date(2026, 1, 1))
    Agreement.objects.create(key="tomt", structure=structure, name="Tomma avtalet")
    inside(reader, structure)

    said = reader.reads("/min-sida/")

    assert "4 saker i avtal" in said
    assert "Rutinen Starta uppföljningen" in said
    assert "Bilavtalet Avtalet är uppsagt och texten är tyst." in said
    assert "Vårdavtalet En uppsägning har kommit in och är inte behandlad." in said
    assert "Tomma avtalet Villkoren är inte inskrivna." in said


def test_an_address_gives_what_the_command_gives(capsys: pytest.CaptureFixture[str]) -> None:
    in_force(a_county())

    command.run(["status", "rutin", "--on", SEEN_ON, "--json"])

    status, said = asked(f"/api/avtal/rutin/?dag={SEEN_ON}")
    assert status == HTTPStatus.OK
    assert said == json.loads(capsys.readouterr().out)
    assert said["state"] == "in_force"
    assert '"what_en": "enters into force"' in json.dumps(said)


def test_an_address_lists_the_agreements_of_a_structure_in_brief() -> None:
    structure = a_county()
    row = in_force(structure, required_by="lagen", lasts_until=dt.date(2023, 1, 1))
    a_duty(row, "start", "Starta", latest=dt.date(2021, 7, 1))
    an_agreement(structure, "hemligt")

    _status, said = asked(f"/api/struktur/lanet/avtal/?dag={SEEN_ON}")

    assert said["agreements"] == [
        {
            "agreement": "rutin",
            "name": "Rutin",
            "on": SEEN_ON,
            "state": "in_force",
            "kind": "master",
            "parties": ["regionen", "ekby", "alby"],
            "required_by_law": True,
            "last_day_of_notice": "2021-12-31",
            "due": [{"what": "Starta", "date": "2021-07-01", "late": True}],
        }
    ]


def test_an_address_refuses_a_draft_and_a_day_that_is_none() -> None:
    structure = a_county()
    an_agreement(structure, "hemligt")
    in_force(structure)

    assert Client().get("/api/avtal/hemligt/").status_code == HTTPStatus.FORBIDDEN
    assert Client().get("/api/avtal/borta/").status_code == HTTPStatus.NOT_FOUND
    assert Client().get("/api/struktur/borta/avtal/").status_code == HTTPStatus.NOT_FOUND
    for address in ("/api/avtal/rutin/", "/api/struktur/lanet/avtal/"):
        assert asked(f"{address}?dag=aldrig") == (
            HTTPStatus.UNPROCESSABLE_ENTITY,
            {"wrong_day": "aldrig"},
        )


@pytest.mark.parametrize("page", ["", "beslut/1/"])
def test_a_matter_and_its_matrix_lead_to_the_agreements_that_the_recommendation_adopts(
    reader: Reader, page: str
) -> None:
    sent = a_sent()
    of_a_recommendation(sent)
    of_a_recommendation(sent, key="bilaga", name="Bilagan", clause=1)
    in_force(sent.matter.structure, "annat", name="Annat avtal")
    matter = public(sent.matter)

    said = reader.reads(f"{of_matter(matter)}{page}", on=SEEN_ON)

    assert "Rekommendationen antar avtalet Överenskommelse om rutin" in said
    assert "Att-sats 1 antar avtalet Bilagan" in said
    assert f'href="/struktur/lanet/avtal/rutin-2021/?dag={SEEN_ON}"' in reader.markup
    assert "Annat avtal" not in said


def test_nobody_is_led_to_an_agreement_before_the_recommendation_is_sent(reader: Reader) -> None:
    recommendation = questions.a_recommended()
    of_a_recommendation(recommendation, terms="")
    matter = public(recommendation.matter)

    by_everybody = reader.reads(of_matter(matter))
    inside(reader, matter.structure)
    by_those_inside = reader.reads(of_matter(matter))

    assert "antar avtalet" not in by_everybody
    assert "Rekommendationen antar avtalet Överenskommelse om rutin" in by_those_inside
