"""A file is what it holds; its name has to agree."""

import pytest
from django.utils.translation import override

from samverk.foundation.documents import kinds, limits, told
from samverk.foundation.documents.models import MediaType
from samverk.foundation.documents.texts import SENTENCES
from samverk.foundation.refusals import Refused
from tests.foundation.documents.files import JPEG, OLD_WORD, PDF, PNG, TYPES, office


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("protokoll.pdf", PDF, MediaType.PDF),
        ("PROTOKOLL.PDF", b"\xef\xbb\xbf\r\n" + PDF, MediaType.PDF),
        ("utan namnslut", PDF, MediaType.PDF),
        ("missiv.docx", office(), MediaType.DOCX),
        ("budget.xlsx", office("xl/workbook.xml"), MediaType.XLSX),
        ("bilder.pptx", office("ppt/presentation.xml"), MediaType.PPTX),
        ("karta.png", PNG, MediaType.PNG),
        ("foto.jpeg", JPEG, MediaType.JPEG),
        ("anteckning.txt", "Å ä ö".encode(), MediaType.TEXT),
        ("gammal.txt", "Å ä ö".encode("cp1252"), MediaType.TEXT),
        ("bred.txt", "Å ä ö".encode("utf-16"), MediaType.TEXT),
        ("rader.csv", b"a;b\r\n1;2\r\n", MediaType.TEXT),
    ],
)
def test_a_file_is_known_by_what_it_holds(name: str, content: bytes, kind: MediaType) -> None:
    assert kinds.of(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("protokoll.pdf", b"Kallelse", "another_kind"),
        ("protokoll.pdf", bytes(range(256)), "not_what_it_says"),
        ("protokoll.pdf", office(), "another_kind"),
        ("missiv.docx", office("xl/workbook.xml"), "another_kind"),
        ("missiv.docx", office("index.html"), "not_what_it_says"),
        ("missiv.docx", office()[:-40], "cut_off"),
        ("protokoll.pdf", PDF[:40], "cut_off"),
        ("karta.png", PNG[:20], "cut_off"),
        ("foto.jpg", JPEG[:-2], "cut_off"),
        ("missiv.doc", OLD_WORD, "old_or_locked"),
        ("missiv.docx", OLD_WORD, "old_or_locked"),
        ("program.exe", b"MZ\x00\x01", "kind_not_taken"),
        ("sida.html", b"<h1>Hej</h1>", "kind_not_taken"),
        ("utan namnslut", b"MZ\x00\x01", "kind_unknown"),
        ("missiv.docx", office(more={"word/vbaProject.bin": b"\x00"}), "macros"),
        ("missiv.docm", office(), "kind_not_taken"),
    ],
)
def test_what_is_not_taken_is_refused_for_its_own_reason(
    name: str, content: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        kinds.of(name, content)

    assert [finding.code for finding in refused.value.findings] == [f"documents.{code}"]


def test_macros_are_found_by_the_list_of_types_too() -> None:
    types = TYPES.replace(
        b"application/xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    content = office(more={"[Content_Types].xml": types})

    with pytest.raises(Refused, match=r"documents\.macros"):
        kinds.of("missiv.docx", content)


def test_a_file_that_swells_is_refused_before_it_is_unpacked() -> None:
    content = office(more={"word/media/tom.bmp": bytes(limits.WEIGHED_FROM + 1)})

    with pytest.raises(Refused, match=r"documents\.too_large_unpacked"):
        kinds.of("missiv.docx", content)


def test_the_refusal_says_what_did_not_happen_why_and_what_to_do() -> None:
    with pytest.raises(Refused) as refused:
        kinds.of("protokoll.pdf", bytes(range(256)))

    assert told(refused.value) == (
        "Filen heter protokoll.pdf men är ingen PDF, och sparades inte. Öppna den och spara om den som PDF."
    )
    with override("en"):
        assert told(refused.value).startswith("The file is called protokoll.pdf but is no PDF")


@pytest.mark.parametrize("code", SENTENCES)
def test_no_sentence_asks_for_more_than_its_refusal_gives(code: str) -> None:
    sentence = SENTENCES[code]
    facts = {"name": "a", "kind": "PDF", "held": "PNG", "most": 25, "ending": "exe"}

    for words in (sentence.says, sentence.way_out):
        assert "{" not in words.sv.format_map(facts) + words.en.format_map(facts)
