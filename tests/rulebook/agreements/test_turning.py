"""Until the first of the turning days an agreement stands as it does."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.duties import DutyStanding, Noted, standing
from samverk.rulebook.agreements.facts import Interpretation, Known, Open
from samverk.rulebook.agreements.silences import Silence, silences
from samverk.rulebook.agreements.state import State
from samverk.rulebook.agreements.turning import Outlook, day_after, outlook, turning_days
from samverk.rulebook.structure.model import Duty
from tests.rulebook.agreements.drawn import YEARS, agreements, days, perhaps
from tests.rulebook.agreements.known import (
    day,
    everybody,
    gave_notice,
    known,
    notice_terms,
    terms,
)


def seen(
    of: Known, noted: list[Noted], on: dt.date
) -> tuple[Outlook, tuple[Silence, ...], tuple[DutyStanding, ...]]:
    found = outlook(of, on=on)
    owed = standing(of.terms.duties, noted, state=found.state, on=on)
    return found, silences(found.told), owed


@given(
    agreements(),
    st.lists(st.builds(Noted, st.just("start"), days, perhaps, perhaps), max_size=2),
    st.integers(-10, YEARS + 600).map(day),
    st.data(),
)
def test_an_agreement_stands_as_it_does_until_it_turns(
    of: Known, noted: list[Noted], on: dt.date, data: st.DataObject
) -> None:
    stands = seen(of, noted, on)
    last = min(turning_days(of, noted, stands[0]), default=day(9000)) - dt.timedelta(days=1)

    for later in (last, data.draw(st.dates(on, last))):
        then = seen(of, noted, later)

        assert replace(then[0], on=on) == stands[0]
        assert then[1:] == stands[1:]


def test_what_is_over_never_turns_by_what_followed_from_it() -> None:
    of = known(terms(until=day(100)), {"a": 1, "b": 2, "c": 3})

    found = outlook(of, on=day(100))

    assert found.state is State.ENDED
    assert not [*turning_days(of, [], found)]


def test_an_agreement_in_force_turns_at_each_day_that_is_known_of_it() -> None:
    months = notice_terms("received", months=1, ends_for="the one")
    start = Duty("start", "Starta", None, day(50), None, None, ())
    of = replace(terms(until=day(1000), notice=months), duties=(start,))
    names = {key: key.upper() for key in "abc"}
    noted = Noted("start", day(55), planned_on=day(70))
    letters = (gave_notice(received=40), gave_notice("b", received=60, treated=65))
    adopted = Known(of, names, everybody(Known(of, names), day(1)), letters)

    found = outlook(adopted, on=day(50))

    ahead = set(turning_days(adopted, [noted], found))
    runs_out, last_to_notice = dt.date(2020, 3, 10), dt.date(2022, 8, 26)
    assert found.state is State.UNDER_NOTICE
    assert (found.ends, found.last_to_notice) == (day(1000), last_to_notice)
    assert ahead == {
        day(51),
        day(55),
        day(60),
        day(65),
        runs_out,
        last_to_notice + dt.timedelta(days=1),
        day(1000),
    }


def test_a_draft_turns_when_it_is_recommended_sent_read_and_adopted() -> None:
    said = Interpretation(Open.FORCE, "each for itself", "Jonas Hedman", day(25))
    of = known(
        terms(when="unstated", until=day(900)),
        {"a": 30, "b": 40},
        recommended_on=day(10),
        sent_on=day(20),
        interpretations=(said,),
    )

    found = outlook(of, on=day(0))

    assert found.state is State.DRAFT
    assert set(turning_days(of, [], found)) == {day(number) for number in (10, 20, 25, 30, 40)}


def test_what_waits_for_its_day_turns_on_it() -> None:
    of = known(terms(not_before=day(90)), {"a": 1, "b": 2, "c": 3}, sent_on=day(1))

    found = outlook(of, on=day(50))

    assert found.state is State.OUT_FOR_ADOPTION
    assert [*turning_days(of, [], found)] == [day(90)]


def test_there_is_no_day_after_the_last() -> None:
    assert day_after(dt.date.max) is None
    assert day_after(None) is None
    assert day_after(day(0)) == day(1)
