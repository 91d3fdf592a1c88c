import tomllib
from importlib import resources

import pytest

from samverk.rulebook import source
from samverk.rulebook.structure import lines
from samverk.rulebook.structure.format.head import SOURCE
from samverk.rulebook.structure.shapes import Keyed

FILES = sorted(
    file.name.removesuffix(".toml")
    for file in resources.files("samverk.rulebook.sources").iterdir()
    if file.name.endswith(".toml")
)


def text_of(source_id: str) -> str:
    file = resources.files("samverk.rulebook.sources").joinpath(f"{source_id}.toml")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("source_id", FILES)
def test_a_shipped_source_has_the_shape_of_one_in_a_structure_file(source_id: str) -> None:
    document = tomllib.loads(text_of(source_id))

    assert list(Keyed(SOURCE).faults({source_id: document}, ())) == []


@pytest.mark.parametrize("source_id", FILES)
def test_each_clause_of_a_source_is_found_by_its_number(source_id: str) -> None:
    found = source.shipped(source_id)

    assert found is not None
    assert found.clauses
    assert all(source.find(f"{source_id} {number}") for number in found.clauses)
    assert len(lines.of_keys(text_of(source_id))) > len(found.clauses)


@pytest.mark.parametrize(
    "reference", ["", "vasterbotten-2020", "vasterbotten-2020 99", "../x 1", "x"]
)
def test_what_is_in_no_source_is_not_found(reference: str) -> None:
    assert source.find(reference) is None
