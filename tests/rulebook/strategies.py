"""Situations made up by the machine: seat rules, appointments, replacements and posts in the invented county."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tests.rulebook.situation import Situation

PARTIES = ("alby", "boda", "ceda", "regionen")
PERSONS = ("Anna", "Bo", "Cia", "Dan", "Eva", "Fia")
FIRST = dt.date(2020, 1, 1)
LAST = dt.date(2025, 12, 31)

days = st.dates(FIRST, LAST)
years = st.integers(2020, 2040)


@st.composite
def counts(draw: st.DrawFn) -> dict[str, int] | int:
    """A number, seats that may be added, or a range."""
    least = draw(st.integers(0, 3))
    form = draw(st.sampled_from(("number", "may_add", "range")))
    if form == "number":
        return least
    if form == "may_add":
        return {"may_add": max(1, least)}
    return {"min": least, "max": least + draw(st.integers(0, 2))}


@st.composite
def seat_rules(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One rule for each of some parties, perhaps one for a side, perhaps a chair's seat."""
    parties = draw(st.lists(st.sampled_from(PARTIES), min_size=1, unique=True))
    rules: list[dict[str, Any]] = [
        {"from": party, "ordinary": draw(counts()), "substitutes": draw(counts())}
        for party in parties
    ]
    if draw(st.booleans()):
        rules.append({"from": {"side": "kommunerna"}, "ordinary": draw(counts()), "substitutes": 1})
    if draw(st.booleans()):
        rules.append({"from": {"chair_of": "radet"}})
    return rules


@st.composite
def periods(draw: st.DrawFn) -> dict[str, dt.date]:
    start = draw(days)
    until = draw(st.none() | st.integers(1, 900).map(lambda length: start + dt.timedelta(length)))
    return {"from": start} if until is None else {"from": start, "until": until}


@st.composite
def situations(draw: st.DrawFn, *, stand_ins: bool = True) -> Situation:
    """A body with rules, holders, replacements and presidium, on a day."""
    kind = draw(st.sampled_from(("personal", "pool", None)))
    body: dict[str, Any] = {"seats": draw(seat_rules())}
    if kind is not None:
        body["substitutes"] = {"kind": kind}
    row: dict[str, Any] = {"on": draw(days), "body": body}
    seats = sorted(Situation(row).slots)
    if seats:
        row["appointments"] = _rows(draw, seats, "appointment")
        row["stand_ins"] = _rows(draw, seats, "replacement") if stand_ins else []
    row["chairs"] = {"radet": [{"role": "chair", "person": draw(st.sampled_from(PERSONS))}]}
    return Situation(row)


def _rows(draw: st.DrawFn, seats: list[str], label: str) -> list[dict[str, Any]]:
    rows = st.builds(
        lambda seat, person, period: {"seat": seat, "person": person, **period},
        st.sampled_from(seats),
        st.sampled_from(PERSONS),
        periods(),
    )
    return draw(st.lists(rows, max_size=12), label=label)
