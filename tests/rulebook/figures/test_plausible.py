"""What is hard to believe is pointed out, with the clause, and what is right is let through in silence."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.figures import plausible
from samverk.rulebook.figures.facts import OF_OTHERS, Import, Known, Row
from samverk.rulebook.figures.texts import SENTENCES
from samverk.rulebook.findings import Weight
from samverk.rulebook.matching import How
from samverk.rulebook.source import find
from samverk.rulebook.words import says, way_out
from tests.rulebook.figures.imports import BEFORE, NAMES, NOW, PAST, TRUE, an_import, known, rows

values = st.dictionaries(st.sampled_from(sorted(PAST)), st.integers(1, 10**7), min_size=1)


def codes(imported: Import) -> list[str]:
    return [finding.code.removeprefix("figures.") for finding in plausible.findings(imported)]


def said(imported: Import, code: str) -> str:
    found = next(each for each in plausible.findings(imported) if each.code == f"figures.{code}")
    return says(found, SENTENCES).sv.replace("\N{NO-BREAK SPACE}", " ")


def test_the_true_figures_of_a_year_are_let_through_in_silence() -> None:
    assert codes(an_import()) == []


def test_two_municipalities_that_were_swapped_are_named_together() -> None:
    imported = an_import({**TRUE, "umea": 2_339, "dorotea": 133_091})

    assert codes(imported) == ["swapped"]
    assert said(imported, "swapped").startswith("Umeå och Dorotea kan vara förväxlade")


def test_a_swap_is_told_before_a_factor_of_ten_that_it_looks_like() -> None:
    past = {"falun": 59_752, "orsa": 6_939}
    imported = an_import(
        rows=rows({"falun": 6_946, "orsa": 59_786}),
        names={"falun": "Falun", "orsa": "Orsa"},
        known=known(past),
    )

    assert codes(imported) == ["swapped"]


def test_two_that_have_exactly_what_the_other_had_are_named_however_alike_they_are() -> None:
    names = {"bjurholm": "Bjurholm", "dorotea": "Dorotea", "umea": "Umeå"}
    past = {"bjurholm": 2_359, "dorotea": 2_294, "umea": 132_235}
    imported = an_import(
        {"bjurholm": 2_294, "dorotea": 2_359, "umea": 133_091}, known=known(past), names=names
    )

    assert codes(imported) == ["swapped"]
    assert said(imported, "swapped").startswith("Bjurholm och Dorotea kan vara förväxlade")
    assert not plausible.leaps(imported)


def test_of_three_that_changed_places_two_at_a_time_are_named() -> None:
    past = {"umea": 1_000, "skelleftea": 1_001, "dorotea": 1_000}
    imported = an_import({"umea": 1_001, "skelleftea": 1_000, "dorotea": 1_001}, known=known(past))

    assert codes(imported) == ["swapped"]


def test_an_exact_swap_that_leaps_is_told_once() -> None:
    imported = an_import({**TRUE, "umea": PAST["dorotea"], "dorotea": PAST["umea"]})

    assert codes(imported) == ["swapped"]


def test_each_is_swapped_with_one_other_only() -> None:
    past = {"umea": 1_000, "skelleftea": 1_000, "dorotea": 2_000, "asele": 2_000}
    imported = an_import(
        {"umea": 2_000, "skelleftea": 2_000, "dorotea": 1_000, "asele": 1_000}, known=known(past)
    )

    assert codes(imported) == ["swapped", "swapped"]


@pytest.mark.parametrize(("value", "code"), [(1_330_910, "scaled_up"), (13_309, "scaled_down")])
def test_a_factor_of_ten_in_one_row_is_pointed_out(value: int, code: str) -> None:
    imported = an_import({**TRUE, "umea": value})

    assert codes(imported) == [code]
    assert "10" in said(imported, code)


def test_a_table_in_thousands_is_told_once() -> None:
    imported = an_import(
        {key: Fraction(value, 1000) for key, value in TRUE.items()}, is_count=False
    )

    assert codes(imported) == ["all_scaled"]
    assert "1000" in said(imported, "all_scaled")


def test_a_leap_is_told_with_its_share_and_both_figures() -> None:
    imported = an_import({**TRUE, "umea": 140_000})

    assert said(imported, "leap") == (
        "Rad 2: Umeå ändras +5,9 %, från 132 235 den 31 december 2022 till 140 000 den 31 december 2023."
    )


def test_what_is_used_may_change_more_than_a_population() -> None:
    imported = an_import({**TRUE, "umea": 150_000})

    assert codes(imported) == ["leap"]
    assert codes(replace(imported, limit=OF_OTHERS)) == []


def test_over_ten_years_a_population_may_change_ten_times_as_much() -> None:
    long_ago = known(PAST, dt.date(2013, 12, 31))

    assert codes(an_import({**TRUE, "umea": 150_000}, known=long_ago)) == []


def test_an_old_table_with_a_new_day_is_recognised() -> None:
    assert codes(an_import(PAST)) == ["unchanged"]


def test_most_rows_of_last_year_are_counted() -> None:
    some = sorted(PAST)[:3]
    imported = an_import({**TRUE, **{key: PAST[key] for key in some}})

    assert codes(imported) == ["many_unchanged"]
    assert said(imported, "many_unchanged") == (
        f"3 av {len(PAST)} rader för den 31 december 2023 är desamma som för den 31 december 2022."
    )


def test_a_few_that_are_unchanged_among_many_may_be_so_by_chance() -> None:
    past = {str(number): 1_000 + number for number in range(7)}
    names = {key: key for key in past}
    now = {key: value + (int(key) > 2) * 10 for key, value in past.items()}

    assert codes(an_import(now, known=known(past), names=names)) == []


def test_two_that_are_unchanged_may_be_so_by_chance() -> None:
    two = {key: PAST[key] for key in ("umea", "asele")}

    assert codes(an_import(two)) == []


def test_a_table_that_repeats_what_counts_for_its_own_day_is_no_old_table() -> None:
    assert codes(an_import(rows=rows(PAST, BEFORE))) == []


def test_those_who_are_expected_and_absent_are_named() -> None:
    few = {key: TRUE[key] for key in ("umea", "asele", "mala")}
    imported = an_import(few, expected=frozenset(PAST))

    assert codes(imported) == ["missing_party"]
    assert said(imported, "missing_party") == (
        "För den 31 december 2023 saknas Dorotea och Skellefteå."
    )


def test_a_row_about_nobody_is_not_used() -> None:
    strange = Row(9, "Atlantis", None, NOW, Fraction(1), How.UNKNOWN)
    imported = an_import(rows=(*rows(TRUE), strange))

    assert codes(imported) == ["unknown_party"]
    assert strange not in plausible.usable(imported)


def test_the_rest_of_the_nation_is_told_in_one_sentence() -> None:
    others = tuple(
        Row(number, f"Kommun {number}", None, NOW, Fraction(1), How.UNKNOWN)
        for number in range(20, 30)
    )
    imported = an_import(rows=(*rows(TRUE), *others))

    assert codes(imported) == ["many_unknown"]
    assert said(imported, "many_unknown").startswith("10 rader handlar om andra än parterna")


def test_a_name_on_several_rows_is_asked_about_once() -> None:
    both = tuple(Row(9, "Atlantis", None, on, Fraction(1), How.UNKNOWN) for on in (BEFORE, NOW))

    assert codes(an_import(rows=(*rows(TRUE), *both))) == ["unknown_party"]


def test_a_name_that_may_be_two_is_never_guessed() -> None:
    strange = Row(9, "Mal", None, NOW, Fraction(1), How.AMBIGUOUS)

    assert codes(an_import(rows=(*rows(TRUE), strange))) == ["ambiguous_party"]


def test_a_name_that_was_read_with_good_will_is_told() -> None:
    near = replace(rows(TRUE)[0], said="Ummeå", how=How.NEAR)
    imported = an_import(rows=(near, *rows(TRUE)[1:]))

    assert said(imported, "near_party") == "Rad 2: ”Ummeå” tolkas som Umeå."


def test_a_table_about_nobody_is_stopped() -> None:
    strange = Row(2, "Atlantis", None, NOW, Fraction(1), How.UNKNOWN)
    told = plausible.findings(an_import(rows=(strange,)))

    assert [(each.code, each.weight) for each in told] == [
        ("figures.nothing_usable", Weight.STOP),
        ("figures.unknown_party", Weight.WARN),
    ]


def test_a_party_twice_alike_counts_once() -> None:
    again = replace(rows(TRUE)[0], number=9)
    imported = an_import(rows=(*rows(TRUE), again))

    assert codes(imported) == ["repeated"]
    assert len(plausible.usable(imported)) == len(TRUE)


def test_a_party_twice_with_different_figures_is_stopped() -> None:
    again = replace(rows(TRUE)[0], number=9, value=Fraction(133_000))
    imported = an_import(rows=(*rows(TRUE), again))

    assert codes(imported) == ["contradicted"]
    assert "rad 2 och 9" in said(imported, "contradicted")
    assert plausible.findings(imported)[0].weight is Weight.STOP


@pytest.mark.parametrize(
    ("value", "code", "weight"),
    [
        ("-5", "negative", Weight.STOP),
        ("133.091", "not_whole", Weight.STOP),
        ("0", "zero", Weight.WARN),
    ],
)
def test_a_figure_that_no_base_can_have_is_pointed_out(
    value: str, code: str, weight: Weight
) -> None:
    told = plausible.findings(an_import({**TRUE, "umea": value}))

    assert (f"figures.{code}", weight) in [(each.code, each.weight) for each in told]


def test_a_share_may_have_decimals() -> None:
    imported = an_import({"umea": "133091.5"}, is_count=False)

    assert codes(imported) == []


def test_a_day_that_has_not_come_is_a_forecast() -> None:
    imported = an_import(noted_on=dt.date(2023, 6, 1))

    assert codes(imported) == ["ahead"]


def test_a_total_that_is_not_the_sum_is_pointed_out() -> None:
    imported = an_import(total=Fraction(217_000))

    assert said(imported, "total_differs") == (
        "I tabellen står summan 217 000, men raderna är tillsammans 217 680."
    )
    assert codes(an_import(total=Fraction(sum(TRUE.values())))) == []


def test_the_first_figures_of_a_series_have_nothing_to_be_held_against() -> None:
    assert codes(an_import(known={})) == ["nothing_to_compare"]


def test_several_years_in_one_table_are_held_against_each_other() -> None:
    both = (*rows(PAST, BEFORE), *rows({**TRUE, "umea": 1_330_910}))

    assert codes(an_import(rows=both, known={})) == ["scaled_up"]


def test_the_nearest_day_is_what_a_figure_is_held_against() -> None:
    steps = {"umea": (Known(dt.date(2010, 12, 31), Fraction(90_000)), *known()["umea"])}

    assert codes(an_import({"umea": TRUE["umea"]}, known=steps)) == []


def test_nothing_is_held_against_a_zero() -> None:
    assert codes(an_import({"umea": 5}, known=known({"umea": 0}))) == ["nothing_to_compare"]


@given(values)
def test_every_finding_has_a_clause_that_exists_and_can_be_said(told: dict[str, int]) -> None:
    for finding in plausible.findings(an_import(told, expected=frozenset(PAST), total=Fraction(1))):
        assert find(finding.source) is not None
        assert "{" not in says(finding, SENTENCES).sv + way_out(finding, SENTENCES).en


@given(values)
def test_the_order_of_the_rows_changes_nothing(told: dict[str, int]) -> None:
    forth, back = rows(told), tuple(reversed(rows(told)))

    assert set(codes(an_import(rows=forth))) == set(codes(an_import(rows=back)))


@given(st.sampled_from(sorted(PAST)), st.sampled_from(plausible.FACTORS))
def test_no_factor_goes_by_unseen(key: str, times: int) -> None:
    assert codes(an_import({**TRUE, key: TRUE[key] * times})) == ["scaled_up"]


@given(st.permutations(sorted(PAST)))
def test_no_swap_of_two_that_differ_goes_by_unseen(keys: list[str]) -> None:
    one, other = keys[:2]
    told = codes(an_import({**TRUE, one: TRUE[other], other: TRUE[one]}))
    differ = abs(TRUE[one] - TRUE[other]) > 0.2 * min(TRUE[one], TRUE[other])

    assert ("swapped" in told) >= differ


@given(values, st.integers(1, 100))
def test_a_wider_limit_never_points_out_more(told: dict[str, int], per_cent: int) -> None:
    narrow = an_import(told)

    assert len(
        plausible.leaps(replace(narrow, limit=narrow.limit + Fraction(per_cent, 100)))
    ) <= len(plausible.leaps(narrow))


def test_the_names_of_the_examples_are_those_of_the_parties() -> None:
    assert set(NAMES) == set(PAST) == set(TRUE)
