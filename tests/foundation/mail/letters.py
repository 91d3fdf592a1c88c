"""Letters for the tests, and the jobs that wait for them."""

from procrastinate.contrib.django.models import ProcrastinateJob

from samverk.foundation import mail
from samverk.foundation.mail import Letter
from samverk.foundation.mail.deferring import TASK

RECIPIENT = "registrator@ekby.example"


def a_letter(key: str = "round:1/party:ekby/asked", **facts: object) -> Letter:
    """Queue a letter; every part that a test does not name has a default."""
    given = {
        "to": mail.Address("Registrator", RECIPIENT),
        "subject": "Utse era ledamöter",
        "text": "Hej!\n",
        "kind": "round",
        "about": "round:1/party:ekby",
        **facts,
    }
    return mail.queue(key=key, **given)  # type: ignore[arg-type]


def waiting_jobs() -> list[int]:
    """The letters that a worker is asked to send, now or later."""
    told = ProcrastinateJob.objects.filter(task_name=TASK, status="todo").order_by("id")
    return [each.args["letter"] for each in told]
