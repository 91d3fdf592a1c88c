"""The command that a mail server pipes letters into answers so that no letter is lost."""

import io
import sys

import pytest
from django.db import OperationalError

from samverk.config import cli
from samverk.foundation.mail.incoming import limits, receiving
from samverk.foundation.mail.incoming.models import Incoming
from tests.foundation.incoming.came import a_reply


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> "Pipe":
    return Pipe(monkeypatch)


class Pipe:
    """What streams into the command."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def gives(self, content: bytes) -> int:
        given = io.TextIOWrapper(io.BytesIO(content))
        self.monkeypatch.setattr(sys, "stdin", given)
        return cli.main(["mail", "receive", "-"])


@pytest.mark.django_db
def test_a_letter_that_streams_in_is_kept(pipe: Pipe, capsys: pytest.CaptureFixture[str]) -> None:
    code = pipe.gives(a_reply())

    assert code == 0
    assert f"brev {Incoming.objects.get().pk}: att para ihop" in capsys.readouterr().out


@pytest.mark.django_db
def test_while_the_database_is_away_the_mail_server_keeps_it(
    pipe: Pipe, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def away(*_given: object, **_named: object) -> None:
        message = "the server is gone"
        raise OperationalError(message)

    with monkeypatch.context() as patched:
        patched.setattr(receiving, "_taken", away)
        code = pipe.gives(a_reply())
    again = pipe.gives(a_reply())

    assert (code, again) == (75, 0)
    assert "4.3.0" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_letter_that_is_too_large_is_returned_to_its_sender(
    pipe: Pipe, capsys: pytest.CaptureFixture[str]
) -> None:
    code = pipe.gives(b"x" * (limits.LARGEST + 1))

    assert code == 65
    assert capsys.readouterr().out.startswith("5.3.4 ")
    assert not Incoming.objects.exists()
