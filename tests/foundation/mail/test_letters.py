"""How a letter is written: fields filled in, nobody's text a header, nobody's text HTML."""

import re
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.foundation import mail
from samverk.foundation.mail import Letter, message, smtp
from samverk.foundation.mail.address import one_line

HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "List-Id", "Auto-Submitted",
    "X-Auto-Response-Suppress", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip
words = st.text(max_size=80) | st.sampled_from(
    ["a\r\nBcc: b@c.example", "a\nX: y", "a\u2028Bcc: x", "\x00\x0b\x1c", "=?utf-8?q?=0ABcc:_x?=", '"<>,;:\\']
)  # fmt: skip


def a_letter(**facts: object) -> Letter:
    given = {
        "to_email": "a@ekby.example",
        "from_email": "b@lanet.example",
        "message_id": "<1@lanet.example>",
        "queued_at": "2026-03-01T12:00:00+01:00",
        "text": "Hej!",
        **facts,
    }
    letter = Letter(**given)
    letter.queued_at = Letter._meta.get_field("queued_at").to_python(given["queued_at"])
    return letter


def test_fields_are_filled_in() -> None:
    merged = mail.merge(
        "Hej {{namn}}!\n\nSvara senast {{ sista dag }}.", {"namn": "Åsa", "sista dag": "30 april"}
    )

    assert merged.text == "Hej Åsa!\n\nSvara senast 30 april."
    assert "<p>Hej Åsa!</p>\n<p>Svara senast 30 april.</p>" in merged.html
    assert merged.unknown == ()


@pytest.mark.parametrize(
    ("template", "unknown"),
    [
        ("Hej {{ nam }} och {{ nam }} i {{ kommun }}", ("nam", "kommun")),
        ("{{ namn.__class__ }}", ("namn.__class__",)),
        ("{{ 7 * 7 }}{% load x %}", ("7 * 7",)),
        ("{{}}", ("",)),
        ("Hej {{ namn", ("{{ namn",)),
        ("Hej namn }}", ("Hej namn }}",)),
    ],
)
def test_what_is_no_field_is_left_standing_and_named(
    template: str, unknown: tuple[str, ...]
) -> None:
    merged = mail.merge(template, {"namn": "Åsa"})

    assert merged.text == template
    assert merged.unknown == unknown


def test_a_value_is_a_value_even_if_it_looks_like_a_field() -> None:
    merged = mail.merge("{{ a }} {{ b }}", {"a": "{{ b }}", "b": r"\1 <b>"})

    assert merged.text == r"{{ b }} \1 <b>"
    assert merged.unknown == ()


def test_a_link_can_be_followed_and_ends_where_it_ends() -> None:
    html = mail.merge("Svara på https://x.example/svar/a_b?c=1&d=2. Tack!", {}).html

    assert '<a href="https://x.example/svar/a_b?c=1&amp;d=2">' in html
    assert "</a>. Tack!" in html


@given(st.text())
def test_nobodys_text_becomes_html(text: str) -> None:
    html = mail.merge("{{ x }}", {"x": text}).html

    tags = {re.split(r"[ >]", each)[0] for each in html.split("<")[1:]}
    assert tags <= {"!doctype", "html", "body", "p", "/p", "br", "a", "/a", "/body", "/html"}


@given(words, words, words)
def test_nobodys_words_become_a_header(name: str, subject: str, sender: str) -> None:
    to = mail.Address(name, "a@ekby.example")
    letter = a_letter(
        to_name=to.name,
        from_name=mail.Address(sender, "b@lanet.example").name,
        subject=one_line(subject),
        text=subject,
    )

    content = message.composed(letter)

    read = message_from_bytes(content, policy=policy.default)
    assert set(read.keys()) <= HEADERS
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None
    assert content.isascii()
    assert [each.addr_spec for each in read["To"].addresses] == ["a@ekby.example"]


@given(words)
def test_a_text_that_looks_like_the_end_of_a_letter_is_not_its_end(text: str) -> None:
    content = message.composed(a_letter(text=f"{text}\r\n.\r\nQUIT\r\n\n.\n", subject="x"))

    assert smtp._stuffed(content).index(b"\r\n.\r\n") == len(smtp._stuffed(content)) - 5


@pytest.mark.parametrize(
    "email",
    ["", "a", "a@", "@b.example", "a@b.example\r\nBcc: c@d.example", "a b@c.example", "a@b@c..d",
     "a@b.example,c@d.example", "<a@b.example>", "a@b.example\x00"],
)  # fmt: skip
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(ValueError, match="no e-mail address"):
        mail.Address("Kim", email)


def test_an_address_in_a_swedish_domain_is_written_as_the_mail_system_does() -> None:
    assert mail.Address("Kim", " kim@Åmål.se ").email == "kim@xn--ml-xiab.se"


def test_a_sender_has_a_list_of_its_structure() -> None:
    sender = mail.Sender("Kansliet\r\nBcc: x", "kansli@lanet.example", "lanet>\r\nBcc")

    assert (sender.name, sender.list) == ("Kansliet Bcc: x", "lanetcc")
