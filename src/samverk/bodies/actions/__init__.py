"""What can be done about the people of a structure: each act is one transaction, dated, and told in the audit trail.

Nothing is deleted, and the database would refuse it. A mistake is mended by a new act: whoever is appointed or
elected from the very day on which the present term began takes its place in the row, and the trail keeps what
stood there; a term that should never have been entered ends, at the earliest, the day after its first.
"""

from samverk.bodies.actions.decisions import DecisionFacts
from samverk.bodies.actions.groups import change_group, end_group, set_up_group
from samverk.bodies.actions.people import add_person, correct_name, record_professions
from samverk.bodies.actions.posts import elect, end_post, swap_chair
from samverk.bodies.actions.refusals import SENTENCES
from samverk.bodies.actions.rehearsal import Consequence, rehearse
from samverk.bodies.actions.remits import record_remit, record_review
from samverk.bodies.actions.replacements import replace_for_a_while, return_to_seat
from samverk.bodies.actions.seats import appoint, co_opt, end
from samverk.bodies.actions.sides import appoint_for_side

__all__ = [
    "SENTENCES",
    "Consequence",
    "DecisionFacts",
    "add_person",
    "appoint",
    "appoint_for_side",
    "change_group",
    "co_opt",
    "correct_name",
    "elect",
    "end",
    "end_group",
    "end_post",
    "record_professions",
    "record_remit",
    "record_review",
    "rehearse",
    "replace_for_a_while",
    "return_to_seat",
    "set_up_group",
    "swap_chair",
]
