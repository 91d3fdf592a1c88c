"""What was noted about parties before there were series goes on in the series of the population."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from samverk.figures import queries
from samverk.figures.models import Figure, Series
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.audit.verify import verify
from samverk.parties.models import Party
from tests.builders import a_party, a_series
from tests.figures.noting import noted

BEFORE = [("parties", "0003_contacts")]
JUNE, DECEMBER = dt.date(2021, 6, 30), dt.date(2021, 12, 31)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def earlier() -> Iterator[Apps]:
    """The models as they were before, in a database that is as new again afterwards."""
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    yield executor.loader.project_state(BEFORE).apps
    forward()


def forward() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def today() -> dt.date:
    return timezone.localdate()  # noqa: TID251 -- migrate is a command


def told(earlier: Apps, rows: Iterable[tuple[Party, dt.date, int, str]]) -> None:
    """Note figures as they were noted then."""
    for party, on, value, source in rows:
        earlier.get_model("parties", "Figure").objects.create(
            party_id=party.pk, measure="population", on=on, value=value, source=source
        )


def test_a_figure_goes_on_with_its_source_and_day_in_a_series_that_is_made(earlier: Apps) -> None:
    told(earlier, [(a_party(), JUNE, 11_203, "RSS Dalarna")])

    forward()

    row = Figure.objects.get()
    assert (row.value, row.on, row.source) == (Decimal(11_203), JUNE, "RSS Dalarna")
    assert (row.noted_by, row.noted_on, row.series.key) == ("Samverk", today(), "folkmangd")
    entry = AuditEntry.objects.get(table="figures_figure")
    assert (entry.actor, entry.actor_kind) == ("Samverk", "system")


def test_what_the_series_has_stays_and_what_it_has_not_comes(earlier: Apps) -> None:
    party, series = a_party(), a_series("invanare")
    noted(series, party, 11_300, DECEMBER)
    told(earlier, [(party, DECEMBER, 1, "Gissning"), (party, JUNE, 11_203, "SCB")])

    forward()

    assert set(Figure.objects.values_list("on", "value")) == {
        (DECEMBER, Decimal(11_300)),
        (JUNE, Decimal(11_203)),
    }
    assert Series.objects.get() == series


def test_of_two_sources_the_one_that_was_noted_last_counts_and_both_are_there(
    earlier: Apps,
) -> None:
    party = a_party()
    told(earlier, [(party, JUNE, 11_203, "Z"), (party, JUNE, 11_203, "Y"), (party, JUNE, 9, "A")])

    forward()

    assert list(Figure.objects.order_by("pk").values_list("source", flat=True)) == ["Z", "A"]
    found = queries.population([party], on=today())
    assert found
    assert (found.values[party.pk].value, found.values[party.pk].source) == (Decimal(9), "A")


def test_the_earlier_rows_and_their_history_are_still_there_and_the_trail_is_whole(
    earlier: Apps,
) -> None:
    told(earlier, [(a_party(), JUNE, 11_203, "SCB")])

    forward()

    assert AuditEntry.objects.filter(table="parties_figure").count() == 1
    assert "parties_figure" in verify().tables
    assert verify().is_whole


def test_without_earlier_figures_nothing_is_made(earlier: Apps) -> None:
    told(earlier, [])

    forward()

    assert not Series.objects.exists()
    assert not AuditEntry.objects.exists()
