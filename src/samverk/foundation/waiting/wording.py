"""Letters and jobs in words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob

from samverk.foundation.mail.actions import MAY_BE_RETRIED, MAY_BE_WRITTEN_OFF
from samverk.foundation.mail.models import Letter, State

WEIGHTS: Final = {
    State.SENDING: "info",
    State.SENT: "done",
    State.REFUSED: "stop",
    State.BOUNCED: "stop",
    State.UNKNOWN: "warn",
    State.GIVEN_UP: "stop",
}
JOB_WORDS: Final[dict[str, tuple[str | Promise, str]]] = {
    "failed": (_("misslyckades"), "stop"),
    "doing": (_("görs nu"), "info"),
    "todo": (_("väntar"), ""),
}
STALLED: Final = (_("avbröts: arbetaren svarar inte"), "warn")
# A job that has no words here is called by its name.
TASKS: Final[dict[str, str | Promise]] = {
    "mail.send": _("skicka ett brev"),
    "mail.fetch": _("hämta inkomna brev"),
    "mail.resume": _("hitta brev som blivit liggande"),
    "jobs.retry_stalled": _("hitta jobb som blivit liggande"),
    "jobs.clear": _("glöm jobb som är klara"),
    "jobs.clear_sessions": _("glöm inloggningar som har gått ut"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A letter or a job as the page tells it."""

    row: Any
    state: str
    weight: str
    at: dt.datetime | None
    note: str
    may_retry: bool
    may_write_off: bool


def told(letter: Letter) -> Told:
    """A letter with its state in words, the moment that matters in it, and what may be done."""
    waits = letter.state == State.QUEUED and letter.attempts > 0
    return Told(
        row=letter,
        state=str(letter.get_state_display()),
        weight=WEIGHTS.get(State(letter.state), ""),
        at=letter.due_at if waits else letter.sent_at or letter.claimed_at or letter.queued_at,
        note=gettext("nästa försök") if waits else "",
        may_retry=letter.state in MAY_BE_RETRIED,
        may_write_off=letter.state in MAY_BE_WRITTEN_OFF,
    )


def told_job(job: ProcrastinateJob) -> Told:
    """A job with what it does in words, and how far it has come."""
    stalled = bool(getattr(job, "stalled", False))
    state, weight = STALLED if stalled else JOB_WORDS[job.status]
    waits = job.status == "todo" and job.scheduled_at is not None
    return Told(
        row=job,
        state=str(state),
        weight=weight,
        at=job.scheduled_at if waits else getattr(job, "last_at", None),
        note=str(TASKS.get(job.task_name, job.task_name)),
        may_retry=stalled or job.status == "failed",
        may_write_off=stalled or job.status == "failed",
    )
