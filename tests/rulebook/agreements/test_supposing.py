"""What is supposed gives the same days as if it had been recorded, whatever the order, and nothing supposed changes nothing."""

import datetime as dt
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from samverk.rulebook.agreements import days, ending, force
from samverk.rulebook.agreements.consequences import Kind, consequences
from samverk.rulebook.agreements.facts import Adoption, Interpretation, Known, Notice, Open
from samverk.rulebook.agreements.leaving import parties_leaving
from samverk.rulebook.agreements.saying import in_short
from samverk.rulebook.agreements.silences import readings, silences
from samverk.rulebook.agreements.state import state
from samverk.rulebook.agreements.supposing import (
    Adopts,
    GivesNotice,
    IsRead,
    IsReplaced,
    NeverAdopts,
    Supposed,
    WithdrawsNotice,
    suppose,
)
from samverk.rulebook.dates import months_after
from samverk.rulebook.holidays import why_no_end
from samverk.rulebook.structure.model import Agreement
from tests.rulebook.agreements.known import (
    day,
    known,
    notice_terms,
    read,
    terms,
)

PARTIES = "abc"
ON = dt.date(2020, 1, 1)

some_days = st.integers(0, 2500).map(day)


@st.composite
def some_terms(draw: st.DrawFn) -> Agreement:
    notice = st.builds(
        notice_terms,
        st.sampled_from((*ending.WAYS, ending.UNSTATED)),
        months=st.integers(0, 36),
        ends_for=st.sampled_from((None, "all", "the one")),
    )
    return terms(
        when=draw(st.sampled_from((None, "all", "number", "each for itself", "unstated"))),
        number=2,
        not_before=draw(st.none() | some_days),
        until=draw(st.none() | some_days),
        renewal=draw(st.none() | st.integers(1, 48)),
        notice=draw(st.none() | notice),
        each_with=draw(st.none() | st.just("c")),
    )


@st.composite
def some_notice(draw: st.DrawFn, party: str) -> Notice:
    given_on = draw(some_days)
    received = given_on + dt.timedelta(days=draw(st.integers(0, 60)))
    treated = received + dt.timedelta(days=draw(st.integers(0, 200)))
    return Notice(party, given_on, received, draw(st.none() | st.just(treated)))


readings_of = {
    Open.FORCE: ("each for itself", "all"),
    Open.COUNTED_FROM: ending.WAYS,
    Open.ENDS_FOR: ("all", "the one"),
}


@st.composite
def some_reading(draw: st.DrawFn, by: str = "Jonas Hedman") -> Interpretation:
    of = draw(st.sampled_from(Open))
    return Interpretation(of, draw(st.sampled_from(readings_of[of])), by, draw(some_days))


@st.composite
def some_known(draw: st.DrawFn) -> Known:
    adopted = draw(st.dictionaries(st.sampled_from(PARTIES), st.integers(0, 2500)))
    leaving = draw(st.sets(st.sampled_from(PARTIES)))
    read_so = draw(st.lists(some_reading(), max_size=2, unique_by=lambda each: (each.of, each.on)))
    return known(
        draw(some_terms()),
        adopted,
        notices=tuple(draw(some_notice(party)) for party in sorted(leaving)),
        interpretations=tuple(read_so),
        sent_on=draw(st.none() | some_days),
        replaced_on=draw(st.none() | some_days),
    )


some_acts = st.lists(
    st.one_of(
        st.sampled_from(PARTIES).flatmap(some_notice).map(GivesNotice),
        st.sampled_from(PARTIES).map(WithdrawsNotice),
        st.builds(Adopts, st.builds(Adoption, st.sampled_from(PARTIES), some_days, st.booleans())),
        st.sampled_from(PARTIES).map(NeverAdopts),
        some_reading().map(IsRead),
        some_days.map(IsReplaced),
    ),
    max_size=4,
)


def everything(of: Known) -> object:
    """Every day, state and reading that follows."""
    each = [(force.enters_for(of, p).value, ending.ends_for(of, p).value) for p in of.parties]
    return days.dates(of, on=ON), each, days.course(of), silences(of), readings(of)


@given(some_known())
def test_nothing_supposed_changes_nothing(before: Known) -> None:
    after = suppose(before, ())

    assert after == before
    assert consequences(before, after, on=ON) == ()
    assert parties_leaving(before, after) == {}


