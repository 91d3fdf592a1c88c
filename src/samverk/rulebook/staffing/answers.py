"""The states of one party's answer in a round: what leads where, by whom, and what is never lost."""

from enum import StrEnum

from samverk.rulebook.rule import rule
from samverk.rulebook.staffing.flow import Requires, Transition, Who, steps

ASKING, KEEPING, ACCEPTING, GONE = (f"samverk-fragor F{number}" for number in (1, 2, 3, 8))


class AnswerState(StrEnum):
    """Where a party's answer stands.

    Begun holds a draft only; changing holds an answer that was sent and a draft that may replace it.
    """

    ASKED = "asked"
    BEGUN = "begun"
    ANSWERED = "answered"
    CHANGING = "changing"
    ACCEPTED = "accepted"
    LAPSED = "lapsed"


_ASKED, _BEGUN, _ANSWERED = AnswerState.ASKED, AnswerState.BEGUN, AnswerState.ANSWERED
_CHANGING, _ACCEPTED, _LAPSED = AnswerState.CHANGING, AnswerState.ACCEPTED, AnswerState.LAPSED
_OPEN, _SENT, _UNSENT = (
    Requires.ROUND_IS_OPEN,
    Requires.ANSWER_WAS_SENT,
    Requires.NO_ANSWER_WAS_SENT,
)
_BY_REGISTRAR, _BY_COORDINATOR = (Who.REGISTRAR,), (Who.COORDINATOR,)

ANSWER = (
    Transition("ask", None, _ASKED, _BY_COORDINATOR, _OPEN, ASKING),
    Transition("save", _ASKED, _BEGUN, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition("save", _BEGUN, _BEGUN, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition("save", _ANSWERED, _CHANGING, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition("save", _CHANGING, _CHANGING, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition("send", _ASKED, _ANSWERED, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition("send", _BEGUN, _ANSWERED, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition("send", _ANSWERED, _ANSWERED, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition("send", _CHANGING, _ANSWERED, _BY_REGISTRAR, _OPEN, KEEPING),
    Transition(
        "accept", _ANSWERED, _ACCEPTED, _BY_COORDINATOR, Requires.NOTHING, "samverk-fragor F7"
    ),
    Transition(
        "accept", _CHANGING, _ACCEPTED, _BY_COORDINATOR, Requires.NOTHING, "samverk-fragor F7"
    ),
    Transition("reopen", _ACCEPTED, _ANSWERED, _BY_COORDINATOR, _OPEN, ACCEPTING),
    Transition("lapse", _ASKED, _LAPSED, _BY_COORDINATOR, Requires.NOTHING, GONE),
    Transition("lapse", _BEGUN, _LAPSED, _BY_COORDINATOR, Requires.NOTHING, GONE),
    Transition("lapse", _ANSWERED, _LAPSED, _BY_COORDINATOR, Requires.NOTHING, GONE),
    Transition("lapse", _CHANGING, _LAPSED, _BY_COORDINATOR, Requires.NOTHING, GONE),
    Transition("ask", _LAPSED, _ASKED, _BY_COORDINATOR, _UNSENT, ASKING),
    Transition("ask", _LAPSED, _ANSWERED, _BY_COORDINATOR, _SENT, KEEPING),
)

# Those from which the coordinator still waits for something.
WAITING = frozenset({_ASKED, _BEGUN})
TO_ACCEPT = frozenset({_ANSWERED, _CHANGING})


@rule
def may_write(state: AnswerState, *, is_open: bool) -> bool:
    """Whether whoever has the link may change what is written.

    Source: samverk-fragor F3
    """
    true = frozenset({Requires.ROUND_IS_OPEN}) if is_open else frozenset()
    return any(row.act == "send" for row in steps(ANSWER, state, true=true))


@rule
def is_reminded(state: AnswerState) -> bool:
    """Whether a reminder would go to the party.

    Source: samverk-fragor F6
    """
    return state in WAITING
