"""What letters cost whoever queues them, 290 in one transaction, and how many of them the worker sends in a second.

The worker is the real one, a process of its own; the mail server is a real one too, on this machine, and takes all.

.venv/bin/python -m benchmarks.mail
"""

import os
import statistics
import subprocess
import sys
import time

from benchmarks import surroundings

LETTERS = 290
ROUNDS = 5
MEASURED_SECONDS = 6


def main() -> None:
    """Measure on a throw-away database that does not wait for the disk."""
    surroundings.make_ready()
    took = [_queue(f"{number}") for number in range(ROUNDS)]
    print(f"{LETTERS} letters queued in one transaction: {_told(took)}")
    for concurrency in (1, 2, 4):
        print(f"sent by the worker, {concurrency} at a time: {_sent(concurrency):.0f} a second")


def _sent(concurrency: int) -> float:
    """Letters a second, over some seconds after the worker's first: its own start is not counted."""
    port = "2525"
    sink = [sys.executable, "-m", "aiosmtpd", "-n", "-l", f"127.0.0.1:{port}"]
    worker = [sys.executable, "-m", "samverk.config", "worker", "--concurrency", f"{concurrency}"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "samverk.config.settings",
        "SAMVERK_SMTP_URL": f"smtp://127.0.0.1:{port}",
    }
    with subprocess.Popen([*sink, "-c", "aiosmtpd.handlers.Sink"]) as taking:
        before = _arrived()
        with subprocess.Popen(worker, env=environment) as sending:
            while (first := _arrived()) == before:
                time.sleep(0.05)
            began = time.perf_counter()
            time.sleep(MEASURED_SECONDS)
            rate = (_arrived() - first) / (time.perf_counter() - began)
            sending.terminate()
        taking.terminate()
    return rate


def _arrived() -> int:
    from samverk.foundation.mail import Letter

    return Letter.objects.filter(state="sent").count()


def _queue(name: str) -> float:
    from django.db import transaction

    from samverk.foundation import audit, mail

    text = "Hej!\n\n" + "Ni ombeds utse ledamöter och ersättare. " * 20
    began = time.perf_counter()
    with transaction.atomic(), audit.acting(actor="Mätningen"):
        for number in range(LETTERS):
            mail.queue(
                to=mail.Address("Registrator", f"registrator@kommun-{number}.example"),
                subject="Utse era ledamöter",
                text=text,
                html=f"<p>{text}</p>",
                kind="round",
                about=f"round:{name}/party:{number}",
                key=f"round:{name}/party:{number}/asked",
            )
    return time.perf_counter() - began


def _told(seconds: list[float]) -> str:
    return f"p50 {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s of {len(seconds)}"


if __name__ == "__main__":
    main()
