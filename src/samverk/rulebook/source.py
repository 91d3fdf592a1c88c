"""Laws and agreements that ship with Samverk, clause by clause."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any


class Coverage(StrEnum):
    """Whether a clause is carried by code or data, kept elsewhere, or holds no rule."""

    MODELLED = "modelled"
    ELSEWHERE = "elsewhere"
    NOT_A_RULE = "not a rule"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in our own words, and whether Samverk carries it out."""

    number: str
    sv: str
    en: str
    coverage: Coverage
    where: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A law, an agreement or a plan that rules are taken from."""

    id: str
    title: str
    kind: str
    checked_on: dt.date | None
    clauses: Mapping[str, Clause]

    def names(self, number: str) -> str:
        """The clause as people write it: "5.1.3 i Överenskommelsen"."""
        return f"{number} i {self.title}"


def parse(source_id: str, table: Mapping[str, Any]) -> Source:
    """A source from a table whose shape has been checked."""
    checked_on = table.get("checked_on")
    return Source(
        id=source_id,
        title=str(table["title"]),
        kind=str(table.get("kind", "agreement")),
        checked_on=checked_on if isinstance(checked_on, dt.date) else None,
        clauses={number: _clause(number, row) for number, row in table.get("clauses", {}).items()},
    )


def _clause(number: str, row: Mapping[str, str]) -> Clause:
    return Clause(number, row["sv"], row["en"], Coverage(row["coverage"]), row.get("where", ""))


@cache
def shipped(source_id: str) -> Source | None:
    """The source that ships under this id, or None where there is none."""
    path = resources.files("samverk.rulebook.sources") / f"{source_id}.toml"
    if not source_id.replace("-", "").isalnum() or not path.is_file():
        return None
    return parse(source_id, tomllib.loads(path.read_text(encoding="utf-8")))


def find(reference: str) -> Clause | None:
    """The clause behind "vasterbotten-2020 5.1.3", or None where source or clause is unknown."""
    source_id, _, number = reference.partition(" ")
    source = shipped(source_id)
    return source.clauses.get(number) if source else None
