"""The tables of rounds and answers: every state is reached and left, and an answer is never lost."""

import datetime as dt
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.staffing import answers, rounds
from samverk.rulebook.staffing.answers import ANSWER, AnswerState
from samverk.rulebook.staffing.flow import NoSuchStep, Requires, Transition, step, steps, uncited
from samverk.rulebook.staffing.rounds import ROUND, RoundState
from samverk.rulebook.staffing.texts import SENTENCES

DUE = dt.date(2026, 12, 11)
EVERYTHING = frozenset(Requires)
HOLDING = {AnswerState.ANSWERED, AnswerState.CHANGING, AnswerState.ACCEPTED, AnswerState.LAPSED}
TABLES: list[tuple[tuple[Transition[AnswerState] | Transition[RoundState], ...], type]] = [
    (ANSWER, AnswerState),
    (ROUND, RoundState),
]
acts = st.lists(st.sampled_from(sorted({row.act for row in ANSWER})), max_size=30)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_state_can_be_reached_from_the_beginning_and_left(
    table: tuple[Transition[AnswerState], ...], states: type[AnswerState]
) -> None:
    reached: set[AnswerState | None] = {None}
    for _each in states:
        reached |= {row.to_state for row in table if row.from_state in reached}

    left = {row.from_state for row in table if row.to_state != row.from_state}
    assert reached - {None} == set(states)
    assert left - {None} == set(states)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_row_cites_a_clause_that_is_there(
    table: tuple[Transition[AnswerState], ...], states: type[AnswerState]
) -> None:
    assert uncited(table) == []


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_an_act_leads_to_one_place(
    table: tuple[Transition[AnswerState], ...], states: type[AnswerState]
) -> None:
    rows = [(row.act, row.from_state, row.requires) for row in table]

    assert len(rows) == len(set(rows))


@given(acts)
def test_an_answer_that_was_sent_is_never_lost(done: list[str]) -> None:
    state, sent = step(ANSWER, None, "ask", true=EVERYTHING).to_state, False
    for act in done:
        told = Requires.ANSWER_WAS_SENT if sent else Requires.NO_ANSWER_WAS_SENT
        possible = {
            row.act: row
            for row in steps(ANSWER, state, true=frozenset({Requires.ROUND_IS_OPEN, told}))
        }
        if act in possible:
            state, sent = possible[act].to_state, sent or act == "send"

        assert not sent or state in HOLDING
        assert sent or state not in HOLDING - {AnswerState.LAPSED}


@pytest.mark.parametrize("state", AnswerState)
def test_a_closed_round_takes_no_writing(state: AnswerState) -> None:
    assert not answers.may_write(state, is_open=False)


@pytest.mark.parametrize("state", AnswerState)
def test_an_open_round_takes_writing_until_the_answer_is_accepted(state: AnswerState) -> None:
    shut = {AnswerState.ACCEPTED, AnswerState.LAPSED}

    assert answers.may_write(state, is_open=True) is (state not in shut)


def test_only_those_who_have_not_answered_are_reminded() -> None:
    reminded = {state for state in AnswerState if answers.is_reminded(state)}

    assert reminded == {AnswerState.ASKED, AnswerState.BEGUN}


def test_an_act_that_leads_nowhere_says_so() -> None:
    with pytest.raises(NoSuchStep, match="save leads nowhere from accepted"):
        step(ANSWER, AnswerState.ACCEPTED, "save", true=EVERYTHING)


@pytest.mark.parametrize(("after", "late"), [(-1, False), (0, False), (1, True)])
def test_the_last_day_itself_is_in_time(after: int, late: bool) -> None:  # noqa: FBT001
    assert rounds.is_late(DUE + dt.timedelta(days=after), DUE) is late


def test_a_link_works_sixty_days_after_the_last_day() -> None:
    assert rounds.link_until(DUE) == dt.date(2027, 2, 10)


@pytest.mark.parametrize(
    ("on", "reminded", "occasion"),
    [
        ("2026-12-03", (), None),
        ("2026-12-04", (), -7),
        ("2026-12-04", (-7,), None),
        ("2026-12-11", (-7,), 0),
        ("2026-12-20", (), 3),
        ("2026-12-20", (3,), None),
        ("2026-12-20", (-7, 0), 3),
    ],
)
def test_a_reminder_goes_once_for_each_occasion(
    on: str, reminded: tuple[int, ...], occasion: int | None
) -> None:
    day = dt.date.fromisoformat(on)

    assert rounds.reminder_due(DUE, (3, -7, 0), reminded, on=day) == occasion


@given(st.sets(st.integers(-60, 60)), st.integers(-90, 90))
def test_after_a_reminder_no_other_goes_that_day(days: set[int], away: int) -> None:
    on = DUE + dt.timedelta(days=away)
    first = rounds.reminder_due(DUE, sorted(days), (), on=on)

    if first is not None:
        assert rounds.reminder_due(DUE, sorted(days), (first,), on=on) is None


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_names_the_same_facts_in_both_languages(code: str) -> None:
    for words in (SENTENCES[code].says, SENTENCES[code].way_out):
        named = [
            {name for _, name, _, _ in string.Formatter().parse(t)} for t in (words.sv, words.en)
        ]

        assert named[0] == named[1]
        assert words.sv != words.en
