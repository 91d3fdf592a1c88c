"""Where no key gives the rows, it is said what became of each column that may be the base."""

from fractions import Fraction

import pytest

from samverk.rulebook.costs.checking import Printed, PrintedRow, check
from samverk.rulebook.findings import Words

AMOUNTS = {"Alby": 4_626, "Boda": 3_119, "Cedra": 2_255}


def said(bases: dict[str, dict[str, int]], unread: dict[str, Words] | None = None) -> Words:
    """The answer about a table with these columns, by party, that no key gives."""
    rows = tuple(
        PrintedRow(
            party,
            Fraction(100 * kr),
            {name: Fraction(of[party]) for name, of in bases.items() if party in of},
        )
        for party, kr in AMOUNTS.items()
    )
    return check(Printed(rows, 1_000_000, unread=unread or {})).sentence


def test_without_any_column_one_is_asked_for() -> None:
    assert "Lägg till en kolumn med underlag" in said({}).sv


@pytest.mark.parametrize(
    ("bases", "told"),
    [
        ({"elever": {"Alby": 1, "Boda": 900, "Cedra": 4}}, "Kolumnen elever prövades och ger inte raderna."),
        (
            {"elever": {"Alby": 1, "Boda": 900, "Cedra": 4}, "dygn": {"Alby": 1, "Boda": 800, "Cedra": 4}},
            "Kolumnerna elever och dygn prövades och ger inte raderna.",
        ),
        ({"elever": {"Boda": 900}}, "I kolumnen elever saknas tal för Alby, Cedra."),
    ],
)  # fmt: skip
def test_a_column_that_does_not_give_the_rows_is_said_to_have_been_tried(
    bases: dict[str, dict[str, int]], told: str
) -> None:
    assert told in said(bases).sv
    assert "Lägg till" not in said(bases).sv


def test_many_that_lack_a_figure_are_not_all_named() -> None:
    rows = tuple(
        PrintedRow(
            party, Fraction(7 * 10 ** (3 + at)), {"elever": Fraction(1)} if party == "A" else {}
        )
        for at, party in enumerate("ABCDEF")
    )

    assert "saknas tal för B, C, D …." in check(Printed(rows)).sentence.sv


def test_a_column_that_could_not_be_read_is_told_with_why() -> None:
    found = said({}, {"befolkning": Words("Rad 3: ”x” är inget tal.", "Row 3: “x” is no number.")})

    assert "Kolumnen befolkning kunde inte användas. Rad 3: ”x” är inget tal." in found.sv
    assert "The column befolkning could not be used. Row 3: “x” is no number." in found.en
    assert "Lägg till" not in found.sv
