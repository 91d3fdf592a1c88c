import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from samverk.foundation.jobs import app

if TYPE_CHECKING:
    from procrastinate.types import JSONDict

TASK = "mail.send"
QUEUE = "mail"


def defer(letter: int, *, at: dt.datetime | None = None) -> None:
    """Let a worker send a letter, at once or at some time, if the transaction is committed.

    By name: the task itself needs everything that sends.
    """
    app.configure_task(TASK, queue=QUEUE, schedule_at=at).defer(letter=letter)


def defer_all(letters: Iterable[int]) -> None:
    """Let a worker send letters at once, if the transaction is committed. One query; none for no letters."""
    given: list[JSONDict] = [{"letter": letter} for letter in letters]
    if given:
        app.configure_task(TASK, queue=QUEUE).batch_defer(*given)
