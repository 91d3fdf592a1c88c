"""What each principal answers to a recommendation, clause by clause, and how the answers stand on a day."""

from samverk.rulebook.matters.decisions.facts import (
    Answer,
    ClauseOutcome,
    LineStep,
    Outcome,
    Request,
    Row,
    What,
)
from samverk.rulebook.matters.decisions.rows import (
    ClauseStanding,
    Expected,
    RowStanding,
    RowState,
    outcome_of,
)
from samverk.rulebook.matters.decisions.standing import Standing, standing

__all__ = [
    "Answer",
    "ClauseOutcome",
    "ClauseStanding",
    "Expected",
    "LineStep",
    "Outcome",
    "Request",
    "Row",
    "RowStanding",
    "RowState",
    "Standing",
    "What",
    "outcome_of",
    "standing",
]
