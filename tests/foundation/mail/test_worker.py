"""The worker as a process of its own: killed at each step, and none of its letters lost or sent twice unseen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samverk.foundation import mail
from samverk.foundation.jobs import actions as job_actions
from samverk.foundation.mail import Letter, State
from samverk.foundation.mail.deferring import TASK
from tests import throwaway
from tests.foundation.mail.letters import RECIPIENT, a_letter
from tests.foundation.mail.post_office import PostOffice

PATIENCE_SECONDS = 20.0
MANY = 12

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_jobs_of_others() -> Iterator[None]:
    """Empty the queue, which the tests' own emptying of tables leaves as it is."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def until(true: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    limit = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.02)


@contextmanager
def a_worker(office: PostOffice, timeout: float = 20.0) -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker; afterwards it is gone."""
    name = str(connection.settings_dict["NAME"])
    environment = {
        **{key: value for key, value in os.environ.items() if key != "SAMVERK_HOME"},
        "DATABASE_URL": throwaway.start().url(name),
        "DJANGO_SETTINGS_MODULE": "samverk.config.settings",
        "SAMVERK_SMTP_URL": f"smtp://127.0.0.1:{office.port}?timeout={timeout}",
    }
    command = [sys.executable, "-m", "samverk.config", "worker", "--concurrency", "2"]
    started = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        yield started
    finally:
        started.kill()
        started.wait()
        assert started.stderr
        started.stderr.close()


def kill(worker: subprocess.Popen[bytes]) -> None:
    """End a worker as a power failure would; the time until its heart is missed is passed over."""
    worker.kill()
    worker.wait()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'"
        )


def states() -> set[str]:
    return set(Letter.objects.values_list("state", flat=True))


def in_hand(worker: subprocess.Popen[bytes], office: PostOffice) -> bool:
    assert worker.poll() is None
    return office.reached.is_set()


def test_a_worker_sends_everybody_one_letter_and_stops_when_told(office: PostOffice) -> None:
    office.manners["1@ekby.example"] = "refuse"
    addresses = [f"{number}@ekby.example" for number in range(MANY)]
    for address in addresses:
        a_letter(address, to=mail.Address("", address))

    with a_worker(office) as worker:
        until(lambda: states() == {State.SENT, State.REFUSED})
        worker.send_signal(signal.SIGTERM)
        code = worker.wait(timeout=PATIENCE_SECONDS)

    assert code == 0
    assert sorted(office.recipients()) == sorted(set(addresses) - {"1@ekby.example"})
    assert not ProcrastinateJob.objects.filter(task_name=TASK).exclude(status="succeeded").exists()


def test_a_job_that_failed_is_done_when_an_administrator_gives_it_back(office: PostOffice) -> None:
    a_letter()
    job = ProcrastinateJob.objects.get(task_name=TASK).pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [job])

    job_actions.retry(job=job, seen="failed", at=timezone.now(), actor="Kim")  # noqa: TID251 -- the queue's own clock
    with a_worker(office):
        until(lambda: states() == {State.SENT})

    assert office.recipients() == [RECIPIENT]


def test_killed_before_it_hands_a_letter_over_the_next_one_sends_it(office: PostOffice) -> None:
    office.manners[RECIPIENT] = "stall"
    letter = a_letter()

    with a_worker(office) as worker:
        until(lambda: in_hand(worker, office))
        kill(worker)
    left = Letter.objects.get()
    office.manners.clear()
    with a_worker(office):
        until(lambda: states() == {State.SENT})

    assert (left.state, left.handed_at) == (State.SENDING, None)
    assert office.recipients() == [RECIPIENT]
    assert Letter.objects.get().attempts == 2
    assert office.letters[0]["Message-ID"] == letter.message_id


def test_killed_while_it_hands_a_letter_over_nobody_sends_it_again_and_the_record_says_so(
    office: PostOffice,
) -> None:
    office.manners[RECIPIENT] = "take and stall"
    a_letter()

    with a_worker(office) as worker:
        until(lambda: in_hand(worker, office))
        kill(worker)
    office.manners.clear()
    with a_worker(office):
        until(lambda: states() == {State.UNKNOWN})

    assert office.recipients() == [RECIPIENT]
    assert "kan ha fått det" in Letter.objects.get().error


def test_killed_before_and_after_its_work_it_changes_nothing(office: PostOffice) -> None:
    with a_worker(office) as worker:
        kill(worker)
    a_letter()
    with a_worker(office) as worker:
        until(lambda: states() == {State.SENT})
        kill(worker)
    with a_worker(office) as worker:
        a_letter("another", to=mail.Address("", "b@ekby.example"))
        until(lambda: Letter.objects.get(key="another").state == State.SENT)

    assert office.recipients() == [RECIPIENT, "b@ekby.example"]


def test_told_to_stop_it_ends_the_letter_it_has_in_hand(office: PostOffice) -> None:
    office.manners[RECIPIENT] = "slow"
    a_letter()

    with a_worker(office) as worker:
        until(lambda: in_hand(worker, office))
        worker.send_signal(signal.SIGTERM)
        code = worker.wait(timeout=PATIENCE_SECONDS)

    assert (code, states()) == (0, {State.SENT})


def test_a_worker_that_loses_its_database_goes_on_when_it_is_back(office: PostOffice) -> None:
    with a_worker(office) as worker:
        a_letter()
        until(lambda: states() == {State.SENT})
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        a_letter("another", to=mail.Address("", "b@ekby.example"))
        until(lambda: states() == {State.SENT})
        alive = worker.poll() is None

    assert alive
    assert office.recipients() == [RECIPIENT, "b@ekby.example"]


def test_what_it_says_holds_nothing_of_a_letter(office: PostOffice) -> None:
    office.manners[RECIPIENT] = "refuse"
    a_letter(subject="Ämnet", text="Hemligt innehåll")

    with a_worker(office) as worker:
        until(lambda: states() == {State.REFUSED})
        worker.send_signal(signal.SIGTERM)
        _, said = worker.communicate(timeout=PATIENCE_SECONDS)

    assert b"Hemligt" not in said
    assert "Ämnet".encode() not in said
