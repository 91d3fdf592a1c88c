"""Rules cite clauses, and the clauses are there."""

import pytest

from samverk.rulebook.bodies import judgement
from samverk.rulebook.rule import REGISTER, UncitedRuleError, rule
from samverk.rulebook.source import find
from samverk.rulebook.structure import checks

OURS = [
    name
    for module in (judgement, checks)
    for name in REGISTER
    if name.startswith(module.__name__.rpartition(".")[0])
]


def test_a_rule_is_registered_with_its_summary_and_its_clauses() -> None:
    @rule
    def a_seat_is_held() -> bool:
        """Whether a seat is held.

        Source: samverk K1; sfs-2003-1210 10 §
        """
        return True

    name = next(name for name in REGISTER if name.endswith("a_seat_is_held"))
    registered = REGISTER.pop(name)

    assert registered.summary == "Whether a seat is held."
    assert registered.sources == ("samverk K1", "sfs-2003-1210 10 §")
    assert a_seat_is_held() is True


def test_a_rule_without_a_source_is_refused() -> None:
    def nothing() -> None:
        """Says nothing."""

    with pytest.raises(UncitedRuleError, match="no clause"):
        rule(nothing)


def test_a_rule_without_a_docstring_is_refused() -> None:
    def nothing() -> None: ...

    with pytest.raises(UncitedRuleError, match="no clause"):
        rule(nothing)


@pytest.mark.parametrize("source", ["samverk K999", "en-okand-lag 1 §"])
def test_a_clause_that_no_source_holds_is_refused(source: str) -> None:
    def cites() -> None: ...

    cites.__doc__ = f"Cites.\n\n    Source: {source}\n    "

    with pytest.raises(UncitedRuleError, match=source):
        rule(cites)


@pytest.mark.parametrize("name", sorted(set(OURS)))
def test_every_rule_says_what_it_gives_and_under_which_clauses(name: str) -> None:
    registered = REGISTER[name]

    assert registered.summary.endswith(".")
    assert registered.sources
    assert all(find(reference) for reference in registered.sources)
