"""Files that an agreement came in become lines."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Open
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from samverk.agreements import reading
from samverk.agreements.texts_wording import SENTENCES
from samverk.foundation.documents import MediaType
from samverk.foundation.refusals import Refused
from samverk.rulebook.agreements.wording import clauses_of

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def a_file(write: Callable[[Open], object]) -> bytes:
    document = Document()
    write(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(content: bytes, kind: str = MediaType.DOCX) -> reading.Read:
    return reading.read(name="avtal.docx", kind=kind, content=content)


def written(write: Callable[[Open], object]) -> list[str]:
    return [line for line in read(a_file(write)).lines if line]


def replaced(content: bytes, part: str, by: bytes) -> bytes:
    """The same file with another part in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            new.writestr(each, by if each == part else old.read(each))
    return out.getvalue()


def numbered(document: Open, text: str, level: int = 0, style: str = "Normal") -> None:
    """A paragraph that Word numbers by itself in the list that _lists makes."""
    paragraph = document.add_paragraph(text, style=style)
    facts = paragraph._p.get_or_add_pPr()
    chosen = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", str(level)), ("w:numId", "77")):
        each = OxmlElement(name)
        each.set(qn("w:val"), value)
        chosen.append(each)
    facts.append(chosen)


def a_list(document: Open, *levels: tuple[str, str]) -> None:
    """A list whose levels are numbered so: the kind and the text of each."""
    rows = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    part = document.part.numbering_part.element
    part.insert(
        0, parse_xml(f'<w:abstractNum xmlns:w="{MAIN}" w:abstractNumId="77">{rows}</w:abstractNum>')
    )
    part.append(
        parse_xml(f'<w:num xmlns:w="{MAIN}" w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )


def test_paragraphs_are_lines_and_headings_are_marked() -> None:
    def write(document: Open) -> None:
        document.add_heading("Avtalstid", level=1)
        document.add_paragraph("Avtalet gäller i fyra år.")

    assert written(write) == ["# Avtalstid", "Avtalet gäller i fyra år."]


def test_the_numbers_that_word_puts_before_clauses_are_read() -> None:
    def write(document: Open) -> None:
        a_list(document, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
        numbered(document, "Samverkan", style="Heading 1")
        numbered(document, "Samråd", level=1, style="Heading 2")
        document.add_paragraph("Samrådet är arenan.")
        numbered(document, "Representation", level=1, style="Heading 2")
        document.add_paragraph("Varje kommun har en.")
        numbered(document, "Giltighetstid", style="Heading 1")
        numbered(document, "tills vidare", level=2)

    found = written(write)

    assert found[:2] == ["# 1. Samverkan", "# 1.1 Samråd"]
    assert found[-2:] == ["# 2. Giltighetstid", "a) tills vidare"]
    assert [each.number for each in clauses_of(found)] == ["1", "1.1", "1.2", "2"]


@pytest.mark.parametrize(
    ("kind", "text", "gives"),
    [
        ("upperRoman", "%1.", ["I. Ett", "II. Ett", "III. Ett", "IV. Ett", "V. Ett", "VI. Ett"]),
        ("upperLetter", "%1)", ["A) Ett", "B) Ett", "C) Ett", "D) Ett", "E) Ett", "F) Ett"]),
        ("decimal", "§ %1", ["§ 1 Ett", "§ 2 Ett", "§ 3 Ett", "§ 4 Ett", "§ 5 Ett", "§ 6 Ett"]),
        ("bullet", "•", ["- Ett"] * 6),
        ("none", "", ["Ett"] * 6),
    ],
)
def test_each_kind_of_number_is_read(kind: str, text: str, gives: list[str]) -> None:
    def write(document: Open) -> None:
        a_list(document, (kind, text))
        for _each in gives:
            numbered(document, "Ett")

    assert written(write) == gives


def test_a_list_that_is_not_in_the_file_numbers_nothing() -> None:
    assert written(lambda document: numbered(document, "Ett")) == ["Ett"]


def test_a_table_is_one_line_for_each_row() -> None:
    def write(document: Open) -> None:
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["Avesta", "22 986", "Falun", "59 752"], strict=True):
            cell.text = text

    assert written(write) == ["Avesta\t22 986", "Falun\t59 752"]


def test_what_was_deleted_with_changes_tracked_is_left_out_and_what_was_added_is_there() -> None:
    def write(document: Open) -> None:
        paragraph = document.add_paragraph("Avtalet gäller i ")
        for tag, text, said in (("del", "delText", "tre"), ("ins", "t", "fyra")):
            paragraph._p.append(
                parse_xml(
                    f'<w:{tag} xmlns:w="{MAIN}"><w:r><w:{text}>{said}</w:{text}></w:r></w:{tag}>'
                )
            )
        paragraph.add_run(" år.")

    assert written(write) == ["Avtalet gäller i fyra år."]


def test_a_table_of_contents_is_left_out() -> None:
    def write(document: Open) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Avtalstid\t3", style="toc 1")
        document.add_paragraph("Avtalstid")

    assert written(write) == ["Avtalstid"]


def test_a_plain_text_is_read_whatever_program_wrote_it() -> None:
    for coding in ("utf-8-sig", "cp1252", "utf-16"):
        assert read("1. Giltighet\nÅr".encode(coding), MediaType.TEXT).lines == (
            "1. Giltighet",
            "År",
        )


def test_a_picture_is_kept_and_not_read() -> None:
    assert read(b"\x89PNG\r\n\x1a\n", MediaType.PNG) == reading.Read((), is_read=False)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 nothing", "agreements.text_unreadable"),
        (
            replaced(a_file(lambda _document: None), "word/document.xml", b"<w:document>"),
            "agreements.text_unreadable",
        ),
        (
            replaced(
                a_file(lambda _document: None),
                "word/document.xml",
                f'<w:document xmlns:w="{MAIN}"/>'.encode(),
            ),
            "agreements.text_unreadable",
        ),
        (a_file(lambda document: document.add_paragraph("  ")), "agreements.text_without_text"),
        (
            a_file(lambda document: document.add_paragraph("x" * (reading.MOST_SIGNS + 1))),
            "agreements.text_too_long",
        ),
        (
            a_file(lambda document: document.add_paragraph("x\n" * (reading.MOST_LINES + 1))),
            "agreements.text_too_long",
        ),
    ],
    ids=["cut off", "no xml", "no body", "empty", "too long", "too many lines"],
)
def test_a_file_that_gives_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(content)

    assert [finding.code for finding in refused.value.findings] == [code]
    assert code in SENTENCES


def test_a_part_that_unpacks_to_more_than_a_text_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = a_file(lambda document: document.add_paragraph("Avtal"))
    monkeypatch.setattr("samverk.agreements.reading_word.MOST_UNPACKED", 100)

    with pytest.raises(Refused):
        read(content)


def test_entities_are_not_opened() -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>Avtal &b;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    content = replaced(a_file(lambda _document: None), "word/document.xml", bomb.encode())

    assert "haha" not in "".join(read(content).lines)
