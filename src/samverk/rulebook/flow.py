"""A flow as a table: from which state an act leads to which, who may do it, and what it requires."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from samverk.rulebook import source

NOTHING = "nothing"

State = TypeVar("State", bound=StrEnum)


class Who(StrEnum):
    """Who may do an act."""

    COORDINATOR = "coordinator"
    RAISER = "raiser"
    MEMBER = "member"
    CHAIR = "chair"
    REGISTRAR = "registrar"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """One row of a table. from_state None is the beginning; requires is what must be true besides the state."""

    act: str
    from_state: State | None
    to_state: State
    who: tuple[Who, ...]
    requires: str
    source: str


Row = TypeVar("Row", bound=Transition)  # type: ignore[type-arg]


class NoSuchStep(Exception):
    """The act does not lead anywhere from the state."""

    def __init__(self, act: str, state: str | None) -> None:
        super().__init__(f"{act} leads nowhere from {state}")
        self.act = act
        self.state = state


def step(table: Iterable[Row], state: str | None, act: str, *, true: Collection[str] = ()) -> Row:
    """The row that the act follows from the state, with what is true besides.

    Raises: NoSuchStep where no row fits.
    """
    found = next((row for row in steps(table, state, true=true) if row.act == act), None)
    if found is None:
        raise NoSuchStep(act, state)
    return found


def steps(table: Iterable[Row], state: str | None, *, true: Collection[str] = ()) -> list[Row]:
    """Every row that can be followed from the state, with what is true besides."""
    always = {*true, NOTHING}
    return [row for row in table if row.from_state == state and row.requires in always]


def uncited(table: Sequence[Row]) -> list[str]:
    """The rows whose clause no source holds; there are none."""
    return [f"{row.act}: {row.source}" for row in table if source.find(row.source) is None]
