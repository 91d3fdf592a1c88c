"""Whatever stands in the cells, each row has a verdict, nothing is written, and what is read in is then unchanged."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverk.bodies.models import Appointment, Structure
from samverk.parties.models import Organ, Person
from samverk.staffing.rosters import importing
from samverk.staffing.rosters.columns import LINE, PERSONS, SEATS
from samverk.staffing.rosters.verdicts import STOPS, Verdict
from tests.portal.county import a_county
from tests.staffing.rosters.files import an_xlsx

pytestmark = pytest.mark.django_db
ON = dt.date(2024, 3, 1)
SAID = [
    "", "Samrådet", "Samrådt", "Grupp 1", "Ekby", "Alby kommun", "Ekbyy", "Region Länet", "ordinarie", "ersättare",
    "1", "2", "99", "Kim Ekb", "Anna Berg", "Berg, Anna", "Anna", "x@y.example", "inte en adress", "läkare; !!!",
    "Socialchef", "2020-09-01", "1 jan 2023", "2024-12-31", "snart", "Kommunfullmäktige", "nämnd", "§ 7", "=1+1",
    "y" * 300, "19121212-1212", "tills vidare", "ledamot",
]  # fmt: skip
NAMES = ["Platser", "Personer", "Linjen"]


def cells(width: int) -> st.SearchStrategy[list[list[str]]]:
    text = st.one_of(st.sampled_from(SAID), st.text("aåÅÉ -/;=+@1§.,'\"", max_size=8))
    return st.lists(st.lists(text, min_size=width, max_size=width), max_size=3)


@pytest.fixture
def county() -> Structure:
    return a_county()


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(cells(len(SEATS)), cells(len(PERSONS)), cells(len(LINE)))
def test_any_rows_have_verdicts_and_are_unchanged_once_read_in(
    county: Structure, seats: list[list[str]], persons: list[list[str]], line: list[list[str]]
) -> None:
    headed = [
        [[column.heading for column in columns], *rows]
        for columns, rows in ((SEATS, seats), (PERSONS, persons), (LINE, line))
    ]
    content = an_xlsx(dict(zip(NAMES, headed, strict=True)))
    before = [model.objects.count() for model in (Appointment, Person, Organ)]

    seen = importing.preview(content, structure=county, on=ON, actor="kim", choices={})

    assert all(row.verdict in Verdict for row in seen.rows)
    assert [model.objects.count() for model in (Appointment, Person, Organ)] == before
    if not STOPS & set(seen.counts):
        asked = {"structure": county, "on": ON, "actor": "kim", "choices": {}}
        importing.read_in(content, **asked, as_seen=seen.digest)  # type: ignore[arg-type]
        again = importing.preview(content, **asked)  # type: ignore[arg-type]
        assert set(again.counts) <= {Verdict.UNCHANGED}, again.rows
