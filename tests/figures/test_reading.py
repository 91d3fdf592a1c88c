"""Tables are read as people write them: long or wide, by name or by code, with a total that is not a row."""

import datetime as dt
from decimal import Decimal

import pytest

from samverk.figures.placing import place
from samverk.figures.reading import Columns, Said, named, of_table
from samverk.foundation.tables import TableError, read_bytes, read_text
from samverk.parties.models import Party
from samverk.rulebook.matching import How
from tests.figures.served import data

JUNE = dt.date(2021, 6, 30)
PARTIES = [
    Party(pk=1, key="avesta", name="Avesta kommun", scb="2084"),
    Party(pk=2, key="mala", name="Malå kommun", scb="2418"),
    Party(pk=3, key="malung-salen", name="Malung-Sälens kommun", scb="2023"),
    Party(
        pk=4, key="region-dalarna", name="Region Dalarna", scb="20", aliases=["Landstinget Dalarna"]
    ),
]


def said(text: str, code: str = "") -> Said:
    return Said(2, text, code, JUNE, Decimal(1))


def placed(*texts: str) -> list[tuple[str | None, How]]:
    found = place([said(each) for each in texts], PARTIES)
    return [(each.party.key if each.party else None, each.how) for each in found]


def test_the_printed_table_of_the_agreement_is_read_with_its_total_apart() -> None:
    told = of_table(read_bytes("rss.csv", data("rss_dalarna.csv")), on=JUNE)

    assert len(told.rows) == 15
    assert told.rows[0].said == "Avesta"
    assert told.total == sum(row.value for row in told.rows) == 288_382
    assert {row.on for row in told.rows} == {JUNE}


def test_a_long_table_has_its_days_in_a_column() -> None:
    told = of_table(
        read_text("Kommun;År;Folkmängd\nAvesta;2021;22 986\nAvesta;2022;22 781"), on=None
    )

    assert [(row.on.isoformat(), int(row.value)) for row in told.rows] == [
        ("2021-12-31", 22_986),
        ("2022-12-31", 22_781),
    ]


def test_a_wide_table_has_its_days_in_the_headings() -> None:
    told = of_table(
        read_text("region\tFolkmängd 2023\tFolkmängd 2024\n2084 Avesta\t22 781\t22 569"), on=None
    )

    assert [(row.said, row.code, row.on.year) for row in told.rows] == [
        ("Avesta", "2084", 2023),
        ("Avesta", "2084", 2024),
    ]


def test_a_cell_without_a_figure_is_left_out() -> None:
    told = of_table(read_text("Kommun;2021;2022\nAvesta;1;..\nMora;;4\nOrsa;5;6"), on=None)

    assert [row.value for row in told.rows] == [1, 4, 5, 6]


def test_columns_may_be_named_where_they_cannot_be_seen() -> None:
    table = read_text("A;B;C;D\nAvesta;1;2;2021\nMora;3;4;2021")

    with pytest.raises(TableError, match="vilken kolumn"):
        of_table(table, on=JUNE)
    told = of_table(table, on=None, columns=Columns(party="A", value="C", day="D"))
    assert [row.value for row in told.rows] == [2, 4]


def test_a_table_that_says_no_day_needs_one() -> None:
    with pytest.raises(TableError, match="vilken dag"):
        of_table(read_text("Kommun;Antal\nAvesta;5\nMora;6"), on=None)


def test_a_day_that_is_none_is_told_with_row_and_column() -> None:
    with pytest.raises(TableError, match="Rad 3, kolumnen ”År”: ”i fjol”"):
        of_table(read_text("Kommun;År;Antal\nAvesta;2021;5\nMora;i fjol;6"), on=JUNE)


def test_an_empty_day_is_the_day_that_was_filled_in() -> None:
    told = of_table(read_text("Kommun;År;Antal\nAvesta;2021;5\nMora;;6"), on=JUNE)

    assert told.rows[1].on == JUNE


def test_a_cell_that_is_no_number_is_told_with_row_and_column() -> None:
    with pytest.raises(TableError, match="Rad 3, kolumnen ”Antal”"):
        of_table(read_text("Kommun;Antal\nAvesta;5\nMora;många"), on=JUNE)


def test_a_table_without_figures_is_told() -> None:
    with pytest.raises(TableError, match="inga tal"):
        of_table(
            read_text("Kommun;Antal\nAvesta;..\nMora;.."), on=JUNE, columns=Columns(value="Antal")
        )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2084 Avesta", ("2084", "Avesta")),
        ("0180", ("0180", "")),
        ("20 Dalarnas län", ("20", "Dalarnas län")),
        ("  Avesta  kommun ", ("", "Avesta kommun")),
    ],
)
def test_a_code_is_told_from_a_name(text: str, found: tuple[str, str]) -> None:
    assert named(text) == found


def test_a_code_that_a_workbook_kept_as_a_number_is_still_a_code() -> None:
    told = of_table(read_text("Kod;Antal\n180;5\n2084;6"), on=JUNE)

    assert [row.code for row in told.rows] == ["0180", "2084"]


def test_a_name_is_found_however_it_is_written() -> None:
    assert placed("Avesta", "MALUNG/SÄLEN", "Landstinget Dalarna") == [
        ("avesta", How.ALIKE),
        ("malung-salen", How.ALIKE),
        ("region-dalarna", How.EXACT),
    ]


def test_a_code_is_surer_than_a_name() -> None:
    rows = [said("2418", "2418"), said("Falun", "2080"), said("0020", "0020")]

    assert [
        (each.party.key if each.party else None, each.how) for each in place(rows, PARTIES)
    ] == [
        ("mala", How.EXACT),
        (None, How.UNKNOWN),
        ("region-dalarna", How.EXACT),
    ]


def test_a_code_beside_the_name_of_another_is_never_guessed() -> None:
    (found,) = place([said("Avesta", "2418")], PARTIES)

    assert (found.party, found.how) == (None, How.AMBIGUOUS)


def test_a_slip_of_the_pen_is_forgiven_unless_the_party_is_there_already() -> None:
    assert placed("Avessta") == [("avesta", How.NEAR)]
    assert placed("Sala", "Malå") == [(None, How.UNKNOWN), ("mala", How.ALIKE)]
