"""Work that is done by the worker, a process of its own: queued in PostgreSQL, with the act or not at all.

A capability has a `jobs.py`, which is found when Django starts:

    @app.task(name="staffing.remind", queue="mail")
    def remind(*, party_round: int) -> None: ...

    remind.defer(party_round=7)             # in the transaction of the act

    @app.periodic(cron="0 7 * * *")         # each morning; the moment is given in seconds
    @app.task(name="desk.digest")
    def digest(timestamp: int) -> None: ...

A worker can die at any line: a job must be safe to run twice.
"""

from procrastinate.contrib.django import app

__all__ = ["app"]
