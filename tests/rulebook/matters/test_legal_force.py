"""When a decision has legal force: from what is announced, on every board, and on no day too early."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.holidays import why_no_end
from samverk.rulebook.matters.decisions.texts import SENTENCES
from samverk.rulebook.matters.legal_force import (
    Board,
    appeal_ends,
    findings,
    legal_force,
)
from samverk.rulebook.structure.model import LegalForm
from samverk.rulebook.words import says, way_out

DAY = dt.timedelta(days=1)
LATER = dt.date(2022, 1, 1)
days = st.dates(dt.date(2018, 1, 1), dt.date(2040, 12, 31))
announced = st.lists(days, min_size=1, max_size=5).map(
    lambda each: [Board(f"Part {n}", announced_on=day) for n, day in enumerate(each)]
)


@given(days)
def test_there_are_at_least_three_weeks_and_the_last_day_is_a_weekday(day: dt.date) -> None:
    last = appeal_ends(day).value

    assert dt.timedelta(days=21) <= last - day <= dt.timedelta(days=26)
    assert why_no_end(last) is None


@given(announced)
def test_the_order_of_the_boards_changes_nothing(boards: list[Board]) -> None:
    shuffled = boards[::-1]

    on = max(board.announced_on for board in boards if board.announced_on)

    assert legal_force(shuffled, on=on) == legal_force(boards, on=on)


@given(announced)
def test_the_latest_board_settles_the_day(boards: list[Board]) -> None:
    latest = max(board.announced_on for board in boards if board.announced_on)

    found = legal_force(boards, on=latest, form=LegalForm.JOINT_COMMITTEE)

    assert found.value == appeal_ends(latest).value + DAY
    assert legal_force(boards, on=latest - DAY).value is None


@pytest.mark.parametrize(
    ("boards", "because"),
    [
        ((), "inte antecknat"),
        ((Board("Boda", announced_on=LATER),), "tillkännagetts: Boda"),
        ((Board("Boda", announced_on=dt.date(2020, 5, 4), appealed_on=dt.date(2020, 5, 20)),), "överklagades 20 maj 2020 (Boda)"),
        ((Board("Boda", announced_on=dt.date(2020, 5, 4), taken_down_on=dt.date(2020, 5, 25)),), "togs ned för tidigt (Boda)"),
    ],
)  # fmt: skip
def test_there_is_no_legal_force_without_a_reason(boards: Sequence[Board], because: str) -> None:
    found = legal_force(boards, on=dt.date(2020, 12, 1))

    assert found.value is None
    assert because in found.steps[-1].text.sv


@pytest.mark.parametrize("event", ["appealed_on", "taken_down_on"])
def test_what_happens_later_is_not_known_today(event: str) -> None:
    board = Board("Boda", announced_on=dt.date(2020, 5, 4), **{event: dt.date(2020, 5, 20)})

    assert legal_force([board], on=dt.date(2020, 5, 19)).value == dt.date(2020, 5, 26)
    assert legal_force([board], on=dt.date(2020, 5, 20)).value is None


def test_a_notice_that_was_up_all_the_while_may_be_taken_down() -> None:
    board = Board("B", announced_on=dt.date(2020, 5, 4), taken_down_on=dt.date(2020, 5, 26))

    assert legal_force([board], on=LATER).value == dt.date(2020, 5, 26)


@pytest.mark.parametrize("form", LegalForm)
def test_only_bodies_that_decide_under_the_act_have_legal_force(form: LegalForm) -> None:
    board = Board("Boda", announced_on=dt.date(2020, 5, 4))

    found = legal_force([board], on=LATER, form=form)

    deciding = {LegalForm.COMMITTEE, LegalForm.JOINT_COMMITTEE, LegalForm.FEDERATION}
    assert (found.value is not None) is (form in deciding)
    assert found.steps[0].text.sv != found.steps[0].text.en


MEETING = dt.date(2020, 4, 6)


@pytest.mark.parametrize(
    ("board", "codes"),
    [
        (Board("Boda"), []),
        (Board("Boda", MEETING, MEETING + 14 * DAY, MEETING + 16 * DAY), []),
        (Board("Boda", MEETING, MEETING + 15 * DAY), ["approved_late"]),
        (Board("Boda", MEETING, MEETING, MEETING + 3 * DAY), ["announced_late"]),
        (Board("Boda", MEETING, MEETING, MEETING - DAY), ["announced_before_approved"]),
        (Board("Boda", None, None, MEETING, MEETING + 7 * DAY), ["taken_down_early"]),
        (Board("Boda", None, None, MEETING, MEETING + 22 * DAY), []),
    ],
)
def test_what_was_done_too_late_is_said(board: Board, codes: list[str]) -> None:
    found = list(findings(board, on=LATER))

    assert [finding.code for finding in found] == [f"matters.{code}" for code in codes]
    for finding in found:
        assert says(finding, SENTENCES).sv != says(finding, SENTENCES).en
        assert way_out(finding, SENTENCES).sv.endswith(".")


def test_a_proposal_to_the_council_is_counted_from_the_councils_own_decision() -> None:
    board = Board("Regionen", announced_on=dt.date(2020, 2, 25))

    found = legal_force([board], on=LATER, is_preparatory=True)

    assert found.value is None
    assert found.steps[0].source == "sfs-2017-725 13:2"
