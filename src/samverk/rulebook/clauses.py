"""Which clause a finding names."""

from samverk.rulebook.structure.model import Clauses


def first_of(clauses: Clauses, otherwise: str) -> str:
    """The first of the clauses that the file cites, else the one that the rule itself carries out."""
    return clauses[0] if clauses else otherwise
