"""Reads CSV as spreadsheets write it: UTF-8 or Windows text, divided by comma, semicolon or tab."""

import codecs
import csv
import io

from samverk.foundation.tables.faults import TableError
from samverk.rulebook.findings import Words

_DIVIDERS = (";", "\t", ",")
_SPACE = {"\t", "\n", "\r"}


def rows(content: bytes) -> list[list[str]]:
    """The cells of a text file.

    Raises: TableError where it is no text, or a quotation mark is never closed.
    """
    text = decoded(content)
    return divided(text, divider(text))


def divided(text: str, divided_by: str) -> list[list[str]]:
    """The cells of a text, line by line.

    Raises: TableError where a quotation mark is misplaced or never closed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divided_by, strict=True)
    try:
        return list(reader)
    except csv.Error as fault:
        row = reader.line_num
        raise TableError(
            Words(
                f"Rad {row} går inte att läsa: ett citattecken står fel eller saknas.",
                f"Row {row} cannot be read: a quotation mark is misplaced or missing.",
            ),
            row,
        ) from fault


def decoded(content: bytes) -> str:
    """The text that the bytes are, with or without a byte order mark.

    Raises: TableError where they are no text.
    """
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(each >= " " or each in _SPACE for each in text):
            return text
    raise TableError(
        Words(
            "Filen är varken XLSX eller text. Spara den som XLSX eller CSV.",
            "The file is neither XLSX nor text. Save it as XLSX or CSV.",
        )
    )


def divider(text: str) -> str:
    """The divider that the first line with any of them has most of."""
    for line in text.splitlines():
        counted = {each: line.count(each) for each in _DIVIDERS}
        if any(counted.values()):
            return max(_DIVIDERS, key=lambda each: counted[each])
    return ";"
