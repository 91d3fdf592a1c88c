"""Looks through an XLSX file before anything reads it, and packs what was looked through anew.

An XLSX file is a zip of XML. Here each part is unpacked within limits and parsed once, so that what comes out holds
no bomb, no document type, no cell far out in an endless sheet, and nothing that was not looked at.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from samverk.foundation.tables import limits
from samverk.foundation.tables.faults import TableError
from samverk.rulebook.findings import Words

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAIN = "xl/workbook.xml"


def repacked(content: bytes, *, with_formulas: bool = False) -> io.BytesIO:
    """The XML parts of a workbook, each of them looked through.

    Raises: TableError where the file is no XLSX, is locked, is larger than the limits when unpacked, or holds a
        formula where none may be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = list(_parts(archive, _Look(with_formulas=with_formulas)))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as fault:
        raise damaged() from fault
    except (NotImplementedError, RuntimeError, ValueError, OverflowError) as fault:
        raise _locked() from fault
    if _MAIN not in {name for name, _ in parts}:
        raise _no_workbook()
    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    clean.seek(0)
    return clean


def damaged() -> TableError:
    """The fault of a workbook that no reader gets through."""
    return TableError(
        Words(
            "Filen är skadad. Öppna den i kalkylprogrammet, spara den på nytt och försök igen.",
            "The file is damaged. Open it in the spreadsheet program, save it again and try again.",
        )
    )


def too_wide() -> TableError:
    """The fault of a sheet with more cells than any table of ours."""
    return TableError(
        Words(
            f"Arket har fler än {limits.MOST_ROWS} rader eller {limits.MOST_COLUMNS} kolumner.",
            f"The sheet has more than {limits.MOST_ROWS} rows or {limits.MOST_COLUMNS} columns.",
        )
    )


def _locked() -> TableError:
    return TableError(
        Words(
            "Filen är låst med lösenord. Spara den utan lösenord och försök igen.",
            "The file is locked with a password. Save it without a password and try again.",
        )
    )


def _no_workbook() -> TableError:
    return TableError(
        Words(
            "Filen är ingen arbetsbok. Spara den som XLSX eller CSV.",
            "The file is no workbook. Save it as XLSX or CSV.",
        )
    )


def _too_large() -> TableError:
    return TableError(
        Words(
            "Filen blir för stor när den packas upp. Ta bort det i den som inte behövs.",
            "The file becomes too large when it is unpacked. Remove what is not needed in it.",
        )
    )


def _parts(archive: zipfile.ZipFile, look: "_Look") -> Iterator[tuple[str, bytes]]:
    infos = archive.infolist()
    if (
        len(infos) > limits.MOST_PARTS
        or sum(info.file_size for info in infos) > limits.MOST_UNPACKED
    ):
        raise _too_large()
    if len({info.filename for info in infos}) < len(infos):
        raise damaged()
    left = limits.MOST_UNPACKED
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        part = _unpacked(archive, info, left)
        left -= len(part)
        look.through(info.filename, part)
        yield info.filename, part


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """One part, read no further than the limit: what the zip says of its size may be untrue."""
    if info.flag_bits & 1:
        raise _locked()
    with archive.open(info) as part:
        content = part.read(left + 1)
    packed = max(info.compress_size, 1)
    is_heavy = len(content) > limits.WEIGHED_FROM
    if len(content) > left or (is_heavy and len(content) > limits.MOST_TIMES_LARGER * packed):
        raise _too_large()
    return content


class _Look:
    """Parses each part once and remembers how many cells there were in all."""

    def __init__(self, *, with_formulas: bool) -> None:
        self.with_formulas = with_formulas
        self.cells = 0
        self.row = self.column = 0
        self.text: int | None = None
        self.name = ""

    def through(self, name: str, part: bytes) -> None:
        """Raises: TableError where a part holds what a table does not."""
        self.row = self.column = 0
        self.text, self.name = None, name
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        try:
            parser.Parse(part, True)  # noqa: FBT003 -- its only form
        except (expat.ExpatError, LookupError, ValueError) as fault:
            raise damaged() from fault

    def _doctype(self, *_about: object) -> None:
        raise TableError(
            Words(
                "Filen innehåller XML som en arbetsbok inte har. Spara den på nytt som XLSX.",
                "The file holds XML that a workbook does not have. Save it again as XLSX.",
            )
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = _whole(attributes.get("r"), self.row + 1)
            self.column = 0
        elif name == "c" and self.name.startswith("xl/") and "sheet" in self.name:
            self._cell(attributes.get("r"))
        elif name == "f" and self.row and not self.with_formulas:
            place = f"{letters(self.column)}{self.row}"
            raise TableError(
                Words(
                    f"Cellen {place} innehåller en formel. Klistra in värdena i stället och försök igen.",
                    f"Cell {place} holds a formula. Paste the values instead and try again.",
                ),
                self.row,
            )
        elif name == "si":
            self.text = 0

    def _cell(self, place: str | None) -> None:
        self.cells += 1
        found = _PLACE.fullmatch(place or f"{letters(self.column + 1)}{self.row}")
        self.row, self.column = (int(found[2]), number(found[1])) if found else (0, 0)
        is_within = 0 < self.row <= limits.MOST_ROWS and 0 < self.column <= limits.MOST_COLUMNS
        if not is_within or self.cells > limits.MOST_CELLS:
            raise too_wide()

    def _said(self, text: str) -> None:
        if self.text is not None:
            self.text += len(text)
            if self.text > limits.LONGEST_TEXT:
                raise TableError(
                    Words(
                        f"En cell innehåller mer än {limits.LONGEST_TEXT} tecken.",
                        f"A cell holds more than {limits.LONGEST_TEXT} characters.",
                    )
                )

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "si":
            self.text = None
        elif name == "sheetData":
            self.row = 0


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise  # noqa: PLR2004


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number(name: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    count = 0
    for letter in name:
        count = count * 26 + ord(letter) - ord("A") + 1
    return count
