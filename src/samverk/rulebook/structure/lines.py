"""Where each key stands in a TOML text, so that a fault can name its line.

The text has been read by tomllib and is known to be valid; this walk only counts.
"""

import re
import tomllib
from collections.abc import Mapping

from samverk.rulebook.structure.faults import Path

_HEADER = re.compile(r"^\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?$")
_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_ASSIGNMENT = re.compile(rf"^\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=(.*)$", re.DOTALL)
_MULTILINE = re.compile(r'"""|\'\'\'')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*')


def of_keys(text: str) -> dict[Path, int]:
    """The line (from 1) of each table and each key; keys inside inline tables share their line."""
    found: dict[Path, int] = {}
    table: Path = ()
    counts: dict[Path, int] = {}
    closing, depth = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if closing:
            closing, rest = _after(closing, line)
            depth += _opened(rest) if not closing else 0
            continue
        if depth > 0:
            closing = _left_open(line)
            depth += _opened(line.split(closing)[0] if closing else line)
            continue
        if header := _HEADER.match(line):
            table = _place(header[1], _parts(header[2]), counts)
            _put(found, table, number)
        elif assignment := _ASSIGNMENT.match(line):
            _put(found, table + _parts(assignment[1]), number)
            closing = _left_open(assignment[2])
            depth = max(0, _opened(assignment[2].split(closing)[0] if closing else assignment[2]))
    return found


def _put(found: dict[Path, int], path: Path, number: int) -> None:
    """Note the line of a path, and of the tables around it where they have no line yet."""
    found[path] = number
    for length in range(1, len(path)):
        found.setdefault(path[:length], number)


def nearest(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of the path, or of the closest table around it; 0 where nothing is known."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


def _place(bracket: str, parts: Path, counts: dict[Path, int]) -> Path:
    """The path of a header, with the number of the entry put in after each array of tables."""
    path: Path = ()
    for index, part in enumerate(parts):
        path += (part,)
        is_last = index == len(parts) - 1
        if bracket == "[[" and is_last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


def _parts(dotted: str) -> Path:
    node: object
    try:
        node = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return (dotted,)
    path: list[str] = []
    while isinstance(node, dict):
        (key,) = node
        path.append(key)
        node = node[key]
    return tuple(path)


def _opened(text: str) -> int:
    bare = _STRING.sub("", text)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")


def _left_open(text: str) -> str:
    """The quotes of a multi-line string that begins in the text and does not end there, else nothing."""
    rest = text
    while opening := _MULTILINE.search(rest):
        rest = rest[opening.end() :]
        if opening[0] not in rest:
            return opening[0]
        rest = rest.split(opening[0], 1)[1]
    return ""


def _after(closing: str, line: str) -> tuple[str, str]:
    return ("", line.split(closing, 1)[1]) if closing in line else (closing, "")
