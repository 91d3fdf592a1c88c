"""An agreement that runs out with nothing in its place is somebody's task, in good time."""

import datetime as dt

import pytest
from django.utils import timezone

from samverk.agreements.models import Agreement
from samverk.costs import actions
from tests.agreements.shown import a_county, in_force, inside, noticed
from tests.costs import costing
from tests.costs.costing import KR
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db

PAGE = "/struktur/lanet/avtal/rutin/"
TASK = "Avtalet går ut och inget tar vid."


def today() -> dt.date:
    """The day of the pages, which read the clock."""
    return timezone.localdate()  # noqa: TID251 -- the desk is of today alone


def ending_in(days: int) -> Agreement:
    over = today() + dt.timedelta(days=days)
    return in_force(a_county(), "rutin", name="Rutinen", lasts_until=over)


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def test_it_is_on_the_desk_of_the_coordinator_with_the_next_steps(reader: Reader) -> None:
    inside(reader, ending_in(40).structure)

    said = reader.reads("/min-sida/")

    assert f"Rutinen {TASK}" in said
    assert 'href="/struktur/lanet/arenden/nytt/"' in reader.markup
    assert f'href="{PAGE}gor/ersatt/"' in reader.markup


def test_what_ends_in_half_a_year_is_in_the_register_and_on_its_page_but_not_on_the_desk(
    reader: Reader,
) -> None:
    inside(reader, ending_in(150).structure)

    assert TASK not in reader.reads("/min-sida/")
    assert "Förläng eller ersätt: går ut" in reader.reads("/struktur/lanet/avtal/?atgard=ja")
    assert "Förläng det, ersätt det eller väck en fråga." in reader.reads(PAGE)


def test_whoever_only_reads_the_page_is_told_of_the_day_and_of_no_acts(reader: Reader) -> None:
    ending_in(40)

    said = reader.reads(PAGE)

    assert "och inget tar vid." in said
    assert f"{PAGE}gor/ersatt/" not in reader.markup


def test_what_was_given_notice_is_not_told_again_as_one_that_runs_out(reader: Reader) -> None:
    row = ending_in(40)
    inside(reader, row.structure)
    noticed(row, "ekby", on=today() - dt.timedelta(days=10))

    assert TASK not in reader.reads("/min-sida/")


def test_what_has_a_successor_waits_for_nobody(reader: Reader) -> None:
    row = ending_in(40)
    inside(reader, row.structure)
    other = in_force(row.structure, "ny", name="Nya avtalet")
    Agreement.objects.filter(pk=row.pk).update(
        replaced_by=other, replaced_on=today() + dt.timedelta(days=40)
    )

    assert "och inget tar vid." not in reader.reads(PAGE)


def test_a_run_for_a_year_without_the_agreement_is_pointed_out(reader: Reader) -> None:
    row = ending_in(40)
    on = today()
    inside(reader, row.structure)
    key = costing.a_key(row.structure, 'name = "Lika"\nequal = true\n', "lika")
    year = on.year + 2
    proposal = actions.Proposal("Stab", year, 900 * KR, key, on, agreement=row)
    actions.propose_run(structure=row.structure, proposal=proposal, on=on, actor="Kim")

    said = reader.reads(f"/struktur/lanet/kostnader/berakningar/{year}-1/")

    assert f"men beräkningen avser {year}." in said
    assert f'href="{PAGE}"' in reader.markup
