"""Which clause a finding names, and which a part of a structure cites."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from samverk.rulebook.structure.model import Clauses


def first_of(clauses: Clauses, otherwise: str) -> str:
    """The first of the clauses that the file cites, else the one that the rule itself carries out."""
    return clauses[0] if clauses else otherwise


def references(part: object) -> Iterator[str]:
    """Every clause that is cited anywhere inside a part of the model."""
    if isinstance(part, Mapping):
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, tuple):
        for inner in part:
            yield from references(inner)
    elif is_dataclass(part):
        for field in fields(part):
            value = getattr(part, field.name)
            yield from value if field.name == "clauses" else references(value)
