"""Reads a key: any bytes give a key, or the faults that keep it from being one, each with its line."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from samverk.rulebook.costs import coherence
from samverk.rulebook.costs import format as declared
from samverk.rulebook.costs.format import REST, UNSTATED, WHOLE, amount, limit, share
from samverk.rulebook.costs.key import (
    AllocationKey,
    ByBase,
    Clauses,
    Equal,
    Fixed,
    Guarantee,
    Limit,
    Limited,
    Mix,
    Node,
    PhaseIn,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding, Ties
from samverk.rulebook.findings import Words
from samverk.rulebook.structure import lines, reader
from samverk.rulebook.structure.faults import Fault, Path, UnusableFileError
from samverk.rulebook.structure.reading import Cited, listed

Row = Mapping[str, Any]


def read(content: bytes) -> AllocationKey:
    """The key in a TOML file.

    Raises: UnusableFileError with its faults, each with its line.
    """
    text = reader.decoded(content)
    return from_data(reader.document_of(text), lines.of_keys(text))


def from_data(document: Row, places: Mapping[Path, int] | None = None) -> AllocationKey:
    """The key in a document of the format, such as a TOML file or what writing.as_data gives.

    Raises: UnusableFileError with its faults.
    """
    for check in (_shape, coherence.faults):
        if found := reader.with_lines(check(document), places or {}):
            raise UnusableFileError(reader.at_most(found))
    return _key(document)


def _shape(document: Row) -> Iterator[Fault]:
    yield from declared.FILE.faults(document, ())
    yield from declared.one_kind(document, ())


def _key(document: Row) -> AllocationKey:
    cited = Citing(str(document.get("agreement", "")))
    clauses = cited.by(document, ())
    ownership = document.get("ownership")
    return AllocationKey(
        root=_node(document, cited, cited.inside(document, clauses)),
        name=document.get("name", ""),
        id=document.get("id", ""),
        rounding=Rounding(
            declared.UNITS[document.get("unit", "öre")],
            Ties(document.get("ties", Ties.LARGEST_BASE)),
            document.get("odd_ore_to"),
        ),
        paid_by=dict(document.get("paid_by", {})),
        outside=tuple(document.get("outside", ())),
        ownership=None
        if ownership is None
        else _node(ownership, cited, cited.by(ownership, clauses)),
        names=dict(document.get("names", {})),
        clauses=clauses,
        note=_note(document),
    )


def _note(document: Row) -> Words | None:
    note = document.get("note")
    return None if note is None else Words(note, document.get("note_en", note))


class Citing:
    """The clauses of a row, those of the row around it, or none where the text does not say it."""

    def __init__(self, agreement: str) -> None:
        self._cited = Cited(agreement, {})

    def by(self, row: Row, around: Clauses) -> Clauses:
        if row.get("clause") == UNSTATED:
            return ()
        return tuple(clause.strip() for clause in self._cited.by(row, around))

    def inside(self, row: Row, around: Clauses) -> Clauses:
        """Those of the way inside a row, where they are others than those of the row itself."""
        return self.by({"clause": row.get("inner_clause")}, around)


def _node(row: Row, cited: Citing, clauses: Clauses) -> Node:
    """The way of sharing in a row whose own clauses are known."""
    way = _way(row, cited, clauses)
    limits = row.get("limits")
    return way if limits is None else _limited(way, limits, cited.by(limits, clauses))


def _way(row: Row, cited: Citing, clauses: Clauses) -> Node:
    kind = next(kind for kind in declared.KINDS if kind in row)
    match kind:
        case "by":
            way: Node = ByBase(row["by"], _parties(row), clauses)
        case "equal":
            way = Equal(_parties(row), clauses)
        case "shares":
            parts = row["shares"].items()
            way = Shares(
                tuple(Side(key, share(part), party=key, clauses=clauses) for key, part in parts),
                clauses,
            )
        case "sides":
            sides = tuple(_side(each, cited, clauses) for each in row["sides"])
            way = Shares(sides, clauses)
        case "mix":
            way = Mix(
                tuple((share(each["weight"]), _inner(each, cited, clauses)) for each in row["mix"]),
                clauses,
            )
        case "phase_in":
            way = _phase_in(row["phase_in"], cited, clauses)
        case _:
            way = _fixed(row, cited, clauses)
    return way


def _inner(row: Row, cited: Citing, around: Clauses) -> Node:
    return _node(row, cited, cited.by(row, around))


def _parties(row: Row) -> tuple[str, ...] | None:
    named = row.get("parties", REST)
    return None if named == REST else listed(named)


def _side(row: Row, cited: Citing, around: Clauses) -> Side:
    clauses = cited.by(row, around)
    party = row.get("party")
    within = None if party is not None else _node(row, cited, cited.inside(row, clauses))
    return Side(row.get("name", party), share(row["share"]), within, party, clauses)


def _phase_in(row: Row, cited: Citing, clauses: Clauses) -> PhaseIn:
    return PhaseIn(
        _inner(row["before"], cited, clauses),
        _inner(row["after"], cited, clauses),
        {int(year): share(step) for year, step in row["steps"].items()},
        clauses,
    )


def _fixed(row: Row, cited: Citing, clauses: Clauses) -> Fixed:
    return Fixed(
        _inner(row["rest"], cited, clauses),
        _amounts(row.get("fixed", {})),
        amount(row.get("fixed_each", 0)),
        clauses,
    )


def _limited(way: Node, row: Row, clauses: Clauses) -> Limited:
    guarantee = row.get("guarantee")
    return Limited(
        way,
        floor=_maybe(row.get("floor")),
        ceiling=_maybe(row.get("ceiling")),
        floors=_limits(row.get("floors", {})),
        ceilings=_limits(row.get("ceilings", {})),
        guarantee=None if guarantee is None else _guarantee(guarantee),
        clauses=clauses,
        of_whole=row.get("shares_of") == WHOLE,
    )


def _guarantee(row: Row) -> Guarantee:
    return Guarantee(
        _amounts(row["earlier"]),
        at_most=_change(row.get("at_most")),
        at_least=_change(row.get("at_least")),
    )


def _change(written: object) -> Fraction | None:
    return None if written is None else share(written)


def _maybe(written: object) -> Limit | None:
    return None if written is None else limit(written)


def _limits(row: Row) -> dict[str, Limit]:
    return {party: limit(written) for party, written in row.items()}


def _amounts(row: Row) -> dict[str, int]:
    return {party: amount(written) for party, written in row.items()}
