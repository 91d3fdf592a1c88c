"""Keys that point to something in the same file: each must be declared in one of the tables it may point to."""

import difflib
from collections.abc import Iterator, Mapping
from functools import cache

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


def _references(shape: Shape, value: object, path: Path) -> Iterator[tuple[Path, str, Ref]]:
    if isinstance(shape, Ref) and isinstance(value, str):
        yield path, value, shape
    elif isinstance(shape, Either):
        fitting = next((one for one in shape.shapes if one.fits(value)), None)
        if fitting is not None:
            yield from _references(fitting, value, path)
    elif isinstance(shape, Many):
        items = value if isinstance(value, list) else [value]
        for index, item in enumerate(items):
            yield from _references(
                shape.of, item, (*path, index) if isinstance(value, list) else path
            )
    elif isinstance(value, dict):
        yield from _in_table(shape, value, path)


def _in_table(
    shape: Shape, value: dict[str, object], path: Path
) -> Iterator[tuple[Path, str, Ref]]:
    for key, item in value.items():
        if isinstance(shape, Table) and key in shape.fields:
            yield from _references(shape.fields[key].shape, item, (*path, key))
        elif isinstance(shape, Keyed):
            yield from _references(shape.of, item, (*path, key))
