"""A small IMAP server on this machine: a fake that speaks what one client needs, over a real socket."""

import re
import socketserver
import threading
from types import TracebackType
from typing import Self

VALIDITY = 7


class ImapServer:
    """A mailbox whose letters a test puts in; seen holds the numbers that were marked as read."""

    def __init__(self) -> None:
        self.letters: dict[int, bytes] = {}
        self.sizes: dict[int, int] = {}
        self.seen: set[int] = set()
        self.asked: list[str] = []
        self.dies_at = ""
        mailbox = self

        class Handler(_Session):
            server_of = mailbox

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def settings(self, password: str = "hemligt") -> dict[str, object]:  # noqa: S107
        return {
            "host": "127.0.0.1",
            "port": self.port,
            "user": "svar",
            "password": password,
            "mailbox": "INBOX",
            "security": "none",
        }


class _Session(socketserver.StreamRequestHandler):
    server_of: ImapServer

    def handle(self) -> None:
        self._say(b"* OK ready")
        for line in self.rfile:
            tag, _, command = line.decode().strip().partition(" ")
            self.server_of.asked.append(command)
            if self.server_of.dies_at and self.server_of.dies_at in command:
                return
            done = self._answer(command)
            self._say(f"{tag} {done}".encode())
            if command == "LOGOUT":
                return

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")

    def _answer(self, command: str) -> str:
        if command == "CAPABILITY":
            self._say(b"* CAPABILITY IMAP4rev1")
        elif command.startswith("LOGIN"):
            return "OK welcome" if "hemligt" in command else "NO [AUTHENTICATIONFAILED] wrong"
        elif command.startswith("SELECT"):
            self._say(b"* %d EXISTS" % len(self.server_of.letters))
            self._say(b"* OK [UIDVALIDITY %d]" % VALIDITY)
        elif command.startswith("UID SEARCH"):
            self._say(b"* SEARCH " + b" ".join(b"%d" % each for each in self._found(command)))
        elif found := re.match(r"UID FETCH (\d+) \((.*)\)", command):
            self._fetch(int(found[1]), found[2])
        elif found := re.match(r"UID STORE (\d+)", command):
            self.server_of.seen.add(int(found[1]))
        return "OK done"

    def _found(self, command: str) -> list[int]:
        letters = sorted(self.server_of.letters)
        if command.endswith("UNSEEN"):
            return [each for each in letters if each not in self.server_of.seen]
        first = int(command.rsplit(maxsplit=1)[-1].partition(":")[0])
        # As the standard says: the last one always belongs to a range that ends with it.
        return [each for each in letters if each >= first] or letters[-1:]

    def _fetch(self, number: int, what: str) -> None:
        content = self.server_of.letters[number]
        if what == "RFC822.SIZE":
            size = self.server_of.sizes.get(number, len(content))
            self._say(b"* 1 FETCH (UID %d RFC822.SIZE %d)" % (number, size))
            return
        given = content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in what else content
        self._say(b"* 1 FETCH (UID %d BODY[] {%d}\r\n" % (number, len(given)) + given + b")")
