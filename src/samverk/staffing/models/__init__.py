"""Rounds of questions to the parties, and what they answer. Nothing here is ever erased."""

from samverk.staffing.models.questions import AskedSeat, Link, Question, Reminder
from samverk.staffing.models.replies import Nomination, Reply
from samverk.staffing.models.rounds import Round

__all__ = ["AskedSeat", "Link", "Nomination", "Question", "Reminder", "Reply", "Round"]
