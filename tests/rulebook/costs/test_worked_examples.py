"""The tables of the agreements come out to the öre, by the keys that ship."""

import tomllib
from importlib import resources
from typing import Any

import pytest

from samverk.rulebook.costs import shipped
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.explaining import explained
from samverk.rulebook.costs.key import Base
from samverk.rulebook.costs.texts import label

FILE = resources.files("samverk.rulebook.worked_examples") / "costs_sharing.toml"
DOCUMENT = tomllib.loads(FILE.read_text(encoding="utf-8"))
EXAMPLES = DOCUMENT["examples"]


def shared(row: dict[str, Any]) -> Allocation:
    key = shipped.find(row["key"])
    assert key is not None
    given = DOCUMENT["population"].get(row.get("population"), {"values": {}, "source": ""})
    base = Base(given["values"], label("population"), given["source"], given.get("on"))
    parties = {party: party for party in row.get("parties", given["values"])}
    return allocate(key, total_ore=row["total"] * 100, bases={"population": base}, parties=parties)


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["name"] for row in EXAMPLES])
def test_an_example_comes_out_to_the_ore(row: dict[str, Any]) -> None:
    found = shared(row)

    in_ore = {part.party: part.ore for part in found.parts}
    of_one = row.get("party")
    assert sum(in_ore.values()) == row["total"] * 100
    assert in_ore.items() >= {party: kronor * 100 for party, kronor in row["gives"].items()}.items()
    assert of_one or len(in_ore) == len(row["gives"])
    if of_one:
        assert any(step.text.sv.endswith(row["because"]) for step in explained(found, of_one))


def test_the_state_the_region_and_the_municipalities_bear_what_the_law_says() -> None:
    (row,) = (row for row in EXAMPLES if row["key"] == "sodra-dalarna")

    found = shared(row)

    state = found.part("forsakringskassan").ore
    region = found.part("landstinget-dalarna").ore
    municipalities = found.part("avesta").ore + found.part("hedemora").ore
    assert (state * 2, region * 4, municipalities * 4) == (found.total_ore,) * 3


def test_each_key_that_ships_has_an_example() -> None:
    assert {row["key"] for row in EXAMPLES} == set(shipped.names())
