"""Everything that a text leaves open, read or not, with the ways to read it side by side."""

import datetime as dt
from dataclasses import replace

from samverk.rulebook.agreements.facts import Known, Open
from samverk.rulebook.agreements.silences import Question, left_open, questions
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


def opened(of: Known) -> list[Open]:
    return [each for each, _clauses in left_open(of.terms, of.parties)]


def given(question: Question) -> list[list[dt.date | None]]:
    return [[each.on for each in way.days] for way in question.ways]


def test_a_text_that_says_everything_leaves_nothing_open() -> None:
    assert opened(known(terms(), ALL)) == []
    assert opened(known(terms(notice=notice_terms(ends_for="all")), ALL)) == []
    assert questions(known(terms(), ALL)) == ()


def test_a_text_that_is_silent_leaves_open_what_it_does_not_say() -> None:
    silent = notice_terms(counted_from="unstated", ends_for=None)

    assert opened(known(terms(when=None), ALL)) == [Open.FORCE]
    assert opened(known(terms(when="unstated", notice=silent), ALL)) == [
        Open.FORCE,
        Open.COUNTED_FROM,
        Open.ENDS_FOR,
    ]


def test_for_whom_a_notice_is_is_not_open_in_a_pair() -> None:
    silent = terms(notice=notice_terms(ends_for="unstated"))
    pairs = terms(notice=notice_terms(ends_for="unstated"), each_with="c")
    two = replace(known(silent, ALL), names={"a": "A", "b": "B"})

    assert opened(known(silent, ALL)) == [Open.ENDS_FOR]
    assert opened(two) == opened(known(pairs, ALL)) == []


def test_the_clauses_that_are_silent_are_those_of_the_text() -> None:
    found = vasterbotten()

    assert dict(left_open(found.terms, found.parties)) == {
        Open.FORCE: found.terms.force.clauses if found.terms.force else (),
        Open.ENDS_FOR: found.terms.notice.clauses if found.terms.notice else (),
    }


def test_each_way_to_read_it_stands_with_the_days_that_it_gives() -> None:
    of = known(terms(when="unstated"), {"a": 5, "b": 9})

    (found,) = questions(of)

    assert (found.of, found.said) == (Open.FORCE, None)
    assert [way.words.sv for way in found.ways] == [
        "för var och en som har antagit det",
        "när alla har antagit det",
    ]
    assert given(found) == [[day(9)], [None]]


def test_what_is_read_comes_last_and_still_stands_with_its_ways() -> None:
    silent = terms(when="unstated", notice=notice_terms(ends_for=None))
    said = read(Open.FORCE, "all")
    of = known(silent, {"a": 5, "b": 9}, interpretations=(said,))

    first, last = questions(of)

    assert [first.of, last.of] == [Open.ENDS_FOR, Open.FORCE]
    assert (first.said, last.said) == (None, said)
    assert given(last) == [[day(9)], [None]]


def test_where_nobody_has_given_notice_no_day_hangs_on_how_it_is_read() -> None:
    (found,) = questions(known(terms(notice=notice_terms(ends_for=None)), ALL))

    assert given(found) == [[], []]


def test_what_matters_here_comes_before_what_makes_no_difference() -> None:
    silent = terms(when="unstated", notice=notice_terms(ends_for=None))
    all_adopted = known(silent, ALL, notices=(gave_notice(),))
    nobody_left = known(silent, {"a": 5, "b": 9})

    assert [(each.of, each.differs) for each in questions(all_adopted)] == [
        (Open.ENDS_FOR, True),
        (Open.FORCE, False),
    ]
    assert [(each.of, each.differs) for each in questions(nobody_left)] == [
        (Open.FORCE, True),
        (Open.ENDS_FOR, False),
    ]
