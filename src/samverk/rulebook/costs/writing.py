"""Writes a key: as data that reading.from_data reads, or as a TOML file."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from samverk.rulebook.costs import format as declared
from samverk.rulebook.costs.amounts import ORE_PER_KRONA
from samverk.rulebook.costs.format import REST, UNSTATED, WHOLE
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
    Portion,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding

Data = dict[str, Any]

_DECIMALS = 18  # as many as a share is read with
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def as_data(key: AllocationKey) -> Data:
    """The key as the format holds it; only what differs from what is meant anyhow."""
    rounding = key.rounding
    said: Data = {
        "format": declared.VERSION,
        "id": key.id,
        "name": key.name,
        "clause": list(key.clauses),
        "unit": _unit(rounding.unit_ore),
        "ties": "" if rounding.ties is Rounding().ties else rounding.ties.value,
        "odd_ore_to": rounding.odd_ore_to,
        "outside": list(key.outside),
        "paid_by": dict(key.paid_by),
        "names": dict(key.names),
        "note": key.note and key.note.sv,
        "note_en": key.note and key.note.en,
    }
    kept = {word: value for word, value in said.items() if value}
    kept |= _inner(key.root, key.clauses)
    if key.ownership is not None:
        kept["ownership"] = _way(key.ownership, key.clauses)
    return kept


def as_toml(key: AllocationKey) -> str:
    """The key as a file: a line for each word, tables on one line."""
    data = as_data(key)
    return "".join(f"{_name(word)} = {_value(value)}\n" for word, value in data.items())


def _unit(unit_ore: int) -> str:
    return next(name for name, ore in declared.UNITS.items() if ore == unit_ore)


def _way(node: Node, around: Clauses) -> Data:
    """A way of sharing inside others: with its clauses where they are not those around it."""
    if isinstance(node, Limited):
        inner = _way(node.node, around)
        own = node.node.clauses
        return {**inner, "limits": {**_limits(node), **_clause(node.clauses, own)}}
    return {**_kind(node), **_clause(node.clauses, around)}


def _clause(own: Clauses, around: Clauses, word: str = "clause") -> Data:
    if own == around:
        return {}
    return {word: list(own) if own else UNSTATED}


def _kind(node: ByBase | Equal | Shares | Fixed | Mix | PhaseIn) -> Data:
    match node:
        case ByBase():
            said: Data = {"by": node.base, **_parties(node.parties)}
        case Equal():
            said = {"equal": True, **_parties(node.parties)}
        case Shares():
            said = _shares(node)
        case Fixed():
            said = {
                "fixed": _amounts(node.amounts),
                "fixed_each": _amount(node.each) if node.each else {},
                "rest": _way(node.rest, node.clauses),
            }
        case Mix():
            said = {
                "mix": [
                    {"weight": str(weight), **_way(each, node.clauses)}
                    for weight, each in node.parts
                ]
            }
        case _:
            said = {
                "phase_in": {
                    "before": _way(node.before, node.clauses),
                    "after": _way(node.after, node.clauses),
                    "steps": {str(year): str(step) for year, step in node.steps.items()},
                }
            }
    return {word: value for word, value in said.items() if value != {}}


def _parties(parties: tuple[str, ...] | None) -> Data:
    return {"parties": REST if parties is None else list(parties)}


def _shares(node: Shares) -> Data:
    is_plain = all(
        side.party == side.name and side.clauses == node.clauses for side in node.parts
    ) and len({side.party for side in node.parts}) == len(node.parts)
    if is_plain:
        return {"shares": {side.name: str(side.share) for side in node.parts}}
    return {"sides": [_side(side, node.clauses) for side in node.parts]}


def _side(side: Side, around: Clauses) -> Data:
    said: Data = {"share": str(side.share), "name": side.name, **_clause(side.clauses, around)}
    if side.within is None:
        return {**said, "party": side.party}
    return {**said, **_inner(side.within, side.clauses)}


def _inner(node: Node, around: Clauses) -> Data:
    """A way in a table whose word clause is taken: its own clauses have a word to themselves."""
    inner = _way(node, around)
    if "clause" in inner:
        inner["inner_clause"] = inner.pop("clause")
    return inner


def _limits(node: Limited) -> Data:
    said = {
        "floor": None if node.floor is None else _limit(node.floor),
        "ceiling": None if node.ceiling is None else _limit(node.ceiling),
        "floors": {party: _limit(each) for party, each in node.floors.items()} or None,
        "ceilings": {party: _limit(each) for party, each in node.ceilings.items()} or None,
        "shares_of": WHOLE if node.of_whole else None,
        "guarantee": None if node.guarantee is None else _guarantee(node.guarantee),
    }
    return {word: value for word, value in said.items() if value is not None}


def _limit(limit: Limit) -> str:
    """A limit as the format reads it: a share always with its sign, a part of a krona with the currency."""
    if isinstance(limit, Portion):
        return _per_cent(limit.share)
    return f"{_amount(limit)} kr" if 0 < limit < ORE_PER_KRONA else _amount(limit)


def _per_cent(share: Fraction) -> str:
    """The share in per cent, else as a fraction where its decimals would never end."""
    of_hundred = share * 100
    if 10**_DECIMALS % of_hundred.denominator:
        return str(share)
    decimal = Decimal(of_hundred.numerator) / Decimal(of_hundred.denominator)
    return f"{decimal:f} %".replace(".", ",")


def _guarantee(guarantee: Guarantee) -> Data:
    changes = {"at_most": guarantee.at_most, "at_least": guarantee.at_least}
    said = {word: str(change) for word, change in changes.items() if change is not None}
    return {"earlier": _amounts(guarantee.earlier), **said}


def _amounts(amounts: Mapping[str, int]) -> Data:
    return {party: _amount(ore) for party, ore in amounts.items()}


def _amount(ore: int) -> str:
    kronor, rest = divmod(ore, 100)
    return f"{kronor},{rest:02}" if rest else str(kronor)


def _name(word: str) -> str:
    return word if _BARE.fullmatch(word) else json.dumps(word, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, dict):
        rows = ", ".join(f"{_name(word)} = {_value(each)}" for word, each in value.items())
        return f"{{ {rows} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        # JSON writes a text as TOML does, but for the delete sign, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value).lower()
