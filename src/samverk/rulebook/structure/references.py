"""Keys that point to something in the same file: each must be declared in one of the tables it may point to."""

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from samverk.rulebook.findings import Words
from samverk.rulebook.structure import format as declared
from samverk.rulebook.structure.faults import Fault, Path
from samverk.rulebook.structure.shapes import Either, Keyed, Many, Ref, Shape, Table


def faults(document: Mapping[str, object]) -> Iterator[Fault]:
    """Every reference to something that is not declared; the document's shape has been checked."""
    known = {name: set(table) for name, table in document.items() if isinstance(table, dict)}
    for path, value, ref in _references(declared.FILE, document, ()):
        allowed = sorted(
            set().union(*(known.get(table, set()) for table in ref.tables)) | set(ref.words)
        )
        if ref.tables and ref.tables != ("sources",) and value not in allowed:
            yield _missing(path, value, ref, allowed)


@cache
def words_of_the_format() -> frozenset[str]:
    """The words that may stand where a key is expected, and so cannot be keys themselves."""
    return frozenset(_words(declared.FILE))


def _words(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Ref):
        yield from shape.words
    for inner in shape.parts():
        yield from _words(inner)


def _missing(path: Path, value: str, ref: Ref, allowed: list[str]) -> Fault:
    tables = ", ".join(ref.tables)
    close = difflib.get_close_matches(value, allowed, n=1)
    hint = (
        Words(f' – menade du "{close[0]}"?', f' – did you mean "{close[0]}"?')
        if close
        else Words("", "")
    )
    listed = ", ".join(allowed)
    return Fault(
        path,
        Words(
            f'"{value}" finns inte under {tables}{hint.sv}',
            f'"{value}" is not declared under {tables}{hint.en}',
        ),
        Words(f"något av {listed}", f"one of {listed}")
        if allowed
        else Words("deklarera den först", "declare it first"),
    )


def _references(shape: Shape, value: Any, path: Path) -> Iterator[tuple[Path, str, Ref]]:  # noqa: ANN401 -- of any shape
    """Every reference in a value whose shape has been checked, with its place."""
    if isinstance(shape, Ref):
        yield path, value, shape
    elif isinstance(shape, Either):
        fitting = next(one for one in shape.shapes if one.fits(value))
        yield from _references(fitting, value, path)
    elif isinstance(shape, Many):
        items = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, item in items:
            yield from _references(shape.of, item, path if index is None else (*path, index))
    elif isinstance(shape, Table | Keyed):
        for key, item in value.items():
            inner = shape.fields[key].shape if isinstance(shape, Table) else shape.of
            yield from _references(inner, item, (*path, key))
