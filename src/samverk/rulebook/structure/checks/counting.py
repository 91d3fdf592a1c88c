"""Counts of a structure file: whether they are stated, and how they are written."""

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import UNSTATED, Body, Count


def seats_are_stated(body: Body) -> bool:
    """Whether the text says how many ordinary seats every rule of the body gives."""
    return bool(body.seats) and all(seat.ordinary != UNSTATED for seat in body.seats)


def in_words(count: Count) -> Words:
    """A count as people write it: "3", "18–20", "minst 2"."""
    if count.most is None:
        return Words(f"minst {count.least}", f"at least {count.least}")
    numbers = str(count.least) if count.least == count.most else f"{count.least}–{count.most}"
    return Words(numbers, numbers)
