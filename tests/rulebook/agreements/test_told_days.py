"""What people are told of a day: of an end the last day that something holds, whatever other systems read."""

import datetime as dt

import pytest

from samverk.rulebook.agreements.acts import Reading
from samverk.rulebook.agreements.days import dates
from samverk.rulebook.agreements.facts import Interpretation, Open
from samverk.rulebook.agreements.state import State, in_words
from samverk.rulebook.agreements.telling import read as told_reading
from tests.rulebook.agreements.known import day, gave_notice, known, notice_terms, terms

ALL = {"a": 0, "b": 0, "c": 0}
DECEMBER = dt.date(2026, 12, 1)


def test_an_end_is_told_by_its_last_day_and_another_day_as_it_is() -> None:
    of = known(
        terms(until=dt.date(2027, 1, 1), notice=notice_terms(ends_for="the one")),
        ALL,
        notices=(gave_notice(received=5),),
    )

    found = {each.key: each for each in dates(of, on=day(10))}

    ends, notice, begins = found["ends_on"], found["notice:a"], found["in_force_from"]
    assert (ends.on, ends.told) == (dt.date(2027, 1, 1), dt.date(2026, 12, 31))
    assert ends.label.sv == "upphör efter"
    assert (notice.on, notice.told) == (dt.date(2021, 1, 6), dt.date(2021, 1, 5))
    assert notice.label.sv == "A: uppsägningen leder till att det upphör efter"
    assert (begins.told, begins.label) == (begins.on, begins.what)


def test_an_end_that_is_not_known_is_told_as_nothing() -> None:
    (_force, ends, *_rest) = dates(known(terms(), ALL), on=day(10))

    assert (ends.told, ends.label) == (None, ends.what)


@pytest.mark.parametrize(
    ("stands", "begins", "says"),
    [
        (State.OUT_FOR_ADOPTION, DECEMBER, "antaget, gäller från den 1 december 2026"),
        (State.OUT_FOR_ADOPTION, None, "ute för antagande"),
        (State.IN_FORCE, DECEMBER, "i kraft"),
    ],
)
def test_what_only_waits_for_its_first_day_is_told_as_adopted(
    stands: State, begins: dt.date | None, says: str
) -> None:
    assert in_words(stands, begins).sv == says


def test_a_reading_of_what_the_text_says_is_told_as_that_and_counts_for_nothing() -> None:
    said = Interpretation(Open.COUNTED_FROM, "received", "Juristen", day(9))
    of = known(terms(notice=notice_terms("treated")), ALL)

    told = told_reading(of, Reading("1", said, "Så brukar det vara"))

    assert told.sv == (
        "Texten säger från vilken dag en uppsägningstid räknas: från dagen då den behandlades. "
        "Juristen har läst den så här den 10 januari 2020: från dagen då den kom in. "
        "Det som texten säger räknas. Skälet: Så brukar det vara"
    )


def test_a_reading_of_a_silence_says_what_the_text_does_not() -> None:
    said = Interpretation(Open.ENDS_FOR, "all", "Juristen", day(9))
    of = known(terms(notice=notice_terms(ends_for=None)), ALL)

    told = told_reading(of, Reading("1", said))

    assert told.sv == (
        "Texten säger inte för vem avtalet upphör när någon säger upp det. "
        "Den läses så här: för alla parter (Juristen, 10 januari 2020)."
    )
