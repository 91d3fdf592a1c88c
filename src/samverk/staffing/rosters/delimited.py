"""Reads CSV as spreadsheets write it: UTF-8 or Windows text, divided by comma, semicolon or tab."""

import codecs
import csv
import io

from django.utils.translation import gettext

from samverk.staffing.rosters.faults import Unreadable

_DIVIDERS = (";", "\t", ",")
_SPACE = {"\t", "\n", "\r"}


def rows(content: bytes) -> list[list[str]]:
    """The cells of a text file.

    Raises: Unreadable where it is no text, or a quotation mark is never closed.
    """
    text = _text(content)
    divided_by = _divider(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divided_by, strict=True)
    try:
        return list(reader)
    except csv.Error as fault:
        raise Unreadable(
            gettext("Rad %(row)d går inte att läsa: ett citattecken står fel eller saknas.")
            % {"row": reader.line_num}
        ) from fault


def _text(content: bytes) -> str:
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(each >= " " or each in _SPACE for each in text):
            return text
    raise Unreadable(gettext("Filen är varken XLSX eller text. Spara den som XLSX eller CSV."))


def _divider(text: str) -> str:
    """The divider that the first line with any of them has most of."""
    for line in text.splitlines():
        counted = {each: line.count(each) for each in _DIVIDERS}
        if any(counted.values()):
            return max(_DIVIDERS, key=lambda each: counted[each])
    return ";"
