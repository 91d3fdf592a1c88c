"""Any bytes are a roster or a fault in words; nothing that is sent in costs more than a moment."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.foundation.tables import limits
from samverk.foundation.tables.workbook import letters, number
from samverk.staffing.rosters.cells import day, guarded, unguarded
from samverk.staffing.rosters.faults import Unreadable
from samverk.staffing.rosters.reading import read
from tests.staffing.rosters.files import a_csv, a_zip, an_xlsx, with_part

ROWS = [["Organ", "Förnamn"], ["Samrådet", "Åsa"]]
SHEET = "xl/worksheets/sheet1.xml"


def said(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(content)
    return caught.value.says


@pytest.mark.parametrize("divided_by", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_is_read_however_it_was_saved(divided_by: str, encoding: str) -> None:
    (sheet,) = read(a_csv(ROWS, divided_by, encoding))

    assert [row.cells for row in sheet.rows] == [("Organ", "Förnamn"), ("Samrådet", "Åsa")]


def test_a_workbook_is_read_with_the_numbers_of_its_rows() -> None:
    content = an_xlsx({"Platser": [["Rubrik"], [], ["x", 7, dt.date(2020, 9, 1)]], "Tomt": []})

    first, second = read(content)

    assert (first.name, second.rows) == ("Platser", ())
    assert [(row.number, row.cells) for row in first.rows][1] == (
        3,
        ("x", "7", dt.date(2020, 9, 1)),
    )


@pytest.mark.parametrize(
    "written",
    ["2020-09-01", "20200901", "1 sep 2020", "den 1 september 2020", "1/9 2020", "01.09.2020",
     "1 Sept. 2020", "2020-09-01 00:00:00", dt.date(2020, 9, 1)],
)  # fmt: skip
def test_a_day_is_understood_as_people_write_it(written: str) -> None:
    assert day(written) == dt.date(2020, 9, 1)


@pytest.mark.parametrize(
    "written", ["", "snart", "2020-13-01", "31 feb 2020", "1 xyz 2020", "44075", "0001-01-01"]
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert day(written) is None


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "tom"),
        (b"a;b\n" * limits.MOST_BYTES, "större"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "lösenord"),
        (b"PK\x03\x04not a zip at all", "skadad"),
        (a_zip({"hej.xml": "<hej/>"}), "ingen arbetsbok"),
        (b"%PDF-1.7\x00\x01\x02", "varken XLSX eller text"),
        (b'Organ;F\xc3\xb6rnamn\n"Samr', "citattecken"),
        (a_csv([["x"] * (limits.MOST_COLUMNS + 1)]), "kolumner"),
        (a_csv([["x", "y"]] * (limits.MOST_ROWS + 1)), "rader"),
        (a_csv([["x", "y" * (limits.LONGEST_TEXT + 1)]]), "B1"),
        (an_xlsx({str(at): ROWS for at in range(limits.MOST_SHEETS + 1)}), "blad"),
        (an_xlsx({"Bladet": [["x" * (limits.LONGEST_TEXT + 1)]]}), "tecken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_not_read_says_why(content: bytes, word: str) -> None:
    assert word in said(content)


def test_a_bomb_is_never_unpacked() -> None:
    content = a_zip({"xl/workbook.xml": b" " * (limits.MOST_UNPACKED + 1)})

    assert len(content) < limits.MOST_BYTES
    assert "packas upp" in said(content)


def test_a_part_that_packs_too_well_is_a_bomb_even_within_the_limit() -> None:
    content = a_zip({"xl/workbook.xml": b"<a>" + b" " * 5_000_000 + b"</a>"})

    assert "packas upp" in said(content)


def test_a_size_that_the_zip_lies_about_is_not_believed() -> None:
    honest = a_zip({"xl/workbook.xml": b"<a>" + b" " * 5_000_000 + b"</a>"})
    size = (5_000_007).to_bytes(4, "little")
    content = honest.replace(size, (10).to_bytes(4, "little"))

    assert content != honest
    assert said(content)


def test_a_document_type_is_refused() -> None:
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    content = with_part(
        an_xlsx({"Platser": ROWS}), SHEET, lambda text: text.replace("<worksheet", entity, 1)
    )

    assert "XML" in said(content)


@pytest.mark.parametrize("place", ["XFD1", "A1048576", "A0", "b2", "A99999999"])
def test_a_cell_far_out_is_refused_before_room_is_made_for_it(place: str) -> None:
    content = with_part(
        an_xlsx({"Platser": ROWS}), SHEET, lambda text: text.replace('r="B2"', f'r="{place}"')
    )

    assert "rader eller" in said(content)


def test_a_formula_is_told_with_its_place() -> None:
    content = with_part(
        an_xlsx({"Platser": [["x", 1]]}),
        SHEET,
        lambda text: text.replace("<v>1</v>", "<f>1+1</f><v>2</v>"),
    )

    assert "B1" in said(content)


def test_a_part_that_no_one_looks_at_is_left_out() -> None:
    content = with_part(an_xlsx({"Platser": ROWS}), "docProps/app.xml", lambda text: text)

    assert read(content) == read(an_xlsx({"Platser": ROWS}))


@given(st.binary(max_size=400))
def test_any_bytes_are_sheets_or_a_fault(content: bytes) -> None:
    with suppress(Unreadable):
        read(content)


@given(st.text(max_size=200))
def test_any_text_is_sheets_or_a_fault(text: str) -> None:
    with suppress(Unreadable):
        read(text.encode())


WORKBOOK = an_xlsx({"Platser": ROWS})


@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), max_size=6))
def test_a_damaged_workbook_is_sheets_or_a_fault(changes: list[tuple[int, int]]) -> None:
    content = bytearray(WORKBOOK)
    for at, byte in changes:
        content[at] = byte

    with suppress(Unreadable):
        read(bytes(content))


@given(st.integers(0, 800), st.text("<>/=&#;'\"crfvsi1XAé\0", max_size=8))
def test_a_workbook_with_damaged_xml_is_sheets_or_a_fault(at: int, text: str) -> None:
    content = with_part(WORKBOOK, SHEET, lambda xml: xml[:at] + text + xml[at:])

    with suppress(Unreadable):
        read(content)


@given(st.text("=+-@'\t\ra ", max_size=6))
def test_what_is_guarded_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert guarded(text)[:1] not in set("=+-@\t\r")
    assert unguarded(guarded(text)) == text


@given(st.integers(1, 20_000))
def test_a_column_is_named_as_the_spreadsheet_names_it(column: int) -> None:
    assert number(letters(column)) == column
