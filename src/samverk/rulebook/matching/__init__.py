"""Which of the known names somebody meant: tolerant of how it is written, and never a guess between two."""

from samverk.rulebook.matching.folding import fold, kernel
from samverk.rulebook.matching.matching import How, Match, match

__all__ = ["How", "Match", "fold", "kernel", "match"]
