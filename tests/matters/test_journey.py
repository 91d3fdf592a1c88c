"""The page of a matter's journey: the picture, the same in words, what took time, who may see it, and the file of it."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.foundation.models import User
from samverk.matters.models import Matter, Recommendation
from samverk.matters.queries.journey import travelled
from samverk.matters.views.journey_small import journeys
from samverk.rulebook.matters.steps import Act
from tests import builders
from tests.matters import questions
from tests.matters.questions import RAISED_ON, day, place, treat
from tests.portal.county import a_county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def address(matter: Matter) -> str:
    return f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/resan/"


def public(matter: Matter) -> Matter:
    Matter.objects.filter(pk=matter.pk).update(public_from=RAISED_ON)
    return Matter.objects.get(pk=matter.pk)


def a_sent() -> Recommendation:
    recommendation = questions.a_sent()
    public(recommendation.matter)
    return Recommendation.objects.get(pk=recommendation.pk)


def drawn(markup: str, shape: str) -> ET.Element:
    found = re.search(rf'<svg[^>]*journey-{shape}".*?</svg>', markup, re.DOTALL)
    assert found is not None
    return ET.fromstring(found[0])  # noqa: S314 what we wrote ourselves


def labels(drawing: ET.Element) -> list[str]:
    return [label for node in drawing.iter() if (label := node.get("aria-label")) is not None]


def test_it_tells_in_words_where_it_lay_how_long_and_whom_the_outcome_binds(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(3))
    treat(matter, "samrad", "recommend", on=day(20), paragraph="§ 7")

    said = reader.reads(address(matter), on=day(22).isoformat())

    assert "Samrådet för länet 4 mar 2021 – 21 mar 2021, 17 dagar" in said
    assert "Rekommendation, § 7. Binder ingen huvudman." in said
    assert "Koordinatorn Sedan 21 mar 2021, 2 dagar hittills Ligger här" in said


def test_the_picture_and_the_words_have_the_same_facts(reader: Reader) -> None:
    recommendation = a_sent()
    questions.confirmed(recommendation, "ekby", on=day(40))

    said = reader.reads(address(recommendation.matter), on=day(50).isoformat())

    for shape in ("wide", "tall"):
        told = labels(drawn(reader.markup, shape))
        stays = [part for label in told for part in label.split(". ") if "–" in part]
        assert len(stays) >= 2
        for label in stays:
            name, rest = label.split(",", 1)
            assert f"{name} {rest.strip()}" in said
        principals = [label for label in told if "antagen" in label or "inte svarat" in label]
        assert {label in said.replace(" :", "") for label in principals} == {True}
        assert len(principals) == recommendation.rows.count()


def test_the_chosen_day_draws_the_journey_as_it_was_then(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(3))
    treat(matter, "samrad", "recommend", on=day(20))

    reader.reads(address(matter), on=day(5).isoformat())

    told = labels(drawn(reader.markup, "wide"))
    assert "Ligger här sedan 4 mar 2021, 2 dagar hittills. Samrådet för länet" in told
    assert not any("ekommendation" in label for label in told)


def test_before_it_was_raised_the_page_of_the_matter_says_when_it_was() -> None:
    matter = public(questions.a_question())

    answer = Client().get(address(matter), {"dag": day(-3).isoformat()})

    assert answer.status_code == 302
    assert "/resan/" not in answer["Location"]


def test_the_days_of_the_lanes_are_all_the_days_there_are(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(10))

    said = reader.reads(address(matter), on=day(40).isoformat())

    assert "Koordinatorn 10 25 %" in said
    assert re.search(r"30 75 % Hela resan 40 100 %", said)


def test_who_raised_it_as_a_person_is_never_shown(reader: Reader) -> None:
    matter = questions.a_question()
    Matter.objects.filter(pk=matter.pk).update(raised_by="Eva Lind")

    reader.reads(address(public(matter)))

    assert "Eva Lind" not in reader.markup


def test_what_is_not_public_is_for_those_who_work_there() -> None:
    matter = questions.a_question()
    inside = builders.a_user("koordinator@ekby.example")
    builders.a_role(inside, matter.structure, "coordinator")

    for suffix in ("", "bild.svg"):
        assert Client().get(address(matter) + suffix).status_code in {302, 403}
        assert _as(inside).get(address(matter) + suffix).status_code == 200


def _as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_file_is_a_picture_by_itself() -> None:
    recommendation = a_sent()

    answer = Client().get(f"{address(recommendation.matter)}bild.svg")

    text = answer.content.decode()
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert answer["Content-Disposition"].startswith("attachment")
    root = ET.fromstring(text)  # noqa: S314 what we wrote ourselves
    assert root.tag.endswith("svg")
    assert root.get("width")
    assert "href" not in text
    assert "var(" not in text
    assert "light-dark" not in text


def test_a_body_that_no_register_holds_stands_in_a_lane_of_its_own(reader: Reader) -> None:
    matter = public(questions.a_question())
    questions.step(matter, Act.PLACE, on=day(3), to_forum="Gamla samrådet")

    said = reader.reads(address(matter), on=day(9).isoformat())

    assert "Gamla samrådet Sedan 4 mar 2021" in said


def test_queries_do_not_grow_with_principals_or_stops(reader: Reader) -> None:
    structure = a_county()
    few = public(questions.a_question(structure))
    many = public(questions.a_sent(structure).matter)

    counts = []
    for matter in (few, many):
        reader.reads(address(matter))
        with CaptureQueriesContext(connection) as queries:
            reader.reads(address(matter))
        counts.append(len(queries))

    assert max(counts) <= 13


def test_the_journeys_of_many_matters_are_read_at_once() -> None:
    structure = a_county()
    matters = [questions.a_question(structure) for _ in range(4)]
    place(matters[0], "samrad", on=day(3))

    with CaptureQueriesContext(connection) as queries:
        found = travelled(Matter.objects.filter(structure=structure), on=dt.date(2021, 5, 1))

    assert len(found) == len(matters)
    assert len(queries) <= 12


def test_the_page_of_the_matter_shows_the_journey_in_a_line_and_leads_to_it(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(3))

    reader.reads(address(matter).removesuffix("resan/"), on=day(9).isoformat())

    assert 'aria-label="Resan: Samrådet för länet. Ligger här sedan 4 mar 2021' in reader.markup
    assert f'href="{address(matter)}?dag={day(9).isoformat()}"' in reader.markup


def test_many_small_pictures_are_drawn_from_one_reading() -> None:
    structure = a_county()
    matters = [questions.a_question(structure) for _ in range(3)]

    drawn = journeys(Matter.objects.filter(structure=structure), on=day(9), today=day(9))

    assert drawn.keys() == {matter.pk for matter in matters}
