"""A sum is known by what it is called or by what it comes to, and no municipality or region is taken for one."""

import pytest

from samverk.foundation import tables
from samverk.foundation.tables.numbers import Cell
from tests.foundation.tables.places import MUNICIPALITIES, REGIONS


@pytest.mark.parametrize(
    "label",
    ["Summa", "SUMMA", "Totalt", "Total", "Summa kommuner", "S:a", "Summa:", "total cost", "Tot", "Tot.",
     "Länet totalt", "Kommunerna totalt", "Alla kommuner", "Alla 15 kommuner", "Alla", "Hela länet", "Samtliga",
     "Samtliga parter", "Sammanlagt", "Slutsumma", "Totalbelopp", "Att betala", "Att fördela", "Grand total",
     "Summering", "∑", "Σ kommuner", "Dalarnas län, summa"],
)  # fmt: skip
def test_a_sum_is_known_by_its_name(label: str) -> None:
    assert tables.is_total(f" {label} ")


@pytest.mark.parametrize(
    "label",
    ["Sumpbyn", "Totebo", "Alla hjärtans dag", "Hela Sverige AB", "Totalförsvarets institut", "Att läsa", "",
     "Beloppen är avrundade och de blir därför inte totalt lika"],
)  # fmt: skip
def test_a_party_or_a_remark_is_no_sum(label: str) -> None:
    assert not tables.is_total(label)


def test_no_municipality_or_region_is_taken_for_a_sum() -> None:
    written = [
        form.format(name)
        for name in [*MUNICIPALITIES, *REGIONS]
        for form in ("{}", "{} kommun", "{}s kommun", "Kommunen {}")
    ]

    assert (len(MUNICIPALITIES), len(REGIONS)) == (290, 21)
    assert [name for name in written if tables.is_total(name)] == []


@pytest.mark.parametrize(
    ("value", "others", "is_so"),
    [(30, [10, 20], True), (31, [10, 20], False), (None, [10], False), (30, [10, "20"], False), (0, [0], False)],
)  # fmt: skip
def test_a_cell_is_the_sum_of_others_that_are_all_numbers(
    value: Cell, others: list[Cell], *, is_so: bool
) -> None:
    assert tables.is_sum(value, others) is is_so


def test_a_printed_sum_may_miss_its_rows_by_a_little() -> None:
    assert tables.is_sum(32, [10, 20], within=2)
    assert tables.is_nearly_sum(2_000_000, [1_000_004, None, 1_000_000])
    assert not tables.is_nearly_sum(31, [10, 20])
    assert not tables.is_nearly_sum("x", [10, 20])


def test_a_remark_below_that_says_total_does_not_hide_the_other_remarks() -> None:
    table = tables.read_text(
        "kommun;kr\nAvesta;1\nSumma;1\nKälla: SCB\nBeloppen är totalt avrundade"
    )

    assert [row.cells[0] for row in table.rows] == ["Avesta", "Summa"]
    assert table.comments == ("Källa: SCB", "Beloppen är totalt avrundade")
