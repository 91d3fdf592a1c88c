import json

import pytest

from samverk.config.commands import matters
from samverk.matters import queries
from samverk.matters.actions import Said
from tests.matters import questions
from tests.matters.questions import day

pytestmark = pytest.mark.django_db


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, object]:
    assert matters.run(["status", *argv, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture(autouse=True)
def _no_setup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samverk.config.surroundings.django", lambda: None)


def test_the_command_says_who_has_the_ball_and_since_when(
    capsys: pytest.CaptureFixture[str],
) -> None:
    questions.place(questions.a_question(), "samrad", on=day(3))

    said = told(capsys, "LAN 1-2021", "--on", day(10).isoformat())

    assert said["state"] == "in_body"
    assert said["holder"] == {
        "kind": "body",
        "body": "samrad",
        "name_sv": "Samrådet för länet",
        "name_en": "Samrådet för länet",
        "since": day(3).isoformat(),
        "days": 7,
    }


def test_the_command_says_it_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    questions.place(questions.a_question(), "samrad", on=day(3))

    said = told(capsys, "LAN 1-2021", "--on", day(2).isoformat())

    assert said["state"] == "raised"


def test_the_command_says_who_has_adopted_changed_and_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    recommendation = questions.a_sent(other_numbers=("HSN 335-2019",))
    changed = {
        1: Said("adopted with change", "Annan rutin."),
        2: Said("adopted"),
    }
    questions.confirmed(recommendation, "ekby", on=day(50), paragraph="§ 12")
    questions.confirmed(recommendation, "alby", on=day(60), clauses=changed)

    said = told(capsys, "335-2019", "--on", day(70).isoformat())

    assert (said["adopted"], said["changed"], said["missing"]) == (["ekby"], ["alby"], ["regionen"])
    rows = {row["party"]: row for row in said["parties"]}  # type: ignore[attr-defined]
    assert rows["ekby"]["paragraph"] == "§ 12"
    assert rows["ekby"]["decided_on"] == day(47).isoformat()
    assert rows["regionen"]["outcome"] is None


def test_an_answer_that_came_later_is_not_known_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    recommendation = questions.a_sent()
    questions.confirmed(recommendation, "ekby", on=day(50))

    said = told(capsys, "LAN 1-2021", "--on", day(49).isoformat())

    assert said["adopted"] == []


def test_the_command_says_it_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    recommendation = questions.a_sent()
    questions.confirmed(recommendation, "ekby", on=day(50))

    assert matters.run(["status", "LAN 1-2021", "--on", day(60).isoformat()]) == 0

    said = capsys.readouterr().out
    assert "Antagen av 1 av 3" in said
    assert "Hos: huvudmännen, sedan 2021-03-26" in said


def test_an_unknown_number_is_said_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert matters.run(["status", "LAN 99-2021"]) == 1

    assert "LAN 99-2021" in capsys.readouterr().err


def test_a_status_is_read_by_the_same_number_of_queries_whatever_its_size(
    django_assert_max_num_queries: object,
) -> None:
    recommendation = questions.a_sent()
    questions.confirmed(recommendation, "ekby", on=day(50))

    with django_assert_max_num_queries(11):  # type: ignore[operator]
        queries.status(recommendation.matter, on=day(60))
