"""The row that is the sum is found without being called Summa, and a party that pays half is not taken for one."""

import pytest

from samverk.costs.printed import Asked, understood
from samverk.costs.printed_total import KnownBy
from samverk.foundation import tables

FIVE = "kommun;invånare;kr\nAlby;30;31\nBoda;20;19\nCedra;31;33\nEdby;13;14\nForsa;7;6\n"


@pytest.mark.parametrize(
    ("row", "by"),
    [
        ("Länet totalt;101;103", KnownBy.NAME),
        ("Att fördela;;103", KnownBy.NAME),
        (";101;103", KnownBy.NO_NAME),
        (";;102", KnownBy.NO_NAME),
        ("Dalarna;101;103", KnownBy.SUM),
        ("Kommunerna;101;103", KnownBy.SUM),
        ("Dalarna;101;101", KnownBy.SUM),
    ],
)
def test_the_last_row_is_the_sum_by_its_name_or_by_what_it_comes_to(row: str, by: KnownBy) -> None:
    found = understood(tables.read_text(f"{FIVE}{row}"))

    assert [each.party for each in found.printed.rows] == ["Alby", "Boda", "Cedra", "Edby", "Forsa"]
    assert found.printed.stated_ore == 100 * int(row.rsplit(";", 1)[1])
    assert found.total is not None
    assert (found.total.number, found.total.label, found.total.by) == (7, row.partition(";")[0], by)
    assert "Rad 7" in found.total.words.sv
    assert "Row 7" in found.total.words.en


@pytest.mark.parametrize(
    "row",
    ["Region Dalarna;101;103", "Falu kommun;101;103", "Dalby;40;103", "Dalby;101;93", "Dalby;;104"],
    ids=["region", "municipality", "another base", "another amount", "no base"],
)
def test_a_row_that_may_be_a_party_stays_one(row: str) -> None:
    found = understood(tables.read_text(f"{FIVE}{row}"))

    assert len(found.printed.rows) == 6
    assert (found.total, found.printed.stated_ore) == (None, None)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("kommun;kr\nAlby;10\nBoda;10\nCedra;5\nEdby;15\nForsa;10\nDalby;50", 6),
        (
            "kommun;andel;kr\nAlby;10,5;21\nBoda;14,5;29\nCedra;5;10\nEdby;10;20\nForsa;10;20\nDalby;50;100",
            6,
        ),
        (
            "kommun;andel;kr\nAlby;20,5;41\nBoda;29,5;59\nCedra;20;40\nEdby;10;20\nForsa;20;40\nDalby;100;200",
            5,
        ),
        ("kommun;kr\nAlby;10\nBoda;20\nCedra;30", 3),
        ("kommun;kr\nAlby;101\nBoda;203\nCedra;301\nDalby;605", 4),
        ("kommun;kr\nAlby;10\nBoda;20\nKommunerna;30", 2),
        ("kommun;kr\nAlby;10\nBoda;20", 2),
    ],
    ids=[
        "round shares",
        "shares with it",
        "shares without it",
        "two before",
        "three before",
        "all",
        "two",
    ],
)
def test_half_of_a_few_is_a_share_and_not_the_sum(text: str, parties: int) -> None:
    assert len(understood(tables.read_text(text)).printed.rows) == parties


def test_a_stated_sum_tells_whether_the_row_before_it_is_a_party() -> None:
    both, one = (
        understood(tables.read_text(f"{FIVE}Region Dalarna;101;103\nSumma;;{stated}"))
        for stated in (206, 103)
    )
    asked = understood(tables.read_text(f"{FIVE}Dalarna;101;103"), Asked(stated_ore=20_600))

    assert [len(each.printed.rows) for each in (both, one, asked)] == [6, 5, 6]
    assert (both.printed.stated_ore, one.printed.stated_ore) == (20_600, 10_300)
    assert asked.printed.stated_ore == 20_600
