"""The feed of what has happened in public to a structure's matters."""

from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.matters.models import Matter
from tests.matters import questions
from tests.matters.questions import RAISED_ON, day
from tests.portal.county import a_county

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(structure: Structure) -> ET.Element:
    answer = Client(headers={"accept-language": "sv"}).get(
        f"/struktur/{structure.key}/arenden/atom.xml"
    )
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314 what we wrote ourselves


def texts(root: ET.Element, path: str) -> list[str]:
    return [node.text or "" for node in root.findall(path, ATOM)]


def make_public() -> None:
    Matter.objects.update(public_from=RAISED_ON)


def test_it_tells_what_happened_the_newest_first() -> None:
    recommendation = questions.a_sent()
    questions.confirmed(recommendation, "ekby", on=day(40))
    make_public()

    root = feed(recommendation.matter.structure)

    said = [title.split(": ", 1)[1] for title in texts(root, "a:entry/a:title")]
    assert said[0].endswith(": antagen")
    assert said[-1] == "ärendet väcktes"
    assert said.index("rekommendationen skickades till huvudmännen") < said.index("ärendet väcktes")
    days = texts(root, "a:entry/a:updated")
    assert days == sorted(days, reverse=True)


def test_ids_are_each_their_own_and_stay_when_the_title_changes() -> None:
    matter = questions.a_sent().matter
    make_public()
    before = texts(feed(matter.structure), "a:entry/a:id")

    Matter.objects.filter(pk=matter.pk).update(title="<Nytt> & namn")

    after = feed(matter.structure)
    assert texts(after, "a:entry/a:id") == before
    assert len(set(before)) == len(before) > 0
    assert set(texts(after, "a:entry/a:summary")) == {"<Nytt> & namn"}


def test_what_is_not_public_and_what_nobody_has_confirmed_is_not_told() -> None:
    recommendation = questions.a_sent()
    assert texts(feed(recommendation.matter.structure), "a:entry/a:id") == []
    make_public()

    questions.answer(recommendation, "ekby", on=day(40))

    keys = texts(feed(recommendation.matter.structure), "a:entry/a:id")
    assert not any("#svar-" in key for key in keys)


def test_a_structure_that_is_not_there_has_no_feed() -> None:
    assert Client().get("/struktur/ingen/arenden/atom.xml").status_code == 404


def test_the_feed_takes_as_many_queries_for_many_matters() -> None:
    structure = a_county()
    counts = []
    for _ in range(2):
        questions.a_question(structure)
        make_public()
        with CaptureQueriesContext(connection) as queries:
            feed(structure)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 5
