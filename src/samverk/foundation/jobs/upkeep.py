"""What the worker does for itself: work that a dead worker left, and what nobody needs any more."""

import contextlib
import logging
from typing import Final

from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.manager import JobManager

from samverk.foundation.jobs import app

logger = logging.getLogger(__name__)

# Three heartbeats missed: the worker is dead, or has lost the database for as long.
DEAD_AFTER_SECONDS: Final = 30
KEPT_HOURS: Final = 24 * 7
QUEUE: Final = "upkeep"


@app.periodic(cron="*/20 * * * * *")
@app.task(
    name="jobs.retry_stalled", queue=QUEUE, queueing_lock="jobs.retry_stalled", pass_context=True
)
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 -- given to each periodic job
    """Queue anew what a dead worker had begun."""
    await queue_anew(context.app.job_manager)


async def queue_anew(manager: JobManager) -> None:
    """Give the jobs of dead workers to the living. Every job is safe to run twice."""
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        logger.warning("job %s of %s is stalled and is queued anew", job.id, job.task_name)
        # Another worker may just have done the same.
        with contextlib.suppress(ConnectorException):
            await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="jobs.clear", queue=QUEUE, queueing_lock="jobs.clear", pass_context=True)
async def clear(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Forget the jobs that were done a week ago; those that failed stay until somebody has seen them."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS, include_cancelled=True)


@app.periodic(cron="47 3 * * *")
@app.task(name="jobs.clear_sessions", queue=QUEUE, queueing_lock="jobs.clear_sessions")
def clear_sessions(timestamp: int) -> None:  # noqa: ARG001
    """Forget the sessions that have run out."""
    call_command("clearsessions")
