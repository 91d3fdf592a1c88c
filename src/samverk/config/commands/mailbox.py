import argparse
import asyncio
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from samverk.config.commands import attending
from samverk.config.faults import Fault

if TYPE_CHECKING:
    from aiosmtpd.smtp import SMTP, Envelope, Session

# A letter of the largest size that Samverk takes, and the lines between.
LARGEST = 60_000_000


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
    """Keeps each letter as a file of its own, whole or not at all; what is written to us it hands over, too."""

    def __init__(self, folder: Path, replies_to: str = "") -> None:
        self.folder = folder
        self.local, _at, self.domain = replies_to.partition("@")

    async def handle_DATA(  # noqa: N802 -- aiosmtpd calls it so
        self, server: "SMTP", session: "Session", envelope: "Envelope"
    ) -> str:
        """Keep what came. The number of nanoseconds is its name, and the order of the letters."""
        del server, session
        if self._is_for_us(envelope.rcpt_tos) and not await _handed_over(envelope):
            return "451 4.3.0 Not now"
        file = self.folder / f"{time.time_ns()}.eml"
        beside = file.with_suffix(".part")
        beside.write_bytes(envelope.original_content or b"")
        beside.rename(file)
        return "250 OK"

    def _is_for_us(self, recipients: list[str]) -> bool:
        """Whether one is the address that replies go to, with a code or without."""
        ours = (each.lower().partition("@") for each in recipients if self.local)
        return any(
            local.partition("+")[0] == self.local and domain == self.domain
            for local, _at, domain in ours
        )


async def _handed_over(envelope: "Envelope") -> bool:
    """Give the letter to the command that a mail server's pipe gives it to; whether it was taken."""
    command = (sys.executable, "-m", "samverk.config", "mail", "receive", "-")
    taker = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE)
    await taker.communicate(envelope.original_content or b"")
    return taker.returncode == 0


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
    keeper = Keeper(folder, os.environ.get("SAMVERK_MAIL_REPLIES_TO", ""))
    server = await loop.create_server(
        lambda: SMTP(keeper, hostname="localhost", data_size_limit=LARGEST), sock=listening
    )
    async with server:
        await stopping.wait()
