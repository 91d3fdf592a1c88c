import argparse
import asyncio
import signal
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

from samverk.config.commands import attending
from samverk.config.faults import Fault

if TYPE_CHECKING:
    from aiosmtpd.smtp import SMTP, Envelope, Session


def run(argv: list[str]) -> int:
    """Take every letter and keep it in a folder: the mail server of a demonstration."""
    parser = argparse.ArgumentParser(prog="samverk mailbox", description="Ta emot brev.")
    parser.add_argument("--socket", type=int, required=True, help="ett uttag som redan lyssnar")
    parser.add_argument("--folder", type=Path, required=True, help="mappen som breven läggs i")
    asked = parser.parse_args(argv)
    asked.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_receive(socket.socket(fileno=asked.socket), asked.folder))
    return 0


class Keeper:
    """Keeps each letter as a file of its own, whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(  # noqa: N802 -- aiosmtpd calls it so
        self, server: "SMTP", session: "Session", envelope: "Envelope"
    ) -> str:
        """Keep what came. The number of nanoseconds is its name, and the order of the letters."""
        del server, session
        file = self.folder / f"{time.time_ns()}.eml"
        beside = file.with_suffix(".part")
        beside.write_bytes(envelope.original_content or b"")
        beside.rename(file)
        return "250 OK"


async def _receive(listening: socket.socket, folder: Path) -> None:
    try:
        from aiosmtpd.smtp import SMTP
    except ImportError:
        message = "Demonstrationens brevlåda behöver paketet aiosmtpd: pip install samverk[demo]"
        raise Fault(message) from None

    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stopping.set)
    attending.stop_with_the_starter(stopping)
    keeper = Keeper(folder)
    server = await loop.create_server(lambda: SMTP(keeper, hostname="localhost"), sock=listening)
    async with server:
        await stopping.wait()
