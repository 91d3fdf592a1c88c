"""What can be done in a round: ask, remind, answer, accept. Each act is one transaction and told in the audit trail."""

from samverk.staffing.actions.accepting import (
    Accepted,
    accept,
    appoint_named,
    decision_of,
    office_to_give,
    party_left,
)
from samverk.staffing.actions.answering import Names, Written, answer, save_draft
from samverk.staffing.actions.asking import (
    Letter,
    ask_instead,
    close_round,
    findings,
    letter_facts,
    open_round,
    reopen_round,
)
from samverk.staffing.actions.following_up import (
    lapse,
    remind,
    remind_by_rule,
    remind_many,
    renew_link,
    reopen,
    withdraw_link,
)

__all__ = [
    "Accepted",
    "Letter",
    "Names",
    "Written",
    "accept",
    "answer",
    "appoint_named",
    "ask_instead",
    "close_round",
    "decision_of",
    "findings",
    "lapse",
    "letter_facts",
    "office_to_give",
    "open_round",
    "party_left",
    "remind",
    "remind_by_rule",
    "remind_many",
    "renew_link",
    "reopen",
    "reopen_round",
    "save_draft",
    "withdraw_link",
]
