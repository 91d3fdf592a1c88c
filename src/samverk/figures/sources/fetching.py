"""One question to one service: only over TLS, only to the service itself, and never for long or without end."""

import ipaddress
import time
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from samverk import __version__
from samverk.figures.sources.faults import SourceError
from samverk.rulebook.findings import Words

MOST_BYTES = 5_000_000
_CHUNK = 64 * 1024
_REASONS = {
    400: (
        "förstod inte frågan. Kontrollera tabell, innehåll och år",
        "did not understand the question. Check table, content and years",
    ),
    403: ("svarar inte på den frågan", "does not answer that question"),
    404: ("har inte den tabellen eller det nyckeltalet", "does not have that table or key figure"),
    429: (
        "tar inte emot fler frågor just nu. Vänta en minut",
        "takes no more questions right now. Wait a minute",
    ),
}


class _StayHere(HTTPRedirectHandler):
    """A service that sends us elsewhere is not the one that was let."""

    def redirect_request(self, *_args: object, **_facts: object) -> NoReturn:
        raise SourceError(
            Words(
                "Tjänsten hänvisar till en annan adress, som inte är tillåten.",
                "The service refers to another address, which is not allowed.",
            )
        )


@dataclass(frozen=True, slots=True)
class Service:
    """A service of open data: what it is called, where it is, and how many seconds one question may take."""

    name: str
    address: str
    seconds: float = 20
    most: int = MOST_BYTES
    _opener: OpenerDirector = field(default_factory=lambda: build_opener(_StayHere))

    def ask(self, path: str, *, body: bytes | None = None) -> bytes:
        """The answer to a question: a path below the service's address, sent as JSON where it has a body.

        Raises: SourceError.
        """
        return self.ask_address(self.address.rstrip("/") + path, body=body)

    def ask_address(self, address: str, *, body: bytes | None = None) -> bytes:
        """The answer at an address of the service.

        Raises: SourceError where it is another's, or the service does not answer as it should.
        """
        self._demand_own(address)
        asked = Request(address, data=body, headers=_headers(body))  # noqa: S310 -- the scheme was looked at
        try:
            with self._opener.open(asked, timeout=self.seconds) as answer:
                return self._read(answer)
        except HTTPError as fault:
            with fault:
                raise self._refused(fault.code) from fault
        except TimeoutError as fault:
            raise self._too_slow() from fault
        except (URLError, HTTPException, OSError) as fault:
            if isinstance(getattr(fault, "reason", None), TimeoutError):
                raise self._too_slow() from fault
            raise SourceError(
                Words(
                    f"{self.name} går inte att nå just nu. Försök igen senare, eller läs in en fil.",
                    f"{self.name} cannot be reached right now. Try again later, or read in a file.",
                )
            ) from fault

    def _demand_own(self, address: str) -> None:
        own, asked = urlsplit(self.address), urlsplit(address)
        is_own = (asked.scheme, asked.netloc) == (own.scheme, own.netloc)
        if not is_own or not (asked.scheme == "https" or _is_here(asked.hostname or "")):
            raise SourceError(
                Words(
                    f"Adressen hör inte till {self.name}, eller är inte skyddad (https).",
                    f"The address is not one of {self.name}, or is not protected (https).",
                )
            )

    def _read(self, answer: HTTPResponse) -> bytes:
        until, parts, size = time.monotonic() + self.seconds, [], 0
        while part := answer.read1(_CHUNK):
            size += len(part)
            parts.append(part)
            if size > self.most:
                raise SourceError(
                    Words(
                        f"{self.name} svarar med mer än vad som tas emot. Fråga efter färre år.",
                        f"{self.name} answers with more than is taken. Ask for fewer years.",
                    )
                )
            if time.monotonic() > until:
                raise self._too_slow()
        return b"".join(parts)

    def _refused(self, status: int) -> SourceError:
        otherwise = (f"svarade med felet {status}", f"answered with the error {status}")
        sv, en = _REASONS.get(status, otherwise)
        return SourceError(Words(f"{self.name} {sv}.", f"{self.name} {en}."))

    def _too_slow(self) -> SourceError:
        return SourceError(
            Words(
                f"{self.name} svarade inte i tid. Försök igen senare, eller läs in en fil.",
                f"{self.name} did not answer in time. Try again later, or read in a file.",
            )
        )


def _headers(body: bytes | None) -> dict[str, str]:
    told = {"Accept": "application/json", "User-Agent": f"Samverk/{__version__}"}
    return {**told, "Content-Type": "application/json"} if body is not None else told


def _is_here(host: str) -> bool:
    """Whether it is this machine itself: the tests' own server, never a name on the network."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
