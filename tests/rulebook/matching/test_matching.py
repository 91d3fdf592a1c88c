"""Names are matched by how they read, never by a guess between two."""

import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.matching import How, fold, kernel, match
from samverk.rulebook.matching.distance import distance
from samverk.rulebook.matching.matching import is_near

FILE = resources.files("samverk.rulebook.worked_examples").joinpath("matching.toml")
WRITTEN = tomllib.loads(FILE.read_text("utf-8"))
words = st.text("abåäöés-/ ", max_size=12)
names = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.lists(words, max_size=3))


@pytest.mark.parametrize("example", WRITTEN["examples"], ids=lambda example: example["name"])
def test_an_example_holds(example: dict[str, Any]) -> None:
    found = match(example["said"], WRITTEN["known"])

    assert (found.how.value, list(found.keys)) == (example["how"], example["gives"])


def test_no_key_is_meant_by_a_name_that_is_as_near_to_another() -> None:
    sure, unsure = match("Sätter", WRITTEN["known"]), match("Samrådet vöst", WRITTEN["known"])

    assert (sure.key, unsure.key) == ("sater", None)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_capitals_and_space_around_mean_nothing(text: str) -> None:
    assert fold(f"  {text}\t") == fold(text)


@given(words)
def test_the_kernel_of_a_name_holds_no_word_that_the_name_does_not_begin(text: str) -> None:
    assert len(kernel(text).split()) <= len(fold(text).split())


@given(words, words, words)
def test_a_distance_is_one(one: str, other: str, third: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@given(words, words)
def test_to_be_near_goes_both_ways(one: str, other: str) -> None:
    assert is_near(one, other) == is_near(other, one)


@given(names, words)
def test_an_exact_name_always_wins(known: dict[str, list[str]], said: str) -> None:
    exact = {
        key
        for key, each in known.items()
        if said.split() and any(name.split() == said.split() for name in each)
    }

    found = match(said, known)

    if len(exact) == 1:
        assert (found.how, found.key) == (How.EXACT, next(iter(exact)))
    if len(exact) > 1:
        assert found.key is None
        assert set(found.keys) == exact


@given(names, words)
def test_one_is_meant_or_none(known: dict[str, list[str]], said: str) -> None:
    found = match(said, known)

    assert (found.key is not None) == (found.how in {How.EXACT, How.ALIKE, How.NEAR})
    assert (len(found.keys) > 1) == (found.how is How.AMBIGUOUS)
    assert set(found.keys) <= set(known)


@given(names, words)
def test_the_order_of_what_is_known_means_nothing(known: dict[str, list[str]], said: str) -> None:
    turned = dict(reversed(known.items()))

    one, other = match(said, known), match(said, turned)

    assert (one.how, set(one.keys)) == (other.how, set(other.keys))
