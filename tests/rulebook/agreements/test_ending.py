import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements import ending
from samverk.rulebook.agreements.facts import Notice, Open
from samverk.rulebook.dates import months_after
from tests.rulebook.agreements.known import (
    day,
    gave_notice,
    known,
    notice_terms,
    read,
    terms,
    vasterbotten,
)

ALL = {"a": 0, "b": 0, "c": 0}


def test_an_agreement_until_further_notice_has_no_end() -> None:
    found = ending.ends(known(terms(), ALL))

    assert found.value is None
    assert found.steps[0].text.sv == "Det gäller tills vidare."


def test_notice_is_counted_from_the_day_it_was_received() -> None:
    agreement = known(terms(notice=notice_terms()), ALL, notices=(gave_notice(received=5),))

    assert ending.ends(agreement).value == months_after(day(5), 12)


def test_notice_that_has_not_been_treated_does_not_run() -> None:
    agreement = known(terms(notice=notice_terms("treated")), ALL, notices=(gave_notice(),))

    found = ending.by_notice(agreement, agreement.notices[0])

    assert found.on.value is None
    assert "har inte skett än" in found.on.steps[0].text.sv
    assert ending.ends(agreement).value is None


def test_umea_gives_notice_and_it_ends_twelve_months_after_samradet_treated_the_letter() -> None:
    letter = Notice("umea", dt.date(2023, 2, 1), dt.date(2023, 2, 3), dt.date(2023, 3, 17))
    agreement = vasterbotten(notices=(letter,))

    found = ending.by_notice(agreement, letter)

    assert found.on.value == dt.date(2024, 3, 17)
    assert found.on.steps[0].source == "vasterbotten-2020 11"
    assert found.ends_for is None
    assert "Texten säger inte om det upphör för alla" in found.on.steps[-1].text.sv


def test_where_nobody_has_said_for_whom_it_ends_it_ends_for_the_one_and_for_all_it_is_open() -> (
    None
):
    letter = Notice("umea", dt.date(2023, 2, 1), dt.date(2023, 2, 3), dt.date(2023, 3, 17))
    agreement = vasterbotten(notices=(letter,))

    assert ending.ends_for(agreement, "umea").value == dt.date(2024, 3, 17)
    assert ending.ends_for(agreement, "mala").value is None
    assert ending.ends(agreement).value is None


def test_a_reading_that_it_ends_for_all_ends_it_for_all() -> None:
    letter = Notice("umea", dt.date(2023, 2, 1), dt.date(2023, 2, 3), dt.date(2023, 3, 17))
    said = (read(Open.ENDS_FOR, "all"),)
    agreement = vasterbotten(notices=(letter,), interpretations=said)

    assert ending.ends(agreement).value == dt.date(2024, 3, 17)
    assert ending.ends_for(agreement, "mala").value == dt.date(2024, 3, 17)
    assert "för alla parter" in ending.by_notice(agreement, letter).on.steps[-1].text.sv


def test_a_reading_that_it_ends_for_the_one_leaves_the_others() -> None:
    agreement = known(
        terms(notice=notice_terms(ends_for=None)),
        ALL,
        notices=(gave_notice(),),
        interpretations=(read(Open.ENDS_FOR, "the one"),),
    )

    assert ending.ends(agreement).value is None
    assert (
        "bara för den som säger upp"
        in ending.by_notice(agreement, gave_notice()).on.steps[-1].text.sv
    )


def test_where_the_text_does_not_say_from_when_every_reading_is_told() -> None:
    letter = gave_notice(received=3)
    agreement = known(terms(notice=notice_terms("unstated")), ALL, notices=(letter,))

    found = ending.by_notice(agreement, letter).on

    assert found.value is None
    assert len(found.steps) == 3
    assert "till och med den 3 januari 2021" in found.steps[2].text.sv


def test_a_reading_of_from_when_gives_the_day() -> None:
    letter = gave_notice(received=3)
    said = (read(Open.COUNTED_FROM, "received"),)
    agreement = known(
        terms(notice=notice_terms("unstated")), ALL, notices=(letter,), interpretations=said
    )

    assert ending.by_notice(agreement, letter).on.value == dt.date(2021, 1, 4)


