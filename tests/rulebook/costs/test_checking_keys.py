"""The key behind a printed table is found: by a base, by shares, in sides, or composed of several."""

from fractions import Fraction

import pytest

from samverk.rulebook.costs.checking import KeyKind, Printed, PrintedRow, RoundingKind, check
from samverk.rulebook.costs.checking.candidates import equal, mixes
from tests.rulebook.costs.printing import SOME, printed


def test_amounts_that_no_base_explains_ask_for_one() -> None:
    checked = check(printed({"a": 20, "b": 5, "c": 15}, 40))

    assert (checked.reproduced, checked.kind) == (False, KeyKind.EQUAL)
    assert "Lägg till en kolumn med underlag" in checked.sentence.sv
    assert "0 av 3 rader stämmer" in checked.sentence.sv


def test_equal_parts_are_known_without_any_base() -> None:
    checked = check(printed({"a": "33.34", "b": "33.33", "c": "33.33"}, 100))

    assert (checked.kind, checked.rounding) == (KeyKind.EQUAL, RoundingKind.LARGEST_REMAINDER)
    assert (checked.unit_ore, checked.differences) == (1, ())


def test_many_parties_that_differ_alike_are_counted() -> None:
    checked = check(printed({f"part {number}": 101 for number in range(16)}, 1608))

    assert checked.sentence.sv.endswith("Största resten ger åtta parter 1 kr mindre.")


def test_shares_in_a_column_of_per_cent_give_sodra_dalarna() -> None:
    amounts = {"staten": 1_820_000, "regionen": 910_000, "Avesta": 546_000, "Hedemora": 364_000}
    shares = {"staten": 50, "regionen": 25, "Avesta": 15, "Hedemora": 10}

    with_shares = check(printed(amounts, 3_640_000, procent=shares))
    without = check(printed(amounts, 3_640_000))

    assert (with_shares.kind, with_shares.rounding) == (KeyKind.BY_SHARES, RoundingKind.EXACT)
    assert (without.kind, without.reproduced) == (KeyKind.FIXED_SHARES, True)
    assert "50 %, 25 %, 15 %, 10 %" in without.key.sv


def test_a_long_list_of_shares_is_cut() -> None:
    amounts = {f"part {share}": share * 1234 for share in (4, 6, 10, 11, 12, 13, 14, 30)}

    checked = check(printed(amounts, 123_400))

    assert checked.key.sv == "i fasta andelar: 4 %, 6 %, 10 %, 11 %, 12 %, 13 % …"


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


def test_per_cent_that_are_no_hundred_are_multiplied_as_they_stand() -> None:
    shares = {"Alby": "33.4", "Boda": "33.3", "Cedra": "33.2"}
    rows = tuple(
        PrintedRow(party, Fraction(share) * 1_234_500, {"procent": Fraction(share)})
        for party, share in shares.items()
    )

    checked = check(Printed(rows, 123_450_000))

    assert (checked.kind, checked.reproduced) == (KeyKind.BY_SHARES, True)
    assert "tillsammans är 99,9 %" in checked.key.sv
    assert sum(each.exact_ore for each in checked.differences) == 123_450_000


def test_the_shares_of_a_spreadsheet_may_miss_the_whole_by_a_last_digit() -> None:
    shares = {"Alby": Fraction("0.5000000000000001"), "Boda": Fraction("0.5")}
    rows = tuple(
        PrintedRow(party, Fraction(50), {"andel": share}) for party, share in shares.items()
    )

    checked = check(Printed(rows, 100, "andel"))

    assert (checked.reproduced, checked.kind) == (True, KeyKind.BY_SHARES)
    assert all(other.sv.startswith("efter andelarna i andel,") for other in checked.others)


def test_shares_that_were_rounded_after_the_amounts_are_told_to_be_so() -> None:
    amounts = {"Alby": 299_621, "Boda": 683_812, "Cedra": 1_016_567}
    rows = tuple(
        PrintedRow(party, Fraction(kronor * 100), {"andel": Fraction(round(kronor / 200), 100)})
        for party, kronor in amounts.items()
    )

    checked = check(Printed(rows, 200_000_000, "andel"))

    assert not checked.reproduced
    assert (
        "Kolumnen andel stämmer med beloppen så långt dess decimaler räcker" in checked.sentence.sv
    )


def test_a_fee_for_each_inhabitant_is_told() -> None:
    people = {"Alby": 1_042, "Boda": 2_042, "Cedra": 542, "Dala": 8_042, "Ekby": 3_042}
    amounts = {party: 694 * number // 100 for party, number in people.items()}

    checked = check(printed(amounts, None, invånare=people))

    assert (checked.reproduced, checked.total_ore) == (True, 694 * 14_710)
    assert "Det är 6,94 kr per invånare." in checked.sentence.sv


def test_a_fee_for_each_of_another_base_is_told() -> None:
    checked = check(printed({"Alby": 3000, "Boda": 1000}, 4000, dygn={"Alby": 3, "Boda": 1}))

    assert "Det är 1 000 kr för varje enhet i dygn." in checked.sentence.sv


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
