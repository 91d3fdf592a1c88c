import pytest

from samverk.matters import queries
from tests.matters import questions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["HSN 335-2019", "335-2019", "hsn 335–2019", " 335 / 2019 "])
def test_a_matter_is_found_by_what_another_authority_calls_it(asked: str) -> None:
    matter = questions.a_question(other_numbers=("HSN 335-2019",))

    assert queries.find(asked) == [matter]


def test_a_matter_is_found_by_its_own_number_first() -> None:
    first = questions.a_question()
    questions.a_question(first.structure, other_numbers=("LAN 1-2021",))

    assert queries.find("lan 1-2021") == [first]


def test_a_part_of_a_number_finds_nothing() -> None:
    questions.a_question(other_numbers=("HSN 335-2019",))

    assert queries.find("35-2019") == []


def test_the_story_of_a_matter_is_told_as_of_a_day() -> None:
    matter = questions.a_question()
    questions.place(matter, "samrad", on=questions.day(3))

    before = queries.story_of(matter, on=questions.day(2))

    assert str(before.position.state) == "raised"
    assert len(before.steps) == 2
