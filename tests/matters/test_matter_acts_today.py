"""Acts are taken today: another day shows none, and says where they are."""

import pytest

from tests.matters import questions
from tests.matters.of_acts import page, somebody
from tests.matters.questions import day, place
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2021-03-05", "Du ser ärendet som det var den 5 mar 2021."),
        ("2100-01-01", "Du ser ärendet som det blir den 1 jan 2100, med det som är känt"),
    ],
)
def test_another_day_shows_no_acts_and_says_where_they_are(
    reader: Reader, on: str, says: str
) -> None:
    matter = questions.a_question()
    somebody(reader, matter)

    said = reader.reads(page(matter), on=on)

    assert says in said
    assert "Visa i dag för att göra något" in said
    assert f'href="{page(matter)}">Visa i dag för att göra något' in reader.markup
    assert "/gor/" not in reader.markup
    assert "/andra/" not in reader.markup


def test_what_is_missing_before_a_body_is_not_mended_on_another_day(reader: Reader) -> None:
    level = 'level = "political"\n'
    required = f'{level}requires = [{{ what = "consequences", clause = "1" }}]\n'
    structure = county.a_county(county.file().replace(level, required, 1))
    matter = questions.a_question(structure, question="Vad gäller?")
    place(matter, "samrad", on=day(3))
    somebody(reader, matter)

    said = reader.reads(page(matter), on=day(4).isoformat())

    assert "Konsekvenser : saknas." in said
    assert "Lägg till" not in said


def test_whoever_can_do_nothing_is_not_led_to_today_for_it(reader: Reader) -> None:
    matter = questions.a_question()
    somebody(reader, matter, "reader")

    said = reader.reads(page(matter), on=day(4).isoformat())

    assert "för att göra något" not in said


@pytest.mark.parametrize(
    "form", ["gor/lagg-fram/", "gor/behandla/", "gor/skriv/", "andra/uppgifter/", "andra/koppla/"]
)
def test_a_form_that_is_opened_on_another_day_is_todays(reader: Reader, form: str) -> None:
    matter = questions.a_question()
    somebody(reader, matter)

    led = reader.client.get(page(matter) + form + "?dag=2021-03-05&organ=samrad")
    shown = reader.client.get(led.headers["Location"])

    assert (led.status_code, led.headers["Location"]) == (
        302,
        page(matter) + form + "?organ=samrad",
    )
    assert shown.status_code == 200


def test_a_day_that_is_none_is_refused_as_everywhere(reader: Reader) -> None:
    matter = questions.a_question()
    somebody(reader, matter)

    reader.reads(page(matter, "avsluta"), on="igar")

    assert reader.status == 422
