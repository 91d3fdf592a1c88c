"""The worked examples hold: each is a situation, a rule, and what the rule says of it."""

import importlib
import inspect
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from samverk.rulebook.rule import REGISTER
from samverk.rulebook.steps import Explained
from tests.rulebook.agreements.agreed import Agreed
from tests.rulebook.matters.moved import Moved
from tests.rulebook.plain import agrees, plain
from tests.rulebook.situation import EXAMPLES, Situation, merged

FEWEST = 3
OURS = (
    "samverk.rulebook.agreements.consequences.",
    "samverk.rulebook.agreements.days.",
    "samverk.rulebook.agreements.ending.",
    "samverk.rulebook.agreements.force.",
    "samverk.rulebook.agreements.leaving.",
    "samverk.rulebook.agreements.renewing.",
    "samverk.rulebook.agreements.silences.",
    "samverk.rulebook.agreements.state.",
    "samverk.rulebook.agreements.supposing.",
    "samverk.rulebook.bodies.",
    "samverk.rulebook.matters.decisions.standing.",
    "samverk.rulebook.matters.doubts.",
    "samverk.rulebook.matters.journey.",
    "samverk.rulebook.matters.mandate.",
    "samverk.rulebook.matters.order.",
    "samverk.rulebook.matters.position.",
    "samverk.rulebook.matters.readiness.",
    "samverk.rulebook.matters.reply_matching.",
    "samverk.rulebook.structure.checks.",
    "samverk.rulebook.terms.",
)


def _examples() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in sorted(EXAMPLES.iterdir(), key=lambda path: path.name):
        document = (
            tomllib.loads(path.read_text(encoding="utf-8")) if path.name.endswith(".toml") else {}
        )
        for rule, rows in document.get("rules", {}).items():
            common = {**document.get("common", {}), **rows.get("common", {})}
            for row in rows["examples"]:
                alone = row.get("alone", False)
                yield document["module"], rule, row if alone else merged(common, row)


EXAMPLE_LIST = tuple(_examples())


def _situation(row: dict[str, Any]) -> Agreed | Moved | Situation:
    if "agreement" in row:
        return Agreed(row)
    return Moved(row) if "matter" in row else Situation(row)


@pytest.mark.parametrize(
    ("module", "rule", "row"),
    EXAMPLE_LIST,
    ids=[f"{rule}: {row['name']}" for _, rule, row in EXAMPLE_LIST],
)
def test_an_example_holds(module: str, rule: str, row: dict[str, Any]) -> None:
    function = getattr(importlib.import_module(module), rule)
    situation = _situation(row)
    asked = {
        name: row["asks"][name] if name in row.get("asks", {}) else getattr(situation, name)
        for name, parameter in inspect.signature(function).parameters.items()
        if name in row.get("asks", {})
        or parameter.default is inspect.Parameter.empty
        or hasattr(situation, name)
    }

    result = function(**asked)

    given = plain(result)
    assert agrees(given, row["gives"]), given
    if "because" in row:
        assert isinstance(result, Explained)
        assert any(row["because"] in step.text.sv for step in result.steps), result.steps


def test_every_rule_has_three_examples() -> None:
    for module in {module for module, _, _ in EXAMPLE_LIST}:
        importlib.import_module(module)

    counted = Counter(f"{module}.{rule}" for module, rule, _ in EXAMPLE_LIST)

    ours = [name for name in REGISTER if name.startswith(OURS)]
    assert ours
    assert {name: counted[name] for name in ours if counted[name] < FEWEST} == {}


def test_no_two_examples_of_a_rule_share_a_name() -> None:
    names = Counter((rule, row["name"]) for _, rule, row in EXAMPLE_LIST)

    assert [name for name, count in names.items() if count > 1] == []
