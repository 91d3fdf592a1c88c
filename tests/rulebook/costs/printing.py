"""Printed tables, as they are written and as they are known from Dalarna."""

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from samverk.rulebook.costs.checking import (
    Checked,
    Printed,
    PrintedRow,
    check,
)

DATA = Path(__file__).parents[2] / "data"
POPULATION = "befolkning_juni_2021"
SOME = {"Alby": 400, "Boda": 300, "Cedra": 200, "Dala": 100}


def dalarna(name: str) -> list[dict[str, str]]:
    """The municipalities of a printed table."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [row for row in rows if row["kommun"] != "SUMMA"]


def printed(
    kronor: Mapping[str, float | str | Fraction],
    stated: int | None = None,
    base: str = "",
    /,
    **bases: Mapping[str, int],
) -> Printed:
    """A table of amounts and stated sum in kronor, with a figure for each party that has one in a base."""
    rows = tuple(
        PrintedRow(
            party,
            Fraction(str(amount)) * 100,
            {name: Fraction(figures[party]) for name, figures in bases.items() if party in figures},
        )
        for party, amount in kronor.items()
    )
    return Printed(rows, None if stated is None else stated * 100, base)


def of_dalarna(
    name: str,
    stated: int | None,
    column: str = "printed_sek",
    change: Mapping[str, str] | None = None,
) -> Checked:
    rows = dalarna(name)
    amounts = {row["kommun"]: row[column] for row in rows} | dict(change or {})
    people = {row["kommun"]: int(row[POPULATION]) for row in rows}
    return check(printed(amounts, stated, **{POPULATION: people}))