@given(some_known(), some_acts, st.randoms())
def test_the_order_of_what_is_supposed_does_not_matter(
    before: Known, acts: list[Supposed], chance: object
) -> None:
    shuffled = list(acts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert suppose(before, acts) == suppose(before, shuffled)


@given(some_known(), st.sampled_from(PARTIES), st.data())
def test_a_supposed_notice_and_the_real_one_give_the_same_days(
    before: Known, party: str, data: st.DataObject
) -> None:
    notice = data.draw(some_notice(party))
    others = tuple(each for each in before.notices if each.party != party)
    before = replace(before, notices=others)

    supposed = suppose(before, [GivesNotice(notice)])

    assert everything(supposed) == everything(replace(before, notices=(*others, notice)))


@given(some_known(), st.sampled_from(PARTIES), some_days)
def test_a_supposed_decision_and_the_real_one_give_the_same_days(
    before: Known, party: str, on: dt.date
) -> None:
    others = tuple(each for each in before.adoptions if each.party != party)
    before = replace(before, adoptions=others)

    supposed = suppose(before, [Adopts(Adoption(party, on))])

    recorded_first = replace(before, adoptions=(Adoption(party, on), *others))
    assert everything(supposed) == everything(recorded_first)


@given(some_known(), some_reading())
def test_a_supposed_reading_and_the_real_one_give_the_same_days(
    before: Known, reading: Interpretation
) -> None:
    assume((reading.of, reading.on) not in {(e.of, e.on) for e in before.interpretations})

    supposed = suppose(before, [IsRead(reading)])

    recorded = replace(before, interpretations=(*before.interpretations, reading))
    assert everything(supposed) == everything(recorded)


@given(some_known(), some_acts)
def test_what_is_supposed_leaves_what_is_known_alone(before: Known, acts: list[Supposed]) -> None:
    told = everything(before)

    suppose(before, acts)

    assert everything(before) == told


@given(some_known(), some_acts)
def test_every_supposition_is_told_in_a_sentence_and_each_consequence_has_its_clause(
    before: Known, acts: list[Supposed]
) -> None:
    after = suppose(before, acts)

    said = in_short(before, after, acts)

    assert said.sv.endswith(".")
    assert said.en.endswith(".")
    for each in consequences(before, after, on=ON):
        assert each.source
        assert each.says.sv.endswith(".")
        assert each.kind is not Kind.DAY or (each.was or each.becomes)


@given(some_known())
def test_the_course_says_the_state_of_every_day(of: Known) -> None:
    phases = days.course(of)

    for at, phase in enumerate(phases[1:], start=1):
        assert phase.from_day is not None
        assert state(of, on=phase.from_day) is phase.state
        assert state(of, on=phase.from_day - dt.timedelta(days=1)) is phases[at - 1].state


def test_a_reading_that_comes_late_does_not_hide_the_day_that_was_known_before_it() -> None:
    of = known(
        terms(when=None),
        {"a": 0, "b": 0, "c": 1},
        interpretations=(read(Open.FORCE, "each for itself", 2),),
    )

    assert [phase.from_day for phase in days.course(of)] == [None, day(1)]


@given(st.dates(dt.date(2005, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 60))
def test_a_notice_ends_on_its_own_day_of_the_month_whatever_weekday_that_is(
    begins: dt.date, months: int
) -> None:
    letter = Notice("a", begins, begins, begins)
    of = known(terms(notice=notice_terms(months=months)), {}, notices=(letter,))

    found = ending.by_notice(of, letter).on.value

    assert found == months_after(begins, months)
    assert found.day == begins.day or (found + dt.timedelta(days=1)).day == 1


@given(st.dates(dt.date(2006, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 36))
def test_the_last_day_of_notice_is_never_moved_and_a_holiday_is_told(
    over: dt.date, months: int
) -> None:
    of = known(terms(notice=notice_terms(months=months)), {})

    found = ending.to_end_by(of, over)

    assert found.value == ending.last_to_notice(of, before=over)
    assert found.value is not None
    told = [step for step in found.steps if step.source.startswith("sfs-1930-173")]
    assert bool(told) is (why_no_end(found.value) is not None)


def test_where_the_text_says_nothing_of_force_each_reading_is_asked_about() -> None:
    of = known(terms(when=None), {"a": 0, "b": 5})

    assert [each.of for each in silences(of)] == [Open.FORCE]
    assert [each.days[0].on for each in readings(of)] == [day(5), None]


def test_a_supposed_reading_is_told_as_supposed_and_a_recorded_one_by_who_said_it() -> None:
    of = known(terms(when=None), {"a": 0, "b": 5})
    supposed = suppose(of, [IsRead(Interpretation(Open.FORCE, "all", "", day(9)))])
    recorded = replace(of, interpretations=(read(Open.FORCE, "all"),))

    assert "Här antas" in force.enters(supposed).steps[0].text.sv
    assert "Jonas Hedman" in force.enters(recorded).steps[0].text.sv
