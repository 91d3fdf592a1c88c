"""A paper with every kind of block, and what its two formats say when they are read again."""

import datetime as dt
import io
from collections.abc import Iterator

import docx
from pypdf import PdfReader

from samverk.foundation import writing
from samverk.foundation.writing import (
    Block,
    Bullets,
    Facts,
    Field,
    Fields,
    Heading,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Table,
)

DAY = dt.date(2026, 11, 22)
EVERY_BLOCK: tuple[Block, ...] = (
    Heading("Rekommendationen"),
    Paragraph("Huvudmännen rekommenderas besluta\nvar för sig"),
    Numbered(("att inrätta en nämnd", "att anta dess reglemente")),
    Facts((("Svar senast", "31 mars 2027"),)),
    Table(("Part", "Andel"), (("Ekby", "7,5 %"), ("Åsele", "2,5 %")), (3, 1)),
    Numbered(("börjar om från ett",)),
    Bullets(("Reglemente",)),
    Signatures(("Kim Ek",)),
    PageBreak(),
    Heading("Svar"),
    Fields((Field("Part"), Field("Beslut", choices=("Antas", "Avslås")))),
)


def a_paper(*blocks: Block, title: str = "Gemensam hjälpmedelsnämnd", **facts: object) -> Paper:
    """A letter; every part that a test does not name has a default."""
    given = {
        "sender": ("Samverkan Ekby län", "Box 12"),
        "recipient": ("Norrviks kommun",),
        "reference": "SAM 2026/14",
        "kind": "Missiv",
        **facts,
    }
    return Paper(title=title, date=DAY, blocks=blocks or EVERY_BLOCK, **given)  # type: ignore[arg-type]


def read_pdf(paper: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(writing.pdf(paper)))


def read_docx(paper: Paper) -> "docx.document.Document":
    return docx.Document(io.BytesIO(writing.docx(paper)))


def text_of_pdf(paper: Paper) -> str:
    """All that the pages say, however the lines break."""
    pages = (page.extract_text() for page in read_pdf(paper).pages)
    return " ".join(" ".join(pages).replace("\u200b", "").split())


def text_of_docx(paper: Paper) -> str:
    """All paragraphs, then all cells."""
    return "\n".join(_lines(read_docx(paper)))


def _lines(document: "docx.document.Document") -> Iterator[str]:
    yield from (line.text for line in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)
