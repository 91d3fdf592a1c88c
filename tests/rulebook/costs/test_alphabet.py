"""Ties are settled, and parties are listed, in the order of the Swedish alphabet by what the parties are called."""

from fractions import Fraction
from itertools import permutations

import pytest

from samverk.rulebook.alphabet import sv_sort
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.explaining import explained, steps
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.costs.key import AllocationKey, Base, ByBase, Equal, Fixed, Limited
from samverk.rulebook.costs.rounding import Rounding, Ties
from samverk.rulebook.costs.telling import told
from samverk.rulebook.findings import Words

KRONA = Rounding(100)
IN_PARTS = AllocationKey(Equal(), rounding=KRONA)
# The municipalities of the county, by the keys that their names make.
VASTERBOTTEN = {
    "bjurholm": "Bjurholm", "dorotea": "Dorotea", "lycksele": "Lycksele", "mala": "Malå", "nordmaling": "Nordmaling",
    "norsjo": "Norsjö", "robertsfors": "Robertsfors", "skelleftea": "Skellefteå", "sorsele": "Sorsele",
    "storuman": "Storuman", "umea": "Umeå", "vilhelmina": "Vilhelmina", "vindeln": "Vindeln", "vannas": "Vännäs",
    "asele": "Åsele",
}  # fmt: skip


def shared(names: dict[str, str], total: int, key: AllocationKey = IN_PARTS) -> Allocation:
    return allocate(key, total_ore=total, bases={}, parties=names)


def test_a_ring_above_comes_after_z_though_the_key_says_a() -> None:
    paid = {part.name: part.ore for part in shared(VASTERBOTTEN, 85_000_000).parts}

    assert (paid["Storuman"], paid["Umeå"], paid["Åsele"]) == (5_666_700, 5_666_600, 5_666_600)
    assert sum(paid.values()) == 85_000_000


def test_neither_the_keys_nor_the_order_of_the_table_matter() -> None:
    names = {"x1": "Åsele", "x2": "Storuman", "x3": "Bjurholm"}
    rows = [dict(each) for each in permutations(names.items())]

    found = [
        {part.name: part.ore // 100 for part in shared(each, 10_000).parts}
        for each in [*rows, {name: name for name in names.values()}]
    ]

    assert found == [{"Bjurholm": 34, "Storuman": 33, "Åsele": 33}] * len(found)


@pytest.mark.parametrize("ties", list(Ties))
def test_every_rule_of_ties_ends_in_the_alphabet_of_the_names(ties: Ties) -> None:
    key = AllocationKey(Equal(), rounding=Rounding(100, ties))
    names = {"alvdalen": "Älvdalen", "avesta": "Avesta", "orsa": "Orsa"}

    assert shared(names, 10_100, key).part("avesta").ore == 3_400
    assert shared(names, 10_100, key).part("orsa").ore == 3_400
    assert shared(names, 10_100, key).part("alvdalen").ore == 3_300


def test_the_odd_ore_go_to_the_first_by_name_of_those_with_equal_parts() -> None:
    names = {"alvdalen": "Älvdalen", "orsa": "Orsa"}

    assert [part.ore for part in shared(names, 20_001).parts] == [10_000, 10_001]


def test_parties_of_one_name_are_told_apart_by_their_keys() -> None:
    assert [part.ore for part in shared({"b": "Berg", "a": "Berg"}, 10_100).parts] == [5_000, 5_100]


def test_the_names_of_a_key_count_where_the_table_has_none() -> None:
    key = AllocationKey(
        Equal(("alvdalen", "orsa")), rounding=KRONA, names={"alvdalen": "Älvdalen", "orsa": "Orsa"}
    )

    assert shared({}, 10_100, key).part("orsa").ore == 5_100


def test_who_got_a_krona_is_listed_and_explained_in_that_order() -> None:
    found = shared({"alvdalen": "Älvdalen", "orsa": "Orsa", "avesta": "Avesta"}, 20_000)

    assert any(step.text.sv.endswith(": Avesta och Orsa.") for step in steps(found))
    assert any("alfabetisk ordning" in step.text.sv for step in explained(found, "alvdalen"))


def test_fixed_amounts_of_each_are_settled_by_name_too() -> None:
    key = AllocationKey(Fixed(Equal(), {}, 1_000), rounding=KRONA)

    paid = {
        part.name: part.ore
        for part in shared({"asele": "Åsele", "umea": "Umeå"}, 10_100, key).parts
    }

    assert paid == {"Åsele": 5_000, "Umeå": 5_100}


def test_what_is_missing_is_listed_by_name() -> None:
    key = AllocationKey(ByBase("population"))
    base = {"population": Base({}, Words("folkmängd", "population"))}

    with pytest.raises(CannotShareError, match="Avesta and Älvdalen"):
        allocate(
            key,
            total_ore=100,
            bases=base,
            parties={"alvdalen": "Älvdalen", "avesta": "Avesta"},
        )


def test_a_key_lists_its_parties_by_name() -> None:
    key = AllocationKey(Equal(("alvdalen", "avesta")))
    said = told(key, {"alvdalen": "Älvdalen", "avesta": "Avesta"})

    assert said[0].says.sv == "Lika delar mellan Avesta och Älvdalen."


def test_whoever_a_limit_holds_is_listed_by_name() -> None:
    node = Limited(ByBase("population"), floor=3_000)
    base = {"population": Base({"alvdalen": 1, "avesta": 1, "falun": 98}, Words("", ""))}
    names = {"alvdalen": "Älvdalen", "avesta": "Avesta", "falun": "Falun"}

    found = allocate(
        AllocationKey(node, rounding=KRONA), total_ore=100_000, bases=base, parties=names
    )

    assert found.exact.of("falun") == Fraction(94_000)
    assert any("Avesta" in (said := step.text.sv) and said.index("Avesta") < said.index("Älvdalen") for step in steps(found))  # fmt: skip


def test_letters_are_sorted_as_in_a_swedish_register() -> None:
    names = ["Örebro", "Åre", "Älvdalen", "Zinkgruvan", "Éke", "Eda", "åmål"]

    assert sorted(names, key=sv_sort) == [
        "Eda", "Éke", "Zinkgruvan", "åmål", "Åre", "Älvdalen", "Örebro",
    ]  # fmt: skip
