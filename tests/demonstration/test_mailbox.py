"""The demonstration's mailbox shows what was sent, and is there in a demonstration only."""

import asyncio
import socket
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTP

import pytest
from aiosmtpd.smtp import Envelope
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from samverk.config.commands.mailbox import Keeper
from tests.foundation.mail.post_office import PostOffice

PAGE = "/demonstration/brev/"


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """The folder of a mailbox, in a demonstration."""
    settings.DEMO = True
    settings.MAILBOX = tmp_path
    return tmp_path


def keep(folder: Path, name: str, text: str, subject: str = "Utse era ledamöter") -> None:
    message = EmailMessage()
    message["From"], message["To"] = "kansli@lanet.example", "Åsa <a@ekby.example>"
    message["Subject"] = subject
    message.set_content(text)
    message.add_alternative("<p>HTML</p><script>alert(1)</script>", subtype="html")
    (folder / f"{name}.eml").write_bytes(message.as_bytes())


def test_letters_are_listed_the_newest_first(client: Client, folder: Path) -> None:
    keep(folder, "99", "Hej", "Det första")
    keep(folder, "100", "Hej", "Det andra")

    text = client.get(PAGE).content.decode()

    assert text.index("Det andra") < text.index("Det första")
    assert "Åsa &lt;a@ekby.example&gt;" in text


def test_a_letter_is_shown_as_text_with_links_and_nothing_else(
    client: Client, folder: Path
) -> None:
    keep(folder, "1", "Svara: https://samverk.example/svar/x <b>fet</b>")

    text = client.get(f"{PAGE}1/").content.decode()

    assert '<a href="https://samverk.example/svar/x">' in text
    assert "&lt;b&gt;fet&lt;/b&gt;" in text
    assert "alert(1)" not in text


def test_a_link_to_the_demonstration_leads_to_where_it_is_now(client: Client, folder: Path) -> None:
    keep(folder, "1", "Svara: http://localhost:8000/svar/x/ eller http://localhost:8000.example/")

    text = client.get(f"{PAGE}1/").content.decode()

    assert '<a href="http://testserver/svar/x/">' in text
    assert "localhost:8000.example" in text


@pytest.mark.parametrize("name", ["2", "..%2F..%2Fsecret", "x", "²", "1.eml"])
def test_what_is_no_letter_is_not_found(client: Client, folder: Path, name: str) -> None:
    keep(folder, "1", "Hej")
    (folder.parent / "secret.eml").write_text("hemligt")

    assert client.get(f"{PAGE}{name}/").status_code == 404


def test_a_damaged_letter_is_shown_as_far_as_it_goes(client: Client, folder: Path) -> None:
    (folder / "1.eml").write_bytes(b"Date: igar\nContent-Type: multipart/mixed\n\n\xff")

    assert client.get(PAGE).status_code == 200
    assert client.get(f"{PAGE}1/").status_code == 200


def test_an_empty_mailbox_says_how_letters_come(client: Client, folder: Path) -> None:
    assert "Inga brev än" in client.get(PAGE).content.decode()


def test_other_installations_have_none(client: Client, folder: Path, settings: Settings) -> None:
    keep(folder, "1", "Hej")
    settings.DEMO = False

    assert [client.get(each).status_code for each in (PAGE, f"{PAGE}1/")] == [404, 404]


def test_a_letter_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    envelope = Envelope()
    envelope.original_content = b"Subject: Hej\r\n\r\nHej"

    said = asyncio.run(keeper.handle_DATA(None, None, envelope))  # type: ignore[arg-type]

    (file,) = tmp_path.iterdir()
    assert (said, file.suffix) == ("250 OK", ".eml")
    assert file.read_bytes() == b"Subject: Hej\r\n\r\nHej"


def test_the_mailbox_takes_letters_until_its_starter_is_gone(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        number = listening.fileno()
        command = [sys.executable, "-m", "samverk.config", "mailbox"]
        process = subprocess.Popen(
            [*command, "--socket", str(number), "--folder", str(tmp_path)],
            stdin=subprocess.PIPE,
            pass_fds=(number,),
        )
        with SMTP(*listening.getsockname()) as post:
            post.sendmail("a@x.example", ["b@x.example"], b"Subject: Hej\r\n\r\nHej\r\n")
        assert process.stdin
        process.stdin.close()
        code = process.wait(timeout=10)

    assert code == 0
    assert [file.read_bytes()[:12] for file in tmp_path.iterdir()] == [b"Subject: Hej"]


@pytest.fixture
def asked(folder: Path, settings: Settings) -> Path:
    """A letter that takes replies, in a mailbox that knows where they go."""
    settings.MAIL_REPLIES_TO = "svar@samverk.example"
    message = EmailMessage()
    message["From"], message["To"] = "samverk@lanet.example", "Åsa <a@ekby.example>"
    message["Reply-To"] = "svar+abcdefgh2345@samverk.example"
    message["Subject"], message["Message-ID"] = "Beslut önskas", "<q@samverk.example>"
    message.set_content("Svara senast på måndag.")
    (folder / "7.eml").write_bytes(message.as_bytes())
    return folder


def test_an_answer_goes_by_the_mail_server_as_a_mail_program_sends_it(
    client: Client, asked: Path, settings: Settings
) -> None:
    with PostOffice() as office:
        settings.SMTP = {"host": "127.0.0.1", "port": office.port}
        given = {"svar": "Antaget, § 45.", "fil": SimpleUploadedFile("utdrag.pdf", b"%PDF-1.7")}

        response = client.post(f"{PAGE}7/", given)

        ((recipient, _content),) = office.taken
        (letter,) = office.letters
    assert response["Location"] == f"{PAGE}7/?skickat=1"
    assert recipient == "svar+abcdefgh2345@samverk.example"
    assert (str(letter["From"]), str(letter["In-Reply-To"])) == (
        "Åsa <a@ekby.example>",
        "<q@samverk.example>",
    )
    assert [each.get_filename() for each in letter.iter_attachments()] == ["utdrag.pdf"]
    body = letter.get_body(("plain",))
    assert body
    assert "> Svara senast på måndag." in body.get_content()


def test_an_empty_answer_is_not_sent(client: Client, asked: Path) -> None:
    response = client.post(f"{PAGE}7/", {"svar": ""})

    assert response.status_code == 422
    assert "Skriv ett svar." in response.content.decode()


def test_a_letter_that_takes_no_replies_has_no_form(client: Client, asked: Path) -> None:
    keep(asked, "8", "Hej")

    assert "<textarea" not in client.get(f"{PAGE}8/").content.decode()


@pytest.mark.parametrize("recipient", ["svar@samverk.example", "Svar+abcdefgh2345@samverk.example"])
def test_the_mailbox_hands_over_what_is_written_to_us(tmp_path: Path, recipient: str) -> None:
    assert Keeper(tmp_path, "svar@samverk.example")._is_for_us([recipient])
    assert not Keeper(tmp_path)._is_for_us([recipient])


@pytest.mark.parametrize("recipient", ["svar@elsewhere.example", "registrator@ekby.example"])
def test_what_is_written_to_others_is_only_kept(tmp_path: Path, recipient: str) -> None:
    assert not Keeper(tmp_path, "svar@samverk.example")._is_for_us([recipient])
