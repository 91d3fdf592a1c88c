"""A process that ends with whoever started it, also when that one is killed."""

import asyncio
import os
import sys


def stop_with_the_starter(stopping: asyncio.Event) -> None:
    """Let the work end when our input closes: the starter holds its other end, and nobody writes."""
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), _look, stopping)


def _look(stopping: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
        stopping.set()
