"""What DOCX can and the library has no words for: fields, languages, lists that begin again."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import BaseStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph


def _made(tag: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def set_typeface(style: BaseStyle, name: str) -> None:
    """Let the style have a typeface of its own, whatever the theme says."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), name)


def set_language(document: Document, language: str) -> None:
    """Say what language the text is in, for spelling and for reading aloud."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rPr')}")
    for said in defaults.findall(qn("w:lang")):
        defaults.remove(said)
    defaults.append(_made("lang", val=language, eastAsia=language, bidi="ar-SA"))


def add_field(line: Paragraph, code: str) -> None:
    """Put a number in that Word counts itself, such as PAGE."""
    for part in (
        _made("fldChar", fldCharType="begin"),
        _made("instrText"),
        _made("fldChar", fldCharType="separate"),
        _made("t"),
        _made("fldChar", fldCharType="end"),
    ):
        if part.tag == qn("w:instrText"):
            part.text = f" {code} "
        if part.tag == qn("w:t"):
            part.text = "1"
        line.add_run()._r.append(part)  # noqa: SLF001 -- the library's only way to its own XML


def repeat_as_head(row: _Row) -> None:
    """Make the row the heading of its table, on every page that the table reaches."""
    row._tr.get_or_add_trPr().append(_made("tblHeader", val="true"))  # noqa: SLF001


def draw_line_under(line: Paragraph) -> None:
    """Draw a line under a paragraph, to write on."""
    border = _made("pBdr")
    border.append(_made("bottom", val="single", sz="4", space="1", color="9A9A9A"))
    properties = line._p.get_or_add_pPr()  # noqa: SLF001
    # In the order of the format: readers refuse a paragraph whose properties stand otherwise.
    before = sum(each.tag in _BEFORE_BORDER for each in properties)
    properties.insert(before, border)


_BEFORE_BORDER = {qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines", "numPr")}


def count_from_one(document: Document, lines: Sequence[Paragraph]) -> None:
    """Let these lines of a counted list begin at one."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(used).abstractNumId.val
    again = numbering.add_num(abstract)
    again.add_lvlOverride(ilvl=0).add_startOverride(1)
    for line in lines:
        properties = line._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = again.numId
