import errno
import http.client
import socket
import time

from samverk.config.faults import PORT_IS_TAKEN, Fault

HIGHEST = 65_535
TRIES = 100


def chosen(asked: str | None, default: int) -> int:
    """Give the port to listen on: the one asked for, or with "auto" the first free one.

    Raises: Fault if it is no port, or somebody else listens there.
    """
    if asked == "auto":
        return _first_free(default)
    number = default if asked is None else _number(asked)
    if is_taken(number):
        message = (
            f"Port {number} används redan av ett annat program. Välj en annan med "
            f"bin/demo --port {number + 1}, eller låt datorn välja med bin/demo --port auto."
        )
        raise Fault(message, PORT_IS_TAKEN)
    return number


def is_taken(number: int) -> bool:
    """Say whether this port cannot be listened on.

    Raises: Fault if we are not allowed to use it at all.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except PermissionError as error:
            message = f"Port {number} kräver administratörsrättigheter. Välj en över 1023."
            raise Fault(message, PORT_IS_TAKEN) from error
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def wait_until_free(number: int, *, seconds: float) -> None:
    """Return when the port can be listened on, or when the time is up."""
    until = time.monotonic() + seconds
    while is_taken(number) and time.monotonic() < until:
        time.sleep(0.1)


def status(number: int) -> int | None:
    """Give the status a web server there answers its first page with, None if nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", number, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _number(asked: str) -> int:
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= HIGHEST:
        return int(asked)
    message = f"{asked} är ingen port. Skriv ett tal mellan 1 och {HIGHEST}, eller auto."
    raise Fault(message, 2)


def _first_free(start: int) -> int:
    for number in range(start, start + TRIES):
        if not is_taken(number):
            return number
    message = f"Ingen ledig port mellan {start} och {start + TRIES - 1}."
    raise Fault(message, PORT_IS_TAKEN)
