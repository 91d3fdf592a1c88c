"""Which rows of the bases are no parties but sums, so that nobody is billed for all the others."""

from collections.abc import Sequence

from samverk.foundation.tables import Row, Table, TableError, is_nearly_sum, is_sum
from samverk.rulebook.findings import Words

# Of few counts one may well be the sum of the others: one pupil, two pupils, three pupils.
_FEWEST, _SURE_OF = 2, 5


def parties_of(table: Table, party: int, bases: tuple[int, ...]) -> list[Row]:
    """The rows of parties: without those that call themselves sums, and a last one without a name that is one."""
    rows = [row for row in table.rows if not row.is_total_in(party)]
    if len(rows) > _FEWEST and rows[-1].cells[party] is None:
        last, before = rows[-1], rows[:-1]
        if any(is_nearly_sum(last.cells[each], _of(before, each)) for each in bases):
            return before
    return rows


def refuse_sums(
    table: Table, rows: Sequence[Row], unnamed: Sequence[Row], party: int, bases: tuple[int, ...]
) -> list[Words]:
    """What is to be said of a row that is the sum of all others, where it may be a party all the same.

    Shape: unnamed are the rows whose party the key does not name; one that it names is no sum.
    Raises: TableError where the row is hardly anything but a sum.
    """
    doubts = []
    for row in unnamed:
        others = [each for each in rows if each is not row]
        if len(others) < _FEWEST or not _is_sum_of(row, others, bases):
            continue
        words = _words(row, str(row.cells[party]))
        if len(others) >= _SURE_OF:
            raise TableError(words, row.number, table.header[party])
        doubts.append(words)
    return doubts


def _is_sum_of(row: Row, others: Sequence[Row], bases: tuple[int, ...]) -> bool:
    """Whether it is, in every base; a row without a figure is left to whoever reads it."""
    compared = [
        is_sum(row.cells[each], [cell for cell in _of(others, each) if cell is not None])
        for each in bases
    ]
    return bool(compared) and all(compared)


def _of(rows: Sequence[Row], column: int) -> list[object]:
    return [row.cells[column] for row in rows]


def _words(row: Row, name: str) -> Words:
    return Words(
        f"Rad {row.number}: {name} är summan av alla andra rader. Är det tabellens summa, kalla raden Summa eller "
        "ta bort den; är det en part, nämn den i nyckeln.",
        f"Row {row.number}: {name} is the sum of all other rows. If it is the sum of the table, call the row Total or "
        "remove it; if it is a party, name it in the key.",
    )
