import datetime as dt
import json

import pytest

from samverk.agreements import queries
from samverk.agreements.models import Agreement, Interpretation, NoticeOfTermination
from samverk.config.commands import agreements
from samverk.matters.actions import Said
from samverk.matters.models import Recommendation
from samverk.parties.models import Party
from samverk.rulebook.agreements.state import State
from tests.matters import questions
from tests.matters.questions import day
from tests.portal import county

pytestmark = pytest.mark.django_db

TERMS = """
[agreements.rutin]
name = "Överenskommelse om rutin"
parties = "signatories"
force = { when = "all", not_before = 2021-07-01, clause = "1" }
lasts = { until = 2025-01-01, clause = "2" }
notice = { months = 12, from = "treated", by = "samrad", written = true, ends_for = "unstated", clause = "3" }
[agreements.rutin.duties.folja-upp]
what = "Följa upp rutinen"
owner = "samrad"
latest = 2023-05-01
clause = "3"
"""


def a_sent() -> Recommendation:
    return questions.a_sent(county.a_county(county.file(extra=TERMS)))


def an_agreement(recommendation: Recommendation, **facts: object) -> Agreement:
    structure = recommendation.matter.structure
    given = {"key": "rutin-2021", "name": "Överenskommelse om rutin", "terms": "rutin", **facts}
    return Agreement.objects.create(structure=structure, adopted_by=recommendation, **given)


def told(on: dt.date) -> queries.Status:
    agreement = queries.find("rutin-2021")
    assert agreement is not None
    found = queries.status(agreement, on=on)
    assert found is not None
    return found


def dates(found: queries.Status) -> dict[str, dt.date | None]:
    return {each.key: each.on for each in found.dates}


def test_an_agreement_is_out_for_adoption_until_all_have_adopted_it() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)
    questions.confirmed(recommendation, "ekby", on=day(50))

    found = told(day(60))

    assert found.state is State.OUT_FOR_ADOPTION
    assert dates(found)["in_force_from"] is None


def test_when_the_last_has_adopted_it_is_in_force_from_the_day_that_the_terms_name() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number))

    assert dates(told(day(60)))["in_force_from"] == dt.date(2021, 7, 1)
    assert told(dt.date(2021, 6, 30)).state is State.OUT_FOR_ADOPTION
    assert told(dt.date(2021, 7, 1)).state is State.IN_FORCE
    assert told(dt.date(2025, 1, 1)).state is State.ENDED


def test_only_the_clause_that_adopts_it_counts() -> None:
    recommendation = a_sent()
    an_agreement(recommendation, clause=1)
    rejected = {1: Said("adopted"), 2: Said("rejected")}
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number), clauses=rejected)

    assert told(dt.date(2021, 7, 1)).state is State.IN_FORCE
    assert {each.outcome for each in told(day(60)).parties} == {"adopted"}


def test_notice_runs_from_the_day_it_was_treated_and_the_silence_is_told() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number))
    NoticeOfTermination.objects.create(
        agreement=agreement,
        party=Party.objects.get(key="ekby"),
        given_on=dt.date(2022, 1, 10),
        received_on=dt.date(2022, 1, 12),
        treated_on=dt.date(2022, 2, 28),
    )

    found = told(dt.date(2022, 3, 1))

    assert found.state is State.UNDER_NOTICE
    assert dates(found)["notice:ekby"] == dt.date(2023, 2, 28)
    assert dates(found)["ends_on"] == dt.date(2025, 1, 1)
    own = {each.party: each.ends_on for each in found.parties}
    assert own["ekby"] == dt.date(2023, 2, 28)
    assert own["alby"] == dt.date(2025, 1, 1)


def test_a_recorded_reading_ends_it_for_all() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number))
    NoticeOfTermination.objects.create(
        agreement=agreement,
        party=Party.objects.get(key="ekby"),
        given_on=dt.date(2022, 1, 10),
        received_on=dt.date(2022, 1, 12),
        treated_on=dt.date(2022, 2, 28),
    )
    Interpretation.objects.create(
        agreement=agreement,
        of="ends for",
        reading="all",
        by="Regionjuristen",
        on=dt.date(2022, 3, 2),
    )

    assert dates(told(dt.date(2022, 3, 3)))["ends_on"] == dt.date(2023, 2, 28)
    assert dates(told(dt.date(2022, 3, 1)))["ends_on"] == dt.date(2025, 1, 1)


def test_the_last_day_of_notice_and_the_duties_are_told() -> None:
    an_agreement(a_sent())

    found = dates(told(day(60)))

    assert found["last_day_of_notice"] == dt.date(2023, 12, 31)
    assert found["duty:folja-upp"] == dt.date(2023, 5, 1)


def test_every_day_has_its_steps_and_each_step_its_clause() -> None:
    an_agreement(a_sent())

    for each in told(day(60)).dates:
        assert each.steps
        assert all(step.source for step in each.steps)


def test_a_status_is_read_by_the_same_number_of_queries_whatever_its_size(
    django_assert_max_num_queries: object,
) -> None:
    recommendation = a_sent()
    an_agreement(recommendation)
    questions.confirmed(recommendation, "ekby", on=day(50))

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        told(day(60))


def test_the_command_says_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverk.config.surroundings.django", lambda: None)
    recommendation = a_sent()
    an_agreement(recommendation)
    questions.confirmed(recommendation, "ekby", on=day(50), paragraph="§ 12")

    assert agreements.run(["status", "rutin-2021", "--on", "2021-05-01", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert (said["agreement"], said["state"]) == ("rutin-2021", "out_for_adoption")
    rows = {row["party"]: row for row in said["parties"]}
    assert (rows["ekby"]["outcome"], rows["ekby"]["paragraph"]) == ("adopted", "§ 12")
    assert rows["alby"]["outcome"] is None
    assert agreements.run(["status", "rutin-2021", "--on", "2021-05-01"]) == 0
    told_in_words = capsys.readouterr().out
    assert "2021-05-01: ute för antagande" in told_in_words
    assert "  –            träder i kraft" in told_in_words
    assert "  2023-05-01   Följa upp rutinen" in told_in_words


def test_an_unknown_agreement_is_said_to_be_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverk.config.surroundings.django", lambda: None)

    assert agreements.run(["status", "saknas"]) == 1
    assert "saknas" in capsys.readouterr().err
