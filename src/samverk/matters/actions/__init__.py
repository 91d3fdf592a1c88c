"""What can be done with a matter: each act is one transaction, dated, and told in the audit trail."""

from samverk.matters.actions.answering import (
    Said,
    Stop,
    Written,
    answer,
    confirm,
    plan,
    record_stop,
    save_draft,
    set_aside,
)
from samverk.matters.actions.moving import Move, move
from samverk.matters.actions.raising import Question, raise_matter, rewrite, write
from samverk.matters.actions.recommending import (
    Dispatch,
    Proposal,
    ask_again,
    propose,
    reword,
    send_out,
    withdraw_row,
)

__all__ = [
    "Dispatch",
    "Move",
    "Proposal",
    "Question",
    "Said",
    "Stop",
    "Written",
    "answer",
    "ask_again",
    "confirm",
    "move",
    "plan",
    "propose",
    "raise_matter",
    "record_stop",
    "reword",
    "rewrite",
    "save_draft",
    "send_out",
    "set_aside",
    "withdraw_row",
    "write",
]
