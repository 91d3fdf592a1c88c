"""The mark of a rule: it cites the clause it carries out, and an unknown clause fails the import."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from samverk.rulebook import source

Rule = TypeVar("Rule", bound=Callable[..., object])

_SOURCE_LINE = re.compile(r"^\s*Source:\s*(.+?)\s*$", re.MULTILINE)


class UncitedRuleError(Exception):
    """A rule names no source, or a clause that no source holds."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A rule as the coverage page shows it: where it lives, what it says, what it carries out."""

    name: str
    summary: str
    sources: tuple[str, ...]


REGISTER: dict[str, Registered] = {}


def rule(function: Rule) -> Rule:
    """Register a function under the clauses that its docstring cites (several are divided by ";").

    Raises: UncitedRuleError where no clause is cited, or one that is unknown.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    cited = _cited(function.__doc__ or "")
    unknown = [reference for reference in cited if source.find(reference) is None]
    if not cited or unknown:
        raise UncitedRuleError(f"{name} cites " + (", ".join(unknown) if unknown else "no clause"))
    summary = (function.__doc__ or "").strip().splitlines()[0]
    REGISTER[name] = Registered(name, summary, cited)
    return function


def _cited(docstring: str) -> tuple[str, ...]:
    lines = _SOURCE_LINE.findall(docstring)
    return tuple(part.strip() for line in lines for part in line.split(";") if part.strip())
