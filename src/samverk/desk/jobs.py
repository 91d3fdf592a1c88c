"""What the worker does by itself each morning: the letters of reminders."""

from django.utils import timezone
from procrastinate import RetryStrategy

from samverk.desk import digest
from samverk.foundation.jobs import app


@app.periodic(cron="0 6 * * *")
@app.task(
    name="desk.digest",
    queue="mail",
    queueing_lock="desk.digest",
    retry=RetryStrategy(max_attempts=5, wait=300),
)
def send_digests(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate gives every periodic job its moment
    """Send what is due today; whoever has had today's letter gets no other, however often this runs."""
    digest.send_due(on=timezone.localdate())
