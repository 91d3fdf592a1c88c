"""SCB's PxWeb API 2: asks for a table in JSON-stat2, and reads such an answer.

The format is JSON-stat 2.0: a cube, whose `value` is written with the last dimension turning fastest.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any
from urllib.parse import quote

from samverk.figures.reading import Said, Told
from samverk.figures.sources.faults import SourceError
from samverk.figures.sources.fetching import Service
from samverk.figures.sources.json_text import Answer, loaded, number, strange
from samverk.rulebook.figures.days import reference_day
from samverk.rulebook.findings import Words

_REGIONS, _TIMES = ("Region", "region", "Kommun"), ("Tid", "Time", "tid")
_MOST_CELLS = 100_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures of which table: the codes of regions, the content and the periods, as the table names them."""

    table: str
    contents: str
    regions: tuple[str, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Dimension:
    key: str
    codes: tuple[str, ...]
    labels: Mapping[str, str]


def fetch(wanted: Wanted, service: Service) -> tuple[Told, bytes]:
    """The rows of a table, and the answer as it came. One request.

    Raises: SourceError.
    """
    path = f"/tables/{quote(wanted.table, safe='')}/data?lang=sv&outputFormat=json-stat2"
    answer = service.ask(path, body=query(wanted))
    return parse([loaded(answer)]), answer


def query(wanted: Wanted) -> bytes:
    """The question as PxWebApi 2 takes it; what is not named is summed by the service where it can be."""
    asked = {
        "Region": wanted.regions,
        "ContentsCode": (wanted.contents,),
        "Tid": wanted.periods,
    }
    selection = [{"variableCode": key, "valueCodes": list(codes)} for key, codes in asked.items()]
    return json.dumps({"selection": selection}).encode()


def parse(answers: Sequence[Answer]) -> Told:
    """The rows of datasets: one for each region and period; what is missing in the source is left out.

    Raises: SourceError where a cube is not whole, has no regions or periods, or is divided by something more.
    """
    rows = tuple(row for answer in answers for row in _rows(answer))
    if not rows:
        raise SourceError(Words("Svaret har inga uppgifter.", "The answer has no figures."))
    return Told(rows)


def _rows(answer: Answer) -> Iterator[Said]:
    dimensions = _dimensions(answer)
    values = _values(answer, math.prod(len(each.codes) for each in dimensions))
    region = _one_of(dimensions, _REGIONS, _role(answer, "geo"))
    period = _one_of(dimensions, _TIMES, _role(answer, "time"))
    _only(dimensions, {region.key, period.key})
    cells = product(*(each.codes for each in dimensions))
    for at, codes in enumerate(cells):
        value = number(values.get(at))
        if value is None:
            continue
        cell = dict(zip((each.key for each in dimensions), codes, strict=True))
        yield _said(cell[region.key], region, cell[period.key], value, at)


def _said(code: str, region: _Dimension, period: str, value: Decimal, at: int) -> Said:
    on = reference_day(period)
    if on is None:
        raise SourceError(
            Words(
                f"Perioden ”{period}” är varken år, kvartal, månad eller dag.",
                f"The period “{period}” is no year, quarter, month or day.",
            )
        )
    return Said(at + 1, region.labels.get(code, code)[:200], code, on, value)


def _dimensions(answer: Answer) -> list[_Dimension]:
    keys, told = answer.get("id"), answer.get("dimension")
    if not isinstance(keys, list) or not isinstance(told, dict):
        raise strange()
    found = [_dimension(str(key), told.get(key)) for key in keys]
    if [len(each.codes) for each in found] != answer.get("size"):
        raise _not_whole()
    return found


def _dimension(key: str, told: Any) -> _Dimension:  # noqa: ANN401 -- as it comes
    category = told.get("category") if isinstance(told, dict) else None
    if not isinstance(category, dict):
        raise strange()
    labels, index = category.get("label", {}), category.get("index")
    if not isinstance(labels, dict):
        raise strange()
    if isinstance(index, dict):
        codes = sorted(index, key=lambda code: int(index[code]))
    else:
        # The index is a list, or left out where there is one code only.
        codes = list(labels) if index is None else index
    return _Dimension(key, tuple(map(str, codes)), {str(k): str(v) for k, v in labels.items()})


def _values(answer: Answer, cells: int) -> Mapping[int, object]:
    """The values by their place in the cube, which may be written sparsely."""
    told = answer.get("value")
    if cells > _MOST_CELLS:
        raise SourceError(Words("Svaret är för stort.", "The answer is too large."))
    if isinstance(told, list) and len(told) == cells:
        return dict(enumerate(told))
    if isinstance(told, dict) and all(str(at).isdecimal() and int(at) < cells for at in told):
        return {int(at): value for at, value in told.items()}
    raise _not_whole()


def _role(answer: Answer, name: str) -> str:
    roles = answer.get("role")
    found = roles.get(name) if isinstance(roles, dict) else None
    return str(found[0]) if isinstance(found, list) and found else ""


def _one_of(dimensions: Sequence[_Dimension], names: tuple[str, ...], role: str) -> _Dimension:
    for each in dimensions:
        if each.key == role or each.key in names:
            return each
    raise SourceError(
        Words(
            f"Tabellen är inte uppdelad på {names[0].lower()}.",
            f"The table is not divided by {names[0].lower()}.",
        )
    )


def _only(dimensions: Sequence[_Dimension], known: set[str]) -> None:
    for each in dimensions:
        if each.key not in known and len(each.codes) != 1:
            labels = ", ".join(each.labels.get(code, code) for code in each.codes[:4])
            raise SourceError(
                Words(
                    f"Tabellen är också uppdelad på {each.key} ({labels} …). Ta ut den utan den uppdelningen.",
                    f"The table is divided by {each.key} too ({labels} …). Take it out without that division.",
                )
            )


def _not_whole() -> SourceError:
    return SourceError(
        Words(
            "Svaret är inte helt: antalet värden stämmer inte med tabellens mått.",
            "The answer is not whole: the number of values does not agree with the size of the table.",
        )
    )
