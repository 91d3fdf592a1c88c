"""A paper as DOCX, to work on: real headings, lists and table headings, in the language of the paper."""

import datetime as dt
import io
from functools import singledispatch
from itertools import zip_longest

from docx import Document
from docx.document import Document as Open
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from samverk.foundation.writing import word_parts, wording
from samverk.foundation.writing.paper import (
    Block,
    Bullets,
    Facts,
    Fields,
    Heading,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Table,
    in_order,
    plain,
)
from samverk.foundation.writing.steady import steady

# On every office machine; the typeface of our own papers is not.
TYPEFACE = "Calibri"
TEXT_WIDTH = Mm(150)
_GREY = RGBColor(0x4A, 0x4A, 0x4A)
_SIZES = {"Heading 1": 18, "Heading 2": 13, "Heading 3": 11, "Heading 4": 11}


def docx(paper: Paper) -> bytes:
    """The paper as DOCX."""
    document = Document()
    _set_up(document, paper)
    _letterhead(document, paper)
    document.add_heading(plain(paper.title), 1)
    for block, level in in_order(paper.blocks):
        _write(block, document, level)
    made = io.BytesIO()
    document.save(made)
    return steady(made.getvalue())


def _set_up(document: Open, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(32), Mm(28)
    section.top_margin, section.bottom_margin = Mm(25), Mm(25)
    _styles(document, paper.language)
    _about(document, paper)
    foot = section.footer.paragraphs[0]
    _right_edge(foot)
    foot.add_run(f"{plain(paper.reference)}\t{wording.PAGE(paper.language)} ")
    word_parts.add_field(foot, "PAGE")
    foot.add_run(" (")
    word_parts.add_field(foot, "NUMPAGES")
    foot.add_run(")")


def _styles(document: Open, language: str) -> None:
    normal = document.styles["Normal"]
    assert normal.type == WD_STYLE_TYPE.PARAGRAPH  # noqa: S101 -- for the types: the library's own template
    for name, size in {"Normal": 11, "Footer": 9, **_SIZES}.items():
        style = document.styles[name]
        word_parts.set_typeface(style, TYPEFACE)
        style.font.size = Pt(size)
        if name in _SIZES:
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.font.bold = True
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    word_parts.set_language(document, "en-GB" if language == "en" else "sv-SE")


def _about(document: Open, paper: Paper) -> None:
    about = document.core_properties
    about.title = plain(paper.title)[:255]
    about.author = plain(paper.sender[0] if paper.sender else wording.CREATOR)[:255]
    about.subject = plain(paper.reference)[:255]
    about.language = "en-GB" if paper.language == "en" else "sv-SE"
    about.comments = about.keywords = ""
    written = dt.datetime.combine(paper.date, dt.time(), tzinfo=dt.UTC).replace(tzinfo=None)
    about.created = about.modified = written
    about.last_modified_by = wording.CREATOR


def _letterhead(document: Open, paper: Paper) -> None:
    facing = [paper.date.isoformat(), paper.reference]
    for at, (left, right) in enumerate(zip_longest(paper.sender, facing, fillvalue="")):
        line = document.add_paragraph()
        _right_edge(line)
        line.paragraph_format.space_after = Pt(0)
        line.add_run(plain(left)).bold = at == 0
        line.add_run(f"\t{plain(right)}")
    _gap(document)
    for said in paper.recipient:
        line = document.add_paragraph(plain(said))
        line.paragraph_format.left_indent, line.paragraph_format.space_after = Mm(80), Pt(0)
    _gap(document)
    if paper.kind:
        line = document.add_paragraph()
        line.add_run(plain(paper.kind)).font.color.rgb = _GREY
        line.paragraph_format.space_after = Pt(0)


def _right_edge(line: Line) -> None:
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _gap(document: Open) -> None:
    # An empty paragraph would be read aloud as one: the space hangs on the line before.
    document.paragraphs[-1].paragraph_format.space_after = Mm(10)


@singledispatch
def _write(block: Block, _document: Open, _level: int) -> None:
    message = f"{block!r} is no block of a paper"
    raise TypeError(message)


@_write.register
def _(block: Heading, document: Open, level: int) -> None:
    document.add_heading(plain(block.text), level)


@_write.register
def _(block: Paragraph, document: Open, _level: int) -> None:
    for part in plain(block.text).split("\n\n"):
        document.add_paragraph(part)


@_write.register
def _(block: Numbered, document: Open, _level: int) -> None:
    lines = [document.add_paragraph(plain(item), "List Number") for item in block.items]
    # The style counts on through the paper; each list of ours begins at one.
    word_parts.count_from_one(document, lines)


@_write.register
def _(block: Bullets, document: Open, _level: int) -> None:
    for item in block.items:
        document.add_paragraph(plain(item), "List Bullet")


@_write.register
def _(block: Facts, document: Open, _level: int) -> None:
    for label, said in block.pairs:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(3)
        line.add_run(f"{plain(label)}: ").bold = True
        line.add_run(plain(said))


@_write.register
def _(table: Table, document: Open, _level: int) -> None:
    made = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.autofit = False
    for cell, said in zip(made.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(plain(said)).bold = True
    word_parts.repeat_as_head(made.rows[0])
    for row in table.rows:
        for cell, said in zip(made.add_row().cells, row, strict=True):
            cell.text = plain(said)
    widths = table.widths or tuple(1 for _ in table.head)
    for column, share in zip(made.columns, widths, strict=True):
        for cell in column.cells:
            cell.width = round(TEXT_WIDTH * share / sum(widths))
            for line in cell.paragraphs:
                line.paragraph_format.space_after = Pt(2)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


@_write.register
def _(sheet: Fields, document: Open, _level: int) -> None:
    for field in sheet.fields:
        label = document.add_paragraph()
        label.paragraph_format.keep_with_next = True
        label.paragraph_format.space_before = Pt(10)
        label.add_run(plain(field.label)).bold = True
        for choice in field.choices:
            document.add_paragraph(f"☐ {plain(choice)}").paragraph_format.space_after = Pt(2)
        if not field.choices:
            for _ in range(field.lines):
                word_parts.draw_line_under(document.add_paragraph())


@_write.register
def _(block: Signatures, document: Open, _level: int) -> None:
    for name in block.names:
        line = document.add_paragraph()
        line.paragraph_format.space_before, line.paragraph_format.right_indent = Mm(14), Mm(75)
        line.paragraph_format.keep_with_next = True
        word_parts.draw_line_under(line)
        document.add_paragraph(plain(name))


@_write.register
def _(_block: PageBreak, document: Open, _level: int) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
