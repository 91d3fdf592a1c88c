"""What is refused and doubted in the duties, the ties and the entered terms of agreements."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.recording.duties import Step, of_duty
from samverk.rulebook.agreements.recording.terms import of_terms
from samverk.rulebook.agreements.recording.texts import SENTENCES
from samverk.rulebook.agreements.recording.ties import (
    of_a_tie,
    of_release,
    of_replacement,
    of_replacement_from_below,
    of_waiting,
    reached,
)
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.structure.model import Agreement, Duty, Force, Lasts
from tests.rulebook.agreements.known import day, known, notice_terms, terms, vasterbotten

ALL = {"a": 0, "b": 0, "c": 0}
STOP, WARN, INFO = Weight.STOP, Weight.WARN, Weight.INFO


def told(findings: Iterable[Finding]) -> dict[str, Weight]:
    return {each.code.removeprefix("agreements."): each.weight for each in findings}


def duty(
    step: Step, done: Mapping[str, dt.date] | None = None, *, on: dt.date = dt.date(2024, 1, 1)
) -> list[Finding]:
    return list(of_duty(vasterbotten(), step, done or {}, on=on))


def test_the_first_step_of_the_chain_is_done_when_it_is_done() -> None:
    assert duty(Step("uppfoljning-forslag", dt.date(2022, 9, 1), is_done=True)) == []


def test_a_step_before_the_one_it_comes_after_is_doubted_with_the_clause() -> None:
    start = Step("uppfoljning-start", dt.date(2023, 8, 1), is_done=True)

    first = duty(start)
    later = duty(start, {"uppfoljning-beslut": dt.date(2023, 8, 2)})
    in_turn = duty(start, {"uppfoljning-beslut": dt.date(2023, 8, 1)})

    assert told(first) == {"done_before_its_turn": WARN}
    assert first[0].source == "vasterbotten-2020 9"
    assert told(later) == {"done_out_of_order": WARN}
    assert in_turn == []


def test_a_plan_does_not_wait_for_its_turn() -> None:
    plan = Step("uppfoljning-start", dt.date(2023, 9, 1), is_done=False)

    assert duty(plan, on=dt.date(2023, 1, 1)) == []
    assert told(duty(plan)) == {"planned_in_the_past": WARN}


def test_what_comes_after_its_latest_day_is_doubted() -> None:
    late = dt.date(2023, 9, 2)

    planned = duty(Step("uppfoljning-start", late, is_done=False), on=dt.date(2023, 1, 1))
    done = duty(Step("representanter", late, is_done=True))

    assert told(planned) == {"planned_too_late": WARN}
    assert told(done) == {"done_too_late": WARN}


def test_a_duty_that_is_not_in_the_agreement_and_one_of_tomorrow_are_refused() -> None:
    assert told(duty(Step("annat", dt.date(2023, 1, 1), is_done=True))) == {"no_such_duty": STOP}
    tomorrow = Step("uppfoljning-forslag", dt.date(2024, 1, 2), is_done=True)
    assert told(duty(tomorrow)) == {"not_yet": STOP}


def test_agreements_do_not_hang_on_each_other_in_a_ring() -> None:
    ties = {"b": frozenset({"c"}), "c": frozenset({"d"})}

    assert told(of_a_tie(ties, "d", "b", name="B")) == {"in_a_ring": STOP}
    assert told(of_a_tie(ties, "a", "a", name="A")) == {"in_a_ring": STOP}
    assert told(of_a_tie(ties, "a", "b", name="B")) == {}


@given(st.dictionaries(st.sampled_from("abcde"), st.frozensets(st.sampled_from("abcde"))))
def test_whatever_is_reached_is_reached_from_there(ties: dict[str, frozenset[str]]) -> None:
    found = reached(ties, "a")

    assert "a" in found
    assert all(reached(ties, each) <= found for each in found)


def replaced(of: Known | None, began: dt.date | None, number: int = 5) -> dict[str, Weight]:
    return told(of_replacement(of, "Det nya", began, replaced_on=day(number)))


def test_an_agreement_is_replaced_by_one_that_is_in_force() -> None:
    living = known(terms(), ALL)

    assert replaced(living, day(5)) == {}
    assert replaced(None, day(5)) == {}
    assert replaced(living, day(6)) == {"replaced_too_soon": WARN}
    assert replaced(living, None) == {"replaced_by_what_may_not_come": WARN}
    assert replaced(known(terms(until=day(5)), ALL), day(5)) == {"replaced_when_over": WARN}


def test_an_agreement_that_is_replaced_by_one_under_it_is_doubted() -> None:
    below = of_replacement_from_below("Det lokala", is_under=True)
    beside = of_replacement_from_below("Det nya", is_under=False)

    assert told(below) == {"replaced_from_below": WARN}
    assert told(beside) == {}


def test_what_is_in_force_already_waits_with_a_doubt() -> None:
    living, new = known(terms(not_before=day(3)), ALL), known(terms(), {})

    assert told(of_waiting(living, "Det andra", on=day(3))) == {"waits_though_in_force": WARN}
    assert told(of_waiting(living, "Det andra", on=day(2))) == {}
    assert told(of_waiting(new, "Det andra", on=day(3))) == {}
    assert told(of_waiting(None, "Det andra", on=day(3))) == {}


def released(began: dt.date | None, clause: str = "") -> dict[str, Weight]:
    return told(of_release("Det andra", began, clause, released_on=day(3)))


def test_that_it_waits_no_longer_is_doubted_where_it_has_waited_or_its_text_says_so() -> None:
    assert released(None) == released(day(4)) == {}
    assert released(day(3)) == {"waited_out": WARN}
    assert released(None, "2") == {"waits_by_its_text": WARN}


CLAUSES = ("avtal:lokal 1",)


def entered(**facts: object) -> Agreement:
    """Terms that say everything, each with its clause."""
    whole = replace(
        terms(notice=replace(notice_terms(), clauses=CLAUSES)),
        force=Force("all", None, None, CLAUSES),
        clauses=CLAUSES,
    )
    return replace(whole, **facts)  # type: ignore[arg-type] # facts of a test


def a_duty(key: str, after: str | None = None, clauses: tuple[str, ...] = CLAUSES) -> Duty:
    return Duty(key, key.capitalize(), None, None, after, None, clauses)


def test_terms_that_say_everything_are_nothing_to_speak_of() -> None:
    assert told(of_terms(entered(duties=(a_duty("a"), a_duty("b", "a"))))) == {}


def test_an_agreement_has_two_parties() -> None:
    assert told(of_terms(entered(parties=("a", "a")))) == {"too_few_parties": STOP}


def test_a_number_is_one_that_can_be_reached() -> None:
    def of(number: int | None) -> dict[str, Weight]:
        return told(of_terms(entered(force=Force("number", number, None, CLAUSES))))

    assert [of(number) for number in (2, 3)] == [{}, {}]
    assert [of(number) for number in (None, 1, 4)] == [{"no_such_number": STOP}] * 3


def test_where_named_parties_decide_somebody_is_named() -> None:
    def of(named: tuple[str, ...]) -> dict[str, Weight]:
        return told(of_terms(entered(force=Force("named", None, None, CLAUSES, named))))

    assert (of(()), of(("a",))) == ({"nobody_named": STOP}, {})


def test_an_agreement_ends_after_it_begins() -> None:
    def of(
        first: dt.date | None,
        until: dt.date | None,
        *,
        renewal: int | None = None,
        **facts: object,
    ) -> dict[str, Weight]:
        return told(of_terms(entered(lasts=Lasts(first, until, renewal, CLAUSES), **facts)))

    from_five = Force("all", None, day(5), CLAUSES)
    assert of(day(0), day(1)) == {}
    assert of(None, day(1), renewal=12) == {}
    assert of(day(1), None) == {}
    assert of(day(1), day(1)) == {"over_before_it_begins": STOP}
    assert of(None, day(5), force=from_five) == {"over_before_it_begins": STOP}
    assert of(None, None, renewal=12) == {"nothing_to_prolong": STOP}


def test_duties_come_after_one_that_is_there_and_never_after_themselves() -> None:
    def of(*duties: Duty) -> dict[str, Weight]:
        return told(of_terms(entered(duties=duties)))

    assert of(a_duty("a", "b")) == {"after_nothing": STOP}
    assert of(a_duty("a", "b"), a_duty("b", "a")) == {"duties_in_a_ring": STOP}
    assert of(a_duty("a"), a_duty("a")) == {"same_duty_twice": STOP}


def test_what_is_said_without_its_clause_is_asked_for() -> None:
    bare = replace(
        entered(),
        clauses=(),
        force=Force("all", None, None, ()),
        lasts=Lasts(None, day(9), None, ()),
        notice=notice_terms(),
        duties=(a_duty("a", clauses=()),),
    )

    found = list(of_terms(bare))

    assert [each.code for each in found] == ["agreements.without_clause"] * 4 + [
        "agreements.duty_without_clause"
    ]
    assert told(of_terms(entered(lasts=Lasts(None, None, None, ())))) == {}


def test_every_silence_is_told_and_none_is_a_doubt() -> None:
    silent = entered(
        force=None, notice=replace(notice_terms("unstated", ends_for=None), clauses=CLAUSES)
    )
    nothing = entered(force=Force("unstated", None, None, ()), notice=None)

    of_both = [[each.weight for each in of_terms(each)] for each in (silent, nothing)]

    assert of_both == [[INFO] * 3, [INFO] * 2]


def test_every_sentence_has_both_languages_and_ends() -> None:
    texts = [
        text
        for each in SENTENCES.values()
        for words in (each.says, each.way_out)
        for text in (words.sv, words.en)
    ]

    assert [text for text in texts if not text.endswith((".", "?"))] == []
    assert [each for each in SENTENCES.values() if each.says.sv == each.says.en] == []
