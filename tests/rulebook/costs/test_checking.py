"""A printed table is recognised by its rounding, and what is wrong in it is said to the krona."""

from samverk.rulebook.costs.checking import KeyKind, RoundingKind, check
from tests.rulebook.costs.printing import dalarna, of_dalarna, printed

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
