import logging

from django.conf import settings

from samverk.foundation.jobs import app
from samverk.foundation.mail.incoming import fetching

logger = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="mail.fetch", queue="upkeep", queueing_lock="mail.fetch", lock="mail.fetch")
def fetch(timestamp: int) -> None:  # noqa: ARG001 -- given to each periodic job
    """Fetch the letters that have come, where a mailbox is named."""
    if settings.IMAP is None:
        return
    try:
        fetching.fetch(settings.IMAP)
    except fetching.Unreachable as unreachable:
        # The next minute tries again: a failed job for each would bury those that somebody must see.
        logger.warning("the mailbox did not answer: %s", unreachable)
