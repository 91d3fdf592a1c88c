"""What agreements remind of, as worked_examples/agreements_reminding.toml has it."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements import reminding
from samverk.rulebook.agreements.duties import Noted, standing
from samverk.rulebook.agreements.reminding import Due, Sort
from samverk.rulebook.agreements.state import state
from tests.rulebook.agreements.agreed import Agreed

Row = Mapping[str, Any]
BODIES = frozenset({"samrad"})
EXAMPLES = tomllib.loads(
    resources.files("samverk.rulebook.worked_examples")
    .joinpath("agreements_reminding.toml")
    .read_text(encoding="utf-8")
)["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[each["name"] for each in EXAMPLES])
def test_an_example_holds(example: Row) -> None:
    found = of_an_example(example)

    lines = [in_words(each) for each in found]
    assert lines == example["gives"]


def of_an_example(row: Row) -> tuple[Due, ...]:
    known, on = Agreed(row).known, row["on"]
    owners = row.get("owners", {})
    duties = tuple(
        replace(duty, owner=owners.get(duty.key, duty.owner)) for duty in known.terms.duties
    )
    noted = [Noted(duty, day, done_on=day) for duty, day in row.get("done", {}).items()]
    stands = standing(duties, noted, state=state(known, on=on), on=on)
    return reminding.due("Avtalet", known, stands, on=on)


def in_words(due: Due) -> str:
    who = ", ".join(reminding.hearers(due, BODIES))
    return f"{due.on} {due.sort}: {due.text.sv} ({who})"


def test_a_duty_is_told_also_when_it_is_late_a_question_only_afterwards_and_all_else_only_before() -> (
    None
):
    told = {sort: reminding.occasions(sort) for sort in Sort}

    assert told == {
        Sort.DUTY: (90, 30, 7, -1, -30),
        Sort.LAST_NOTICE: (90, 30, 7),
        Sort.END: (90, 30, 7),
        Sort.QUESTION: (-1, -30),
    }


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2032, 1, 1)),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.integers(1, 36),
    st.integers(1, 24),
)
def test_a_notice_on_the_last_day_ends_it_on_the_day_that_is_told_and_a_day_later_does_not(
    on: dt.date, until: dt.date, renewal: int, months: int
) -> None:
    """Save at the end of a month, where some days later is still in time: the day told is the one that nobody calls late."""
    agreement = {
        "parties": ["A", "B"],
        "force": {"when": "all"},
        "adopted": {"alla": dt.date(2022, 11, 20)},
        "lasts": {"until": until, "renewal_months": renewal},
        "notice": {"months": months, "from": "received", "ends_for": "all"},
    }

    (told,) = of_an_example({"on": on, "agreement": agreement})

    def ends(day: dt.date) -> Due:
        notices = [{"party": "a", "given": day, "received": day}]
        (found,) = of_an_example({"on": day, "agreement": {**agreement, "notices": notices}})
        return found

    is_end_of_month = until.day == 1
    after = dt.timedelta(days=4 if is_end_of_month else 1)
    in_time, too_late = ends(told.on), ends(told.on + after)
    assert told.on >= on
    assert in_time.sort is too_late.sort is Sort.END
    assert spelled(in_time.on) in told.text.sv
    assert too_late.on > in_time.on


def spelled(day: dt.date) -> str:
    months = "januari februari mars april maj juni juli augusti september oktober november december"
    return f"{day.day} {months.split()[day.month - 1]} {day.year}"
