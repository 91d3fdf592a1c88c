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
from samverk.matters.actions.opining import (
    Opined,
    give_opinion,
    remind_of_opinion,
    remind_of_opinions_by_rule,
    save_opinion,
    withdraw_opinion_links,
)
from samverk.matters.actions.prolonging import prolong
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
from samverk.matters.actions.referring import (
    Effect,
    Other,
    Request,
    ask_for_opinions,
    close,
    opinions_in,
    record_effect,
)

__all__ = [
    "Dispatch",
    "Effect",
    "Move",
    "Opined",
    "Other",
    "Proposal",
    "Question",
    "Request",
    "Said",
    "Stop",
    "Written",
    "answer",
    "ask_again",
    "ask_for_opinions",
    "close",
    "confirm",
    "give_opinion",
    "move",
    "opinions_in",
    "plan",
    "prolong",
    "propose",
    "raise_matter",
    "record_effect",
    "record_stop",
    "remind_of_opinion",
    "remind_of_opinions_by_rule",
    "reword",
    "rewrite",
    "save_draft",
    "save_opinion",
    "send_out",
    "set_aside",
    "withdraw_opinion_links",
    "withdraw_row",
    "write",
]
