import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


def test_a_matter_is_found_once_by_the_number_of_a_party_in_any_case() -> None:
    sent = questions.a_sent()
    sent.rows.update(registry_number="KS 12-2026")

    assert queries.find("ks 12–2026") == [sent.matter]


def test_numbers_are_looked_up_by_their_indexes() -> None:
    with connection.cursor() as cursor:
        # Written anew, so that nothing is known of how few their rows are: of few, any index does.
        for table in ("matter", "partydecision", "recommendation"):
            cursor.execute(f"ALTER TABLE matters_{table} ADD COLUMN anew float DEFAULT random()")
    questions.a_sent()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

    with CaptureQueriesContext(connection) as asked:
        queries.find("KS 12-2026")

    plans = [explained(each["sql"]) for each in asked if each["sql"].startswith("SELECT")]
    assert "matters_by_number_in_any_case" in plans[0]
    assert "matters_rows_by_number" in plans[1]
    assert "matters_named_by_others" in plans[1]


def explained(sql: str) -> str:
    """How the database would answer."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(row for (row,) in cursor.fetchall())


def test_a_part_of_a_number_finds_nothing() -> None:
    questions.a_question(other_numbers=("HSN 335-2019",))

    assert queries.find("35-2019") == []


def test_the_story_of_a_matter_is_told_as_of_a_day() -> None:
    matter = questions.a_question()
    questions.place(matter, "samrad", on=questions.day(3))

    before = queries.story_of(matter, on=questions.day(2))

    assert str(before.position.state) == "raised"
    assert len(before.steps) == 2
