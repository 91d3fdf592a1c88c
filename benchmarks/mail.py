"""What letters cost whoever queues them: 290 in one transaction, as a round to all municipalities does.

.venv/bin/python -m benchmarks.mail
"""

import statistics
import time

from benchmarks import surroundings

LETTERS = 290
ROUNDS = 5


def main() -> None:
    """Measure on a throw-away database that does not wait for the disk."""
    surroundings.make_ready()
    took = [_queue(f"{number}") for number in range(ROUNDS)]
    print(f"{LETTERS} letters queued in one transaction: {_told(took)}")


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
