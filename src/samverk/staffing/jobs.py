"""What the worker does by itself for rounds of questions."""

from django.utils import timezone

from samverk.foundation.jobs import app
from samverk.staffing import actions


@app.periodic(cron="0 7 * * *")
@app.task(name="staffing.remind_by_rule", queue="mail", pass_context=False)
def remind_by_rule(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate gives every periodic job its moment
    """Send the reminders that are due today; the letters are queued, and sent by the same worker."""
    actions.remind_by_rule(on=timezone.localdate())
