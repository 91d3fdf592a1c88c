"""Kolada's API v3: asks for one key figure, page by page, and reads such answers.

{"values": [{"kpi": "N01951", "municipality": "2084", "period": 2023,
             "values": [{"gender": "T", "value": 22781.0}]}], "next_url": null}
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from samverk.figures.reading import Said, Told
from samverk.figures.sources.faults import SourceError
from samverk.figures.sources.fetching import Service
from samverk.figures.sources.json_text import Answer, loaded, number, strange
from samverk.rulebook.figures.days import reference_day
from samverk.rulebook.findings import Words

POPULATION = "N01951"
_WHOLE_NATION = "0000"
_BOTH = "T"
_CODES_A_TIME, _YEARS_A_TIME = 100, 25
_MOST_PAGES = 50
_REGION_CODE = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which key figure, for whom and which years; the codes are SCB's, a region's has two figures."""

    kpi: str
    codes: tuple[str, ...]
    years: tuple[int, ...]


def fetch(wanted: Wanted, service: Service) -> tuple[Told, bytes]:
    """The rows of a key figure, and the first answer as it came. A request for each page.

    Raises: SourceError.
    """
    pages: list[bytes] = []
    for path in paths(wanted):
        pages += _pages(path, service)
    return parse([loaded(page) for page in pages]), pages[0]


def paths(wanted: Wanted) -> Iterator[str]:
    """The addresses to ask: not more codes or years at a time than the service takes."""
    codes = [f"00{code}" if len(code) == _REGION_CODE else code for code in wanted.codes]
    for first in range(0, len(codes), _CODES_A_TIME):
        for year in range(0, len(wanted.years), _YEARS_A_TIME):
            whom = ",".join(codes[first : first + _CODES_A_TIME])
            years = ",".join(map(str, wanted.years[year : year + _YEARS_A_TIME]))
            yield f"/data/kpi/{quote(wanted.kpi, safe='')}/municipality/{whom}/year/{years}"


def parse(answers: Sequence[Answer]) -> Told:
    """The rows of answers: the figure for both sexes together; the nation's and what has no value are left out.

    Raises: SourceError where an answer has another shape, or is about several key figures.
    """
    told = [row for answer in answers for row in _values(answer)]
    if len({row.get("kpi") for row in told}) > 1:
        raise SourceError(
            Words(
                "Svaret har flera nyckeltal. Ta ut ett i taget.",
                "The answer has several key figures. Take out one at a time.",
            )
        )
    rows = tuple(row for at, each in enumerate(told, 1) for row in _said(at, each))
    if not rows:
        raise SourceError(Words("Svaret har inga uppgifter.", "The answer has no figures."))
    return Told(rows)


def _pages(path: str, service: Service) -> Iterator[bytes]:
    page = service.ask(path)
    for _number in range(_MOST_PAGES):
        yield page
        following = loaded(page).get("next_url")
        if not following:
            return
        page = service.ask_address(str(following))
    raise SourceError(
        Words(
            "Svaret har fler sidor än vad som rimligen behövs.",
            "The answer has more pages than can reasonably be needed.",
        )
    )


def _values(answer: Answer) -> list[dict[str, Any]]:
    values = answer.get("values")
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise strange()
    return values


def _said(at: int, row: dict[str, Any]) -> Iterator[Said]:
    code, period = row.get("municipality"), reference_day(str(row.get("period")))
    if not isinstance(code, str) or period is None:
        raise strange()
    value = _of_both(row.get("values"))
    if value is not None and code != _WHOLE_NATION:
        yield Said(at, code[:200], code, period, value)


def _of_both(values: object) -> Decimal | None:
    if not isinstance(values, list):
        raise strange()
    told = (each for each in values if isinstance(each, dict) and each.get("gender") == _BOTH)
    return next((number(each.get("value")) for each in told if not each.get("isdeleted")), None)
