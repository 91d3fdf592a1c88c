"""What the worker does by itself for matters."""

from django.utils import timezone

from samverk.foundation.jobs import app
from samverk.matters.actions.opining import remind_of_opinions_by_rule
from samverk.matters.actions.reminding import remind_by_rule as remind_of_decisions


@app.periodic(cron="10 7 * * *")
@app.task(name="matters.remind_by_rule", queue="mail", pass_context=False)
def remind_by_rule(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate gives every periodic job its moment
    """Send the reminders of decisions that are due today; the letters are queued, and sent by the same worker."""
    remind_of_decisions(on=timezone.localdate())


# A job of its own: what goes wrong with one kind of letter keeps no other waiting.
@app.periodic(cron="15 7 * * *")
@app.task(name="matters.remind_of_opinions", queue="mail", pass_context=False)
def remind_of_opinions(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate gives every periodic job its moment
    """Send the reminders of opinions that are due today."""
    remind_of_opinions_by_rule(on=timezone.localdate())
