"""The text of a key with its parties by their own keys, where it was written with their names."""

import re
from collections.abc import Mapping
from typing import Any

from samverk.rulebook.costs import reading
from samverk.rulebook.costs.writing import as_toml
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.faults import UnusableFileError

# Where a key names parties: as the words of a table, in a list, or one alone.
_TABLES = frozenset({"shares", "fixed", "floors", "ceilings", "earlier", "names", "paid_by"})
_LISTS = frozenset({"parties", "outside"})
_ALONE = frozenset({"party", "odd_ore_to"})


def renamed(text: str, keys: Mapping[str, str]) -> str:
    """The text with each party by its key; remarks and order are kept where the words can be put in their place.

    Raises: UnusableFileError where the text is no key, or would be none.
    """
    meant = reading.from_data(_of_table(reader.document_of(text), keys))
    edited = text
    for said, key in keys.items():
        edited = _put_in_place(edited, said, key)
    return edited if _says(edited, meant) else as_toml(meant)


def _put_in_place(text: str, said: str, key: str) -> str:
    """A quoted name, but for what a side is called, and a bare word that something is said of."""
    name = re.escape(said)
    quoted = re.sub(rf"""(?<!name = )(["']){name}\1""", f'"{key}"', text)
    return re.sub(rf"(?<![\w\"'.-]){name}(?=[ \t]*=)", key, quoted)


def _says(text: str, meant: object) -> bool:
    try:
        return reading.read(text.encode()) == meant
    except UnusableFileError:
        return False


def _of_table(row: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    return {word: _of_word(word, value, keys) for word, value in row.items()}


def _of_word(word: str, value: Any, keys: Mapping[str, str]) -> Any:  # noqa: ANN401 -- as TOML gives it
    if word in _ALONE | _LISTS and isinstance(value, str):
        return keys.get(value, value)
    if word in _LISTS:
        return [keys.get(each, each) for each in value]
    if word in _TABLES:
        return _of_parties(word, value, keys)
    if isinstance(value, dict):
        return _of_table(value, keys)
    if isinstance(value, list):
        return [_of_table(each, keys) if isinstance(each, dict) else each for each in value]
    return value


def _of_parties(word: str, row: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """A table by party. One that has a party under two names stays as it is: which was meant is not known."""
    found = {keys.get(party, party): value for party, value in row.items()}
    if len(found) < len(row):
        return dict(row)
    return {p: keys.get(v, v) for p, v in found.items()} if word == "paid_by" else found
