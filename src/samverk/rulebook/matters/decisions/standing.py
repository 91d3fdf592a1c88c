"""How a recommendation stands with all parties on a day."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions import saying
from samverk.rulebook.matters.decisions.facts import Request
from samverk.rulebook.matters.decisions.rows import ASIDE, RowStanding, RowState, of_row
from samverk.rulebook.rule import rule


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows in the order they were given, how many there are of each state, and all of it in words.

    Shape: asked counts those whose question stands; waiting is sorted by the day the answer is expected.
    """

    rows: tuple[RowStanding, ...]
    counts: Mapping[RowState, int]
    asked: int
    waiting: tuple[RowStanding, ...]
    late: tuple[RowStanding, ...]
    sentence: Words

    @property
    def adopted(self) -> int:
        """How many have adopted every clause without change."""
        return self.counts[RowState.ADOPTED]

    @property
    def is_complete(self) -> bool:
        """Whether everybody asked has given a final answer that somebody has reviewed."""
        return self.asked > 0 and not self.waiting and not self.counts[RowState.RECEIVED]


@rule
def standing(request: Request, *, on: dt.date) -> Standing:
    """How the recommendation stands on a day: each party, the counts, who is waited for, and the sentence.

    Source: samverk-beslut B1; samverk-beslut B2; samverk-beslut B3
    """
    rows = tuple(of_row(row, request, on=on) for row in request.rows)
    counts = Counter(row.state for row in rows)
    return Standing(
        rows=rows,
        counts={state: counts[state] for state in RowState},
        asked=sum(row.state not in ASIDE for row in rows),
        waiting=tuple(sorted((row for row in rows if row.is_waiting), key=saying.soonest)),
        late=tuple(row for row in rows if row.is_late),
        sentence=saying.sentence(rows, request.due, on=on),
    )
