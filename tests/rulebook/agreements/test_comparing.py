"""Two wordings beside each other."""

import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.comparing import Became, Change, Kind, Word, compare
from samverk.rulebook.agreements.wording import Paragraph

FILE = resources.files("samverk.rulebook.worked_examples") / "agreement_comparing.toml"
EXAMPLES = tomllib.loads(FILE.read_text("utf-8"))["examples"]

TEXTS = st.lists(
    st.sampled_from(["avtalet", "gäller", "fyra", "år,", "50 %", "tvist.\n", "- en", "huvudman"]),
    max_size=9,
).map(" ".join)
WORDINGS = st.lists(
    st.builds(
        Paragraph,
        number=st.sampled_from(["0", "1", "2", "§ 2", "3", "4.1"]),
        heading=st.sampled_from(["", "Parter", "Tvist", "Avtalstid"]),
        text=TEXTS,
    ),
    max_size=6,
    unique_by=lambda each: each.number.replace("§ ", ""),
)


def written(words: Sequence[Word]) -> str:
    marks = {Became.SAME: "{}", Became.GONE: "[-{}-]", Became.NEW: "{{+{}+}}"}
    return "".join(marks[word.kind].format(word.text) for word in words)


def solid(text: str) -> str:
    return "".join(text.split())


def one_side(words: Sequence[Word], other: Became) -> str:
    return "".join(word.text for word in words if word.kind in {Became.SAME, other})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_an_example_holds(example: dict[str, Any]) -> None:
    before, after = ([Paragraph(*row) for row in example[side]] for side in ("before", "after"))

    found = [_told(each) for each in compare(before, after)]

    assert len(found) == len(example["gives"])
    for told, expected in zip(found, example["gives"], strict=True):
        assert {key: told.get(key) for key in expected} == expected
        assert ("from" in told, "to" in told) == ("from" in expected, "to" in expected)


def _told(change: Change) -> dict[str, str]:
    sides = {"from": change.before, "to": change.after}
    numbers = {key: each.number for key, each in sides.items() if each}
    said = {"heading": written(change.heading), "words": written(change.words)}
    return {"kind": change.kind.value, **numbers, **said}


@given(WORDINGS)
def test_a_text_is_the_same_as_itself(wording: list[Paragraph]) -> None:
    assert {change.kind for change in compare(wording, wording)} <= {Kind.SAME}


@given(WORDINGS, WORDINGS)
def test_each_clause_is_in_one_change_and_the_new_text_keeps_its_order(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    found = compare(before, after)

    assert [change.after for change in found if change.after] == after
    old = [change.before for change in found if change.before]
    assert sorted(old, key=lambda each: each.number) == sorted(before, key=lambda each: each.number)


@given(WORDINGS, WORDINGS)
def test_both_wordings_can_be_put_together_from_the_words(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    for change in compare(before, after):
        old, new = change.before or Paragraph("", "", ""), change.after or Paragraph("", "", "")

        assert solid(one_side(change.words, Became.GONE)) == solid(old.text)
        assert solid(one_side(change.words, Became.NEW)) == solid(new.text)
        assert solid(one_side(change.heading, Became.GONE)) == solid(old.heading)


@given(WORDINGS, WORDINGS)
def test_the_same_wordings_are_always_compared_alike(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    assert compare(before, after) == compare(before, after)


@given(WORDINGS, WORDINGS)
def test_what_is_new_one_way_is_gone_the_other(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    there = [change.after for change in compare(before, after) if change.kind is Kind.NEW]
    back = [change.before for change in compare(after, before) if change.kind is Kind.GONE]

    assert len(there) == len(back)


def test_two_clauses_without_a_word_in_common_are_not_one() -> None:
    found = compare([Paragraph("1", "", "")], [Paragraph("2", "", "tvist")])

    assert [change.kind for change in found] == [Kind.GONE, Kind.NEW]
