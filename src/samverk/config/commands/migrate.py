import os

from samverk.config import surroundings

# A migration that waits for a lock makes everybody else wait behind it: give up early, try again.
LIMITS = "-c lock_timeout=5s -c statement_timeout=15min -c idle_in_transaction_session_timeout=5min"


def run(argv: list[str]) -> int:
    """Bring the database to the shape this version needs."""
    os.environ.setdefault("PGOPTIONS", LIMITS)
    surroundings.django()

    from django.core.management import execute_from_command_line

    execute_from_command_line(["samverk", "migrate", *argv])
    return 0
