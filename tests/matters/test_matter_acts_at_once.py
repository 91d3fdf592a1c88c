"""Two at the same act on a matter: the second is told who was first, before anything of the form is judged."""

import pytest

from tests.matters import questions
from tests.matters.of_acts import now, page, sends, somebody
from tests.matters.questions import day, place
from tests.portal.reader import Reader, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


@pytest.mark.parametrize("step", ["visa", "bekrafta", "andra"])
def test_two_place_it_at_once_and_the_second_is_told_where_it_lies_and_keeps_what_she_wrote(
    reader: Reader, step: str
) -> None:
    matter = questions.a_question()
    somebody(reader, matter)
    opened = matter.version
    place(matter, "grupp-1", on=day(12))
    told = {"till": "grupp-1", "skedde": day(40).isoformat(), "skal": "Dit hör den"}

    said = sends(reader, page(matter, "lagg-fram"), **told, version=opened, steg=step)

    assert reader.status == 409
    assert "Någon hann före dig" in said
    assert "Senast antecknade Jonas Hedman. Nu ligger det hos Grupp 1." in said
    assert "Dit hör den" in said
    assert f'value="{day(40).isoformat()}"' in reader.markup
    assert f'name="version" value="{now(matter).version}"' in reader.markup
    assert "grupp-1" not in words_of(reader.markup)
    assert "giltigt alternativ" not in said


@pytest.mark.parametrize("version", ["", "x", "0", "9" * 5000])
def test_a_form_that_does_not_say_on_what_it_was_opened_is_not_taken(
    reader: Reader, version: str
) -> None:
    matter = questions.a_question()
    somebody(reader, matter)
    told = {"skedde": day(40).isoformat(), "skal": "Klart", "version": version}

    sends(reader, page(matter, "avsluta"), **told, steg="bekrafta")

    assert (reader.status, now(matter).state) == (409, "raised")


def test_what_cannot_be_chosen_is_told_in_words(reader: Reader) -> None:
    matter = questions.a_question()
    place(matter, "grupp-1", on=day(12))
    somebody(reader, matter)
    told = {"till": "grupp-1", "skedde": day(40).isoformat(), "version": now(matter).version}

    said = sends(reader, page(matter, "lagg-fram"), **told, steg="visa")

    assert reader.status == 422
    assert "Ärendet ligger redan där, eller så går organet inte att välja." in said
    assert "grupp-1" not in said
