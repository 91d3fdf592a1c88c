"""A name is kept so that any disk can take it, and so that it is what it looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.foundation.documents import naming


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Protokoll § 12 – åäö.pdf", "Protokoll § 12 – åäö.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Dokument\\missiv.docx", "missiv.docx"),
        ("protokoll\u202efdp.exe", "protokollfdp.exe"),
        ("rad\r\nX-Evil: ja.pdf", "rad X-Evil- ja.pdf"),
        ('a"b<c>.pdf', "a-b-c-.pdf"),
        ("A\u030angermanland.pdf", "Ångermanland.pdf"),
        (".htaccess", "htaccess"),
        ("con.pdf", "_con.pdf"),
        ("\x00\x1f", "fil"),
        ("", "fil"),
    ],
)
def test_a_name_is_cleaned(given_name: str, kept: str) -> None:
    assert naming.cleaned(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = naming.cleaned("å" * 300 + ".pdf")

    assert len(kept.encode()) <= naming.MOST_BYTES
    assert kept.endswith("å.pdf")


def test_a_name_without_ending_gets_that_of_its_kind() -> None:
    assert naming.with_ending("Protokoll", "pdf") == "Protokoll.pdf"
    assert naming.with_ending("Protokoll.pdf", "pdf") == "Protokoll.pdf"


@given(st.text(max_size=400))
def test_whatever_it_is_called_it_can_be_kept(name: str) -> None:
    kept = naming.cleaned(name)

    assert 0 < len(kept.encode()) <= naming.MOST_BYTES
    assert not set(kept) & set('/\\<>:"|?*\r\n\t\0')
    assert naming.cleaned(kept) == kept
