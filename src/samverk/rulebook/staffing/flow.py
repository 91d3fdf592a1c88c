"""What must be true for an act on questions and answers; the flow itself is that of every table."""

from enum import StrEnum

from samverk.rulebook.flow import NOTHING, NoSuchStep, Transition, Who, step, steps, uncited

__all__ = ["NoSuchStep", "Requires", "Transition", "Who", "step", "steps", "uncited"]


class Requires(StrEnum):
    """What must be true for an act besides the state."""

    NOTHING = NOTHING
    ROUND_IS_OPEN = "round is open"
    ANSWER_WAS_SENT = "an answer was sent"
    NO_ANSWER_WAS_SENT = "no answer was sent"