def test_an_agreement_without_terms_of_notice_says_so() -> None:
    letter = gave_notice()
    found = ending.by_notice(known(terms(), ALL, notices=(letter,)), letter)

    assert found.on.value is None
    assert "säger inget om uppsägning" in found.on.steps[0].text.sv
    assert ending.last_to_notice(known(terms(), ALL), before=day(500)) is None


def test_a_fixed_term_ends_on_its_day() -> None:
    found = ending.ends(known(terms(until=dt.date(2027, 1, 1)), ALL))

    assert found.value == dt.date(2027, 1, 1)


def test_a_term_with_prolongation_has_no_end_until_somebody_gives_notice() -> None:
    assert ending.ends(known(terms(until=dt.date(2027, 1, 1), renewal=24), ALL)).value is None


@pytest.mark.parametrize(
    ("received", "ends"), [(0, dt.date(2022, 1, 1)), (400, dt.date(2024, 1, 1))]
)
def test_notice_in_time_ends_it_at_the_next_end_of_its_term(received: int, ends: dt.date) -> None:
    agreement = known(
        terms(until=dt.date(2022, 1, 1), renewal=24, notice=notice_terms(ends_for="all")),
        ALL,
        notices=(gave_notice(received=received),),
    )

    assert ending.last_day(agreement).value == ends


def test_the_earliest_of_term_and_notice_ends_it() -> None:
    agreement = known(
        terms(until=dt.date(2020, 6, 1), notice=notice_terms()), ALL, notices=(gave_notice(),)
    )

    assert ending.ends(agreement).value == dt.date(2020, 6, 1)


@pytest.mark.parametrize(
    ("before", "last"),
    [
        (dt.date(2027, 1, 1), dt.date(2026, 1, 1)),
        (dt.date(2024, 2, 29), dt.date(2023, 2, 28)),
        (dt.date(2025, 2, 28), dt.date(2024, 2, 29)),
    ],
)
def test_the_last_day_to_give_notice(before: dt.date, last: dt.date) -> None:
    agreement = known(terms(notice=notice_terms()), ALL)

    assert ending.last_to_notice(agreement, before=before) == last


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 60))
def test_notice_on_the_last_day_is_in_time_and_the_day_after_is_not(
    before: dt.date, months: int
) -> None:
    agreement = known(terms(notice=notice_terms(months=months)), ALL)

    last = ending.last_to_notice(agreement, before=before)

    assert last is not None
    assert months_after(last, months) <= before
    assert months_after(last + dt.timedelta(days=1), months) > before


@given(st.dates(dt.date(2006, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 60))
def test_on_the_last_day_to_leave_with_its_own_last_day_the_time_has_run_out_by_that_day(
    until: dt.date, months: int
) -> None:
    """The day after it has not, save at the end of a month: six months from 31 October too run out on 30 April."""
    agreement = known(terms(until=until, notice=notice_terms(months=months)), ALL)

    last = ending.last_to_notice(agreement, before=until)

    assert last is not None
    assert months_after(last, months) < until
    assert until.day == 1 or months_after(last + dt.timedelta(days=1), months) >= until
    assert months_after(last + dt.timedelta(days=4), months) >= until


@given(st.dates(dt.date(2006, 1, 1), dt.date(2030, 1, 1)), st.integers(1, 36), st.integers(1, 24))
def test_a_notice_that_comes_too_late_for_a_period_ends_the_agreement_with_a_later_one(
    until: dt.date, renewal: int, months: int
) -> None:
    of = terms(until=until, renewal=renewal, notice=notice_terms("given", months=months))
    last = ending.last_to_notice(known(of, ALL), before=until)
    assert last is not None
    late = last + dt.timedelta(days=4)

    in_time, too_late = (
        ending.ends(known(of, ALL, notices=(Notice("a", on, on, on),))).value for on in (last, late)
    )

    assert in_time == until
    assert too_late is not None
    assert too_late > until
