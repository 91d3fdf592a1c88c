"""Small files of each kind, made here."""

import io
import zipfile
from collections.abc import Mapping

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20) + b"\xff\xd9"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TYPES = b"<Types><Default Extension='xml' ContentType='application/xml'/></Types>"


def office(main: str = "word/document.xml", more: Mapping[str, bytes] | None = None) -> bytes:
    """An office file with its main part, and more parts by their names."""
    held = {"[Content_Types].xml": TYPES, main: b"<document/>", **(more or {})}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return made.getvalue()
