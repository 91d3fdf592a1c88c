"""What the worker does by itself for agreements."""

from django.utils import timezone

from samverk.agreements.actions.issuing import issue_what_the_day_brought
from samverk.foundation.jobs import app


@app.periodic(cron="40 5 * * *")
@app.task(name="agreements.tell_of_the_day", queue="default", pass_context=False)
def tell_of_the_day(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate gives every periodic job its moment
    """Tell the parties of agreements whose own time is over: nobody does anything on that day."""
    issue_what_the_day_brought(on=timezone.localdate())
