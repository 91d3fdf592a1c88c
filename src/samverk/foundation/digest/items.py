"""What a letter of reminders is made of, in plain facts."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What one may stop reminders about: a structure, as a rule."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a recipient is reminded of, in the language of the letter.

    key tells the thing from every other, its day included: a thing that is moved is a new one.
    occasion is which of its reminders this is, in days before the day; negative after it.
    """

    key: str
    occasion: int
    topic: Topic
    section: str
    text: str
    on: dt.date
    address: str
    cited: str = ""
