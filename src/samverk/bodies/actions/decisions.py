"""Where an appointment or an election was decided."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.models.tasks import Decided
from samverk.parties.models import Organ


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The organ, the day, the paragraph and the registry number of a decision, as far as they are known."""

    organ: Organ | None = None
    decided_on: dt.date | None = None
    paragraph: str = ""
    registry_number: str = ""

    def put_on(self, row: Decided) -> None:
        """Write the decision on a row that is not saved yet."""
        row.organ = self.organ
        row.decided_on = self.decided_on
        row.paragraph = self.paragraph
        row.registry_number = self.registry_number
