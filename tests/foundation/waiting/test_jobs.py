"""What an administrator does with a job that failed, or whose worker is dead: before the real queue."""

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from samverk.foundation import audit
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.jobs import app
from samverk.foundation.models import JobAct, User
from tests.foundation.mail.letters import a_letter

PAGE = "/forvaltning/ko/"
WHY = "Rundan är avslutad."

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    """A browser in which an administrator is logged in."""
    with audit.acting(actor="Provet", kind="system"):
        user = User.objects.create_superuser(email="kim@exempel.se", name="Kim Ek")
    client.force_login(user)
    return client


def run(statement: str, *facts: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)


def a_job() -> int:
    a_letter()
    return int(ProcrastinateJob.objects.latest("id").pk)


def failed() -> int:
    """A job that the queue itself calls failed, as after its last attempt."""
    job = a_job()
    run("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", job)
    run("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", job)
    return job


def begun_by_a_worker(heard_seconds_ago: int) -> int:
    job = a_job()
    run("DELETE FROM procrastinate_workers")
    run(
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 s')",
        heard_seconds_ago,
    )
    run(
        "UPDATE procrastinate_jobs SET status = 'doing',"
        " worker_id = (SELECT max(id) FROM procrastinate_workers) WHERE id = %s",
        job,
    )
    return job


def act(client: Client, job: int, name: str, seen: str = "failed", reason: str = WHY) -> int:
    told = {"act": name, "job": job, "state": seen, "reason": reason}
    return client.post(f"{PAGE}jobb/", told).status_code


def status_of(job: int) -> str:
    return str(ProcrastinateJob.objects.get(pk=job).status)


def test_a_failed_job_is_given_back_to_the_queue(administrator: Client) -> None:
    job = failed()

    status = act(administrator, job, "retry")

    events = ProcrastinateEvent.objects.filter(job=job).values_list("type", flat=True)
    assert (status, status_of(job)) == (302, "todo")
    assert {"failed", "retried"} <= set(events)


def test_what_was_done_with_a_job_stands_in_the_trail(administrator: Client) -> None:
    act(administrator, failed(), "retry")
    job = failed()

    act(administrator, job, "write-off")

    entries = AuditEntry.objects.filter(table="foundation_jobact").order_by("id")
    told = [(entry.actor, entry.reason) for entry in entries]
    assert told == [("Kim Ek", "Försök igen"), ("Kim Ek", WHY)]
    assert JobAct.objects.latest("pk").job == job


def test_a_job_that_was_written_off_is_shown_no_more_and_done_no_more(
    administrator: Client,
) -> None:
    job = failed()

    status = act(administrator, job, "write-off")

    text = administrator.get(PAGE).content.decode()
    assert (status, status_of(job)) == (302, "cancelled")
    assert "0 har misslyckats" in text


def test_nothing_is_written_off_without_a_reason(administrator: Client) -> None:
    job = failed()

    told = {"act": "write-off", "job": job, "state": "failed", "reason": "  "}
    response = administrator.post(f"{PAGE}jobb/", told)

    assert response.status_code == 422
    assert "Skriv varför jobbet inte ska göras." in response.content.decode()
    assert (status_of(job), JobAct.objects.count()) == ("failed", 0)


@pytest.mark.parametrize(("name", "then"), [("retry", "todo"), ("write-off", "cancelled")])
def test_a_job_whose_worker_is_dead_can_be_mended(
    administrator: Client, name: str, then: str
) -> None:
    job = begun_by_a_worker(heard_seconds_ago=300)

    text = administrator.get(PAGE).content.decode()
    status = act(administrator, job, name, seen="doing")

    assert "avbröts: arbetaren svarar inte" in text
    assert (status, status_of(job)) == (302, then)


@pytest.mark.parametrize("name", ["retry", "write-off"])
def test_a_job_that_a_living_worker_has_in_hand_is_left_to_it(
    administrator: Client, name: str
) -> None:
    job = begun_by_a_worker(heard_seconds_ago=1)

    text = administrator.get(PAGE).content.decode()
    status = act(administrator, job, name, seen="doing")

    assert 'name="act" value="retry"' not in text.partition('id="jobb"')[2]
    assert (status, status_of(job), JobAct.objects.count()) == (409, "doing", 0)


def test_of_two_administrators_the_second_is_told(administrator: Client) -> None:
    job = failed()

    statuses = [act(administrator, job, "retry"), act(administrator, job, "write-off")]

    assert statuses == [302, 409]
    assert (status_of(job), JobAct.objects.count()) == ("todo", 1)


def test_a_job_of_which_another_waits_already_is_not_queued_twice(administrator: Client) -> None:
    job = app.configure_task("jobs.clear", queueing_lock="jobs.clear").defer(timestamp=0)
    run("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", job)
    app.configure_task("jobs.clear", queueing_lock="jobs.clear").defer(timestamp=0)

    response = administrator.post(f"{PAGE}jobb/", {"act": "retry", "job": job, "state": "failed"})

    assert response.status_code == 409
    assert "samma jobb väntar redan" in response.content.decode()


def test_an_act_on_a_job_is_asked_for_by_name_and_only_by_post(administrator: Client) -> None:
    job = failed()

    assert act(administrator, job, "do") == 404
    assert act(administrator, 0, "retry") == 409
    assert administrator.get(f"{PAGE}jobb/").status_code == 302
    assert status_of(job) == "failed"
