"""Reference figures: real populations with their sources, and one invented import that waits to be looked through."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib import resources
from typing import Any

from samverk.figures import actions
from samverk.figures.actions import Brought, Noted, Said, Told
from samverk.figures.models import Batch, Series
from samverk.foundation import audit
from samverk.parties.models import Party

ACTOR = "Demonstrationen"


def load() -> None:
    """Note the figures that are not there yet. Four queries where all are there."""
    file = resources.files("samverk.demonstration").joinpath("figures.toml")
    told = tomllib.loads(file.read_text("utf-8"))
    with audit.acting(actor=ACTOR, reason="Underlag med källa", kind="system"):
        series = _series(told["series"]["key"], told["noted"][0]["noted_on"])
        there = set(series.figures.values_list("on", "source").distinct())
        for each in told["noted"]:
            if (each["on"], each["source"]) not in there:
                _note(series, each)
        _propose(series, told["waiting"])


def _series(key: str, on: dt.date) -> Series:
    found = Series.objects.filter(key=key).first()
    return found or actions.add_known_series(key=key, on=on, actor=ACTOR)


def _note(series: Series, told: Mapping[str, Any]) -> None:
    codes = told["population"]
    figures = [
        Noted(party, told["on"], Decimal(codes[party.scb]), told["source"])
        for party in Party.objects.filter(scb__in=codes).order_by("scb")
    ]
    actions.note(
        series=series,
        figures=figures,
        on=told["noted_on"],
        actor=ACTOR,
        reason=told["source"],
    )


def _propose(series: Series, told: Mapping[str, Any]) -> None:
    if Batch.objects.filter(series=series, where=told["where"]).exists():
        return
    text = told["table"].strip()
    actions.propose(
        series=series,
        told=Told(tuple(_said(text, told["on"]))),
        brought=Brought(
            Batch.Origin.PASTED.value, told["where"], told["source"], "ovning.csv", text.encode()
        ),
        on=told["noted_on"],
        actor=ACTOR,
    )


def _said(table: str, on: dt.date) -> Iterator[Said]:
    for number, line in enumerate(table.splitlines()[1:], start=2):
        name, _divider, value = line.partition(";")
        yield Said(number, name, "", on, Decimal(value))
