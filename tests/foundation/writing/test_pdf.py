"""A paper as PDF is read by eye, by ear and by an archive."""

import hashlib
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from samverk.foundation import writing
from samverk.foundation.writing import Facts, Heading, Numbered, Paper, Paragraph, Table
from samverk.foundation.writing.as_pdf import HERE
from tests.foundation.writing.papers import a_paper, read_pdf, text_of_pdf


def test_all_that_the_paper_says_is_on_its_pages() -> None:
    said = text_of_pdf(a_paper())

    for text in (
        "Samverkan Ekby län",
        "2026-11-22",
        "SAM 2026/14",
        "Norrviks kommun",
        "Missiv",
        "Gemensam hjälpmedelsnämnd",
        "2. att anta dess reglemente",
        "1. börjar om från ett",
        "Svar senast: 31 mars 2027",
        "Åsele 2,5 %",
        "☐ Avslås",
        "Kim Ek",
    ):
        assert text in said


def test_each_page_says_which_it_is_of_how_many() -> None:
    pages = [page.extract_text() for page in read_pdf(a_paper()).pages]

    assert len(pages) == 2
    assert "Sida 1 (2)" in pages[0]
    assert "Sida 2 (2)" in pages[1]


def test_an_english_paper_has_english_words_around_it() -> None:
    said = text_of_pdf(a_paper(Paragraph("Dear all"), language="en"))

    assert "Registry number" in said
    assert "Page 1 (1)" in said


def root_of(paper: Paper) -> Any:  # noqa: ANN401 -- as deep as the document
    return read_pdf(paper).trailer["/Root"]


def tags_under(element: DictionaryObject) -> Iterator[str]:
    if "/S" in element:
        yield str(element["/S"])
    held = element.get("/K", [])
    for each in held if isinstance(held, list) else [held]:
        inner = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(inner, DictionaryObject):
            yield from tags_under(inner)


def test_it_can_be_listened_to() -> None:
    root = root_of(a_paper())

    tags = set(tags_under(root["/StructTreeRoot"]))

    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("sv")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/P"} <= tags


def test_it_is_made_to_be_kept() -> None:
    reader = read_pdf(a_paper())

    told = root_of(a_paper())["/Metadata"].get_object().get_data().decode()

    assert "<pdfaid:part>3</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert reader.metadata is not None
    assert reader.metadata.title == "Gemensam hjälpmedelsnämnd"
    assert reader.metadata.author == "Samverkan Ekby län"


def test_the_same_paper_is_the_same_bytes() -> None:
    assert writing.pdf(a_paper()) == writing.pdf(a_paper())


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        "= rubrik *fet* $x$ @a <b> // c",
        "#let paper = 1; ]#panic()",
        "{{ 1 }} {% load x %} \\u{41}",
    ],
)
def test_what_looks_like_markup_comes_out_as_it_was_written(text: str) -> None:
    paper = a_paper(Paragraph(text), Table((text,), ((text,),)), Facts(((text, text),)), title=text)

    assert text_of_pdf(paper).count(" ".join(text.split())) == 6


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hej \U0001f600 då", "hej □ då"),
        ("a\x00b\x07c\ufffed\ue000e\u202ef", "abcdef"),
        ("tre\r\nrader", "tre rader"),
        ("x" * 400, "x" * 400),
    ],
)
def test_what_no_page_can_show_does_not_stop_the_paper(text: str, shown: str) -> None:
    said = text_of_pdf(a_paper(Paragraph(f"[{text}]"))).replace(" ", "")

    assert f"[{shown}]".replace(" ", "") in said


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "Привет", "čđŋšŧž"])
def test_other_scripts_are_shown(text: str) -> None:
    pages = read_pdf(a_paper(Paragraph(f"[{text}]"))).pages

    assert "□" not in pages[0].extract_text()


def test_a_very_long_word_stays_on_the_page() -> None:
    paper = a_paper(Paragraph("x" * 400))
    lines = read_pdf(paper).pages[0].extract_text().splitlines()

    assert max(line.count("x") for line in lines) < 100


def test_levels_of_headings_are_never_skipped() -> None:
    paper = a_paper(Heading("Djup", 4), Heading("  "), Numbered(("a",)))

    tags = set(tags_under(root_of(paper)["/StructTreeRoot"]))

    assert "/H2" in tags
    assert "/H4" not in tags


def test_the_typeface_is_what_its_makers_published() -> None:
    folder = HERE / "vendor" / "source-sans-3"
    told = tomllib.loads((folder / "VENDOR.toml").read_text(encoding="utf-8"))["sha256"]

    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.name != "VENDOR.toml"
    }

    assert found == told
