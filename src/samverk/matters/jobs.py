"""What the worker does by itself for matters."""

from django.utils import timezone

from samverk.foundation.jobs import app
from samverk.matters.actions.opining import remind_of_opinions_by_rule
from samverk.matters.actions.reminding import remind_by_rule as remind_of_decisions


@app.periodic(cron="10 7 * * *")
@app.task(name="matters.remind_by_rule", queue="mail", pass_context=False)
def remind_by_rule(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate gives every periodic job its moment
    """Send the reminders that are due today; the letters are queued, and sent by the same worker."""
    today = timezone.localdate()
    remind_of_decisions(on=today)
    remind_of_opinions_by_rule(on=today)
