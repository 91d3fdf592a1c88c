import datetime as dt

from samverk.foundation.jobs import app

TASK = "mail.send"
QUEUE = "mail"


def defer(letter: int, *, at: dt.datetime | None = None) -> None:
    """Let a worker send a letter, at once or at some time, if the transaction is committed.

    By name: the task itself needs everything that sends.
    """
    app.configure_task(TASK, queue=QUEUE, schedule_at=at).defer(letter=letter)
