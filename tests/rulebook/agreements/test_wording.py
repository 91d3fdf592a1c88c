"""A text that was agreed becomes clauses, and nothing of it is lost on the way."""

import tomllib
from collections import Counter
from importlib import resources
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.wording import PREAMBLE, Divided, clauses_of, divide

FILE = resources.files("samverk.rulebook.worked_examples") / "agreement_wording.toml"
EXAMPLES = tomllib.loads(FILE.read_text("utf-8"))["examples"]

NUMBERS = st.sampled_from(
    ["1.", "2.", "1", "2", "3)", "§ 1", "§ 2 a", "3 §", "1.1", "5.1.3.", "12.", "# 4."]
)
WORDS = st.lists(
    st.sampled_from(["Parter", "Avtalstid", "och", "tre år.", "hälso-", "Sida 2", "…", "\t4", "7"]),
    max_size=7,
).map(" ".join)
LINES = st.lists(
    st.one_of(
        WORDS, st.just(""), st.builds(lambda number, rest: f"{number} {rest}", NUMBERS, WORDS)
    ),
    max_size=25,
)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text if sign.isalpha())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_an_example_holds(example: dict[str, Any]) -> None:
    lines = example["text"].splitlines()

    found = divide(lines)

    written = [
        [f"{'*' if each.numbered_by_us else ''}{each.number}", each.heading, each.text]
        for each in found.clauses
    ]
    assert written == example["gives"]
    assert clauses_of(lines) == found.clauses
    assert len(found.left_out) == example.get("left_out", 0)


@given(LINES)
def test_no_letter_is_lost_and_none_is_made(lines: list[str]) -> None:
    found = divide(lines)

    said = [[each.number, each.heading, each.text] for each in found.clauses]
    kept = letters([*chain.from_iterable(said), *found.left_out])
    ours = letters([each.number for each in found.clauses if each.numbered_by_us])
    assert kept - ours == letters(lines) or kept == letters(lines)


@given(LINES)
def test_no_two_clauses_have_one_number(lines: list[str]) -> None:
    numbers = [each.number for each in clauses_of(lines)]

    assert len(numbers) == len(set(numbers))


@given(LINES)
def test_the_preamble_stands_first_or_nowhere(lines: list[str]) -> None:
    numbers = [each.number for each in clauses_of(lines)]

    assert PREAMBLE not in numbers[1:]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_whatever_is_written_can_be_divided(lines: list[str]) -> None:
    found = divide(lines)

    assert isinstance(found, Divided)
    assert all(each.number for each in found.clauses)


@given(st.integers(1, 30))
def test_a_text_with_its_own_numbers_keeps_them(count: int) -> None:
    lines = [line for at in range(1, count + 1) for line in (f"{at}. Rubrik", "Det som gäller.")]

    assert [each.number for each in clauses_of(lines)] == [str(at) for at in range(1, count + 1)]
    assert not any(each.numbered_by_us for each in clauses_of(lines))
