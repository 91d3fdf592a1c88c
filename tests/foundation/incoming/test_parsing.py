"""A letter is read without trust: what it says is found, and nothing that it is makes the reading fail."""

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.foundation.mail.incoming import plain, quoting
from samverk.foundation.mail.incoming.parsing import Parsed, parse
from samverk.foundation.mail.incoming.quoting import Part
from samverk.foundation.mail.incoming.robots import Kind
from tests.foundation.incoming.came import PDF, a_reply
from tests.foundation.mail.test_bounces import report

HOSTILE_SECONDS = 10.0
noise = st.binary(max_size=300)
header_noise = st.sampled_from(
    [
        b"From: =?utf-8?b?////?= <",
        b"To: @,;:<<<>>((",
        b"Subject: =?x-unknown?q?=FF?=",
        b"Content-Type: multipart/mixed; boundary=",
        b"Content-Type: text/plain; charset=zip",
        b"Content-Type: message/rfc822",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: uuencode",
        b"Content-Disposition: attachment; filename*=x'y'%FF%",
        b"Date: Mon, 99 Abc 99999 99:99:99 +9999",
        b"MIME-Version: 1.0",
        b"--b",
        b"--b--",
        b"begin 666 x",
        b"",
    ]
)


def is_sound(parsed: Parsed) -> bool:
    """Whether a database takes it, and nothing of the text was lost when it was told apart."""
    said = [parsed.text, parsed.subject, parsed.from_name, parsed.from_email, parsed.message_id]
    said += [*parsed.to, *parsed.references, *(each.name for each in parsed.attachments)]
    together = "".join(each.text for each in parsed.pieces)
    return together == parsed.text and all("\x00" not in each and each.encode() is not None for each in said)  # fmt: skip


def test_a_letter_is_read() -> None:
    parsed = parse(a_reply(attached=(("Protokollsutdrag § 12.pdf", PDF),)))

    assert (parsed.is_readable, parsed.kind) == (True, Kind.LETTER)
    assert (parsed.from_name, parsed.from_email) == ("Åsa Registrator", "registrator@ekby.example")
    assert (parsed.to, parsed.subject) == (
        ("svar@lanet.example",),
        "SV: Beslut om överenskommelsen",
    )
    assert parsed.text == "Hej!\n\nHär kommer beslutet.\n"
    assert parsed.sent_at is not None
    assert parsed.sent_at.isoformat() == "2020-04-06T09:15:00+02:00"
    (attachment,) = parsed.attachments
    assert (attachment.name, attachment.media_type) == (
        "Protokollsutdrag § 12.pdf",
        "application/pdf",
    )
    assert attachment.content == PDF


def test_a_letter_that_is_only_html_is_told_as_text() -> None:
    message = EmailMessage()
    message.set_content(
        "<head><style>p{}</style></head><p>Hej <b>Kim</b>&nbsp;&amp; Alex</p><script>alert(1)</script>"
        "<ul><li>§&nbsp;12<li>§ 13</ul><!-- dolt --><img src='https://spy.example/x.gif'>",
        subtype="html",
    )

    parsed = parse(message.as_bytes())

    assert parsed.text == "Hej Kim & Alex\n\n§ 12\n§ 13"


def test_the_plain_text_is_preferred_and_what_lies_with_the_html_is_attached() -> None:
    message = EmailMessage()
    message.set_content("<p>HTML</p>", subtype="html")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="utdrag.pdf")
    whole = EmailMessage()
    whole["Content-Type"] = "multipart/alternative"
    text = EmailMessage()
    text.set_content("Text\n")
    whole.set_payload([text, message])  # as Apple's program writes it

    parsed = parse(whole.as_bytes())

    assert parsed.text == "Text\n"
    assert [each.name for each in parsed.attachments] == ["utdrag.pdf"]


def test_a_picture_that_the_text_shows_is_counted_and_a_photographed_page_is_attached() -> None:
    message = EmailMessage()
    message.set_content("<p>Hej <img src='cid:logo'></p>", subtype="html")
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    message.add_attachment(
        b"\xff\xd8", maintype="image", subtype="jpeg", disposition="inline", filename="IMG_1.jpg", cid="<2@phone>",
    )  # fmt: skip

    parsed = parse(message.as_bytes())

    assert parsed.inline_images == 1
    assert [each.name for each in parsed.attachments] == ["IMG_1.jpg"]


def test_what_lies_in_a_forwarded_letter_is_attached_and_so_is_the_letter() -> None:
    message = EmailMessage()
    message.set_content("Se bifogat.")
    inner = EmailMessage()
    inner["Subject"] = "Beslut 12/2020"
    inner.set_content("Hej")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="utdrag.pdf")
    message.add_attachment(inner)

    parsed = parse(message.as_bytes())

    assert [(each.name, each.within) for each in parsed.attachments] == [
        ("Beslut 12 2020.eml", ""),
        ("utdrag.pdf", "Beslut 12/2020"),
    ]
    assert parsed.attachments[1].content == PDF
    assert parsed.text == "Se bifogat.\n"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Mina dokument\\utdrag.pdf", "utdrag.pdf"),
        ("utdrag\u202efdp.exe", "utdragfdp.exe"),
        ("a" * 400 + ".pdf", "a" * 139 + ".pdf"),
        ("...", "bilaga.pdf"),
    ],
)
def test_a_name_is_only_a_name(given: str, name: str) -> None:
    parsed = parse(a_reply(attached=((given, PDF),)))

    assert parsed.attachments[0].name == name


