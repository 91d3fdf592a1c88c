"""How a result came about: the steps, each with its clause."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from samverk.rulebook.findings import Words

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of "Så räknade vi": what was done, and the clause that says so (empty for a recorded fact)."""

    text: Words
    source: str = ""


@dataclass(frozen=True, slots=True)
class Explained(Generic[Result]):
    """A result together with the steps that led to it."""

    value: Result
    steps: tuple[Step, ...]
