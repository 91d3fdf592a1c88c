import socket
from collections.abc import Iterator

import pytest

from samverk.config import port
from samverk.config.faults import PORT_IS_TAKEN, Fault


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port that somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_port_in_use_is_named_with_the_way_out(taken: int) -> None:
    with pytest.raises(Fault, match="--port auto") as refused:
        port.chosen(str(taken), 8000)

    assert str(taken) in str(refused.value)
    assert refused.value.exit_code == PORT_IS_TAKEN


def test_auto_passes_by_what_is_in_use(taken: int) -> None:
    found = int(port.chosen("auto", taken))

    assert found > taken
    assert not port.is_taken(found)


@pytest.mark.parametrize("asked", ["0", "65536", "-1", "åtta", "80 80", "٨٠٠٠", ""])
def test_what_is_no_port_is_refused(asked: str) -> None:
    with pytest.raises(Fault, match="ingen port"):
        port.chosen(asked, 8000)


def test_nobody_answers_on_a_free_port() -> None:
    free = port.chosen("auto", 8900)

    assert port.status(free) is None
