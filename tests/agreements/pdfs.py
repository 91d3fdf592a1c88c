"""PDF files for the tests: drawn line by line as word processors draw them, and some that nobody ends reading."""

import io
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter

LEFT, TOP, SIZE, LEADING = 70.9, 720, 11, 14.4
CATALOG, PAGES, FONT, SYMBOLS = 1, 2, 3, 4


class Drawn(NamedTuple):
    """A line and where it is drawn."""

    text: str
    y: float
    x: float = LEFT
    size: float = SIZE
    font: str = "F1"


def under_each_other(*lines: str, top: float = TOP, size: float = SIZE) -> list[Drawn]:
    """Lines from the top of a page; an empty one is the room between two paragraphs."""
    drawn = []
    for line in lines:
        if line:
            drawn.append(Drawn(line, top, size=size))
        top -= LEADING if line else LEADING / 2
    return drawn


def a_pdf(*pages: Sequence[Drawn], turned: int = 0) -> bytes:
    """A file with these lines on its pages."""
    return of_contents([b"\n".join(map(_of_line, page)) for page in pages], turned=turned)


def _of_line(line: Drawn) -> bytes:
    signs = line.text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        signs = signs.replace(sign, b"\\" + sign)
    return b"BT /%s %.2f Tf 1 0 0 1 %.2f %.2f Tm [(%s)] TJ ET" % (
        line.font.encode(),
        line.size,
        line.x,
        line.y,
        signs,
    )


def of_contents(contents: Iterable[bytes], *, turned: int = 0, times: int = 1) -> bytes:
    """A file with one page for each content, or several that share it."""
    objects = {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R >>",
        FONT: b"<< /Type /Font /Subtype /TrueType /BaseFont /Times /Encoding /WinAnsiEncoding >>",
        SYMBOLS: b"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings /Encoding /WinAnsiEncoding >>",
    }
    kids = []
    for content in contents:
        packed = zlib.compress(content)
        stream = len(objects) + 2
        objects[stream] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
            len(packed),
            packed,
        )
        for _time in range(times):
            page = len(objects) + 2
            kids.append(page)
            objects[page] = (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d"
                b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>"
            ) % (turned, stream)
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[PAGES] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    return _of_objects(objects)


def _of_objects(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, written in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    begins = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for _number, place in sorted(places.items()):
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        begins,
    )
    return bytes(out)


def locked(content: bytes, password: str) -> bytes:
    """The same file, encrypted; with an empty password everybody can open it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, owner_password="någon annan", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def without_alphabet(content: bytes) -> bytes:
    """The same file, whose typefaces no longer say which letters they draw."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font.get_object().pop("/ToUnicode", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# Forty and sixty kilobytes that cost whoever reads them to the end minutes, or more than half a gigabyte.
ENDLESS = of_contents([b"BT /F1 1 Tf (a) Tj ET " * 60_000], times=200)
SWELLING = of_contents([b"BT /F1 1 Tf (" + b"a" * 60_000_000 + b") Tj ET"])
