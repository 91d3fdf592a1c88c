"""A service of open data on this machine, that answers as the documented ones do."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "figures"


@dataclass
class Replay:
    """What is answered at each path, and what was asked: method, path and body."""

    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)
    address: str = ""
    slowly: float = 0


def data(name: str) -> bytes:
    return (DATA / name).read_bytes()


@contextmanager
def serving(replay: Replay) -> Iterator[Replay]:
    """The server, until the test is over."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(replay))
    replay.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(replay: Replay) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(b"")

        def do_POST(self) -> None:
            self.reply(self.rfile.read(int(self.headers["Content-Length"])))

        def reply(self, body: bytes) -> None:
            replay.asked.append((self.command, self.path, body))
            status, content = replay.answers.get(self.path, (404, b""))
            self.send_response(status)
            for name, value in replay.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(OSError):  # whoever asked has had enough
                for at in range(0, len(content), 1024):
                    self.wfile.write(content[at : at + 1024])
                    time.sleep(replay.slowly)

        def log_message(self, *_args: object) -> None:
            """Say nothing: the tests do."""

    return Handler
