"""Papers: one description, written as PDF (to read, sign and keep) and as DOCX (to work on).

paper = Paper(title="Rekommendation om …", date=day, sender=("Region Ekby",), reference="SAM 2026/14",
              blocks=(Paragraph("…"), Numbered(("att …", "att …"))))
writing.pdf(paper); writing.docx(paper)
"""

from samverk.foundation.writing.as_docx import docx
from samverk.foundation.writing.as_pdf import pdf
from samverk.foundation.writing.paper import (
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

__all__ = [
    "Block",
    "Bullets",
    "Facts",
    "Field",
    "Fields",
    "Heading",
    "Numbered",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Signatures",
    "Table",
    "docx",
    "pdf",
]
