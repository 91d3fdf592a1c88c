"""Laws and agreements that ship with Samverk."""

import datetime as dt
from importlib import resources

import pytest

from samverk.rulebook.source import Coverage, find, parse, shipped

SHIPPED = sorted(
    path.name.removesuffix(".toml")
    for path in resources.files("samverk.rulebook.sources").iterdir()
    if path.name.endswith(".toml")
)


@pytest.mark.parametrize("source_id", SHIPPED)
def test_every_clause_says_something_in_both_languages(source_id: str) -> None:
    source = shipped(source_id)

    assert source is not None
    assert source.clauses
    for clause in source.clauses.values():
        assert clause.sv.strip()
        assert clause.en.strip()
        assert clause.sv != clause.en


@pytest.mark.parametrize("source_id", SHIPPED)
def test_a_clause_that_is_handled_elsewhere_says_where(source_id: str) -> None:
    source = shipped(source_id)

    assert source is not None
    elsewhere = [
        clause for clause in source.clauses.values() if clause.coverage is Coverage.ELSEWHERE
    ]
    assert [clause.number for clause in elsewhere if not clause.where] == []


def test_a_clause_is_found_under_its_source_and_number() -> None:
    clause = find("sfs-2003-1210 10 §")

    assert clause is not None
    assert clause.number == "10 §"
    assert clause.coverage is Coverage.MODELLED


@pytest.mark.parametrize(
    "reference", ["samverk K999", "finns-inte 1", "", "samverk", "../pyproject 1", "__init__ 1"]
)
def test_what_is_not_there_is_not_found(reference: str) -> None:
    assert find(reference) is None


def test_a_source_is_read_with_what_it_says() -> None:
    clauses = {"1": {"sv": "Ett.", "en": "One.", "coverage": "elsewhere", "where": "här"}}
    source = parse(
        "lagen",
        {"title": "Lagen", "kind": "law", "checked_on": dt.date(2025, 9, 1), "clauses": clauses},
    )

    assert (source.id, source.kind, source.checked_on) == ("lagen", "law", dt.date(2025, 9, 1))
    assert source.clauses["1"].where == "här"
    assert source.names("1") == "1 i Lagen"


def test_a_source_that_says_nothing_more_is_an_agreement_that_nobody_has_checked() -> None:
    source = parse("avtalet", {"title": "Avtalet"})

    assert (source.kind, source.checked_on, source.clauses) == ("agreement", None, {})
