"""Floors and ceilings that are shares as a key file says them: read, written, told, and refused where none can be kept."""

from fractions import Fraction

import pytest

from samverk.rulebook.costs import reading, writing
from samverk.rulebook.costs.key import AllocationKey, Equal, Limited, Portion
from samverk.rulebook.costs.telling import told
from samverk.rulebook.structure.faults import UnusableFileError

QUARTER = Portion(Fraction(1, 4))
ABC = {"a": "Avesta", "b": "Bro", "c": "Cell"}


def test_a_key_with_shares_as_limits_is_told_in_words() -> None:
    at_top = reading.read(
        b'by = "population"\nlimits = { floor = "2 %", ceilings = { a = "1/3" } }'
    )
    in_side = reading.read(
        b"""
        sides = [
            { party = "region", share = "1/2" },
            { name = "K", share = "1/2", equal = true, limits = { floors = { b = "2,5 %" } } },
        ]
        """
    )

    assert [each.says.sv for each in told(at_top, ABC)[0].inner[1:]] == [
        "Ingen betalar mindre än 2 % av hela summan.",
        "Avesta betalar högst 1/3 (33,333 %) av hela summan.",
    ]
    assert told(in_side, ABC)[0].inner[1].inner[0].inner[1].says.sv == (
        "Bro betalar minst 2,5 % av det som delas här."
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"25 %"', QUARTER),
        ('"1/4"', QUARTER),
        ('"12,5%"', Portion(Fraction(1, 8))),
        ('"100 %"', Portion(Fraction(1))),
        ('"0 %"', Portion(Fraction(0))),
        ("0", 0),
        ("1", 100),
        ('"0,25 kr"', 25),
        ('"25 000"', 2_500_000),
    ],
)
def test_a_limit_is_a_share_only_where_it_says_so(written: str, read: int | Portion) -> None:
    key = reading.read(f"equal = true\nlimits = {{ floor = {written} }}".encode())

    assert key.root == Limited(Equal(), floor=read)
    assert type(key.root.floor) is type(read)
    assert reading.read(writing.as_toml(key).encode()) == key


@pytest.mark.parametrize(
    ("limit", "written"),
    [
        (QUARTER, "25 %"),
        (Portion(Fraction(1, 8)), "12,5 %"),
        (Portion(Fraction(1)), "100 %"),
        (Portion(Fraction(1, 3)), "1/3"),
        (Portion(Fraction(1, 1024)), "0,09765625 %"),
        (25, "0,25 kr"),
        (0, "0"),
    ],
)
def test_a_limit_is_written_so_that_it_is_not_mistaken(limit: int | Portion, written: str) -> None:
    key = AllocationKey(Limited(Equal(), ceiling=limit, floors={"a": limit}, of_whole=True))

    assert writing.as_data(key)["limits"] == {
        "ceiling": written,
        "floors": {"a": written},
        "shares_of": "whole",
    }


@pytest.mark.parametrize("written", ["0.25", '"0,25"', '".5"', '"101 %"', '"-1 %"', '"x %"', "-5"])
def test_what_may_be_a_share_or_an_amount_or_neither_is_refused(written: str) -> None:
    with pytest.raises(UnusableFileError) as raised:
        reading.read(f"equal = true\nlimits = {{ floor = {written} }}".encode())

    (fault,) = raised.value.faults
    assert (fault.line, fault.key) == (2, "limits.floor")
    assert fault.allowed.sv.endswith('eller en andel som "25 %" eller "1/4", högst det hela')


@pytest.mark.parametrize(
    ("limits_of", "key", "wrong", "allowed"),
    [
        (
            'floors = { a = "60 %", b = "50 %" }',
            "limits.floors",
            "golven är tillsammans 110 %",
            "golv som tillsammans är högst 100 %",
        ),
        (
            'floor = "40 %"',
            "limits.floor",
            "golven är tillsammans 120 %",
            "golv som tillsammans är högst 100 %",
        ),
        (
            'ceiling = "30 %"',
            "limits.ceiling",
            "taken är tillsammans 90 %",
            "tak som tillsammans är minst 100 %",
        ),
        (
            'ceiling = "1/3"\nceilings = { a = "30 %" }',
            "limits.ceilings",
            "taken är tillsammans 96,667 %",
            "tak som tillsammans är minst 100 %",
        ),
        (
            'floor = "20 %"\nceilings = { a = "10 %" }',
            "limits.ceilings.a",
            "taket 10 % är lägre än golvet 20 %",
            "ett tak på minst 20 %",
        ),
        (
            'floors = { a = "60 %" }\nceiling = "1/2"',
            "limits.ceiling",
            "taket 50 % är lägre än golvet 60 %",
            "ett tak på minst 60 %",
        ),
        (
            'floor = 10\nshares_of = "whole"',
            "limits.shares_of",
            "inget golv eller tak är en andel",
            'ett golv eller tak som "25 %"',
        ),
        (
            'floor = "10 %"\nshares_of = "half"',
            "limits.shares_of",
            '"half" går inte att använda här',
            'ett av "here", "whole"',
        ),
    ],
)
def test_limits_that_can_never_be_kept_are_faults_of_the_file(
    limits_of: str, key: str, wrong: str, allowed: str
) -> None:
    text = f'equal = true\nparties = ["a", "b", "c"]\n[limits]\n{limits_of}\n'

    with pytest.raises(UnusableFileError) as raised:
        reading.read(text.encode())

    fault = raised.value.faults[0]
    assert (fault.key, fault.wrong.sv, fault.allowed.sv) == (key, wrong, allowed)
    assert fault.wrong.en != fault.wrong.sv
    assert fault.line >= 4


@pytest.mark.parametrize(
    "text",
    [
        'by = "population"\nlimits = { ceiling = "10 %" }',
        'by = "population"\nlimits = { floors = { a = "60 %" }, ceilings = { a = "60 %" } }',
        'equal = true\nparties = "a"\nlimits = { ceiling = "10 %", shares_of = "whole" }',
        'equal = true\nparties = ["a", "b"]\nlimits = { ceiling = "50 %", floor = "50 %" }',
        'shares = { a = "1/2", b = "1/2" }\nlimits = { ceilings = { a = "40 %" } }',
        'equal = true\nparties = ["a", "b"]\nlimits = { ceiling = 10, floor = 20 }',
        'equal = true\nlimits = { floor = "10 %", shares_of = "here" }',
    ],
)
def test_limits_that_may_be_kept_are_no_faults(text: str) -> None:
    key = reading.read(text.encode())

    assert isinstance(key.root, Limited)
