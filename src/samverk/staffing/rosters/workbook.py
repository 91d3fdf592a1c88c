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

from django.utils.translation import gettext

from samverk.staffing.rosters import limits
from samverk.staffing.rosters.faults import Unreadable

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAIN = "xl/workbook.xml"


def repacked(content: bytes) -> io.BytesIO:
    """The XML parts of a workbook, each of them looked through.

    Raises: Unreadable where the file is no XLSX, is locked, or is larger than the limits when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = list(_parts(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as fault:
        raise Unreadable(_damaged()) from fault
    except (NotImplementedError, RuntimeError, ValueError, OverflowError) as fault:
        raise Unreadable(_locked()) from fault
    if _MAIN not in {name for name, _ in parts}:
        raise Unreadable(_no_workbook())
    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    clean.seek(0)
    return clean


def _damaged() -> str:
    return gettext(
        "Filen är skadad. Öppna den i kalkylprogrammet, spara den på nytt och försök igen."
    )


def _locked() -> str:
    return gettext("Filen är låst med lösenord. Spara den utan lösenord och försök igen.")


def _no_workbook() -> str:
    return gettext("Filen är ingen arbetsbok. Spara den som XLSX eller CSV.")


def _too_large() -> str:
    return gettext("Filen blir för stor när den packas upp. Ta bort det som inte är register.")


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = archive.infolist()
    if (
        len(infos) > limits.MOST_PARTS
        or sum(info.file_size for info in infos) > limits.MOST_UNPACKED
    ):
        raise Unreadable(_too_large())
    if len({info.filename for info in infos}) < len(infos):
        raise Unreadable(_damaged())
    left, look = limits.MOST_UNPACKED, _Look()
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
        raise Unreadable(_locked())
    with archive.open(info) as part:
        content = part.read(left + 1)
    packed = max(info.compress_size, 1)
    is_heavy = len(content) > limits.WEIGHED_FROM
    if len(content) > left or (is_heavy and len(content) > limits.MOST_TIMES_LARGER * packed):
        raise Unreadable(_too_large())
    return content


class _Look:
    """Parses each part once and remembers how many cells there were in all."""

    def __init__(self) -> None:
        self.cells = 0
        self.row = self.column = 0
        self.text: int | None = None
        self.name = ""

    def through(self, name: str, part: bytes) -> None:
        """Raises: Unreadable where a part holds what a register does not."""
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
            raise Unreadable(_damaged()) from fault

    def _doctype(self, *_about: object) -> None:
        raise Unreadable(
            gettext("Filen innehåller XML som en arbetsbok inte har. Spara den på nytt som XLSX.")
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = _whole(attributes.get("r"), self.row + 1)
            self.column = 0
        elif name == "c" and self.name.startswith("xl/") and "sheet" in self.name:
            self._cell(attributes.get("r"))
        elif name == "f" and self.row:
            place = f"{letters(self.column)}{self.row}"
            raise Unreadable(
                gettext(
                    "Cellen %(place)s innehåller en formel. Klistra in värdena i stället och försök igen."
                )
                % {"place": place}
            )
        elif name == "si":
            self.text = 0

    def _cell(self, place: str | None) -> None:
        self.cells += 1
        found = _PLACE.fullmatch(place or f"{letters(self.column + 1)}{self.row}")
        self.row, self.column = (int(found[2]), number(found[1])) if found else (0, 0)
        is_within = 0 < self.row <= limits.MOST_ROWS and 0 < self.column <= limits.MOST_COLUMNS
        if not is_within or self.cells > limits.MOST_CELLS:
            raise Unreadable(
                gettext("Arket har fler än %(rows)d rader eller %(columns)d kolumner.")
                % {"rows": limits.MOST_ROWS, "columns": limits.MOST_COLUMNS}
            )

    def _said(self, text: str) -> None:
        if self.text is not None:
            self.text += len(text)
            if self.text > limits.LONGEST_TEXT:
                raise Unreadable(
                    gettext("En cell innehåller mer än %(most)d tecken.")
                    % {"most": limits.LONGEST_TEXT}
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
