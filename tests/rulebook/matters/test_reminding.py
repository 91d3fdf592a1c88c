"""Reminders: only for what is waited for, once an occasion, one letter each."""

import datetime as dt
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.matters.reminding import (
    Asked,
    Letter,
    Line,
    Occasions,
    Purpose,
    letters,
)

DUE = dt.date(2020, 4, 30)
OCCASIONS = Occasions((-14, 0, 7), 21)
SORSELE = Asked("sorsele", "kommun@sorsele.example", DUE, dt.date(2020, 2, 7), is_waiting=True)

occasions = st.builds(
    Occasions,
    st.lists(st.integers(-60, 60), max_size=4, unique=True).map(tuple),
    st.none() | st.integers(0, 60),
)
rows = st.lists(
    st.builds(
        Asked,
        row=st.uuids().map(str),
        recipient=st.sampled_from(["", "a@x", "b@x"]),
        due=st.dates(dt.date(2020, 3, 1), dt.date(2020, 6, 1)),
        asked_on=st.dates(dt.date(2020, 2, 1), dt.date(2020, 4, 1)),
        is_waiting=st.booleans(),
        representative=st.sampled_from(["", "a@x", "c@x"]),
        reminded=st.frozensets(st.integers(-60, 60), max_size=2),
        is_escalated=st.booleans(),
        is_stopped=st.booleans(),
    ),
    max_size=12,
)
days = st.dates(dt.date(2020, 2, 1), dt.date(2020, 9, 1))


def after(rows: list[Asked], sent: tuple[Letter, ...]) -> list[Asked]:
    """The rows when the letters have gone."""
    lines = [(letter.purpose, line) for letter in sent for line in letter.lines]
    gone = {row.row: row for row in rows}
    for purpose, line in lines:
        row = gone[line.row]
        told = row.reminded | {line.occasion}
        gone[line.row] = (
            replace(row, is_escalated=True)
            if purpose is Purpose.ESCALATE
            else replace(row, reminded=told)
        )
    return list(gone.values())


@given(rows, occasions, days)
def test_nobody_gets_two_letters_for_one_purpose_on_one_day(
    rows: list[Asked], when: Occasions, on: dt.date
) -> None:
    sent = letters(rows, when, on=on)

    recipients = Counter((letter.recipient, letter.purpose) for letter in sent)
    assert set(recipients.values()) <= {1}
    assert letters(after(rows, sent), when, on=on) == ()


@given(rows, occasions, days)
def test_what_is_answered_or_stopped_is_in_no_letter(
    rows: list[Asked], when: Occasions, on: dt.date
) -> None:
    quiet = {row.row for row in rows if row.is_stopped or not row.is_waiting}

    told = {line.row for letter in letters(rows, when, on=on) for line in letter.lines}

    assert not told & quiet
    assert all(letter.recipient for letter in letters(rows, when, on=on))


@given(rows, occasions, days)
def test_the_order_of_the_rows_changes_nothing(
    rows: list[Asked], when: Occasions, on: dt.date
) -> None:
    assert letters(rows[::-1], when, on=on) == letters(rows, when, on=on)


def test_one_letter_names_everything_that_the_recipient_is_waited_for() -> None:
    other = replace(SORSELE, row="annan", due=DUE + dt.timedelta(days=14))

    sent = letters([SORSELE, other], OCCASIONS, on=DUE)

    assert sent == (
        Letter("kommun@sorsele.example", Purpose.REMIND, (Line("annan", -14), Line("sorsele", 0))),
    )


def test_three_weeks_after_the_day_the_question_goes_to_the_representative_once() -> None:
    row = replace(SORSELE, representative="eva@sorsele.example", reminded=frozenset({7}))
    on = DUE + dt.timedelta(days=21)

    sent = letters([row], OCCASIONS, on=on)

    told = Letter("eva@sorsele.example", Purpose.ESCALATE, (Line("sorsele", 21),))
    assert sent == (told,)
    assert letters([row], OCCASIONS, on=on - dt.timedelta(days=1)) == ()
    assert letters([row], Occasions((), None), on=on) == ()


def test_an_occasion_that_had_passed_when_the_question_was_asked_is_none() -> None:
    row = replace(SORSELE, asked_on=DUE - dt.timedelta(days=10))

    assert letters([row], OCCASIONS, on=DUE - dt.timedelta(days=9)) == ()
    assert letters([row], OCCASIONS, on=DUE)[0].lines == (Line("sorsele", 0),)
