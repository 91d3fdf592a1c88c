"""What can be done with reference figures: one function each."""

from samverk.figures.actions.correcting import correct
from samverk.figures.actions.importing import Brought, accept, discard, propose, tie
from samverk.figures.actions.noting import Noted, note
from samverk.figures.actions.series import SeriesFacts, add_series, change_series

__all__ = [
    "Brought",
    "Noted",
    "SeriesFacts",
    "accept",
    "add_series",
    "change_series",
    "correct",
    "discard",
    "note",
    "propose",
    "tie",
]
