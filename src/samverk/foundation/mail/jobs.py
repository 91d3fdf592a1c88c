from procrastinate import JobContext

from samverk.foundation.jobs import app
from samverk.foundation.mail import deferring, sending


@app.task(name=deferring.TASK, queue=deferring.QUEUE, pass_context=True)
def send(context: JobContext, *, letter: int) -> None:
    """Send one letter."""
    sending.send(letter, job=context.job.id or 0)


@app.periodic(cron="* * * * *")
@app.task(name="mail.resume", queue="upkeep", queueing_lock="mail.resume")
def resume(timestamp: int) -> None:  # noqa: ARG001 -- given to each periodic job
    """Find the letters that a lost worker had in hand, and those whose job is gone."""
    sending.resume_stalled()
