"""Reads a structure file: any bytes give a structure or the faults that keep it from being one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from samverk.rulebook.findings import Words
from samverk.rulebook.structure import build, coherence, format as declared, lines, references
from samverk.rulebook.structure.faults import Fault, UnusableFileError
from samverk.rulebook.structure.model import Structure

_MOST_BYTES = 2_000_000


def read(content: bytes) -> Structure:
    """The structure in a file.

    Raises: UnusableFileError with every fault, each with its line.
    """
    text = _text(content)
    document = _document(text)
    places = lines.of_keys(text)
    levels = document.get("levels") or build.DEFAULT_LEVELS
    for check in (_shape, references.faults, coherence.faults):
        subject = document if check is _shape else {**document, "levels": levels}
        if found := tuple(_with_lines(check(subject), places)):
            raise UnusableFileError(found)
    return build.structure(document, places)


def _text(content: bytes) -> str:
    if len(content) > _MOST_BYTES:
        raise _unusable(
            0,
            Words("filen är för stor", "the file is too large"),
            Words("högst 2 MB", "at most 2 MB"),
        )
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = Words("tecknen är inte UTF-8", "the characters are not UTF-8")
        raise _unusable(
            line, wrong, Words("spara filen som UTF-8", "save the file as UTF-8")
        ) from None


def _document(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, what = _place(str(error), text)
        wrong = Words(f"TOML går inte att läsa: {what}", f"the TOML cannot be read: {what}")
        raise _unusable(line, wrong, Words("giltig TOML 1.0", "valid TOML 1.0")) from None
    except (RecursionError, ValueError) as error:
        wrong = Words(f"TOML går inte att läsa: {error}", f"the TOML cannot be read: {error}")
        raise _unusable(0, wrong, Words("giltig TOML 1.0", "valid TOML 1.0")) from None


def _place(message: str, text: str) -> tuple[int, str]:
    what, _, place = message.rpartition(" (at ")
    if place.startswith("line "):
        return int(place.removeprefix("line ").split(",")[0]), what
    return text.count("\n") + 1, what or message


def _unusable(line: int, wrong: Words, allowed: Words) -> UnusableFileError:
    return UnusableFileError((Fault((), wrong, allowed, line),))


def _shape(document: Mapping[str, object]) -> Iterator[Fault]:
    return declared.FILE.faults(document, ())


def _with_lines(
    faults: Iterator[Fault], places: Mapping[tuple[str | int, ...], int]
) -> Iterator[Fault]:
    for fault in sorted(faults, key=lambda fault: lines.nearest(fault.path, places)):
        yield replace(fault, line=lines.nearest(fault.path, places))
