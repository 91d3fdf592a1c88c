"""What is asked of whoever asks, and of whoever answers."""

from samverk.staffing.forms.answers import AnswerForm
from samverk.staffing.forms.rounds import RoundForm

__all__ = ["AnswerForm", "RoundForm"]
