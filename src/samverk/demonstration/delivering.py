"""Letters that, as the stories tell it, left long ago: their links are forgotten, and the worker leaves them alone."""

import datetime as dt

from samverk.foundation.mail import Letter, State
from samverk.foundation.mail.sending import forget

MORNING = 8


def left_on(letter: Letter, day: dt.date) -> None:
    """Let the letter be one that was sent that morning. One query."""
    letter.state = State.SENT
    letter.sent_at = letter.queued_at = dt.datetime(
        day.year, day.month, day.day, MORNING, tzinfo=dt.UTC
    )
    forget(letter)
    letter.save()
