"""What can be done with reference figures: one function each."""

from samverk.figures.actions.correcting import correct
from samverk.figures.actions.importing import Brought, accept, discard, propose, tie
from samverk.figures.actions.noting import Noted, note
from samverk.figures.actions.series import add_known_series, add_series, change_series
from samverk.figures.known import SeriesFacts
from samverk.figures.reading import Said, Told

__all__ = [
    "Brought",
    "Noted",
    "Said",
    "SeriesFacts",
    "Told",
    "accept",
    "add_known_series",
    "add_series",
    "change_series",
    "correct",
    "discard",
    "note",
    "propose",
    "tie",
]
