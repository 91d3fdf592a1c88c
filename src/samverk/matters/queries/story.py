"""What has happened to a matter, as it was known on a day."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.queries.nearest import rules_near
from samverk.matters import facts
from samverk.matters.models import Matter, MatterStep
from samverk.rulebook.matters.position import Position, replay
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Story:
    """A matter on a day: its steps up to then, where they left it, and the rules that it is read by."""

    matter: Matter
    on: dt.date
    steps: tuple[MatterStep, ...]
    position: Position
    rules: Rules | None


def story_of(matter: Matter, *, on: dt.date) -> Story:
    """The story of a matter up to a day. Two queries, at most four where no rules hold that day."""
    rows = matter.steps.filter(on__lte=on).select_related("body", "to_body", "holder_body")
    steps = tuple(rows.order_by("on", "number"))
    rules = rules_near(matter.structure, on=on)
    return Story(matter, on, steps, replay(facts.steps(steps)), rules)
