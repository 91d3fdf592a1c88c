"""Reads a structure file: any bytes give a structure or the faults that keep it from being one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from samverk.rulebook.findings import Words
from samverk.rulebook.structure import build, coherence, lines, references, toml_errors
from samverk.rulebook.structure import format as declared
from samverk.rulebook.structure.faults import Fault, Path, UnusableFileError
from samverk.rulebook.structure.model import Structure

MOST_BYTES = 2_000_000
MOST_FAULTS = 50


def read(content: bytes) -> Structure:
    """The structure in a file.

    Raises: UnusableFileError with its faults, each with its line; of very many, the first and a count.
    """
    text = decoded(content)
    document = document_of(text)
    places = lines.of_keys(text)
    levels = document.get("levels") or build.DEFAULT_LEVELS
    for check in (_shape, references.faults, coherence.faults):
        subject = document if check is _shape else {**document, "levels": levels}
        if found := with_lines(check(subject), places):
            raise UnusableFileError(at_most(found))
    return build.structure(document, places)


def decoded(content: bytes) -> str:
    """The text of a file.

    Raises: UnusableFileError where it is too large or no UTF-8.
    """
    if len(content) > MOST_BYTES:
        wrong = Words("filen är för stor", "the file is too large")
        raise _unusable(0, wrong, Words("högst 2 MB", "at most 2 MB"))
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = Words("tecknen är inte UTF-8", "the characters are not UTF-8")
        allowed = Words("spara filen som UTF-8", "save the file as UTF-8")
        raise _unusable(line, wrong, allowed) from None


def document_of(text: str) -> dict[str, object]:
    """The TOML document in a text.

    Raises: UnusableFileError with the line where it is none.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line, what = toml_errors.explain(str(error), text)
        wrong = Words(f"TOML går inte att läsa: {what.sv}", f"the TOML cannot be read: {what.en}")
        raise _unusable(line, wrong, Words("giltig TOML 1.0", "valid TOML 1.0")) from None


def _unusable(line: int, wrong: Words, allowed: Words) -> UnusableFileError:
    return UnusableFileError((Fault((), wrong, allowed, line),))


def _shape(document: Mapping[str, object]) -> Iterator[Fault]:
    return declared.FILE.faults(document, ())


def with_lines(faults: Iterator[Fault], places: Mapping[Path, int]) -> tuple[Fault, ...]:
    """The faults with their lines, from the top of the file."""
    found = (replace(fault, line=lines.nearest(fault.path, places)) for fault in faults)
    return tuple(sorted(found, key=lambda fault: fault.line))


def at_most(faults: tuple[Fault, ...], most: int = MOST_FAULTS) -> tuple[Fault, ...]:
    """The first faults, and how many more there are."""
    left = len(faults) - most
    if left <= 0:
        return faults
    wrong = Words(f"{left} fel till visas inte", f"{left} more faults are not shown")
    allowed = Words("rätta de första och kontrollera igen", "mend the first ones and check again")
    return (*faults[:most], Fault((), wrong, allowed))
