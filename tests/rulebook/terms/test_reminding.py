"""Whatever days are missed, nobody is reminded twice of one occasion, and nothing that is left is forgotten."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.findings import Words
from samverk.rulebook.terms import reminding
from samverk.rulebook.terms.coming import Coming, Kind
from tests.rulebook.situation import Situation
from tests.rulebook.strategies import days

occasions = st.sets(st.integers(-60, 120), max_size=6)
gaps = st.lists(st.integers(1, 40), max_size=20)


def _sent(
    day: dt.date, of: set[int], first: dt.date, steps: list[int]
) -> list[tuple[dt.date, int]]:
    """The reminders that go when the job runs on the first day, and then after each of the gaps."""
    on, sent = first, list[tuple[dt.date, int]]()
    for gap in (*steps, 0):
        occasion = reminding.due(day, of, [each for _on, each in sent], on=on)
        sent += [] if occasion is None else [(on, occasion)]
        on += dt.timedelta(gap)
    return sent


@given(days, occasions, days, gaps)
def test_each_occasion_goes_once_and_in_order_however_often_the_job_is_missed(
    day: dt.date, of: set[int], first: dt.date, steps: list[int]
) -> None:
    sent = [occasion for _on, occasion in _sent(day, of, first, steps)]

    assert sent == sorted(set(sent), reverse=True)
    assert set(sent) <= of


@given(days, occasions, days, gaps)
def test_no_reminder_goes_before_its_day(
    day: dt.date, of: set[int], first: dt.date, steps: list[int]
) -> None:
    for on, occasion in _sent(day, of, first, steps):
        assert (day - on).days <= occasion


@given(days, occasions, st.integers(0, 200))
def test_a_job_that_is_never_missed_reminds_on_each_occasion_to_the_day(
    day: dt.date, of: set[int], length: int
) -> None:
    first = day - dt.timedelta(120)

    sent = _sent(day, of, first, [1] * length)

    last = day - (first + dt.timedelta(length))
    assert [each for _on, each in sent] == sorted((o for o in of if o >= last.days), reverse=True)
    assert all((day - on).days == occasion for on, occasion in sent)


@given(days, occasions, occasions, days)
def test_the_next_day_is_the_first_on_which_something_is_due(
    day: dt.date, of: set[int], reminded: set[int], on: dt.date
) -> None:
    following = reminding.next_due(day, of, reminded, on=on)

    if following is None:
        last = max([on, *(day - dt.timedelta(each) for each in of)])
        assert reminding.due(day, of, reminded, on=last) is None
        return
    assert following >= on
    assert reminding.due(day, of, reminded, on=following) is not None
    if following > on:
        assert reminding.due(day, of, reminded, on=following - dt.timedelta(1)) is None


def test_the_coordinator_hears_of_everything_that_can_come() -> None:
    heard = {kind: reminding.hearers(kind) for kind in Kind}

    assert all(reminding.Hearer.COORDINATOR in each for each in heard.values())
    assert heard[Kind.REPLACEMENT_ENDS][1:] == (reminding.Hearer.PARTY,)
    assert heard[Kind.YEARLY] == (reminding.Hearer.COORDINATOR,)


def _ending(about: str) -> Coming:
    return Coming(
        Kind.APPOINTMENT_ENDS, dt.date(2026, 12, 31), "organet", Words("x", "x"), "", about=about
    )


def test_what_ends_is_the_business_of_the_party_whose_seat_it_is() -> None:
    situation = Situation({"body": {"seats": [{"from": {"each": "municipality"}, "ordinary": 1}]}})
    name, slot = next(iter(situation.slots.items()))
    facts = Situation({**situation.row, "appointments": [{"seat": name, "person": "kim"}]}).facts

    assert reminding.party_of(_ending("h0"), facts) == slot.filler.party
    assert reminding.party_of(_ending("nobody's"), facts) is None
