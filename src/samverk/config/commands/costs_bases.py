"""From a table of figures to the parties and the bases that a key asks for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverk.config.commands.costs_sums import parties_of, refuse_sums
from samverk.foundation.tables import Row, Table, TableError
from samverk.foundation.tables.faults import at
from samverk.rulebook.costs import amounts, texts
from samverk.rulebook.costs.key import AllocationKey, Base, named
from samverk.rulebook.findings import Words
from samverk.rulebook.matching import fold, kernel

_PARTY = ("kommun", "part", "huvudm", "region", "namn", "name", "medlem", "organisation")
_STEMS: Mapping[str, tuple[str, ...]] = {
    "population": ("befolk", "invan", "folkm", "population", "inhabit"),
    "use": ("nyttj", "antal", "dygn", "timm", "elev", "use"),
    "posts": ("arsarb", "tjanst", "fte", "posts"),
}
_BRACKETED = re.compile(r"\([^)]*\)")
_SOURCE = re.compile(r"(?:source|källa|kalla)\s*:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figures:
    """The parties by key with their names in the file, and their bases; remarks are worth a look."""

    parties: Mapping[str, str]
    bases: Mapping[str, Base]
    remarks: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns were asked for; what is not is guessed from the header."""

    party: str = ""
    values: tuple[str, ...] = ()


def figures(table: Table, key: AllocationKey, columns: Columns, name: str) -> Figures:
    """The parties and figures of a table, as the key knows them.

    Raises: TableError with row and column.
    """
    party = table.column(columns.party) if columns.party else _party_column(table)
    chosen = _base_columns(table, key, columns.values, party)
    looked_at = tuple(chosen.values()) or tuple(_numeric(table, party))
    rows = parties_of(table, party, looked_at)
    parties = _parties(table, rows, party, key)
    source = next((said[1] for said in map(_SOURCE.match, table.comments) if said), name)
    bases = {
        base: Base(
            dict(_values(table, rows, column, parties, key)), texts.label(base), source.strip()
        )
        for base, column in chosen.items()
    }
    unnamed = [row for row in rows if parties[row.number][0] not in key.mentions()]
    doubts = refuse_sums(table, rows, unnamed, party, looked_at)
    remarks = (*_sums(table, rows, chosen, bases), *doubts)
    return Figures(dict(parties.values()), bases, remarks)


def _party_column(table: Table) -> int:
    """The first column whose heading is one of parties, else the first with text."""
    holds = [
        column
        for column in range(len(table.header))
        if any(isinstance(row.cells[column], str) for row in table.rows)
    ]
    named_so = [column for column in holds if fold(table.header[column]).startswith(_PARTY)]
    if holds:
        return (named_so or holds)[0]
    raise TableError(
        Words(
            "Ingen kolumn har parternas namn. Ange den med --party-column.",
            "No column holds the names of the parties. Give it with --party-column.",
        )
    )


def _parties(
    table: Table, rows: list[Row], column: int, key: AllocationKey
) -> dict[int, tuple[str, str]]:
    """Row number to the party's key and its name in the file. "Falu kommun" and "FALU" are one party."""
    known = {kernel(name): party for party, name in key.names.items()}
    known |= {kernel(party): party for party in key.mentions()}
    found: dict[int, tuple[str, str]] = {}
    seen: dict[str, int] = {}
    for row in rows:
        written = table.text(row, column)
        party = next((known[each] for each in _ways(written) if each in known), kernel(written))
        if party in seen:
            raise at(row.number, table.header[column], _twice(written, seen[party]))
        seen[party] = row.number
        found[row.number] = (party, written)
    return found


def _ways(written: str) -> Iterator[str]:
    """The ways of reading a name: as it is, and without what stands in brackets."""
    yield kernel(written)
    yield kernel(_BRACKETED.sub("", written))


def _twice(written: str, row: int) -> Words:
    return Words(f"{written} står redan på rad {row}.", f"{written} is on row {row} already.")


def _base_columns(
    table: Table, key: AllocationKey, asked: tuple[str, ...], party: int
) -> dict[str, int]:
    needed = key.bases()
    said = dict(each.split("=", 1) for each in asked if "=" in each)
    alone = [each for each in asked if "=" not in each]
    if alone and len(needed) == 1:
        said[needed[0]] = alone[-1]
    return {
        base: table.column(said[base]) if base in said else _base_column(table, base, needed, party)
        for base in needed
    }


def _base_column(table: Table, base: str, needed: tuple[str, ...], party: int) -> int:
    numeric = _numeric(table, party)
    stems = (*_STEMS.get(base, ()), fold(base))
    headed = [
        column
        for column in numeric
        if fold(table.header[column]).startswith(stems) and "per" not in _words(table, column)
    ]
    for choice in (headed, numeric if len(needed) == 1 else []):
        if len(choice) == 1:
            return choice[0]
    label, option = texts.label(base), "--value-column"
    option += "" if len(needed) == 1 else f" {base}=KOLUMN"
    listed = ", ".join(table.header[column] for column in numeric)
    raise TableError(
        Words(
            f"Det går inte att se vilken kolumn som är {label.sv}. Ange den med {option}. Kolumner med tal: {listed}.",
            f"It cannot be seen which column is {label.en}. Give it with {option}. Columns of numbers: {listed}.",
        )
    )


def _numeric(table: Table, party: int) -> list[int]:
    return [
        column
        for column in range(len(table.header))
        if column != party and any(_is_number(row, column) for row in table.rows)
    ]


def _words(table: Table, column: int) -> list[str]:
    return fold(table.header[column]).split()


def _is_number(row: Row, column: int) -> bool:
    return isinstance(row.cells[column], int | Decimal)


def _values(
    table: Table,
    rows: list[Row],
    column: int,
    parties: Mapping[int, tuple[str, str]],
    key: AllocationKey,
) -> Iterator[tuple[str, int | Fraction]]:
    """The figure of each party. One that the key gives a part of its own, or none, need not have any."""
    may_lack = named(key.root) | {*key.outside, *key.paid_by.values()}
    for row in rows:
        party, _written = parties[row.number]
        if row.cells[column] is None and party in may_lack:
            continue
        value = table.number(row, column)
        if value < 0:
            wrong = Words(f"{value} är mindre än noll.", f"{value} is below zero.")
            raise at(row.number, table.header[column], wrong)
        yield party, value if isinstance(value, int) else Fraction(value)


def _sums(
    table: Table, rows: list[Row], chosen: Mapping[str, int], bases: Mapping[str, Base]
) -> Iterator[Words]:
    """Where the file's own sum is not that of its rows."""
    for row in table.rows:
        for base, column in chosen.items():
            if row in rows or not _is_number(row, column):
                continue
            stated = Fraction(table.number(row, column))
            summed = sum(map(Fraction, bases[base].values.values()), Fraction(0))
            if stated != summed:
                said, is_so = amounts.number(stated), amounts.number(summed)
                yield Words(
                    f"Rad {row.number}: summan står som {said.sv}, men raderna är {is_so.sv}. Raderna används.",
                    f"Row {row.number}: the sum says {said.en}, but the rows are {is_so.en}. The rows are used.",
                )
