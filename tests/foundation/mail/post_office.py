# ruff: noqa: ARG002, N802 -- aiosmtpd calls these by their names and with all their arguments.
"""A real mail server on this machine, with manners that a test chooses."""

import asyncio
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

STALL_SECONDS = 30.0
SLOW_SECONDS = 0.5


class PostOffice:
    """Takes letters as a test says: each recipient may have a manner of its own."""

    def __init__(self) -> None:
        self.manners: dict[str, str] = {}
        self.taken: list[tuple[str, bytes]] = []
        self.seen: set[str] = set()
        self.reached = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        opening = self._loop.create_server(lambda: _Counter(self), host="127.0.0.1", port=0)
        self._server = asyncio.run_coroutine_threadsafe(opening, self._loop).result(5)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _close(self) -> None:
        self._server.close()
        for task in asyncio.all_tasks():
            if task is not asyncio.current_task():
                task.cancel()
        await asyncio.sleep(0)

    @property
    def letters(self) -> list[EmailMessage]:
        return [_parsed(content) for _, content in self.taken]

    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.taken]

    def at(self, place: str, recipient: str) -> bool:
        """Say whether the recipient's manner is this one, and remember that it was reached."""
        if self.manners.get(recipient) != place:
            return False
        self.seen.add(recipient)
        self.reached.set()
        return True

    # What aiosmtpd calls; the names are its own.

    async def handle_RCPT(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if self.at("refuse", address):
            return "550 5.1.1 No such mailbox"
        if self.at("not now", address):
            return "451 4.7.1 Greylisted, come back later"
        if self.at("stall", address):
            await asyncio.sleep(STALL_SECONDS)
        if self.at("die", address):
            _transport_of(server).abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        recipient = envelope.rcpt_tos[0]
        if self.at("refuse content", recipient):
            return "554 5.7.1 Looks like spam"
        if self.at("busy with content", recipient):
            return "452 4.3.1 Disk full"
        if self.at("slow", recipient):
            await asyncio.sleep(SLOW_SECONDS)
        self.taken.append((recipient, envelope.original_content or b""))
        if self.at("take and stall", recipient):
            await asyncio.sleep(STALL_SECONDS)
        if self.at("take and die", recipient):
            _transport_of(server).abort()
        return "250 OK"


class _Counter(SMTP):
    """Where a letter is handed in."""

    def __init__(self, office: PostOffice) -> None:
        super().__init__(office, hostname="localhost", loop=office._loop)
        self.office = office

    async def smtp_DATA(self, arg: str) -> None:
        recipient = self.envelope.rcpt_tos[0] if self.envelope and self.envelope.rcpt_tos else ""
        if self.office.at("refuse data", recipient):
            await self.push("550 5.7.0 Not from you")
            return
        if self.office.at("die in the middle", recipient):
            await self.push("354 Go ahead")
            await self._reader.read(100)
            _transport_of(self).abort()
            return
        await super().smtp_DATA(arg)


def _transport_of(server: SMTP) -> asyncio.Transport:
    assert isinstance(server.transport, asyncio.Transport)
    return server.transport


def _parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message
