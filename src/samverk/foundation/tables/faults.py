"""What keeps a file or a cell from being read, in words for the one who sent it."""

from samverk.rulebook.findings import Words


class TableError(Exception):
    """A file that is not read, or a cell that is not what it has to be; the words name the place."""

    def __init__(self, words: Words, row: int | None = None, column: str = "") -> None:
        self.words = words
        self.row = row
        self.column = column
        super().__init__(words.sv)


def at(row: int, column: str, wrong: Words) -> TableError:
    """A fault in one cell, named as the file names it: "Rad 5, kolumnen ”belopp”: …"."""
    return TableError(
        Words(
            f"Rad {row}, kolumnen ”{column}”: {wrong.sv}",
            f"Row {row}, column “{column}”: {wrong.en}",
        ),
        row,
        column,
    )
