"""What comes back is read without trust, and shown at the letter it is about."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.config import cli
from samverk.foundation import mail
from samverk.foundation.mail import Letter, State, bounces
from tests.foundation.mail.letters import RECIPIENT, a_letter

REPORT = """\
From: MAILER-DAEMON@mx.ekby.example
To: kansli@lanet.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system. Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.ekby.example

Final-Recipient: rfc822; registrator@ekby.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User
 unknown in virtual mailbox table

--b
Content-Type: {kind}

From: kansli@lanet.example
Message-ID: {message_id}
Subject: Utse

--b--
"""


def report(message_id: str, action: str = "failed", kind: str = "message/rfc822") -> bytes:
    return REPORT.format(message_id=message_id, action=action, kind=kind).encode()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_says_which_letter_and_why(kind: str) -> None:
    (bounce,) = bounces.read(report("<1@x.example>", kind=kind))

    assert bounce.message_id == "<1@x.example>"
    assert bounce.recipient == RECIPIENT
    assert bounce.words == "5.1.1 550 5.1.1 User unknown in virtual mailbox table"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Subject: Hej\n\nHej!",
        report("<1@x.example>", action="delayed"),
        report("<1@x.example>", action="delivered"),
        report("none"),
        report("<1@x.example>").replace(b"multipart/report", b"multipart/mixed"),
        report("<1@x.example>").replace(b"message/delivery-status", b"text/plain"),
    ],
)
def test_what_is_no_failure_is_none(content: bytes) -> None:
    assert bounces.read(content) == ()


@given(st.binary(max_size=400), st.integers(0, 900), st.integers(0, 60))
def test_a_damaged_report_is_read_without_an_exception(
    noise: bytes, place: int, length: int
) -> None:
    whole = report("<1@x.example>")

    found = bounces.read(whole[:place] + noise + whole[place + length :])

    for each in found:
        assert len(each.words) <= 500
        assert "\n" not in f"{each.message_id}{each.recipient}{each.words}"


@given(
    st.recursive(st.binary(max_size=60), lambda inner: st.lists(inner, max_size=4), max_leaves=8)
)
def test_parts_within_parts_are_read_without_an_exception(tree: object) -> None:
    def part(node: object, depth: int = 0) -> bytes:
        if not isinstance(node, list):
            return b"Content-Type: message/delivery-status\n\n" + (
                node if isinstance(node, bytes) else b""
            )
        mark = f"b{depth}".encode()
        inner = b"".join(b"\n--" + mark + b"\n" + part(each, depth + 1) for each in node)
        head = b"Content-Type: multipart/report; boundary=" + mark + b"\n\n"
        headers = b"Content-Type: text/rfc822-headers\n\nMessage-ID: <1@x.example>\n"
        return head + inner + b"\n--" + mark + b"\n" + headers + b"\n--" + mark + b"--\n"

    assert isinstance(bounces.read(part(tree)), tuple)


@pytest.mark.django_db
def test_a_bounce_is_shown_at_its_letter() -> None:
    letter = a_letter()
    Letter.objects.update(state=State.SENT, sent_at=letter.queued_at)

    by_number = mail.record_bounce(letter.message_id, "550 User\r\nunknown")
    by_key = mail.record_bounce(letter.key, "552 Full")
    nobodys = mail.record_bounce("<1@x.example>", "550")

    assert by_number
    assert (by_number.state, by_number.words) == (State.BOUNCED, "550 User unknown")
    assert "550 User unknown" in by_number.error
    assert by_key
    assert by_key.words == "552 Full"
    assert nobodys is None


@pytest.mark.django_db
def test_a_letter_that_has_not_left_cannot_come_back() -> None:
    letter = a_letter()

    assert mail.record_bounce(letter.message_id, "550") is None
    assert Letter.objects.get().state == State.QUEUED


@pytest.mark.django_db
def test_the_mail_server_can_give_a_returned_letter_to_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    letter = a_letter()
    Letter.objects.update(state=State.SENT, sent_at=letter.queued_at)
    given = io.TextIOWrapper(io.BytesIO(report(letter.message_id)))
    monkeypatch.setattr(sys, "stdin", given)
    file = tmp_path / "letter.eml"
    file.write_bytes(b"Subject: hej\n\nhej")

    codes = [cli.main(["mail", "bounces", each]) for each in ("-", str(file), "/no/such/file")]

    assert codes == [0, 0, 1]
    assert Letter.objects.get().state == State.BOUNCED
    said = capsys.readouterr()
    assert f"{letter.message_id}: brev {letter.pk} har kommit i retur" in said.out
    assert "inget returbrev" in said.out
    assert "/no/such/file går inte att läsa" in said.err
