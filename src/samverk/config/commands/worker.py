import argparse
import asyncio
import logging
import sys

from samverk.config import surroundings
from samverk.config.commands import attending


def run(argv: list[str]) -> int:
    """Do the work that waits in the queue, until SIGTERM or Ctrl-C; what is in hand is ended first."""
    parser = argparse.ArgumentParser(prog="samverk worker", description="Starta arbetaren.")
    parser.add_argument(
        "--concurrency", type=int, default=4, metavar="ANTAL", help="så många jobb på en gång (4)"
    )
    parser.add_argument(
        "--attended", action="store_true", help="sluta när den som startade arbetaren gör det"
    )
    asked = parser.parse_args(argv)
    surroundings.django()
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(name)s %(message)s"
    )
    asyncio.run(_work(asked.concurrency, attended=asked.attended))
    return 0


async def _work(concurrency: int, *, attended: bool) -> None:
    from samverk.foundation.jobs import running

    stopping = asyncio.Event()
    running.stop_at_signals(stopping)
    if attended:
        attending.stop_with_the_starter(stopping)
    await running.work(concurrency=concurrency, stopping=stopping)
