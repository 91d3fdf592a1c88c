"""What an administrator does with a job that failed, or whose worker is dead."""

import datetime as dt

from django.db import connection, transaction
from django.utils.translation import gettext
from procrastinate.contrib.django.models import ProcrastinateJob

from samverk.foundation import audit
from samverk.foundation.jobs import app
from samverk.foundation.jobs.models import JobAct
from samverk.foundation.jobs.upkeep import DEAD_AFTER_SECONDS
from samverk.foundation.refusals import SomeoneWasFirst

# What the queue itself says: failed, or begun by a worker that is not heard of any more.
_WENT_WRONG = """
SELECT job.task_name, job.queueing_lock IS NOT NULL AND EXISTS (
           SELECT FROM procrastinate_jobs AS other
            WHERE other.queueing_lock = job.queueing_lock AND other.status = 'todo')
  FROM procrastinate_jobs AS job
  LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
 WHERE job.id = %(job)s AND job.status::text = %(seen)s
   AND (job.status = 'failed' OR job.status = 'doing' AND (
        worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %(dead)s)))
   FOR UPDATE OF job
"""
# The queue has a way from "failed" back to the queue, but none out of it.
_LET_BE = "UPDATE procrastinate_jobs SET status = 'cancelled' WHERE id = %s"


@transaction.atomic
def retry(*, job: int, seen: str, at: dt.datetime, actor: str) -> None:
    """Give a job back to the queue, to be done now; every job is safe to run twice.

    Queries: five.
    Raises: SomeoneWasFirst if it is no longer as it was seen, or if the same job waits already.
    """
    task, waits_already = _as_seen(job, seen)
    if waits_already:
        raise SomeoneWasFirst(gettext("Samverk"), gettext("jobbet (samma jobb väntar redan)"))
    with audit.acting(actor=actor, reason=gettext("Försök igen")):
        JobAct.objects.create(job=job, task=task, act=JobAct.Act.RETRY)
    app.job_manager.retry_job_by_id(job_id=job, retry_at=at)


@transaction.atomic
def write_off(*, job: int, seen: str, reason: str, actor: str) -> None:
    """Let a job be, for a reason: nobody tries again, and the page shows it no more.

    Queries: four.
    Raises: SomeoneWasFirst if it is no longer as it was seen.
    """
    task, _waits_already = _as_seen(job, seen)
    with audit.acting(actor=actor, reason=reason):
        JobAct.objects.create(job=job, task=task, act=JobAct.Act.WRITE_OFF, reason=reason)
    with connection.cursor() as cursor:
        cursor.execute(_LET_BE, [job])


def _as_seen(job: int, seen: str) -> tuple[str, bool]:
    """What the job does, and whether the same already waits; the row is ours until the act is done."""
    with connection.cursor() as cursor:
        cursor.execute(_WENT_WRONG, {"job": job, "seen": seen, "dead": DEAD_AFTER_SECONDS})
        found = cursor.fetchone()
    if found is None:
        now = ProcrastinateJob.objects.filter(pk=job).values_list("status", flat=True).first()
        state = {"state": now or gettext("borta")}
        raise SomeoneWasFirst(gettext("Samverk"), gettext("jobbet (nu: %(state)s)") % state)
    task, waits_already = found
    return str(task), bool(waits_already)
