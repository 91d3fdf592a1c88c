"""Which clauses a part of a structure cites."""

import datetime as dt
from importlib import resources

from samverk.rulebook.clauses import first_of, references
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import Structure


def vasterbotten() -> Structure:
    path = resources.files("samverk.structures") / "vasterbotten.toml"
    return reader.read(path.read_bytes())


def test_a_part_cites_what_anything_inside_it_cites() -> None:
    found = set(references(vasterbotten().agreements))

    assert {"vasterbotten-2020 11", "vasterbotten-2020 9"} <= found


def test_what_holds_no_clauses_cites_nothing() -> None:
    assert list(references(dt.date(2020, 1, 1))) == []


def test_a_part_that_cites_nothing_goes_by_the_rules_own_clause() -> None:
    assert first_of((), "samverk-avtal A8") == "samverk-avtal A8"
    assert first_of(("vasterbotten-2020 11",), "samverk-avtal A8") == "vasterbotten-2020 11"
