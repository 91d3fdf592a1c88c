"""A mailbox is read so that no letter is lost, and none is counted twice for being read twice."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from pytest_django import Settings

from samverk.config import cli, imap
from samverk.foundation.mail.incoming import fetching, jobs, limits
from samverk.foundation.mail.incoming.models import Incoming, IncomingArrival
from tests.foundation.incoming.came import a_reply
from tests.foundation.incoming.imap_server import ImapServer


@pytest.fixture
def mailbox() -> Iterator[ImapServer]:
    """Give an open mailbox."""
    with ImapServer() as opened:
        yield opened


@pytest.mark.django_db
def test_letters_are_kept_and_then_marked(mailbox: ImapServer) -> None:
    mailbox.letters = {3: a_reply(), 5: a_reply("Avslaget.")}

    number = fetching.fetch(mailbox.settings())
    again = fetching.fetch(mailbox.settings())

    assert (number, again) == (2, 0)
    assert mailbox.seen == {3, 5}
    assert [each.source for each in IncomingArrival.objects.order_by("pk")] == [
        "imap/127.0.0.1/INBOX/7/3",
        "imap/127.0.0.1/INBOX/7/5",
    ]


@pytest.mark.django_db
def test_a_letter_that_somebody_has_opened_by_hand_is_kept_too(mailbox: ImapServer) -> None:
    mailbox.letters = {3: a_reply()}
    mailbox.seen = {3}

    assert fetching.fetch(mailbox.settings()) == 1


@pytest.mark.django_db
def test_broken_off_between_keeping_and_marking_it_is_read_again_and_counted_once(
    mailbox: ImapServer,
) -> None:
    mailbox.letters = {3: a_reply()}
    mailbox.dies_at = "STORE"
    with pytest.raises(fetching.Unreachable):
        fetching.fetch(mailbox.settings())
    kept = Incoming.objects.count()
    mailbox.dies_at = ""

    fetching.fetch(mailbox.settings())

    assert (kept, Incoming.objects.count(), IncomingArrival.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_what_is_not_kept_is_not_marked(
    mailbox: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object, **_named: object) -> None:
        message = "the server is gone"
        raise OperationalError(message)

    mailbox.letters = {3: a_reply()}
    with monkeypatch.context() as patched:
        patched.setattr(fetching, "receive", away)
        with pytest.raises(OperationalError):
            fetching.fetch(mailbox.settings())
    marked = set(mailbox.seen)

    assert fetching.fetch(mailbox.settings()) == 1
    assert marked == set()


@pytest.mark.django_db
def test_a_letter_that_is_too_large_stays_there_and_its_head_says_so(mailbox: ImapServer) -> None:
    mailbox.letters = {3: a_reply()}
    mailbox.sizes = {3: limits.LARGEST + 1}

    fetching.fetch(mailbox.settings())

    row = Incoming.objects.get()
    assert (row.is_whole, row.size, row.text) == (False, limits.LARGEST + 1, "")
    assert row.subject == "SV: Beslut om överenskommelsen"
    assert not any("BODY.PEEK[])" in each for each in mailbox.asked)


@pytest.mark.django_db
def test_the_command_says_what_it_did_or_why_not(
    mailbox: ImapServer, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    mailbox.letters = {3: a_reply()}
    codes = []
    for given in (None, mailbox.settings("fel"), mailbox.settings()):
        settings.IMAP = given
        codes.append(cli.main(["mail", "fetch"]))

    said = capsys.readouterr()
    assert codes == [1, 1, 0]
    assert "sätt SAMVERK_IMAP_URL" in said.err
    assert "AUTHENTICATIONFAILED" in said.err
    assert "1 brev hämtade" in said.out


def test_the_address_of_a_mailbox_is_read() -> None:
    read = imap.settings_of("imaps://svar%40lanet.example:hem%2Fligt@post.example/INBOX%2FSvar")

    assert read == {
        "host": "post.example",
        "port": 993,
        "user": "svar@lanet.example",
        "password": "hem/ligt",
        "mailbox": "INBOX/Svar",
        "security": "tls",
    }
    assert imap.settings_of("") is None
    assert (imap.settings_of("imap://a:b@post.example") or {})["security"] == "starttls"


@pytest.mark.parametrize("url", ["http://a:b@c", "imaps://post.example", "imaps://a:hemligt@:x/"])
def test_an_address_that_is_none_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        imap.settings_of(url)

    assert "hemligt" not in str(refused.value)


@pytest.mark.django_db
def test_each_minute_the_mailbox_is_read_and_one_that_is_away_is_only_noted(
    mailbox: ImapServer, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox.letters = {3: a_reply()}
    for given in (None, mailbox.settings("fel"), mailbox.settings()):
        settings.IMAP = given
        jobs.fetch(timestamp=0)

    assert Incoming.objects.count() == 1
    assert "AUTHENTICATIONFAILED" in caplog.text
