"""What is taken out of the demonstration and read in again changes nothing."""

import datetime as dt

import pytest

from samverk.bodies.models import Appointment, Structure
from samverk.parties.models import Organ, Person
from samverk.staffing.rosters import exporting, importing, writing
from samverk.staffing.rosters.columns import Kind
from samverk.staffing.rosters.verdicts import Verdict

pytestmark = pytest.mark.django_db
STRUCTURES = ["vasterbotten", "rss-dalarna", "sodra-dalarna"]
DAYS = [dt.date(2023, 5, 1), dt.date(2026, 11, 22)]


def as_xlsx(structure: Structure, on: dt.date) -> bytes:
    columns = exporting.columns(Kind.SEATS, with_email=True)
    of_line = exporting.columns(Kind.LINE, with_email=True)
    return writing.as_xlsx(
        {
            Kind.SEATS: (exporting.seats(structure, on=on), columns),
            Kind.LINE: (exporting.line(structure, on=on), of_line),
        }
    )


def as_csv(structure: Structure, on: dt.date) -> bytes:
    return writing.as_csv(
        exporting.seats(structure, on=on), exporting.columns(Kind.SEATS, with_email=True)
    )


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("key", STRUCTURES)
@pytest.mark.parametrize("form", [as_xlsx, as_csv], ids=["xlsx", "csv"])
def test_what_was_taken_out_reads_as_unchanged(
    demonstration: None, key: str, on: dt.date, form: object
) -> None:
    structure = Structure.objects.get(key=key)
    content = form(structure, on)  # type: ignore[operator]
    before = (Appointment.objects.count(), Organ.objects.count(), Person.objects.count())

    seen = importing.preview(content, structure=structure, on=on, actor="kim", choices={})

    changed = [row for row in seen.rows if row.verdict is not Verdict.UNCHANGED]
    assert [(row.line.number, row.verdict, row.about, row.says) for row in changed] == []
    assert any(row.line.text("family_name") for row in seen.rows)
    assert (seen.created, seen.cured, seen.left_out) == ((), (), ())
    assert before == (Appointment.objects.count(), Organ.objects.count(), Person.objects.count())
