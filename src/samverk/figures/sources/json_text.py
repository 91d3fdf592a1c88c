"""JSON as it comes from outside: exact numbers, and nothing taken for granted."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from samverk.figures.sources.faults import SourceError
from samverk.rulebook.findings import Words

Answer = Mapping[str, Any]


def loaded(content: bytes) -> Answer:
    """The object that a JSON text holds; numbers with decimals are exact.

    Raises: SourceError where it is no JSON, or no object.
    """
    try:
        found = json.loads(
            content.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number
        )
    except (UnicodeDecodeError, ValueError, RecursionError) as fault:
        raise SourceError(Words("Svaret är inte JSON.", "The answer is not JSON.")) from fault
    if not isinstance(found, dict):
        raise strange()
    return found


def strange() -> SourceError:
    """An answer of another shape than the documented one."""
    return SourceError(
        Words(
            "Svaret är varken JSON-stat2 (PxWeb) eller Kolada v3.",
            "The answer is neither JSON-stat2 (PxWeb) nor Kolada v3.",
        )
    )


def number(value: object) -> Decimal | None:
    """The number, or None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)