@pytest.mark.parametrize(
    "start",
    [
        "Den 6 april 2020 kl. 09:15 skrev Kansliet <kansli@lanet.example>:\n",
        "On Mon, Apr 6, 2020 at 9:15 AM Kansliet <kansli@lanet.example> wrote:\n",
        "-----Ursprungligt meddelande-----\n",
        "Från: Kansliet\nSkickat: den 6 april 2020\nTill: registrator\nÄmne: Beslut\n",
        "*From:* Kansliet\n*Sent:* Monday\n",
        "> Hej!\n",
    ],
)
def test_the_new_is_told_apart_from_what_is_quoted(start: str) -> None:
    text = f"Antaget.\n\n{start}> Antar ni den?\n"

    told = quoting.pieces(text)

    assert told[0].text == "Antaget.\n\n"
    assert [each.part for each in told] == [Part.NEW, Part.QUOTED]


def test_an_answer_below_a_quotation_is_new_and_a_signature_is_one() -> None:
    told = quoting.pieces("> Antar ni?\nJa.\n-- \nÅsa\n")

    assert [(each.part, each.text) for each in told] == [
        (Part.QUOTED, "> Antar ni?\n"),
        (Part.NEW, "Ja.\n"),
        (Part.SIGNATURE, "-- \nÅsa\n"),
    ]


def test_a_sentence_that_begins_as_a_header_is_no_history() -> None:
    told = quoting.pieces("Från: nu gäller den nya.\nHälsningar\n")

    assert [each.part for each in told] == [Part.NEW]


@pytest.mark.parametrize(
    "header",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
        {"Precedence": "auto_reply"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON@ekby.example"},
    ],
)
def test_a_machine_that_answers_by_itself_is_known_unless_it_sends_something(
    header: dict[str, str],
) -> None:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in header.items())

    bare = parse(lines.encode() + a_reply())
    carrying = parse(lines.encode() + a_reply(attached=(("a.pdf", PDF),)))

    assert (bare.kind, carrying.kind) == (Kind.AUTOMATIC, Kind.LETTER)


def test_what_the_sender_declares_not_automatic_is_none_and_a_report_is_a_bounce() -> None:
    assert parse(a_reply(Auto_Submitted="no")).kind == Kind.LETTER
    assert parse(report("<1@x.example>")).kind == Kind.BOUNCE


def test_codes_are_found_in_addresses_and_in_what_is_quoted() -> None:
    parsed = parse(
        a_reply("Ja.\n> Svarskod: ABCDEFGH2345\n", To="Svar <SVAR+Kmnpqrst2345@lanet.example>")
    )

    assert parsed.codes == ("kmnpqrst2345", "abcdefgh2345")


def test_the_letters_that_it_answers_are_named_the_nearest_first() -> None:
    parsed = parse(a_reply(In_Reply_To="<3@a.example>", References="<1@a.example> <3@a.example>"))

    assert parsed.references == ("<3@a.example>", "<1@a.example>")


@pytest.mark.parametrize("alphabet", [b"utf-8", b"windows-1252", b"iso-8859-1", b"x-none", b"zip"])
def test_swedish_is_read_whatever_alphabet_is_declared(alphabet: bytes) -> None:
    said = "Räksmörgås".encode("utf-8" if alphabet == b"utf-8" else "cp1252")

    parsed = parse(b"Content-Type: text/plain; charset=" + alphabet + b"\n\n" + said)

    assert parsed.text == "Räksmörgås"


def test_letters_outside_ascii_in_headers_are_read() -> None:
    parsed = parse("Subject: Svar från Åsele\nFrom: Åsa <a@b.example>\n\nHej".encode())

    assert (parsed.subject, parsed.from_name) == ("Svar från Åsele", "Åsa")


@given(st.one_of(noise, st.lists(header_noise | noise, max_size=12).map(b"\n".join)))
def test_any_bytes_are_a_letter_or_unreadable(content: bytes) -> None:
    assert is_sound(parse(content))


@given(noise, st.integers(0, 1200), st.integers(0, 200))
def test_a_damaged_letter_is_read(damage: bytes, place: int, length: int) -> None:
    whole = a_reply(attached=(("utdrag.pdf", PDF),), html="<p>Hej</p>")

    assert is_sound(parse(whole[:place] + damage + whole[place + length :]))


@given(st.text(max_size=400))
def test_nothing_of_a_text_is_lost_when_it_is_told_apart(text: str) -> None:
    assert "".join(each.text for each in quoting.pieces(text)) == text


@given(st.text(alphabet="<>/!-ab &;=\"'\n", max_size=300))
def test_any_html_is_read(content: str) -> None:
    assert isinstance(plain.from_html(content), str)


@pytest.mark.parametrize(
    "content",
    [
        b"To: " + b"a@b.c," * 300_000 + b"\n\nx",
        b"To: " + b"(((" * 100_000 + b"\n\nx",
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx",
        b"Content-Type: multipart/mixed;" + b' a="b";' * 30_000 + b"\n\nx",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
        b"".join(b"Content-Type: message/rfc822\n\n" for n in range(3000)),
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 3_000_000,
        b"a: b\n" * 3_000_000,
        *(b"Content-Type: text/html\n\n" + part * (600_000 // len(part))
          for part in (b"<a ", b"<", b"<!--", b"<script>", b"<a b='", b"&#", b"cid:", b"<p></p")),
        b"Content-Type: text/plain\n\n" + b"den skrev " * 100_000,
        b"Content-Type: text/plain\n\n" + b"fr\xc3\xa5n: x\n" * 100_000,
    ],
    ids=lambda content: repr(content[:30]),
)  # fmt: skip
def test_a_letter_that_is_meant_to_exhaust_us_is_read_in_seconds(content: bytes) -> None:
    begun = time.monotonic()

    parsed = parse(content)

    assert is_sound(parsed)
    assert time.monotonic() - begun < HOSTILE_SECONDS
