"""A table is read however it was written, and what cannot be read is told with its row and column."""

from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.foundation import tables
from samverk.foundation.tables import Cell, TableError, limits
from tests.staffing.rosters.files import a_csv, an_xlsx, with_part

ROWS: list[list[object]] = [
    ["kommun", "befolkning", "belopp"],
    ["Avesta", "22 986", "159 414"],
    ["Säter", 11203, 77696],
]
PRINTED = "\tjuni 2021\tErs per kommun\nAvesta\t22 986\t159 414\nBorlänge\t52 460\t363 823"


def cells(table: tables.Table) -> list[tuple[Cell, ...]]:
    return [row.cells for row in table.rows]


def fault(text: str) -> TableError:
    with pytest.raises(TableError) as caught:
        tables.read_text(text)
    return caught.value


@pytest.mark.parametrize("divided_by", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_is_read_however_it_was_saved(
    tmp_path: Path, divided_by: str, encoding: str
) -> None:
    file = tmp_path / "tabell.csv"
    file.write_bytes(a_csv(ROWS, divided_by, encoding))

    table = tables.read(file)

    assert table.header == ("kommun", "befolkning", "belopp")
    assert cells(table) == [("Avesta", 22986, 159414), ("Säter", 11203, 77696)]


def test_a_workbook_gives_its_first_table_and_names_the_others() -> None:
    content = an_xlsx(
        {
            "Läs mig": [["Om filen"]],
            "Nyckel": [["Fördelning 2021"], [], *ROWS, ["Summa", 34189, 237110.5]],
            "Gammal": ROWS,
        }
    )

    table = tables.read_bytes("nyckel.xlsx", content)

    assert table.sheets == ("Nyckel", "Gammal")
    assert [row.number for row in table.rows] == [4, 5, 6]
    assert table.comments == ("Fördelning 2021",)
    assert cells(table)[1:] == [
        ("Säter", 11203, 77696),
        ("Summa", 34189, Decimal("237110.5")),
    ]


def test_a_number_of_a_workbook_keeps_its_decimals() -> None:
    content = an_xlsx({"A": [["kommun", "andel"], ["Avesta", 22.986], ["Säter", 0.1]]})

    table = tables.read_bytes("a.xlsx", content)

    assert cells(table) == [("Avesta", Decimal("22.986")), ("Säter", Decimal("0.1"))]


def test_a_formula_gives_the_value_that_was_saved_with_it() -> None:
    content = with_part(
        an_xlsx({"Blad": [["kommun", "kr"], ["Avesta", 1]]}),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("<v>1</v>", "<f>SUM(1,1)</f><v>2</v>"),
    )

    assert cells(tables.read_bytes("a.xlsx", content)) == [("Avesta", 2)]


@pytest.mark.parametrize(
    "pasted",
    [PRINTED, PRINTED.strip(), PRINTED.replace("\t", "   "), PRINTED.replace("\t", ";")],
    ids=["tabs", "without its corner", "aligned", "semicolons"],
)
def test_a_pasted_report_is_read_with_its_ragged_header(pasted: str) -> None:
    table = tables.read_text(pasted)

    assert table.header == ("kolumn 1", "juni 2021", "Ers per kommun")
    assert cells(table) == [("Avesta", 22986, 159414), ("Borlänge", 52460, 363823)]


def test_figures_without_a_header_get_numbered_columns() -> None:
    table = tables.read_text("Avesta\t22 986\nSäter\t11 203")

    assert table.header == ("kolumn 1", "kolumn 2")
    assert len(table.rows) == 2


def test_years_in_the_first_line_are_a_header() -> None:
    table = tables.read_text("kommun;2020;2021\nAvesta;1;2")

    assert table.header == ("kommun", "2020", "2021")


def test_comments_titles_and_notes_are_kept_apart_from_the_rows() -> None:
    table = tables.read_text(
        "# källa: rapporten\n\nFördelning\n#;kommun;kr\n1;Avesta;10\n;Summa;10\nKälla: SCB\n"
    )

    assert table.comments == ("källa: rapporten", "Fördelning", "Källa: SCB")
    assert table.header == ("#", "kommun", "kr")
    assert [(row.number, row.is_total) for row in table.rows] == [(5, False), (6, True)]


def test_a_row_without_an_amount_stays_a_row() -> None:
    table = tables.read_text("kommun;kr\nAvesta;10\nSäter;\nMora;5")

    assert cells(table)[1] == ("Säter", None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22 986", 22986),
        ("1 820 000", 1820000),
        ("1 300 000 kr", 1300000),
        ("546 000:-", 546000),
        ("159 413,55", Decimal("159413.55")),
        ("159413.5556", Decimal("159413.5556")),
        ("2.000.000", 2000000),
        ("2,000,000.50", Decimal("2000000.50")),
        ("−5", -5),
        ("15 %", 15),
        ("7,971", Decimal("7.971")),
        ("0.125", Decimal("0.125")),
        ("–", None),
        ("22 98", "22 98"),
        ("1e5", "1e5"),
        ("22.986", "22.986"),
        ("22'986", 22986),
        ("1’022’986,5", Decimal("1022986.5")),
        ("2'98", "2'98"),
        ("12 tjänster", "12 tjänster"),
    ],
)
def test_a_number_is_understood_as_people_write_it(written: str, meant: Cell) -> None:
    table = tables.read_text(f"kommun;kr\nAvesta;{written}\nx;y")

    assert cells(table)[0] == ("Avesta", meant)


