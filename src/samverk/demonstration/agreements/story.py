"""The stories of agreements as they stand in TOML, and terms as the acts ask for them."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from samverk.agreements.actions import EnteredDutyFacts, EnteredTermsFacts
from samverk.parties.models import Party

Row = Mapping[str, Any]
STRUCTURES = ("vasterbotten", "rss-dalarna")


def read(structure: str) -> list[Row]:
    """What a structure's story says of its agreements, in the order in which they are told."""
    file = resources.files("samverk.demonstration.stories").joinpath(f"{structure}-avtal.toml")
    rows: list[Row] = tomllib.loads(file.read_text(encoding="utf-8"))["agreements"]
    return rows


def entered(row: Row, parties: Mapping[str, Party]) -> EnteredTermsFacts:
    """Terms that a coordinator would enter by hand."""
    own = {name: value for name, value in row.items() if name not in {"parties", "duties"}}
    duties = tuple(EnteredDutyFacts(**each) for each in row.get("duties", ()))
    among = tuple(parties[key] for key in row["parties"])
    return EnteredTermsFacts(parties=among, duties=duties, **own)
