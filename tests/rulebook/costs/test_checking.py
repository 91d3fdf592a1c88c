"""A printed table is recognised by its key and rounding, and what is wrong in it is said to the krona."""

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samverk.rulebook.costs.checking import (
    Checked,
    KeyKind,
    Printed,
    PrintedRow,
    RoundingKind,
    check,
)
from samverk.rulebook.costs.checking.candidates import equal, mixes
from samverk.rulebook.costs.rounding import Convention, Rounding, Ties, rounded

DATA = Path(__file__).parents[2] / "data"
POPULATION = "befolkning_juni_2021"
SOME = {"Alby": 400, "Boda": 300, "Cedra": 200, "Dala": 100}


def dalarna(name: str) -> list[dict[str, str]]:
    """The municipalities of a printed table."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [row for row in rows if row["kommun"] != "SUMMA"]


def printed(
    kronor: Mapping[str, float | str | Fraction],
    stated: int | None = None,
    base: str = "",
    /,
    **bases: Mapping[str, int],
) -> Printed:
    """A table of amounts and stated sum in kronor, with a figure for each party that has one in a base."""
    rows = tuple(
        PrintedRow(
            party,
            Fraction(str(amount)) * 100,
            {name: Fraction(figures[party]) for name, figures in bases.items() if party in figures},
        )
        for party, amount in kronor.items()
    )
    return Printed(rows, None if stated is None else stated * 100, base)


def of_dalarna(
    name: str,
    stated: int | None,
    column: str = "printed_sek",
    change: Mapping[str, str] | None = None,
) -> Checked:
    rows = dalarna(name)
    amounts = {row["kommun"]: row[column] for row in rows} | dict(change or {})
    people = {row["kommun"]: int(row[POPULATION]) for row in rows}
    return check(printed(amounts, stated, **{POPULATION: people}))


PROPOSED, PRESENT = "rss_dalarna_forslag_2000000.csv", "rss_dalarna_nuvarande_1300000.csv"


def test_the_proposal_of_dalarna_was_rounded_row_by_row_and_is_four_kronor_too_much() -> None:
    checked = of_dalarna(PROPOSED, 2_000_000)

    assert (checked.reproduced, checked.kind) == (True, KeyKind.BY_POPULATION)
    assert (checked.rounding, checked.unit_ore) == (RoundingKind.EACH_HALF_UP, 100)
    assert (checked.stated_total_ore, checked.sum_of_rows_ore) == (200_000_000, 200_000_400)
    assert not checked.adds_up
    assert [(each.party, each.stated_ore - each.exact_ore) for each in checked.differences] == [
        ("Avesta", 100),
        ("Malung-Sälen", 100),
        ("Säter", 100),
        ("Älvdalen", 100),
    ]
    assert checked.error_ore == 0


def test_the_sentence_says_what_a_reader_of_the_report_needs() -> None:
    checked = of_dalarna(PROPOSED, 2_000_000)

    assert checked.sentence.sv == (
        "Varje rad går att räkna fram: efter befolkning (befolkning_juni_2021), avrundning rad för rad till hela "
        "kronor. Summan av raderna är 2 000 004 kr, i tabellen står 2 000 000 kr. Största resten ger fyra parter "
        "1 kr mindre: Avesta, Malung-Sälen, Säter och Älvdalen."
    )
    assert checked.sentence.en == (
        "Every row can be computed: by population (befolkning_juni_2021), each row rounded by itself to whole "
        "kronor. The sum of the rows is SEK 2,000,004, the table says SEK 2,000,000. The largest remainder gives "
        "four parties SEK 1 less: Avesta, Malung-Sälen, Säter and Älvdalen."
    )
    assert [step.source for step in checked.steps] == [
        "samverk-kostnader G1",
        "samverk-kostnader K4",
    ]


def test_the_present_division_of_dalarna_is_right() -> None:
    checked = of_dalarna(PRESENT, 1_300_000)

    assert (checked.reproduced, checked.differences, checked.adds_up) == (True, (), True)
    assert "som i tabellen" in checked.sentence.sv
    assert any(other.sv.endswith("största resten i hela kronor") for other in checked.others)


def test_a_division_by_largest_remainder_is_known_as_such() -> None:
    checked = of_dalarna(PROPOSED, 2_000_000, "largest_remainder_sek")

    assert (checked.rounding, checked.differences) == (RoundingKind.LARGEST_REMAINDER, ())
    assert checked.steps[1].source == "samverk-kostnader K1"


def test_a_column_that_nobody_rounded_is_known_as_such_and_compared_in_ore() -> None:
    checked = of_dalarna(PROPOSED, 2_000_000, "exact_share_sek")

    assert (checked.reproduced, checked.rounding) == (True, RoundingKind.NOT_ROUNDED)
    assert [(each.party, each.stated_ore - each.exact_ore) for each in checked.differences] == [
        ("Leksand", 1)
    ]
    assert "Ska beloppen betalas i hela ören" in checked.sentence.sv


def test_the_digits_of_a_spreadsheet_are_as_good_as_exact() -> None:
    amounts = {"a": 1_000_000 / 3, "b": 2_000_000 / 3}

    checked = check(printed(amounts, 1_000_000, elever={"a": 1, "b": 2}))

    assert (checked.reproduced, checked.rounding) == (True, RoundingKind.NOT_ROUNDED)


def test_parts_of_an_ore_that_no_key_gives_are_not_reproduced() -> None:
    checked = check(printed({"a": "0.001", "b": "7.5"}, 8, elever={"a": 1, "b": 2}))

    assert not checked.reproduced


def test_without_a_stated_sum_a_round_one_is_supposed_where_the_rows_fit_it() -> None:
    checked = of_dalarna(PROPOSED, None)

    assert (checked.reproduced, checked.stated_total_ore) == (True, None)
    assert checked.total_ore == 200_000_000
    assert len(checked.differences) == 4
    assert "Ingen summa" not in of_dalarna(PRESENT, None).sentence.sv
    assert "Ingen summa är angiven; det som delats är 2 000 000 kr." in checked.sentence.sv


def test_the_half_of_one_side_is_seen_as_a_part_of_the_whole_cost() -> None:
    checked = of_dalarna(PROPOSED, 4_000_000)

    assert (checked.reproduced, checked.total_ore) == (True, 200_000_000)
    assert len(checked.differences) == 4
    assert "Raderna delar 50 % av 4 000 000 kr" in checked.sentence.sv


def test_a_stated_sum_that_the_rows_have_nothing_to_do_with_is_told() -> None:
    checked = of_dalarna(PRESENT, 4_000_000)

    assert (checked.reproduced, checked.total_ore) == (True, 130_000_000)
    assert len(checked.differences) == 15
    assert "inte den angivna summan 4 000 000 kr" in checked.sentence.sv
    assert "15 parter ett annat belopp" in checked.sentence.sv


def test_a_sum_in_another_unit_than_the_rows_asks_about_the_unit() -> None:
    checked = check(printed({"Alby": 300, "Boda": 100}, 400_000, invånare={"Alby": 3, "Boda": 1}))

    assert "inte den angivna summan 400 000 kr: är enheten rätt?" in checked.sentence.sv


def test_one_slip_of_the_pen_is_named_with_what_it_should_be() -> None:
    checked = of_dalarna(PROPOSED, 2_000_000, change={"Mora": "142487"})

    assert (checked.reproduced, checked.error_ore) == (False, 900)
    assert [row.party for row in checked.rows if not row.is_right] == ["Mora"]
    assert "14 av 15 rader stämmer" in checked.sentence.sv
    assert "Mora står med 142 487 kr, borde ha 142 478 kr." in checked.sentence.sv


def test_two_amounts_that_have_changed_places_are_told() -> None:
    checked = of_dalarna(PROPOSED, 2_000_000, change={"Mora": "48124", "Orsa": "142478"})

    assert "Beloppen för Mora och Orsa har bytt plats." in checked.sentence.sv


def test_many_wrong_rows_are_counted_and_not_all_named() -> None:
    wrong = {row["kommun"]: "1" for row in dalarna(PROPOSED)[:8]}

    checked = of_dalarna(PROPOSED, 2_000_000, change=wrong)

    assert "; 2 till." in checked.sentence.sv
    assert "; 2 more." in checked.sentence.en


def test_amounts_that_no_base_explains_ask_for_one() -> None:
    checked = check(printed({"a": 20, "b": 5, "c": 15}, 40))

    assert (checked.reproduced, checked.kind) == (False, KeyKind.EQUAL)
    assert "Lägg till en kolumn med underlag" in checked.sentence.sv
    assert "0 av 3 rader stämmer" in checked.sentence.sv


def test_equal_parts_are_known_without_any_base() -> None:
    checked = check(printed({"a": "33.34", "b": "33.33", "c": "33.33"}, 100))

    assert (checked.kind, checked.rounding) == (KeyKind.EQUAL, RoundingKind.LARGEST_REMAINDER)
    assert (checked.unit_ore, checked.differences) == (1, ())


def test_shares_in_a_column_of_per_cent_give_sodra_dalarna() -> None:
    amounts = {"staten": 1_820_000, "regionen": 910_000, "Avesta": 546_000, "Hedemora": 364_000}
    shares = {"staten": 50, "regionen": 25, "Avesta": 15, "Hedemora": 10}

    with_shares = check(printed(amounts, 3_640_000, procent=shares))
    without = check(printed(amounts, 3_640_000))

    assert (with_shares.kind, with_shares.rounding) == (KeyKind.BY_SHARES, RoundingKind.EXACT)
    assert (without.kind, without.reproduced) == (KeyKind.FIXED_SHARES, True)
    assert "50 %, 25 %, 15 %, 10 %" in without.key.sv


@pytest.mark.parametrize("of_region", [{}, {"Regionen": 1000}], ids=["no figure", "the sum"])
def test_a_side_that_pays_its_share_beside_the_others_is_known(of_region: dict[str, int]) -> None:
    amounts = {"Regionen": 400, "Alby": 240, "Boda": 180, "Cedra": 120, "Dala": 60}

    checked = check(printed(amounts, 1000, invånare={**of_region, **SOME}))

    assert (checked.reproduced, checked.kind) == (True, KeyKind.SIDES)
    assert checked.key.sv == "Regionen 40 % och resten efter befolkning (invånare)"


def test_a_side_with_all_or_with_an_odd_share_is_no_side() -> None:
    all_of_it = check(printed({"Regionen": 1000, "Alby": 7}, 1000, invånare={"Alby": 1}))
    odd = check(printed({"Regionen": "500.01", "Alby": "499.99"}, 1000, invånare={"Alby": 1}))

    assert not all_of_it.reproduced
    assert odd.kind is not KeyKind.SIDES


def test_a_fixed_amount_and_the_rest_by_population_is_known() -> None:
    amounts = {"Alby": 25_200, "Boda": 21_400, "Cedra": 17_600, "Dala": 13_800}

    checked = check(printed(amounts, 78_000, invånare=SOME))

    assert (checked.reproduced, checked.kind) == (True, KeyKind.FIXED_AND_REST)
    assert checked.key.sv == "med 10 000 kr var och resten efter befolkning (invånare)"


def test_a_mix_of_two_bases_is_known_by_its_weights() -> None:
    used = {"Alby": 1, "Boda": 9, "Cedra": 4, "Dala": 6}
    amounts = {
        party: Fraction(7 * 1_000_000 * SOME[party], 10_000)
        + Fraction(3 * 1_000_000 * used[party], 200)
        for party in SOME
    }

    checked = check(printed(amounts, 1_000_000, invånare=SOME, dygn=used))

    assert (checked.reproduced, checked.kind) == (True, KeyKind.MIX)
    assert checked.key.sv == "70 % efter befolkning (invånare) och 30 % efter dygn"


def test_only_the_base_that_is_asked_for_is_tried() -> None:
    amounts = {"Alby": 50, "Boda": 50}
    bases = {"invånare": {"Alby": 3, "Boda": 1}, "dygn": {"Alby": 1, "Boda": 1}}

    free, bound = (check(printed(amounts, 100, base, **bases)) for base in ("", "invånare"))

    assert (free.reproduced, free.base) == (True, "dygn")
    assert (bound.reproduced, bound.base) == (False, "invånare")


@pytest.mark.parametrize("figures", [{}, {"a": 0, "b": 0}, {"a": -1, "b": 2}])
def test_a_base_that_cannot_divide_is_not_used(figures: dict[str, int]) -> None:
    checked = check(printed({"a": 10, "b": 40}, 50, "dygn", dygn=figures))

    assert (checked.reproduced, checked.base) == (False, "")


def test_a_table_of_nothing_comes_out_even() -> None:
    checked = check(printed({"a": 0, "b": 0}, 0, invånare={"a": 1, "b": 2}))

    assert (checked.reproduced, checked.rounding, checked.error_ore) == (True, "exact", 0)


@pytest.mark.parametrize("parties", [(), ("a", "a")])
def test_a_table_without_rows_or_with_one_name_twice_is_refused(parties: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Printed"):
        check(Printed(tuple(PrintedRow(party, Fraction(1)) for party in parties)))


def test_a_single_row_is_its_whole_sum() -> None:
    assert check(printed({"a": 10}, 10)).rounding is RoundingKind.EXACT
    assert check(printed({"a": 10}, 11)).total_ore == 1000


def test_few_rows_are_not_taken_for_a_mix() -> None:
    table = printed({"a": 30, "b": 40, "c": 30}, 100, invånare={"a": 1, "b": 2, "c": 3})

    assert list(mixes(table, [equal(table)], 10_000, 100)) == []


TABLES = st.lists(st.integers(1, 10**6), min_size=2, max_size=20).map(
    lambda figures: {f"part {number}": figure for number, figure in enumerate(figures)}
)
TOTALS = st.integers(100_000, 10**9)
UNITS = st.sampled_from([1, 100, 1_000, 10_000, 100_000])


def made_by(
    shares: Mapping[str, Fraction], total: int, convention: Convention, rounding: Rounding
) -> dict[str, Fraction]:
    """The kronor that a key and a convention give."""
    exact = {party: share * total for party, share in shares.items()}
    parts = rounded(convention, exact, total=total, rounding=rounding, bases=shares).parts
    return {party: Fraction(part, 100) for party, part in parts.items()}


@given(TABLES, TOTALS, UNITS, st.sampled_from(Convention), st.sampled_from(Ties))
def test_any_table_by_a_base_and_a_convention_is_recognised(
    figures: dict[str, int], total: int, unit: int, convention: Convention, ties: Ties
) -> None:
    assume(unit == 1 or total >= 3 * unit * len(figures))
    shares = {party: Fraction(each, sum(figures.values())) for party, each in figures.items()}
    amounts = made_by(shares, total, convention, Rounding(unit, ties))
    table = printed(amounts, None, dygn=figures)

    checked = check(Printed(table.rows, total))

    assert checked.reproduced
    assert all(row.is_right for row in checked.rows)


@given(TABLES, TOTALS, UNITS, st.sampled_from(Convention))
def test_any_table_in_equal_parts_is_recognised(
    parties: dict[str, int], total: int, unit: int, convention: Convention
) -> None:
    assume(unit == 1 or total >= 3 * unit * len(parties))
    shares = dict.fromkeys(parties, Fraction(1, len(parties)))
    table = printed(made_by(shares, total, convention, Rounding(unit)))

    assert check(Printed(table.rows, total)).reproduced


@given(
    st.lists(st.integers(1, 10**5), min_size=4, max_size=12),
    st.integers(1, 99),
    st.integers(10**7, 10**9),
    st.sampled_from(Convention),
)
def test_any_table_part_equal_and_part_by_a_base_is_recognised(
    figures: list[int], percent: int, total: int, convention: Convention
) -> None:
    people = {f"part {number}": figure for number, figure in enumerate(figures)}
    weight = Fraction(percent, 100)
    shares = {
        party: weight * Fraction(figure, sum(figures)) + (1 - weight) / len(figures)
        for party, figure in people.items()
    }
    table = printed(made_by(shares, total, convention, Rounding(100)), None, dygn=people)

    assert check(Printed(table.rows, total)).reproduced


@given(TABLES, TOTALS)
def test_the_exact_division_never_differs_from_itself_and_always_adds_up(
    figures: dict[str, int], total: int
) -> None:
    shares = {party: Fraction(each, sum(figures.values())) for party, each in figures.items()}
    amounts = made_by(shares, total, Convention.LARGEST_REMAINDER, Rounding(1))
    table = printed(amounts, None, dygn=figures)

    checked = check(Printed(table.rows, total))

    assert (checked.differences, checked.adds_up) == ((), True)


@given(TABLES, st.lists(st.integers(0, 10**9), min_size=20, max_size=20), TOTALS)
def test_any_amounts_have_an_answer_whose_error_is_what_the_rows_lack(
    figures: dict[str, int], amounts: list[int], total: int
) -> None:
    kronor = {party: Fraction(amount, 100) for party, amount in zip(figures, amounts, strict=False)}
    table = printed(kronor, None, dygn=figures)

    checked = check(Printed(table.rows, total))

    assert checked.reproduced == all(row.is_right for row in checked.rows)
    assert checked.reproduced == (checked.error_ore == 0)
    assert checked.sum_of_rows_ore == sum(amounts[: len(figures)])
