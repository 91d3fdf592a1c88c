"""What a letter seems to say is suggested where it can be read in one way only."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.matters.intake.numbers import MOST, ours, written
from samverk.matters.intake.suggesting import Suggested, suggested

ASKED, RECEIVED = dt.date(2020, 2, 7), dt.date(2020, 5, 4)
ORGANS = ("Kommunfullmäktige", "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", "Socialnämnden")


def read(text: str) -> Suggested:
    """What is suggested of a letter to Umeå."""
    return suggested(
        text, organs=ORGANS, asked_on=ASKED, received_on=RECEIVED, known=("HSN 335-2019",)
    )


def test_a_plain_letter_gives_organ_day_paragraph_and_number() -> None:
    found = read(
        "Kommunfullmäktige beslutade 2020-04-27, § 45. Vårt dnr: KS 2020/88, ert HSN 335-2019"
    )

    assert found == Suggested("Kommunfullmäktige", dt.date(2020, 4, 27), "§ 45", "KS 2020/88")


@pytest.mark.parametrize("day", ["27 april 2020", "27 april", "27/4 2020", "2020-04-27"])
def test_a_day_is_read_as_it_is_written(day: str) -> None:
    assert read(f"Beslutat den {day}.").decided_on == dt.date(2020, 4, 27)


def test_the_organ_is_the_longer_name_where_one_name_holds_another() -> None:
    assert read("Kommunstyrelsens arbetsutskott har beslutat.").organ == ORGANS[2]


@pytest.mark.parametrize(
    "text",
    [
        "AU 2020-03-10 § 4, KS 2020-04-07 § 51",
        "Socialnämnden föreslog och kommunfullmäktige beslutade 2019-12-01 och 2020-06-01",
        "31 april 2020, dnr 19121212-1212",
        "Ert dnr: HSN 335-2019",
        "",
    ],
    ids=["two of each", "days outside", "no such day", "our own number", "nothing"],
)
def test_nothing_is_suggested_where_it_could_be_something_else(text: str) -> None:
    assert read(text) == Suggested()


def test_a_number_is_sought_in_every_form_that_a_register_may_have() -> None:
    assert set(written("Beslut i ks 2020/123 och HSN 335–2019.")) == {
        "2020/123",
        "KS 2020/123",
        "KS2020/123",
        "KS-2020/123",
        "335-2019",
        "HSN 335-2019",
        "HSN335-2019",
        "HSN-335-2019",
    }
    assert ours("RSV 12-2026") == {(2026, 12)}


@given(st.text(max_size=400))
def test_whatever_is_written_is_read_without_failing_and_within_bounds(text: str) -> None:
    found = read(text)

    assert found.decided_on is None or ASKED <= found.decided_on <= RECEIVED
    assert len(written(text)) <= MOST + 4


@given(st.from_regex(r"(dnr|§|[0-9]{1,8}[-/ ]){1,40}[0-9a-z§/-]{0,40}", fullmatch=True))
def test_what_looks_like_numbers_is_read_without_failing(text: str) -> None:
    read(text)
    ours(text)
