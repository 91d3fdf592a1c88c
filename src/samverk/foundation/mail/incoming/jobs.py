from django.conf import settings

from samverk.foundation.jobs import app
from samverk.foundation.mail.incoming import fetching


@app.periodic(cron="* * * * *")
@app.task(name="mail.fetch", queue="upkeep", queueing_lock="mail.fetch", lock="mail.fetch")
def fetch(timestamp: int) -> None:  # noqa: ARG001 -- given to each periodic job
    """Fetch the letters that have come, where a mailbox is named."""
    if settings.IMAP is not None:
        fetching.fetch(settings.IMAP)
