"""A table's columns are found by what their headings say, or asked for; what is wrong in it is told by its place."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.costs.printed import Asked, Role, UnclearColumnError, Unit, understood
from samverk.foundation import tables
from samverk.foundation.tables import TableError
from samverk.rulebook.costs.checking import PrintedRow, check

PASTED = "\tjuni 2021\tErs per kommun\nAvesta\t22 986\t159 414\nSäter\t11 203\t77 696\nSumma\t34 189\t237 110"


def unclear(text: str) -> UnclearColumnError:
    with pytest.raises(UnclearColumnError) as caught:
        understood(tables.read_text(text))
    return caught.value


def test_a_pasted_table_is_understood_without_being_told_anything() -> None:
    found = understood(tables.read_text(PASTED))

    assert (found.party, found.value, found.bases) == (
        "kolumn 1",
        "Ers per kommun",
        ("juni 2021",),
    )
    assert found.printed.stated_ore == 23_711_000
    assert found.printed.rows == (
        PrintedRow("Avesta", Fraction(15_941_400), {"juni 2021": Fraction(22_986)}),
        PrintedRow("Säter", Fraction(7_769_600), {"juni 2021": Fraction(11_203)}),
    )


def test_figures_without_any_headings_have_the_amounts_last() -> None:
    found = understood(tables.read_text("Avesta\t22 986\t159 414\nSäter\t11 203\t77 696"))

    assert (found.party, found.value, found.bases) == ("kolumn 1", "kolumn 3", ("kolumn 2",))


@pytest.mark.parametrize(
    ("heading", "value", "bases"),
    [
        ("kommun;invånare;belopp", "belopp", ("invånare",)),
        ("kommun;belopp;invånare", "belopp", ("invånare",)),
        ("kommun;antal elever;2021", "2021", ("antal elever",)),
        ("kommun;kr per invånare;kr", "kr", ()),
        ("kommun;omräknad kostnad;tryckt kostnad", "tryckt kostnad", ()),
        ("kommun;område;avgift", "avgift", ("område",)),
    ],
)
def test_headings_tell_amounts_from_what_they_are_shared_by(
    heading: str, value: str, bases: tuple[str, ...]
) -> None:
    found = understood(tables.read_text(f"{heading}\nAlby;10;20\nBoda;30;40"))

    assert (found.value, found.bases) == (value, bases)


@pytest.mark.parametrize(
    ("heading", "choices"),
    [
        ("kommun;kostnad 2020;kostnad 2021", ("kostnad 2020", "kostnad 2021")),
        ("kommun;2020;2021", ("2020", "2021")),
        ("kommun;invånare;antal dygn", ("invånare", "antal dygn")),
    ],
)
def test_amounts_that_cannot_be_told_are_asked_for(heading: str, choices: tuple[str, ...]) -> None:
    asked = unclear(f"{heading}\nAlby;10;20\nBoda;30;40")

    assert (asked.role, asked.choices) == (Role.VALUE, choices)


def test_a_table_without_any_numbers_asks_for_one_of_its_columns() -> None:
    assert unclear("kommun;svar\nAlby;ja\nBoda;nej").choices == ("kommun", "svar")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("nr;kommun;not;kr\n1;Alby;x;1\n2;Boda;y;2", "kommun"),
        ("vem;not;kr\nAlby;x;1\nBoda;y;2", "vem"),
        ("nr;namn;kr\n1;Alby;1\n2;Boda;2\n;Summa;3", "namn"),
    ],
)
def test_the_parties_are_found_among_the_texts(text: str, party: str) -> None:
    assert understood(tables.read_text(text)).party == party


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("kod;kr\n2584;1\n2583;2", ("kod", "kr")),
        ("kr;vem;not\n1;Alby;x\n2;Boda;y", ("vem", "not")),
    ],
)
def test_parties_that_cannot_be_told_are_asked_for(text: str, choices: tuple[str, ...]) -> None:
    asked = unclear(text)

    assert (asked.role, asked.choices) == (Role.PARTY, choices)


def test_parties_may_go_by_a_number_where_that_column_is_named() -> None:
    found = understood(tables.read_text("kod;kr\n2584;1\n2583;2"), Asked(party="kod"))

    assert [row.party for row in found.printed.rows] == ["2584", "2583"]


@pytest.mark.parametrize(
    ("heading", "unit", "ore"),
    [("kr", Unit.KR, 150), ("tkr", Unit.TKR, 150_000), ("Belopp (mkr)", Unit.MKR, 150_000_000),
     ("ören", Unit.KR, 150), ("öre", Unit.ORE, Fraction(3, 2))],
)  # fmt: skip
def test_the_unit_is_read_from_the_heading(heading: str, unit: Unit, ore: Fraction) -> None:
    found = understood(tables.read_text(f"kommun;{heading}\nAlby;1,5\nBoda;2"))

    assert (found.unit, found.printed.rows[0].ore) == (unit, ore)


def test_what_is_asked_comes_before_what_is_guessed() -> None:
    asked = Asked("vem", "b", "a", Unit.TKR, 500)

    found = understood(tables.read_text("kommun;vem;a;b;kr\nx;Alby;1;2;3\ny;Boda;4;5;6"), asked)

    assert (found.party, found.value, found.bases, found.unit) == ("vem", "b", ("a",), Unit.TKR)
    assert (found.printed.base, found.printed.stated_ore) == ("a", 500)


def test_the_last_sum_is_the_stated_one_and_no_sum_is_a_party() -> None:
    found = understood(
        tables.read_text(
            "kommun;invånare;kr\nAlby;3;30\nBoda;1;10\nSumma kommuner;4;40\nRegionen;;60\nTotalt;;100"
        )
    )

    assert [row.party for row in found.printed.rows] == ["Alby", "Boda", "Regionen"]
    assert found.printed.rows[2].bases == {}
    assert found.printed.stated_ore == 10_000


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("kommun;kr\nAlby;10\nBoda;\nCedra;5", 3, "kr"),
        ("kommun;kr\nAlby;10\nBoda;tio\nCedra;5", 3, "kr"),
        ("kommun;kr\nAlby;10\n;7\nCedra;5", 3, "kommun"),
        ("kommun;kr\nAlby;10\nBoda;7\nAlby;5", 4, "kommun"),
        ("kommun;invånare;kr\nAlby;x;10\nBoda;7;5\nCedra;7;5", 2, "invånare"),
        ("kommun;kr\nAlby;10\nBoda;7\nSumma;sjutton", 4, "kr"),
    ],
    ids=["no amount", "no number", "no name", "twice", "no figure", "no sum"],
)
def test_what_is_wrong_in_a_table_is_told_with_row_and_column(
    text: str, row: int, column: str
) -> None:
    with pytest.raises(TableError) as caught:
        understood(tables.read_text(text))

    assert (caught.value.row, caught.value.column) == (row, column)
    assert caught.value.words.sv.startswith(f"Rad {row}, kolumnen ”{column}”: ")


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (("-5", "3", "4"), "Rad 2: -5 är mindre än noll."),
        (("1.250", "1.300", "1.100"), "Rad 2: ”1.250” kan läsas på två sätt."),
        (("4", "3?", "ca 4"), "Rad 3: ”3?” är inget tal."),
    ],
)
def test_a_base_that_cannot_be_read_is_told_with_its_column_and_row(
    figures: tuple[str, str, str], why: str
) -> None:
    rows = zip(("Alby", "Boda", "Cedra"), figures, ("10", "7", "12"), strict=True)
    text = "kommun;antal elever;kr\n" + "\n".join(map(";".join, rows))

    found = understood(tables.read_text(text)).printed

    assert found.rows[0].bases == {}
    assert found.unread["antal elever"].sv.startswith(why)
    assert f"Kolumnen antal elever kunde inte användas. {why}" in check(found).sentence.sv


def test_a_column_of_words_is_no_base_that_could_not_be_read() -> None:
    text = "kommun;nyckel;kr\nAlby;folk;10\nBoda;folk;7\nCedra;lika;12"

    assert understood(tables.read_text(text), Asked(party="kommun")).printed.unread == {}


def test_a_base_that_is_asked_for_has_no_figure_below_zero() -> None:
    with pytest.raises(TableError, match=r"Rad 3, kolumnen ”a”: -4 är mindre än noll\."):
        understood(tables.read_text("kommun;a;kr\nAlby;1;10\nBoda;-4;7"), Asked(base="a"))


@pytest.mark.parametrize("again", ["Alby kommun", "ALBY", "Albys kommun"])
def test_a_party_is_there_once_however_it_is_written(again: str) -> None:
    with pytest.raises(
        TableError, match=rf"Rad 4, kolumnen ”kommun”: {again} står redan på rad 2\."
    ):
        understood(tables.read_text(f"kommun;kr\nAlby;10\nBoda;7\n{again};5"))


def test_a_table_of_nothing_but_its_sum_is_refused() -> None:
    with pytest.raises(TableError, match="inga rader utom summan"):
        understood(tables.read_text("kommun;kr\nSumma;10"), Asked("kommun", "kr"))


CELLS = st.sampled_from(
    ["Alby", "Boda", "Summa", "kommun", "kr", "tkr", "invånare", "per", "10", "0", "-3", "1 000,50", "7.125", "25 %",
     "0,333333333", "", "–", "#", "99999999999999999999"]
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=8))
def test_any_table_has_an_answer_or_a_fault_in_words(rows: list[list[str]]) -> None:
    text = "\n".join(";".join(row) for row in rows)

    with suppress(TableError):
        checked = check(understood(tables.read_text(text)).printed)
        assert checked.sentence.sv.endswith((".", "?"))
        assert len(checked.rows) >= len(checked.differences)
