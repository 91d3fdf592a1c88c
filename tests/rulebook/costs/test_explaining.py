"""Every amount unfolds to its steps, in Swedish and in English."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.amounts import in_words
from samverk.rulebook.costs.explaining import explained, steps
from samverk.rulebook.costs.key import (
    AllocationKey,
    Base,
    ByBase,
    Equal,
    Fixed,
    Limited,
    Mix,
    Node,
    PhaseIn,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding, Ties
from samverk.rulebook.costs.texts import label
from samverk.rulebook.findings import Words
from samverk.rulebook.steps import Step
from tests.rulebook.costs import trees
from tests.rulebook.costs.trees import BASES, NAMES, bases_of

SCB = Base({"a": 2, "b": 1}, label("population"), "SCB", dt.date(2021, 6, 30))
CITED = ("vasterbotten-2020 8",)
KRONA = Rounding(100)


def told(
    node: Node, total: int, party: str = "", *, rounding: Rounding = KRONA, year: int | None = None
) -> list[str]:
    """The ladder in Swedish: of the party, or of the whole."""
    key = AllocationKey(node, rounding=rounding)
    shared = allocate(
        key,
        total_ore=total,
        bases={"population": SCB},
        parties={"a": "Avesta", "b": "Bro"},
        year=year,
    )
    return swedish(explained(shared, party) if party else steps(shared))


def swedish(ladder: tuple[Step, ...]) -> list[str]:
    return [step.text.sv for step in ladder]


def test_a_part_is_told_from_the_sum_to_the_rounding() -> None:
    ladder = told(ByBase("population"), 10_000, "a")

    assert ladder == [
        "100 kr ska delas.",
        "Avesta: folkmängd 2 av 3 (SCB, 30 juni 2021). Andelen är 2/3, 66,667 %.",
        "Före avrundning: 66,6667 kr.",
        (
            "Alla delar avrundas nedåt till hela kronor. Då återstår 1 kr, som går till de största resterna. "
            "Resten 0,6667 kr är bland dem: 67 kr."
        ),
        "Partens del: 67 kr.",
    ]


def test_a_credit_is_rounded_towards_nothing() -> None:
    ladder = told(ByBase("population"), -10_000, "a")

    assert ladder[3] == (
        "Alla delar avrundas mot noll till hela kronor. Då återstår −1 kr, som går till de största resterna. "
        "Resten −0,6667 kr är bland dem: −67 kr."
    )
    assert told(ByBase("population"), -10_000)[-1] == (
        "Delarna avrundas mot noll till hela kronor. −1 kr återstår och går till de största resterna: Avesta."
    )


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Folkmängd", "folkmängd"), ("LSS-beslut", "LSS-beslut"), ("", "")],
)
def test_a_base_is_written_small_inside_a_sentence(name: str, inside: str) -> None:
    base = Base({"a": 2, "b": 1}, Words(name, name))
    shared = allocate(
        AllocationKey(ByBase("population"), rounding=KRONA),
        total_ore=300,
        bases={"population": base},
        parties={"a": "Avesta", "b": "Bro"},
    )

    assert f"3 kr delas efter {inside}, tillsammans 3." in [each.text.sv for each in steps(shared)]
    assert f"Avesta: {inside} 2 av 3." in explained(shared, "a")[1].text.sv


def test_a_part_that_is_rounded_down_says_so() -> None:
    ladder = told(ByBase("population"), 10_000, "b")

    assert ladder[-2].endswith("Resten 0,3333 kr är inte bland dem: 33 kr.")


def test_the_whole_is_told_from_above() -> None:
    sides = Shares(
        (
            Side("Regionen", Fraction(1, 3), party="region", clauses=CITED),
            Side("Kommunerna", Fraction(2, 3), ByBase("population")),
        )
    )

    ladder = told(sides, 10_050)

    assert ladder == [
        "100,50 kr ska delas.",
        "region står för 1/3 (33,333 %): 33,50 kr, i hela kronor 33 kr.",
        "Kommunerna står för 2/3 (66,667 %): 67 kr, i hela kronor 67,50 kr.",
        "67 kr delas efter folkmängd, tillsammans 3 (SCB, 30 juni 2021).",
        "Delarna avrundas nedåt till hela kronor. 1 kr återstår och går till de största resterna: Avesta.",
        "Summan är inte ett helt antal enheter: Avesta tar de överskjutande 0,50 kr.",
    ]


def test_the_day_that_the_figures_were_asked_for_is_told_once_where_it_is_known() -> None:
    asked = replace(SCB, asked_on=dt.date(2021, 12, 31))
    mix = Mix(((Fraction(1, 2), ByBase("population")), (Fraction(1, 2), ByBase("use"))))
    half = Fraction(1, 2)
    sides = Shares((Side("region", half, party="region"), Side("K", half, mix)))
    bases = {"population": asked, "use": replace(asked, label=label("use")), "posts": SCB}
    shared = allocate(AllocationKey(sides), total_ore=300, bases=bases)

    for ladder in (explained(shared, "a"), steps(shared)):
        assert swedish(ladder)[1] == (
            "Räknat med de senaste uppgifterna till och med 31 december 2021."
        )
        assert sum("de senaste uppgifterna" in said for said in swedish(ladder)) == 1
    assert not any("senaste" in said for said in swedish(explained(shared, "region")))
    assert not any("senaste" in said for said in told(ByBase("population"), 300))


def test_those_that_a_limit_holds_are_listed_in_the_order_of_the_alphabet() -> None:
    names = {"asele": "Åsele", "avesta": "Avesta", "orsa": "Orsa"}
    key = AllocationKey(Limited(Equal(), ceilings={"asele": 100, "avesta": 100}), rounding=KRONA)

    shared = allocate(key, total_ore=900, bases={}, parties=names)

    assert swedish(steps(shared))[2] == "Golv och tak håller Avesta och Åsele."


def test_fixed_amounts_are_told_before_the_remainder() -> None:
    node = Fixed(ByBase("population"), {"region": 1_000}, 200, CITED)

    assert told(node, 2_300)[1:3] == [
        "Fasta belopp: tillsammans 14 kr. 9 kr återstår.",
        "9 kr delas efter folkmängd, tillsammans 3 (SCB, 30 juni 2021).",
    ]
    assert told(node, 2_300, "a")[1:] == [
        "Fast belopp för Avesta: 2 kr.",
        "Därutöver delas resten, 9 kr.",
        "Avesta: folkmängd 2 av 3 (SCB, 30 juni 2021). Andelen är 2/3, 66,667 %.",
        "Delen är jämn i hela kronor: 6 kr.",
        "Partens del: 8 kr.",
    ]


def test_a_mix_is_told_way_by_way() -> None:
    mix = Mix(((Fraction(1, 4), ByBase("population")), (Fraction(3, 4), Equal(("b",)))), CITED)

    assert told(mix, 1_200, "b")[1:] == [
        "2 sätt att dela vägs samman.",
        "Bro: folkmängd 1 av 3 (SCB, 30 juni 2021). Andelen är 1/3, 33,333 %.",
        "Av 4 kr räknas 25 %: 1 kr.",
        "Bro bär en lika stor del som de andra av 12 kr. Antal parter: 1.",
        "Av 12 kr räknas 75 %: 9 kr.",
        "Delen är jämn i hela kronor: 10 kr.",
        "Partens del: 10 kr.",
    ]
    assert told(mix, 1_200)[1:] == [
        "2 sätt att dela vägs samman.",
        "12 kr delas efter folkmängd, tillsammans 3 (SCB, 30 juni 2021).",
        "Av 12 kr räknas 25 %: 3 kr.",
        "12 kr delas i lika delar. Antal parter: 1.",
        "Av 12 kr räknas 75 %: 9 kr.",
        "Delarna går jämnt ut i hela kronor.",
    ]


def test_a_mix_of_a_division_and_another_way_tells_what_is_inside() -> None:
    sides = Shares((Side("Kommunerna", Fraction(1), Fixed(ByBase("population"), {"b": 300})),))
    mix = Mix(((Fraction(1, 2), sides), (Fraction(1, 2), Equal(("a",)))))

    assert told(mix, 1_200, "b")[2:5] == [
        "Kommunerna står för 100 %: 12 kr.",
        "Fast belopp för Bro: 3 kr.",
        "Av 3 kr räknas 50 %: 1,50 kr.",
    ]
    assert told(mix, 1_200, "a")[2:5] == [
        "Kommunerna står för 100 %: 12 kr.",
        "Därutöver delas resten, 9 kr.",
        "Avesta: folkmängd 2 av 2 (SCB, 30 juni 2021). Andelen är 1, 100 %.",
    ]
    assert told(mix, 1_200)[2:5] == [
        "Kommunerna står för 100 %: 12 kr.",
        "Fasta belopp: tillsammans 3 kr. 9 kr återstår.",
        "9 kr delas efter folkmängd, tillsammans 2 (SCB, 30 juni 2021).",
    ]


def test_a_phase_in_tells_the_year() -> None:
    sides = Shares((Side("region", Fraction(1), party="region"),))
    phased = PhaseIn(sides, Equal(), {2026: Fraction(1, 4), 2027: Fraction(1)})

    assert told(phased, 800, "region", year=2026)[1:3] == [
        "Infasning: för 2026 räknas 25 % efter den nya fördelningen och 75 % efter den gamla.",
        "region står för 100 %: 8 kr.",
    ]


def test_a_phase_in_between_the_same_sides_is_told_with_the_sides() -> None:
    def half(share: Fraction) -> Shares:
        return Shares((Side("region", share, party="region"), Side("K", 1 - share, Equal())))

    phased = PhaseIn(
        half(Fraction(1, 2)), half(Fraction(1, 4)), {2026: Fraction(1, 2), 2027: Fraction(1)}
    )

    assert told(phased, 800, year=2026)[1:4] == [
        "Infasning: för 2026 räknas 50 % efter den nya fördelningen och 50 % efter den gamla.",
        "region står för 37,5 %: 3 kr.",
        "K står för 62,5 %: 5 kr.",
    ]
    assert told(phased, 800, "region", year=2026)[2:] == [
        "region står för 37,5 %: 3 kr.",
        "Partens del: 3 kr.",
    ]


def test_whoever_is_held_by_a_limit_and_whoever_bears_it_are_told() -> None:
    floor = Limited(ByBase("population"), floors={"b": 5_000})
    ceiling = Limited(ByBase("population"), ceilings={"a": 5_000})

    assert told(floor, 12_000, "b")[2] == (
        "Delen skulle bli 40 kr, men är minst 50 kr: den höjs dit."
    )
    assert told(ceiling, 12_000, "a")[2] == (
        "Delen skulle bli 80 kr, men är högst 50 kr: den sänks dit."
    )
    assert told(floor, 12_000, "a")[2].startswith(
        "Golv och tak för andra ändrar delen från 80 kr till 70 kr:"
    )
    assert told(floor, 12_000)[2] == "Golv och tak håller Bro."
    assert told(floor, 30_000)[2] == "Inget golv eller tak nås."
    assert told(floor, 30_000, "a")[2] == "Delen är jämn i hela kronor: 200 kr."


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        (Ties.LARGEST_BASE, "Fler hade samma rest. Den med störst del går före,"),
        (Ties.SMALLEST_BASE, "Fler hade samma rest. Den med minst del går före,"),
        (Ties.ALPHABET, "Fler hade samma rest. Alfabetisk ordning avgör."),
    ],
)
def test_a_tie_is_told_with_what_settles_it(ties: Ties, said: str) -> None:
    ladder = told(Equal(), 300, "a", rounding=Rounding(200, ties))

    assert ladder[4].startswith(said)


def test_the_odd_ore_and_an_unusual_unit_are_told() -> None:
    ladder = told(Equal(), 1_301, "a", rounding=Rounding(200))

    assert "till jämna 2 kr" in ladder[3]
    assert ladder[-2] == (
        "Summan är inte ett helt antal enheter: Avesta tar de överskjutande 1,01 kr."
    )


def test_paying_for_another_is_told_to_both() -> None:
    key = AllocationKey(
        Equal(),
        name="Nyckeln",
        rounding=KRONA,
        paid_by={"b": "a", "c": "a"},
        names={"c": "Cervin"},
        clauses=CITED,
        note=Words("Ett förslag.", "A proposal."),
    )
    shared = allocate(key, total_ore=1_000, bases={}, parties={"a": "Avesta", "b": "Bro"})

    of_both = [
        Step(
            Words("Avesta betalar för Bro: 5 kr.", "Avesta pays for Bro: SEK 5."),
            "samverk-kostnader K9",
        ),
        Step(
            Words(
                "Avesta betalar även för Cervin, inom sin egen del.",
                "Avesta pays for Cervin too, within its own part.",
            ),
            "vasterbotten-2020 8",
        ),
    ]
    assert explained(shared, "b")[0] == Step(
        Words("10 kr ska delas enligt Nyckeln.", "SEK 10 is to be shared by Nyckeln."),
        "vasterbotten-2020 8",
    )
    assert explained(shared, "b")[1].text.en == "A proposal."
    assert explained(shared, "b")[-2:] == (
        of_both[0],
        Step(Words("Partens del: 0 kr.", "The part of the party: SEK 0.")),
    )
    assert list(explained(shared, "a")[-3:-1]) == of_both
    assert list(steps(shared)[-2:]) == of_both


def test_whoever_only_pays_for_others_has_a_ladder_too() -> None:
    key = AllocationKey(Equal(("b",)), paid_by={"b": "staten"})
    shared = allocate(key, total_ore=1_000, bases={})

    assert swedish(explained(shared, "staten"))[1:] == [
        "staten betalar för b: 10 kr.",
        "Partens del: 10 kr.",
    ]


def test_a_party_without_a_part_has_no_ladder() -> None:
    shared = allocate(AllocationKey(Equal(("b",))), total_ore=1_000, bases={})

    with pytest.raises(KeyError):
        explained(shared, "a")


@given(
    st.builds(
        AllocationKey,
        trees.TREES | st.builds(Fixed, trees.TREES, each=st.integers(0, 10**6)),
        rounding=trees.ROUNDINGS,
    ),
    st.integers(10**8, 10**11),
    BASES,
)
def test_every_ladder_ends_at_what_is_paid_in_both_languages(
    key: AllocationKey, total: int, bases: dict[str, Base]
) -> None:
    shared = allocate(key, total_ore=total, bases=bases, parties=NAMES, year=2024)

    for part in shared.parts:
        ladder = explained(shared, part.party)
        assert ladder[-1].text.en == f"The part of the party: {in_words(part.ore).en}."
        assert all("{" not in step.text.sv + step.text.en for step in ladder)
    assert all(step.text.sv and step.text.en for step in steps(shared))


def test_a_base_that_samverk_does_not_know_is_called_what_the_key_calls_it() -> None:
    bases = {**bases_of({"a": 1}), "vårddygn": Base({"a": Fraction(3, 2)}, label("vårddygn"))}

    shared = allocate(AllocationKey(ByBase("vårddygn")), total_ore=100, bases=bases)

    assert steps(shared)[1].text.en == "SEK 1 is shared by vårddygn, 1.5 together."
