"""What can be said of a structure file alone."""

import datetime as dt
from importlib import resources

import pytest

from samverk.rulebook.findings import Weight
from samverk.rulebook.structure import checks, reader
from samverk.rulebook.structure.model import Structure
from tests.rulebook.situation import COUNTY, FIRST_DAY, a_structure, merged

ON = dt.date(2024, 5, 1)
SHIPPED = sorted(
    path.name
    for path in resources.files("samverk.structures").iterdir()
    if path.name.endswith(".toml")
)


def _with_body(**body: object) -> Structure:
    return a_structure(merged(COUNTY, {"bodies": {"organ": body}}))


def _codes(structure: Structure, *, on: dt.date = ON) -> list[str]:
    return [finding.code for finding in checks.findings(structure, on=on)]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_structure_that_ships_has_nothing_that_is_wrong(name: str) -> None:
    content = (resources.files("samverk.structures") / name).read_bytes()
    structure = reader.read(content)

    found = checks.findings(structure, on=structure.period.from_day)

    assert [finding for finding in found if finding.weight is not Weight.INFO] == []


def test_the_county_of_the_examples_lacks_only_the_seats_of_the_body() -> None:
    assert _codes(_with_body()) == ["structure.seats_not_stated"]


def test_a_body_outside_the_agreement_is_not_staffed() -> None:
    assert _codes(_with_body(outside=True)) == []


def test_a_body_is_staffed_from_its_first_day_until_its_last() -> None:
    structure = _with_body(starts=FIRST_DAY, ends=ON)

    assert _codes(structure, on=FIRST_DAY) == ["structure.seats_not_stated"]
    assert _codes(structure, on=FIRST_DAY - dt.timedelta(1)) == []
    assert _codes(structure, on=ON) == []


def test_what_a_body_may_decide_is_judged_even_outside_the_agreement() -> None:
    structure = _with_body(outside=True, outcomes=["decide"])

    assert _codes(structure) == ["structure.power_beyond_form"]


def test_a_body_made_up_of_other_bodies_chairs_is_in_order() -> None:
    seats = [{"from": {"chair_of": "radet"}}, {"from": {"vice_chair_of": "radet"}}]

    assert _codes(_with_body(seats=seats)) == []
