"""Imports of figures as a test needs them: every fact that it does not name has a default."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from samverk.rulebook.figures.facts import Import, Known, Row

BEFORE, NOW = dt.date(2022, 12, 31), dt.date(2023, 12, 31)
NOTED = dt.date(2024, 3, 1)
# Folkmängd den 31 december 2022 enligt SCB.
PAST = {"umea": 132_235, "skelleftea": 74_402, "dorotea": 2_413, "asele": 2_782, "mala": 3_033}
# Och den 31 december 2023.
TRUE = {"umea": 133_091, "skelleftea": 76_542, "dorotea": 2_339, "asele": 2_718, "mala": 2_990}
NAMES = {
    "umea": "Umeå",
    "skelleftea": "Skellefteå",
    "dorotea": "Dorotea",
    "asele": "Åsele",
    "mala": "Malå",
}


def rows(values: Mapping[str, object], on: dt.date = NOW) -> tuple[Row, ...]:
    return tuple(
        Row(number, NAMES.get(key, key), key, on, Fraction(str(value)))
        for number, (key, value) in enumerate(values.items(), start=2)
    )


def known(values: Mapping[str, int] = PAST, on: dt.date = BEFORE) -> dict[str, tuple[Known, ...]]:
    return {key: (Known(on, Fraction(value)),) for key, value in values.items()}


def an_import(values: Mapping[str, object] | None = None, **facts: Any) -> Import:  # noqa: ANN401 -- as the dataclass takes them
    given = {"names": NAMES, "noted_on": NOTED, "known": known(), **facts}
    if "rows" not in given:
        given["rows"] = rows(TRUE if values is None else values)
    return Import(**given)
