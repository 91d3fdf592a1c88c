"""What is refused and doubted when something is recorded of an agreement."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.ending import by_notice
from samverk.rulebook.agreements.facts import Interpretation, Known, Notice, Open
from samverk.rulebook.agreements.recording.decisions import Decided, of_decision
from samverk.rulebook.agreements.recording.notices import (
    Letter,
    Treated,
    of_notice,
    of_treatment,
    of_withdrawal,
)
from samverk.rulebook.agreements.recording.readings import named, of_reading
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters.decisions import Outcome
from samverk.rulebook.structure.model import Notice as NoticeTerms
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
STOP, WARN = Weight.STOP, Weight.WARN


def told(findings: Iterable[Finding]) -> dict[str, Weight]:
    return {each.code.removeprefix("agreements."): each.weight for each in findings}


def decided(
    party: str = "a", outcome: Outcome = Outcome.ADOPTED, number: int = 3, **facts: object
) -> Decided:
    return Decided(party, party.upper(), outcome, day(number), **facts)  # type: ignore[arg-type] # facts of a test


def decision(of: Known, row: Decided, on: int = 10) -> dict[str, Weight]:
    return told(of_decision(of, row, on=day(on)))


def test_a_party_that_adopts_an_agreement_that_is_out_is_nothing_to_speak_of() -> None:
    assert decision(known(terms(), {}), decided()) == {}


def test_a_decision_that_has_not_been_made_is_refused() -> None:
    assert decision(known(terms(), {}), decided(number=11)) == {"not_yet": STOP}


def test_who_is_no_party_adopts_nothing() -> None:
    assert decision(known(terms(), {}), decided("x")) == {"no_party_decides": STOP}


def test_a_change_is_said_and_doubted() -> None:
    unsaid = decision(known(terms(), {}), decided(outcome=Outcome.CHANGED))
    said = decision(known(terms(), {}), decided(outcome=Outcome.CHANGED, change="Utom punkt 3."))

    assert unsaid == {"change_unsaid": STOP}
    assert said == {"adopted_with_change": WARN}


def test_a_party_that_answered_the_recommendation_is_doubted() -> None:
    row = decided(answered=True)

    assert decision(known(terms(), {}), row) == {"answered_already": WARN}


@pytest.mark.parametrize(
    ("number", "expected"),
    [(3, {}), (4, {"decided_when_over": WARN}), (9, {"decided_when_over": WARN})],
)
def test_a_decision_on_what_is_over_is_doubted_from_its_first_day(
    number: int, expected: dict[str, Weight]
) -> None:
    replaced = known(terms(), {"a": 0}, replaced_on=day(4))
    ended = known(terms(until=day(4)), ALL)

    assert decision(replaced, decided("b", number=number)) == expected
    assert decision(ended, decided("b", number=number)) == expected


def test_what_never_was_in_force_is_not_over() -> None:
    assert decision(known(terms(until=day(4)), {}), decided(number=9)) == {}


def letter(notice: Notice | None = None, *, is_kept: bool = True) -> Letter:
    row = notice or gave_notice(received=2)
    return Letter(row, row.party.upper(), is_kept)


def notice(of: Known, row: Letter, on: int = 10) -> dict[str, Weight]:
    return told(of_notice(of, row, on=day(on)))


def leaving(**facts: object) -> Known:
    return known(terms(notice=notice_terms()), ALL, **facts)


def test_a_party_that_leaves_an_agreement_in_force_by_letter_is_nothing_to_speak_of() -> None:
    assert notice(leaving(), letter()) == {}


def test_a_letter_that_came_before_it_was_written_is_refused() -> None:
    early = Notice("a", day(5), day(4))

    assert notice(leaving(), letter(early)) == {"received_before_written": STOP}


def test_a_letter_of_tomorrow_is_refused() -> None:
    assert notice(leaving(), letter(gave_notice(received=11))) == {"not_yet": STOP}


def test_a_letter_from_somebody_else_is_recorded_with_the_clause_of_the_parties() -> None:
    somebody = letter(gave_notice("x", received=2))
    found = list(of_notice(leaving(), somebody, on=day(10)))
    cited = list(of_notice(vasterbotten(), letter(gave_notice("gavle", received=2)), on=day(10)))

    assert told(found) == {"notice_from_no_party": WARN}
    assert found[0].source == "samverk-avtal A20"
    assert cited[0].source == "vasterbotten-2020 2"


def test_a_letter_before_the_agreement_is_in_force_is_doubted() -> None:
    never = known(terms(notice=notice_terms()), {})
    later = known(terms(not_before=day(5), notice=notice_terms()), ALL)

    assert notice(never, letter()) == {"notice_before_force": WARN}
    assert notice(later, letter()) == {"notice_before_the_day": WARN}
    assert notice(later, letter(gave_notice(received=5))) == {}


def test_a_letter_after_the_end_is_doubted_by_the_day_it_came_or_was_written() -> None:
    over = known(terms(until=day(2), notice=notice_terms()), ALL)

    assert notice(over, letter()) == {"notice_when_over": WARN}
    assert notice(over, letter(gave_notice(received=None))) == {}


def test_where_the_text_says_nothing_of_notice_nothing_is_promised() -> None:
    assert notice(known(terms(), ALL), letter(is_kept=False)) == {"nothing_on_notice": WARN}


def test_what_is_to_be_in_writing_is_asked_for_in_writing() -> None:
    by_word = known(terms(notice=NoticeTerms(12, "received", None, False, "all", ())), ALL)  # noqa: FBT003 -- as the model has it

    assert notice(leaving(), letter(is_kept=False)) == {"no_letter": WARN}
    assert notice(by_word, letter(is_kept=False)) == {}


def treated(number: int = 5, body: str | None = "samrad") -> Treated:
    return Treated(day(number), body, "Annat organ" if body else "", "Samrådet")


def treatment(of: Known, row: Notice, how: Treated) -> dict[str, Weight]:
    return told(of_treatment(of, row, how, on=day(10)))


def test_a_letter_is_treated_once_it_has_come() -> None:
    came = gave_notice(received=4)

    assert treatment(leaving(), came, treated(4)) == {}
    assert treatment(leaving(), came, treated(3)) == {"treated_before_received": STOP}
    assert treatment(leaving(), came, treated(11)) == {"not_yet": STOP}
    assert treatment(leaving(), gave_notice(received=None), treated()) == {
        "treated_before_it_came": STOP
    }
    assert treatment(known(terms(), ALL), came, treated()) == {}


def test_only_the_body_that_the_terms_name_sets_the_time_running() -> None:
    of, came = vasterbotten(), gave_notice("umea", received=4)
    found = list(of_treatment(of, came, treated(body="lsg"), on=day(10)))

    assert told(found) == {"other_body_treated": WARN}
    assert found[0].source == "vasterbotten-2020 11"
    assert treatment(of, came, treated(body=None)) == {"treated_nowhere": WARN}
    assert treatment(of, came, treated()) == {}


def withdrawal(of: Known, row: Notice, number: int, on: int = 900) -> dict[str, Weight]:
    return told(of_withdrawal(of, row, day(number), on=day(on)))


def test_a_notice_that_has_come_is_taken_back_with_somebodys_word() -> None:
    came = gave_notice(received=4)

    assert withdrawal(leaving(), came, 3) == {}
    assert withdrawal(leaving(), came, 4) == {"withdrawn_once_received": WARN}
    assert withdrawal(leaving(), gave_notice(received=None), 4) == {}
    assert withdrawal(leaving(), came, -1) == {"withdrawn_before_given": STOP}
    assert withdrawal(leaving(), came, 20, on=10)["not_yet"] is STOP


def test_a_notice_that_has_run_out_is_not_undone() -> None:
    came = gave_notice(received=4)
    over = by_notice(leaving(), came).on.value

    assert over is not None
    number = (over - day(0)).days
    assert withdrawal(leaving(), came, number) == {"withdrawn_too_late": WARN}
    assert withdrawal(leaving(), came, number - 1) == {"withdrawn_once_received": WARN}


def reading(of: Known, said: Interpretation, on: int = 10) -> list[Finding]:
    return list(of_reading(of, said, on=day(on)))


def test_a_silence_is_read_by_somebody() -> None:
    silent = known(terms(when="unstated"), {})
    said = read(Open.FORCE, "all")

    assert reading(silent, said) == []
    assert told(reading(silent, replace(said, by=" "))) == {"reading_by_nobody": STOP}
    assert told(reading(silent, replace(said, on=day(11)))) == {"not_yet": STOP}


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (Open.FORCE, "när alla har antagit det"),
        (Open.COUNTED_FROM, "från dagen då den kom in"),
        (Open.ENDS_FOR, "för alla parter"),
    ],
)
def test_what_the_text_says_is_not_read_otherwise(of: Open, says: str) -> None:
    ways = {Open.FORCE: "each for itself", Open.COUNTED_FROM: "given", Open.ENDS_FOR: "the one"}
    found = reading(leaving(), read(of, ways[of]))

    assert told(found) == {"text_says_already": WARN}
    assert getattr(found[0].facts["says"], "sv", "") == says


def test_the_clause_that_says_it_is_the_one_that_is_cited() -> None:
    counted = reading(vasterbotten(), read(Open.COUNTED_FROM, "given"))
    silent = reading(vasterbotten(), read(Open.ENDS_FOR, "all"))

    assert [each.source for each in counted] == ["vasterbotten-2020 11"]
    assert silent == []


def test_where_there_are_no_terms_of_it_everything_is_open() -> None:
    bare = known(terms(when=None), {})

    assert [reading(bare, read(of, "all")) for of in Open] == [[], [], []]


def test_another_reading_than_the_last_is_told() -> None:
    before = known(terms(when="unstated"), {}, interpretations=(read(Open.FORCE, "all"),))

    other = reading(before, read(Open.FORCE, "each for itself", 1))
    same = reading(before, read(Open.FORCE, "all", 1))

    assert told(other) == {"read_otherwise": WARN}
    assert same == []


def test_a_number_of_parties_is_said_in_words_too() -> None:
    assert named(Open.FORCE, "number").sv.startswith("när så många")


@given(
    given_on=st.integers(0, 30),
    received=st.none() | st.integers(0, 30),
    number=st.integers(0, 30),
)
def test_days_in_order_are_never_refused_and_days_out_of_order_always(
    given_on: int, received: int | None, number: int
) -> None:
    row = Notice("a", day(given_on), None if received is None else day(received))
    in_order = received is not None and given_on <= received <= number

    found = [
        *of_notice(leaving(), letter(row), on=day(30)),
        *of_treatment(leaving(), row, treated(number), on=day(30)),
    ]

    assert (not any(each.weight is STOP for each in found)) == in_order
