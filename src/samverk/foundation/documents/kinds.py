"""What a file is, by what it holds. The name only has to agree."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, NoReturn

from samverk.foundation.documents import limits, naming
from samverk.foundation.documents.models import MediaType
from samverk.foundation.refusals import Refused
from samverk.rulebook.findings import Finding, Weight

ENDINGS: Final = {
    MediaType.PDF: ("pdf",),
    MediaType.DOCX: ("docx",),
    MediaType.XLSX: ("xlsx",),
    MediaType.PPTX: ("pptx",),
    MediaType.PNG: ("png",),
    MediaType.JPEG: ("jpg", "jpeg"),
    MediaType.TEXT: ("txt", "csv", "md"),
}
_OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MAIN_PARTS: Final = {
    "word/document.xml": MediaType.DOCX,
    "xl/workbook.xml": MediaType.XLSX,
    "ppt/presentation.xml": MediaType.PPTX,
}
_TAIL: Final = 4096
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ENCRYPTED: Final = 1


def refuse(code: str, **facts: str | int) -> NoReturn:
    """Raises: Refused, with one finding that the sentences of documents know."""
    raise Refused([Finding(f"documents.{code}", Weight.STOP, "", facts)])


def of(name: str, content: bytes) -> MediaType:
    """What the content is, where the name says the same.

    Raises: Refused where it is nothing that we take, is damaged or locked, or is not what its name says.
    """
    said = next((kind for kind, ends in ENDINGS.items() if naming.ending(name) in ends), None)
    if content.startswith(_OLD_OR_LOCKED):
        refuse("old_or_locked", name=name)
    if said is None and naming.ending(name):
        refuse("kind_not_taken", name=name, ending=naming.ending(name))
    held = _looked_into(name, content)
    if held is None:
        refuse("not_what_it_says" if said else "kind_unknown", name=name, kind=_word(said))
    if said is not None and held is not said:
        refuse("another_kind", name=name, kind=_word(said), held=_word(held))
    return held


def _word(kind: MediaType | None) -> str:
    return ENDINGS[kind][0].upper() if kind else ""


def _looked_into(name: str, content: bytes) -> MediaType | None:
    found = (look(name, content) for look in _LOOKS)
    return next((kind for kind in found if kind), None)


def _pdf(name: str, content: bytes) -> MediaType | None:
    # Some programs write a line or a byte order mark before the first line.
    if not content[:64].lstrip(b"\xef\xbb\xbf\r\n\t \0").startswith(b"%PDF-"):
        return None
    tail = content[-_TAIL:]
    if b"%%EOF" not in tail or b"startxref" not in tail:
        refuse("cut_off", name=name)
    return MediaType.PDF


def _png(name: str, content: bytes) -> MediaType | None:
    if not content.startswith(_PNG):
        return None
    if content[12:16] != b"IHDR" or b"IEND" not in content[-_TAIL:]:
        refuse("cut_off", name=name)
    return MediaType.PNG


def _jpeg(name: str, content: bytes) -> MediaType | None:
    if not content.startswith(b"\xff\xd8\xff"):
        return None
    if b"\xff\xd9" not in content[-_TAIL:]:
        refuse("cut_off", name=name)
    return MediaType.JPEG


def _office(name: str, content: bytes) -> MediaType | None:
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _of_archive(name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        refuse("cut_off", name=name)


def _of_archive(name: str, archive: zipfile.ZipFile) -> MediaType | None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > limits.MOST_PARTS or _is_bomb(parts):
        refuse("too_large_unpacked", name=name)
    kind = next((kind for main, kind in _MAIN_PARTS.items() if main in names), None)
    if kind is None or "[Content_Types].xml" not in names:
        return None
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        refuse("old_or_locked", name=name)
    with archive.open("[Content_Types].xml") as listed:
        types = listed.read(limits.LONGEST_LIST_OF_TYPES).lower()
    if b"macroenabled" in types or b"vbaproject" in types or _holds_a_program(names):
        refuse("macros", name=name)
    return kind


def _is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    return sum(part.file_size for part in parts) > limits.MOST_UNPACKED or any(
        part.file_size > limits.WEIGHED_FROM
        and part.file_size > limits.MOST_TIMES_LARGER * max(part.compress_size, 1)
        for part in parts
    )


def _holds_a_program(names: set[str]) -> bool:
    return any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in names)


def _text(_name: str, content: bytes) -> MediaType | None:
    # Windows-1252 is what older programs write; nearly every byte is a letter of it, so only
    # the absence of control characters tells text from something else.
    for coding in (
        "utf-8-sig",
        "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252",
    ):
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        return None if _NO_TEXT.search(text) else MediaType.TEXT
    return None


_LOOKS: Final[tuple[Callable[[str, bytes], MediaType | None], ...]] = (
    _pdf,
    _png,
    _jpeg,
    _office,
    _text,
)
