"""The worker: takes jobs from the queue until it is told to stop, and then ends the one it has in hand."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable
from typing import Final

from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector
from psycopg import Error
from psycopg_pool import PoolTimeout

from samverk.foundation.jobs import app
from samverk.foundation.jobs.upkeep import queue_anew

logger = logging.getLogger(__name__)

AGAIN_AFTER_SECONDS: Final = 3.0
HEARTBEAT_SECONDS: Final = 10.0


async def work(*, concurrency: int, stopping: asyncio.Event) -> None:
    """Do jobs until told to stop. A database that is away is waited for."""
    while not stopping.is_set():
        try:
            await _work_once(concurrency, stopping)
        except (Error, PoolTimeout, OSError) as error:
            logger.warning("the worker lost its database: %s", type(error).__name__)
        if not stopping.is_set():
            logger.warning("the worker starts again in %s s", AGAIN_AFTER_SECONDS)
            await _first_of(stopping.wait(), asyncio.sleep(AGAIN_AFTER_SECONDS))


def stop_at_signals(stopping: asyncio.Event) -> None:
    """Let SIGTERM and Ctrl-C end the work in order."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)


async def _work_once(concurrency: int, stopping: asyncio.Event) -> None:
    """Do jobs until told to stop, or until the worker stops because the database went away."""
    connector = PsycopgConnector(
        kwargs=connector_params(), min_size=1, max_size=concurrency + 3, timeout=10
    )
    # Not replace_connector: what a job itself queues must go through Django's own connection, in
    # the transaction of what the job does.
    async with app.with_connector(connector).open_async() as worker:
        await queue_anew(worker.job_manager)
        running = asyncio.ensure_future(
            worker.run_worker_async(
                concurrency=concurrency,
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
            )
        )
        await _first_of(stopping.wait(), running)
        running.cancel()  # lets what is in hand be done
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def _first_of(told: Awaitable[object], other: Awaitable[object]) -> None:
    """Wait for one of two. The second goes on if it is a task of its own."""
    both = [asyncio.ensure_future(told), asyncio.ensure_future(other)]
    await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    for each, given in zip(both, (told, other), strict=True):
        if each is not given:
            each.cancel()
