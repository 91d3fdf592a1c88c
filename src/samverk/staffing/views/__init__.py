"""The pages of those who ask, and the page of those who answer."""

from samverk.staffing.views.answers import answer, open_link
from samverk.staffing.views.rounds import accept, act, close, new_round, one_round, rounds

__all__ = ["accept", "act", "answer", "close", "new_round", "one_round", "open_link", "rounds"]
