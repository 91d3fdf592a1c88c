"""What is said of one answer: the false stops, the doubtful is asked about, the missing is mentioned."""

import datetime as dt
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook import source
from samverk.rulebook.findings import Weight
from samverk.rulebook.matters.decisions import Answer, ClauseOutcome, Outcome, Request, Row
from samverk.rulebook.matters.decisions.checks import findings, is_council
from samverk.rulebook.matters.decisions.texts import SENTENCES
from samverk.rulebook.words import says, way_out

ASKED, DECIDED, RECEIVED = dt.date(2020, 2, 7), dt.date(2020, 4, 20), dt.date(2020, 4, 28)
ON = dt.date(2020, 5, 4)
ROW = Row("umea", "Umeå", asked_on=ASKED, competent_organ="Kommunfullmäktige")
REQUEST = Request(dt.date(2020, 4, 30), (1, 2), (ROW,))
WHOLE = Answer(
    1,
    RECEIVED,
    DECIDED,
    organ="Kommunfullmäktige",
    paragraph="§ 41",
    registry_number="KS 2020/77",
    outcomes=(ClauseOutcome(1, Outcome.ADOPTED), ClauseOutcome(2, Outcome.CHANGED, "från 2021")),
    has_extract=True,
)
CHANGED = (ClauseOutcome(1, Outcome.ADOPTED), ClauseOutcome(2, Outcome.CHANGED))
TOO_MUCH = (*WHOLE.outcomes, ClauseOutcome(3, Outcome.ADOPTED))
LATE = dt.date(2020, 6, 1)

WRONG = [
    (replace(WHOLE, decided_on=dt.date(2020, 4, 29)), {"decided_after_received": Weight.STOP}),
    (
        replace(WHOLE, decided_on=LATE, received_on=LATE),
        {"decided_in_the_future": Weight.STOP},
    ),
    (replace(WHOLE, received_on=LATE), {"received_in_the_future": Weight.STOP}),
    (replace(WHOLE, decided_on=None), {"decision_day_missing": Weight.WARN}),
    (replace(WHOLE, decided_on=dt.date(2020, 2, 6)), {"decided_before_asked": Weight.WARN}),
    (replace(WHOLE, outcomes=CHANGED), {"change_without_wording": Weight.WARN}),
    (replace(WHOLE, outcomes=CHANGED[:1]), {"clause_without_outcome": Weight.WARN}),
    (replace(WHOLE, outcomes=TOO_MUCH), {"clause_not_asked": Weight.WARN}),
    (replace(WHOLE, organ="KSAU"), {"organ_below_the_council": Weight.WARN}),
    (replace(WHOLE, organ=" "), {"organ_missing": Weight.INFO}),
    (replace(WHOLE, paragraph=""), {"paragraph_missing": Weight.INFO}),
    (replace(WHOLE, registry_number=""), {"registry_number_missing": Weight.INFO}),
    (replace(WHOLE, has_extract=False), {"extract_missing": Weight.INFO}),
]


def said(answer: Answer, row: Row = ROW) -> dict[str, Weight]:
    found = findings(answer, row, REQUEST, on=ON)
    return {finding.code.removeprefix("matters."): finding.weight for finding in found}


def test_a_whole_answer_has_nothing_to_remark_on() -> None:
    assert said(WHOLE) == {}


@pytest.mark.parametrize(("answer", "codes"), WRONG)
def test_one_thing_wrong_is_one_finding(answer: Answer, codes: dict[str, Weight]) -> None:
    assert said(answer) == codes


@pytest.mark.parametrize(("answer", "codes"), WRONG)
def test_a_finding_says_what_it_is_about_in_both_languages(
    answer: Answer, codes: dict[str, Weight]
) -> None:
    (finding,) = findings(answer, ROW, REQUEST, on=ON)

    for words in (says(finding, SENTENCES), way_out(finding, SENTENCES)):
        assert words.sv != words.en
        assert words.sv.endswith(".")
    assert source.find(finding.source) is not None
    assert finding.party == "umea"


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_names_the_same_facts_in_both_languages(code: str) -> None:
    for words in (SENTENCES[code].says, SENTENCES[code].way_out):
        named = [{name for _, name, _, _ in string.Formatter().parse(t)} for t in (words.sv, words.en)]  # fmt: skip

        assert named[0] == named[1]


@pytest.mark.parametrize("organ", ["Kommunfullmäktige", "RF", "Fullmäktige i Umeå", "Umeå KF"])
def test_a_council_is_known_by_its_name(organ: str) -> None:
    assert is_council(organ)


@pytest.mark.parametrize(
    "organ", ["KS", "Hälso- och sjukvårdsnämnden", "KSAU", "Förvaltningen", ""]
)
def test_no_other_organ_is_taken_for_a_council(organ: str) -> None:
    assert not is_council(organ)


def test_a_committee_may_decide_what_is_the_committees_to_decide() -> None:
    row = replace(ROW, competent_organ="Socialnämnden")

    assert said(replace(WHOLE, organ="Socialnämndens arbetsutskott"), row) == {}


@given(
    st.dates(dt.date(2019, 1, 1), dt.date(2021, 1, 1)),
    st.none() | st.dates(dt.date(2019, 1, 1), dt.date(2021, 1, 1)),
    st.sampled_from(["", "KSAU", "Kommunfullmäktige"]),
)
def test_only_what_cannot_be_true_stops(
    received_on: dt.date, decided_on: dt.date | None, organ: str
) -> None:
    answer = replace(WHOLE, received_on=received_on, decided_on=decided_on, organ=organ)

    is_possible = received_on <= ON and (decided_on is None or decided_on <= received_on)
    assert (Weight.STOP not in said(answer).values()) is is_possible


def test_a_row_that_was_never_asked_can_be_answered_all_the_same() -> None:
    assert said(WHOLE, replace(ROW, asked_on=None)) == {}