def test_the_rest_of_a_column_tells_which_mark_divides_thousands() -> None:
    grouped = tables.read_text("kommun;kr\nAvesta;159.414\nSumma;2.000.000")
    decimal = tables.read_text("kommun;kr\nAvesta;159.414\nSumma;200.5")

    assert cells(grouped) == [("Avesta", 159414), ("Summa", 2000000)]
    assert cells(decimal) == [("Avesta", Decimal("159.414")), ("Summa", Decimal("200.5"))]


@pytest.mark.parametrize(
    ("heading", "written", "meant"),
    [
        ("befolkning", ("22.986", "985"), [22986, 985]),
        ("Folkmängd", ("22,986", "11,203"), [22986, 11203]),
        ("Folkmängd i tusental", ("22,986", "11,203"), [Decimal("22.986"), Decimal("11.203")]),
        ("Kr per invånare", ("22.986", "11.203"), ["22.986", "11.203"]),
        ("Invånare", ("22.986", "11.5"), [Decimal("22.986"), Decimal("11.5")]),
        ("Invånare", ("okänt", "11.203"), ["okänt", 11203]),
        ("elever", ("22.986", "985"), ["22.986", 985]),
    ],
)
def test_people_are_whole_so_a_mark_between_them_divides_thousands(
    heading: str, written: tuple[str, str], meant: list[Cell]
) -> None:
    table = tables.read_text(f"kommun;{heading}\nAvesta;{written[0]}\nSäter;{written[1]}")

    assert [row.cells[1] for row in table.rows] == meant


def test_a_number_that_may_be_two_is_asked_about_where_it_is_needed() -> None:
    table = tables.read_text("kommun;kr\nAvesta;159.414\nSäter;77.696")

    with pytest.raises(TableError) as caught:
        table.number(table.rows[0], 1)

    assert (caught.value.row, caught.value.column) == (2, "kr")
    assert str(caught.value).startswith("Rad 2, kolumnen ”kr”: ”159.414” kan läsas på två sätt.")


@pytest.mark.parametrize(
    ("cell", "says"),
    [("", "här saknas ett tal."), ("mycket", "”mycket” är inget tal.")],
)
def test_a_cell_without_a_number_is_told_with_row_and_column(cell: str, says: str) -> None:
    table = tables.read_text(f"kommun;antal;kr\nAvesta;1;10\nSäter;2;{cell}")

    with pytest.raises(TableError) as caught:
        table.number(table.rows[1], 2)

    assert caught.value.words.sv == f"Rad 3, kolumnen ”kr”: {says}"
    assert caught.value.words.en.startswith("Row 3, column “kr”:")


def test_a_cell_without_a_name_is_told_with_row_and_column() -> None:
    table = tables.read_text("kommun;kr\nAvesta;10\n;20\nMora;5")

    with pytest.raises(TableError) as caught:
        table.text(table.rows[1], 0)

    assert (caught.value.row, caught.value.column) == (3, "kommun")
    assert table.text(table.rows[0], 1) == "10"


def test_a_column_is_found_by_name_or_the_names_are_told() -> None:
    table = tables.read_text("Kommun;Belopp  kr;x;X\nAvesta;10;1;2")

    assert table.column("belopp kr") == 1
    with pytest.raises(TableError, match=r"Kolumnerna är: Kommun, Belopp  kr, x, X\."):
        table.column("kostnad")
    with pytest.raises(TableError, match="Flera kolumner heter ”x”"):
        table.column("x")


@pytest.mark.parametrize("text", ["bara text", "a;b", "# bara\n# ord", "en\ntvå\ntre"])
def test_a_text_without_a_table_is_told_so(text: str) -> None:
    assert "ingen tabell" in fault(text).words.sv


def test_a_misplaced_quotation_mark_is_told_with_its_row() -> None:
    assert fault('kommun;kr\n"Avesta" x;10\n').row == 2


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "tom"),
        (b"a;b\n" * limits.MOST_BYTES, "större"),
        (b"%PDF-1.7 x", "är en PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "lösenord"),
        (b"PK\x03\x04not a zip at all", "skadad"),
        (b"GIF89a\x00\x01\x02", "varken XLSX eller text"),
        (an_xlsx({"Tomt": []}), "ingen tabell"),
        (a_csv([["x"] * (limits.MOST_COLUMNS + 1)] * 2), "kolumner"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_not_read_says_why(content: bytes, word: str) -> None:
    with pytest.raises(TableError) as caught:
        tables.read_bytes("fil", content)

    assert word in caught.value.words.sv


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="Filen finns inte"):
        tables.read(tmp_path / "saknas.csv")
    with pytest.raises(TableError, match="Det är en mapp"):
        tables.read(tmp_path)


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_a_fault(text: str) -> None:
    with suppress(TableError):
        tables.read_text(text)


@given(st.text('ab#1 ;,\t\n".', max_size=60))
def test_any_rows_are_as_wide_as_the_header(text: str) -> None:
    with suppress(TableError):
        table = tables.read_text(text)
        assert {len(row.cells) for row in table.rows} == {len(table.header)}


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_fault(content: bytes) -> None:
    with suppress(TableError):
        tables.read_bytes("fil", content)
