"""How a recommendation stands: what is always true, whatever came in and in whatever order."""

import datetime as dt
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.matters.decisions import (
    Answer,
    ClauseOutcome,
    LineStep,
    Outcome,
    Request,
    Row,
    RowState,
    standing,
)
from samverk.rulebook.matters.decisions.rows import ASIDE

ASKED = dt.date(2020, 2, 7)
DUE = dt.date(2020, 4, 30)
ADOPTED = (ClauseOutcome(1, Outcome.ADOPTED), ClauseOutcome(2, Outcome.ADOPTED))

days = st.dates(dt.date(2020, 1, 1), dt.date(2021, 1, 1))
outcomes = st.dictionaries(st.sampled_from([1, 2]), st.sampled_from(Outcome)).map(
    lambda each: tuple(ClauseOutcome(*pair) for pair in each.items())
)
answers = st.builds(
    Answer,
    number=st.integers(1, 99),
    received_on=days,
    decided_on=st.none() | days,
    outcomes=outcomes,
    is_confirmed=st.booleans(),
)
# No two answers of a party were decided and came in on the same days: else their numbers do tell them apart.
several = st.lists(answers, max_size=4, unique_by=lambda answer: answer.in_time[:2]).map(tuple)
steps = st.lists(
    st.builds(LineStep, st.just("Nämnden"), st.none() | days, is_planned=st.booleans()), max_size=2
).map(tuple)
rows = st.builds(
    Row,
    party=st.sampled_from(["alby", "boda", "ceda"]),
    name=st.sampled_from(["Alby", "Boda", "Ceda"]),
    asked_on=st.none() | days,
    planned_on=st.none() | days,
    answers=several,
    line=steps,
    withdrawn_on=st.none() | days,
)
requests = st.builds(
    Request,
    due=st.none() | days,
    clauses=st.sampled_from([(1,), (1, 2)]),
    rows=st.lists(rows, max_size=10).map(tuple),
)


@given(requests, days, st.randoms(use_true_random=False))
def test_the_order_of_registration_changes_nothing(
    request: Request, on: dt.date, random: Random
) -> None:
    def shuffled(row: Row) -> Row:
        given = [replace(each, number=100 - each.number) for each in row.answers]
        random.shuffle(given)
        return replace(row, answers=tuple(given))

    other = replace(request, rows=tuple(map(shuffled, request.rows)))

    ours, theirs = standing(request, on=on), standing(other, on=on)

    assert ours.sentence == theirs.sentence
    assert ours.counts == theirs.counts
    assert [r.state for r in ours.rows] == [r.state for r in theirs.rows]


@given(requests, days)
def test_every_party_is_in_one_state_and_no_party_is_lost(request: Request, on: dt.date) -> None:
    stands = standing(request, on=on)

    assert len(stands.rows) == len(request.rows) == sum(stands.counts.values())
    assert stands.asked == sum(row.state not in ASIDE for row in stands.rows)


@given(requests, days)
def test_what_comes_in_later_changes_nothing_today(request: Request, on: dt.date) -> None:
    def until_today(row: Row) -> Row:
        return replace(row, answers=tuple(a for a in row.answers if a.received_on <= on))

    today = replace(request, rows=tuple(map(until_today, request.rows)))

    assert standing(today, on=on) == standing(request, on=on)


@given(requests, days)
def test_whoever_is_waited_for_has_been_asked_and_has_something_open(
    request: Request, on: dt.date
) -> None:
    for row in standing(request, on=on).waiting:
        assert row.state not in ASIDE | {RowState.ADOPTED, RowState.REJECTED, RowState.NOTED}
        assert any(clause.is_open for clause in row.clauses)


@given(requests, days)
def test_whoever_was_asked_is_waited_for_reviewed_or_done(request: Request, on: dt.date) -> None:
    for row in standing(request, on=on).rows:
        done = not any(clause.is_open for clause in row.clauses)
        assert (
            [row.state in ASIDE, row.state is RowState.RECEIVED, row.is_waiting].count(True) == 1
        ) or (done and not row.is_waiting)


@given(requests, days)
def test_the_sentence_ends_and_differs_between_the_languages(request: Request, on: dt.date) -> None:
    says = standing(request, on=on).sentence

    assert says.sv.endswith(".")
    assert says.en.endswith(".")
    assert says.sv != says.en


@given(st.integers(1, 290), st.integers(0, 290))
def test_the_sentence_stays_short_with_290_parties(parties: int, answered: int) -> None:
    said = Answer(1, ASKED, ASKED, outcomes=ADOPTED, is_confirmed=True)
    request = Request(
        DUE,
        (1, 2),
        tuple(
            Row(f"p{n}", f"Kommun {n}", asked_on=ASKED, answers=(said,) if n < answered else ())
            for n in range(parties)
        ),
    )

    stands = standing(request, on=DUE)

    assert len(stands.sentence.sv) < 150
    assert stands.adopted == min(parties, answered)
    assert stands.is_complete is (answered >= parties)


def test_a_recommendation_without_clauses_is_one_clause() -> None:
    said = Answer(1, ASKED, ASKED, outcomes=ADOPTED[:1], is_confirmed=True)
    request = Request(None, (), (Row("alby", "Alby", asked_on=ASKED, answers=(said,)),))

    assert standing(request, on=ASKED).adopted == 1


def test_a_recommendation_is_complete_when_the_last_answer_has_been_reviewed() -> None:
    reviewed = Answer(1, ASKED, ASKED, outcomes=ADOPTED, is_confirmed=True)
    received = replace(reviewed, is_confirmed=False)
    alby = Row("alby", "Alby", asked_on=ASKED, answers=(reviewed,))
    boda = Row("boda", "Boda", asked_on=ASKED)

    def is_complete(*rows: Row) -> bool:
        return standing(Request(DUE, (1, 2), rows), on=DUE).is_complete

    assert not is_complete(alby, boda)
    assert not is_complete(alby, replace(boda, answers=(received,)))
    assert is_complete(alby, replace(boda, answers=(reviewed,)))
    assert not is_complete()
