"""A paper as DOCX is opened, worked on and read aloud."""

import pytest
from docx.oxml.ns import qn

from samverk.foundation.writing import Numbered, Paragraph, Table
from tests.foundation.writing.papers import DAY, a_paper, read_docx, text_of_docx


def test_all_that_the_paper_says_can_be_read_again() -> None:
    said = text_of_docx(a_paper())

    for text in (
        "Samverkan Ekby län\t2026-11-22",
        "SAM 2026/14",
        "Norrviks kommun",
        "Missiv",
        "att anta dess reglemente",
        "Svar senast: 31 mars 2027",
        "Åsele",
        "☐ Avslås",
        "Kim Ek",
    ):
        assert text in said


def test_headings_and_lists_are_real_ones() -> None:
    styles = {line.text: line.style.name for line in read_docx(a_paper()).paragraphs if line.style}

    assert styles["Gemensam hjälpmedelsnämnd"] == "Heading 1"
    assert styles["Rekommendationen"] == "Heading 2"
    assert styles["att inrätta en nämnd"] == "List Number"
    assert styles["Reglemente"] == "List Bullet"


def test_each_counted_list_begins_at_one() -> None:
    document = read_docx(a_paper(Numbered(("a", "b")), Numbered(("c",))))

    lists = {
        line.text: line._p.find(f".//{qn('w:numId')}").get(qn("w:val"))
        for line in document.paragraphs
        if line.style and line.style.name == "List Number"
    }
    starts = document.part.numbering_part.element.findall(
        f".//{qn('w:lvlOverride')}/{qn('w:startOverride')}"
    )

    assert lists["a"] == lists["b"] != lists["c"]
    assert [start.get(qn("w:val")) for start in starts] == ["1", "1"]


def test_a_table_repeats_its_headings() -> None:
    table = read_docx(a_paper(Table(("Part", "Andel"), (("Ekby", "1"),)))).tables[0]

    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]

    assert heads == [True, False]


@pytest.mark.parametrize(("language", "said"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_it_says_what_language_it_is_in(language: str, said: str) -> None:
    document = read_docx(a_paper(language=language))

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")

    assert defaults.get(qn("w:val")) == said
    assert document.core_properties.language == said


def test_it_says_whose_it_is_and_when_it_was_written() -> None:
    about = read_docx(a_paper()).core_properties

    assert (about.title, about.author) == ("Gemensam hjälpmedelsnämnd", "Samverkan Ekby län")
    assert about.subject == "SAM 2026/14"
    assert about.created is not None
    assert about.created.date() == DAY
    assert about.comments == ""


def test_pages_are_counted_by_the_reader_itself() -> None:
    foot = read_docx(a_paper()).sections[0].footer.paragraphs[0]

    codes = [each.text.strip() for each in foot._p.iter(qn("w:instrText"))]

    assert foot.text.startswith("SAM 2026/14\tSida")
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x07c\ufffed\ud800e", "abcde"),
        ("=cmd|'/c calc'!A0 <w:p/> &amp;", "=cmd|'/c calc'!A0 <w:p/> &amp;"),
        ("hej \U0001f600 שלום", "hej \U0001f600 שלום"),
    ],
)
def test_whatever_is_written_comes_out_as_text(text: str, shown: str) -> None:
    said = text_of_docx(a_paper(Paragraph(text), Table((text,), ((text,),)), title=f"T {text}"))

    assert said.count(shown) == 4


def test_a_paper_needs_a_title_and_a_table_its_cells() -> None:
    with pytest.raises(ValueError, match="title"):
        a_paper(title=" \x00")
    with pytest.raises(ValueError, match="cell under each"):
        Table(("a", "b"), (("c",),))
