"""What an example says of a matter that moves: its steps, the step that is asked about, and what is known of it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from samverk.rulebook.matters.facts import MatterFacts
from samverk.rulebook.matters.position import Position, replay
from samverk.rulebook.matters.steps import Act, Step
from samverk.rulebook.structure.model import Body, Structure
from tests.rulebook.situation import Situation
from tests.rulebook.structure.texts import shipped, structure

Table = Mapping[str, Any]


class Moved(Situation):
    """A situation with a matter in it; its structure may be one that ships with Samverk."""

    @property
    def _matter(self) -> Table:
        return self.row["matter"]  # type: ignore[no-any-return]

    @cached_property
    def structure(self) -> Structure:
        name = self._matter.get("structure")
        return structure(shipped(name)) if name else super().structure

    @property
    def body(self) -> Body:
        return self.structure.bodies[self._matter.get("at", "organ")]

    @property
    def steps(self) -> list[Step]:
        return [a_step(row, number) for number, row in enumerate(self._matter.get("steps", ()))]

    @property
    def step(self) -> Step:
        return a_step(self._matter["then"], len(self.steps))

    @property
    def position(self) -> Position:
        return replay(self.steps, on=self.on)

    @property
    def facts(self) -> MatterFacts:  # type: ignore[override]
        known = self._matter.get("known", {})
        return MatterFacts(
            concerned=tuple(known.get("concerned", ())),
            involved=frozenset(known.get("involved", ())),
            documents=frozenset(known.get("documents", ())),
            asked=tuple(known.get("asked", ())),
            answered=frozenset(known.get("answered", ())),
        )


def a_step(row: Table, number: int) -> Step:
    more = {key: value for key, value in row.items() if key not in {"on", "act", "number"}}
    return Step(row.get("number", number), row["on"], Act(row["act"]), **more)
