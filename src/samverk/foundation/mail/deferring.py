from samverk.foundation.jobs import app

TASK = "mail.send"
QUEUE = "mail"


def defer(letter: int, *, seconds: int = 0) -> None:
    """Let a worker send a letter, some seconds from now, if the transaction is committed.

    By name: the task itself needs everything that sends.
    """
    wait = {"seconds": seconds} if seconds else None
    app.configure_task(TASK, queue=QUEUE, schedule_in=wait).defer(letter=letter)
