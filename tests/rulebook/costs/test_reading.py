"""A key is read from a file, or its faults are told; what is written is read back."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.costs import format as declared
from samverk.rulebook.costs import reading, shipped, writing
from samverk.rulebook.costs.key import (
    AllocationKey,
    ByBase,
    Equal,
    Fixed,
    Guarantee,
    Limited,
    Mix,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding, Ties
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import UnusableFileError
from tests.rulebook.costs import trees

FAULTS = tomllib.loads((Path(__file__).parent / "faults.toml").read_text(encoding="utf-8"))["fall"]
CITED = ("vasterbotten-2020 8",)


@pytest.mark.parametrize("row", FAULTS, ids=[row["namn"] for row in FAULTS])
def test_a_fault_is_told_with_its_line_and_what_is_allowed(row: dict[str, Any]) -> None:
    with pytest.raises(UnusableFileError) as raised:
        reading.read(row["fil"].removeprefix("\n").encode())

    fault = raised.value.faults[0]
    assert (fault.line, fault.key) == (row["rad"], row["nyckel"])
    assert fault.wrong.sv.startswith(row["fel"])
    assert fault.allowed.sv.startswith(row["godtas"])
    assert fault.wrong.en
    assert fault.allowed.en


def test_ways_in_one_another_have_an_end() -> None:
    written = "rest = { " * 40 + "equal = true" + " }" * 40

    with pytest.raises(UnusableFileError) as raised:
        reading.read(written.encode())

    assert raised.value.faults[0].wrong.en == "there are too many ways in one another"


def test_one_line_is_a_key() -> None:
    key = reading.read(b'by = "population"')

    assert key == AllocationKey(ByBase("population"))


def test_every_word_of_the_format_is_read() -> None:
    key = reading.read(
        """
        id = "n"
        name = "Nyckeln"
        agreement = "vasterbotten-2020"
        clause = "8"
        unit = "hundra kronor"
        ties = "alphabet"
        odd_ore_to = "a"
        outside = ["u"]
        paid_by = { p = "q" }
        names = { a = "A kommun" }
        note = "Ett förslag."
        ownership = { equal = true, parties = "a", clause = "unstated" }
        fixed = { a = "1 000,50" }
        fixed_each = 5
        rest = { by = "use", parties = ["b", "c"] }
        """.encode()
    )

    assert key == AllocationKey(
        Fixed(ByBase("use", ("b", "c"), CITED), {"a": 100_050}, 500, CITED),
        name="Nyckeln",
        id="n",
        rounding=Rounding(10_000, Ties.ALPHABET, "a"),
        paid_by={"p": "q"},
        outside=("u",),
        ownership=Equal(("a",)),
        names={"a": "A kommun"},
        clauses=CITED,
        note=Words("Ett förslag.", "Ett förslag."),
    )


def test_every_way_of_sharing_is_read() -> None:
    key = reading.read(
        b"""
        [[sides]]
        party = "region"
        share = "1/2"
        clause = "vasterbotten-2020 8"

        [[sides]]
        name = "kommunerna"
        share = 0.5
        inner_clause = "unstated"
        clause = "vasterbotten-2020 8"
        mix = [{ weight = "25 %", equal = true }, { weight = "3/4", shares = { a = 1 } }]

        [sides.limits]
        floor = 1
        ceiling = "2,50"
        floors = { a = 3 }
        ceilings = { b = 4 }
        guarantee = { earlier = { a = 5 }, at_most = "5 %", at_least = "-2,5 %" }
        """
    )

    mix = Mix(
        (
            (Fraction(1, 4), Equal()),
            (Fraction(3, 4), Shares((Side("a", Fraction(1), party="a"),))),
        )
    )
    guarantee = Guarantee({"a": 500}, at_most=Fraction(1, 20), at_least=Fraction(-1, 40))
    within = Limited(mix, 100, 250, {"a": 300}, {"b": 400}, guarantee)
    assert key.root == Shares(
        (
            Side("region", Fraction(1, 2), party="region", clauses=CITED),
            Side("kommunerna", Fraction(1, 2), within, clauses=CITED),
        )
    )


def test_limits_inside_limits_are_refused() -> None:
    with pytest.raises(TypeError):
        Limited(Limited(Equal()))


@pytest.mark.parametrize(
    "way",
    [
        (
            'mix = [{ weight = "1/4", equal = true, parties = "rest" }, '
            '{ weight = "3/4", by = "population", parties = "rest" }]'
        ),
        'by = "population"\nparties = "rest"\nlimits = { floor = "10", ceiling = "2,50" }',
        (
            'equal = true\nparties = ["a", "b"]\n'
            'limits = { floors = { a = "3" }, ceilings = { b = "4" }, '
            'guarantee = { earlier = { a = "5" }, at_most = "1/20" }, clause = ["Ett avtal 5"] }'
        ),
        'fixed = { a = "1000,50" }\nfixed_each = "5"\nrest = { by = "use", parties = "rest" }',
        (
            'phase_in = { before = { equal = true, parties = "rest" }, '
            'after = { by = "population", parties = "rest" }, steps = { 2026 = "1/2", 2027 = "1" } }'
        ),
        'by = "population"\nparties = "rest"\nownership = { equal = true, parties = ["a"] }',
    ],
    ids=[
        "ways weighed together",
        "floor and ceiling for all",
        "limits for some, with a clause",
        "fixed amounts first",
        "from one way to another",
        "owned in another way",
    ],
)
def test_a_way_is_written_word_for_word_as_a_file_says_it(way: str) -> None:
    text = f'format = 1\nunit = "öre"\n{way}\n'

    assert writing.as_toml(reading.read(text.encode())) == text


KEYS = st.builds(
    AllocationKey,
    trees.TREES | trees.LIMITED | trees.FIXED,
    name=st.sampled_from(["", 'Nyckeln "N" \x7f']),
    rounding=trees.ROUNDINGS,
    clauses=trees.CLAUSES,
    ownership=st.none() | st.just(Equal(("a",))),
    note=st.none() | st.just(Words("Så", "So")),
)


@given(KEYS)
def test_what_is_written_is_read_back(key: AllocationKey) -> None:
    as_file = reading.read(writing.as_toml(key).encode())
    as_data = reading.from_data(writing.as_data(key))

    assert as_file == key
    assert as_data == key


@pytest.mark.parametrize("name", shipped.names())
def test_a_key_that_ships_is_read_back(name: str) -> None:
    key = shipped.find(name)

    assert key is not None
    assert reading.read(writing.as_toml(key).encode()) == key


LEAVES = st.sampled_from(
    [
        1,
        0,
        -1,
        0.5,
        float("inf"),
        float("nan"),
        True,
        False,
        "",
        "x",
        "1/2",
        "50 %",
        "rest",
        "a",
        [],
    ]
)
WORDS = st.sampled_from(
    [
        *(*declared.FILE.fields, *declared.SIDE.fields, *declared.LIMITS.fields),
        *(*declared.PHASE_IN.fields, *declared.GUARANTEE.fields, "weight", "a", "2026"),
    ]
)
ANYTHING = st.recursive(
    LEAVES,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(WORDS, values, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, ANYTHING, max_size=5))
def test_whatever_is_in_a_file_the_answer_is_a_key_or_its_faults(document: dict[str, Any]) -> None:
    try:
        key = reading.from_data(document)
    except UnusableFileError as unusable:
        faults = unusable.faults
    else:
        faults = ()
        assert reading.from_data(writing.as_data(key)) == key

    assert all(fault.wrong.sv and fault.allowed.en for fault in faults)


@given(st.binary(max_size=60))
def test_whatever_the_bytes_are_the_answer_is_a_key_or_its_faults(content: bytes) -> None:
    try:
        found: object = reading.read(content)
    except UnusableFileError as unusable:
        found = unusable.faults

    assert found


@pytest.mark.parametrize("shape", [declared.FILE, declared.SHARE, declared.AMOUNT])
def test_the_format_can_be_told_as_a_schema(shape: Any) -> None:  # noqa: ANN401
    schema = shape.schema()

    assert schema["type"]
