"""A flow as a table: from which state an act leads to which, who may do it, and what it requires."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from samverk.rulebook import source

State = TypeVar("State", bound=StrEnum)


class Who(StrEnum):
    """Who may do an act."""

    COORDINATOR = "coordinator"
    REGISTRAR = "registrar"
    SYSTEM = "system"


class Requires(StrEnum):
    """What must be true for an act besides the state."""

    NOTHING = "nothing"
    ROUND_IS_OPEN = "round is open"
    ANSWER_WAS_SENT = "an answer was sent"
    NO_ANSWER_WAS_SENT = "no answer was sent"


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """One row of a table. from_state None is the beginning."""

    act: str
    from_state: State | None
    to_state: State
    who: Who
    requires: Requires
    source: str


class NoSuchStep(Exception):
    """The act does not lead anywhere from the state."""


def step(
    table: Iterable[Transition[State]],
    state: State | None,
    act: str,
    *,
    true: frozenset[Requires] = frozenset(),
) -> Transition[State]:
    """The row that the act follows from the state, with what is true besides.

    Raises: NoSuchStep where no row fits.
    """
    fitting = (row for row in steps(table, state, true=true) if row.act == act)
    found = next(fitting, None)
    if found is None:
        message = f"{act} leads nowhere from {state}"
        raise NoSuchStep(message)
    return found


def steps(
    table: Iterable[Transition[State]],
    state: State | None,
    *,
    true: frozenset[Requires] = frozenset(),
) -> list[Transition[State]]:
    """Every row that can be followed from the state, with what is true besides."""
    always = true | {Requires.NOTHING}
    return [row for row in table if row.from_state == state and row.requires in always]


def uncited(table: Sequence[Transition[State]]) -> list[str]:
    """The rows whose clause no source holds; there are none."""
    return [f"{row.act}: {row.source}" for row in table if source.find(row.source) is None]
