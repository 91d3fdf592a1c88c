import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from samverk.rulebook.structure import schema
from samverk.rulebook.structure.format import FILE
from tests.rulebook.structure.test_faults import CASES
from tests.rulebook.structure.test_fuzz import TEXTS, mended_and_broken
from tests.rulebook.structure.texts import DOCS, changed, example

VALIDATOR = Draft202012Validator(
    schema.schema(), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def as_json(value: Any) -> Any:  # noqa: ANN401 -- what TOML can hold
    """A document as JSON holds it: dates as texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def test_the_schema_in_the_documentation_is_the_one_that_the_format_declares() -> None:
    kept = (DOCS / "structure-format.schema.json").read_text(encoding="utf-8")

    assert kept == schema.text()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema.text()))


@pytest.mark.parametrize("text", TEXTS)
def test_the_schema_accepts_every_file_that_ships(text: str) -> None:
    errors = [error.message for error in VALIDATOR.iter_errors(as_json(tomllib.loads(text)))]

    assert errors == []


def of_shape() -> Iterator[dict[str, Any]]:
    """The worked examples of faults in how a value looks; JSON has no dates, so not that of a date."""
    for case in CASES:
        try:
            document = tomllib.loads(changed(example(), case["byt"], case["till"]))
        except tomllib.TOMLDecodeError:
            continue
        if any(FILE.faults(document, ())) and "en dag inom" not in case["namn"].lower():
            yield {"name": case["namn"], "document": document}


@pytest.mark.parametrize("case", list(of_shape()), ids=lambda case: case["name"])
def test_the_schema_refuses_what_the_reader_refuses_by_its_looks(case: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(as_json(case["document"]))


def test_fifteen_of_the_worked_examples_are_of_what_a_schema_can_see() -> None:
    assert len(list(of_shape())) >= 15


@given(mended_and_broken())
def test_what_the_reader_accepts_the_schema_accepts(text: str) -> None:
    try:
        document = tomllib.loads(text)
    except ValueError:
        return

    if not any(FILE.faults(document, ())):
        assert VALIDATOR.is_valid(as_json(document))
