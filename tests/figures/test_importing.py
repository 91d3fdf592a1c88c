"""Nothing of an import counts before somebody has seen it; what is improbable must be accepted expressly."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from samverk.figures import actions, events, queries
from samverk.figures.actions import Brought
from samverk.figures.models import Batch, Figure, Series
from samverk.figures.reading import Said, Told
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.documents.keeping import read
from samverk.foundation.refusals import Refused
from samverk.parties.models import Party
from tests.builders import a_party, a_series
from tests.figures.noting import FIRST, LATER, SECOND, noted

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
BROUGHT = Brought(
    "file", "folkmangd.csv", "SCB, BE0101", "folkmangd.csv", b"Kommun;Antal\nEkby;100\n"
)


def told(figures: dict[str, int], on: dt.date = SECOND, total: int | None = None) -> Told:
    rows = tuple(
        Said(number, name, "", on, Decimal(value))
        for number, (name, value) in enumerate(figures.items(), start=2)
    )
    return Told(rows, None if total is None else Decimal(total))


def proposed(
    series: Series, figures: dict[str, int], on: dt.date = SECOND, total: int | None = None
) -> Batch:
    return actions.propose(
        series=series, told=told(figures, on, total), brought=BROUGHT, on=LATER, actor="Kim Ek"
    )


def accepted(batch: Batch, *, has_seen: bool = False, reason: str = "") -> list[Figure]:
    return actions.accept(batch=batch, has_seen=has_seen, reason=reason, on=LATER, actor="Bo Ask")


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.fixture
def county() -> tuple[Series, list[Party]]:
    """A series with a year's figures of three municipalities."""
    series = a_series()
    parties = [a_party(key) for key in ("ekby", "alby", "viby")]
    for party, value in zip(parties, (1000, 2000, 9000), strict=True):
        noted(series, party, value)
    return series, parties


def test_a_proposed_import_does_not_count(county: tuple[Series, list[Party]]) -> None:
    series, parties = county

    proposed(series, {"Ekby": 1010, "Alby": 2010, "Viby": 9010})

    assert queries.exactly(series, on=SECOND, noted_by=LATER) == {}
    found = queries.bases(series, parties, on=SECOND, noted_by=LATER)
    assert found.days == (FIRST,)


def test_an_accepted_import_counts_with_its_source_and_its_file(
    county: tuple[Series, list[Party]],
) -> None:
    series, (ekby, *_others) = county
    batch = proposed(series, {"Ekby": 1010, "Alby": 2010, "Viby": 9010})

    rows = accepted(batch)

    value = queries.exactly(series, on=SECOND, noted_by=LATER)[ekby.pk]
    assert (int(value.value), value.source, value.noted_on) == (1010, "SCB, BE0101", LATER)
    assert {row.batch for row in rows} == {batch}
    batch.refresh_from_db()
    assert (batch.state, batch.settled_by) == (Batch.State.ACCEPTED, "Bo Ask")
    assert batch.document is not None
    assert read(batch.document) == BROUGHT.content


def test_what_counts_already_is_not_noted_again_and_what_differs_corrects_it(
    county: tuple[Series, list[Party]],
) -> None:
    series, (ekby, *_others) = county

    (row,) = accepted(proposed(series, {"Ekby": 1010, "Alby": 2000, "Viby": 9000}, FIRST))

    assert (row.party, row.value) == (ekby, Decimal(1010))
    assert row.corrects is not None
    assert row.corrects.value == 1000


def test_what_is_improbable_must_be_accepted_expressly_and_with_a_reason(
    county: tuple[Series, list[Party]],
) -> None:
    series, _parties = county
    batch = proposed(series, {"Ekby": 10_100, "Alby": 2010, "Viby": 9010})

    for tried in ({"has_seen": False, "reason": "Ny stadsdel"}, {"has_seen": True, "reason": " "}):
        with pytest.raises(Refused) as refused:
            accepted(batch, **tried)  # type: ignore[arg-type]
        assert codes(refused) == ["figures.not_accepted"]
    assert Figure.objects.filter(batch=batch).count() == 0

    assert len(accepted(batch, has_seen=True, reason="Sammanslagning vid årsskiftet")) == 3
    entry = AuditEntry.objects.filter(table="figures_batch").latest("pk")
    assert entry.reason == "Sammanslagning vid årsskiftet"


def test_what_is_wrong_cannot_be_accepted_whatever_is_said(
    county: tuple[Series, list[Party]],
) -> None:
    series, _parties = county
    batch = proposed(series, {"Ekby": -5, "Alby": 2010, "Viby": 9010})

    with pytest.raises(Refused) as refused:
        accepted(batch, has_seen=True, reason="Det stämmer")

    assert codes(refused) == ["figures.negative"]
    batch.refresh_from_db()
    assert batch.state == Batch.State.PROPOSED


def test_a_row_about_nobody_is_tied_to_a_party_by_hand(county: tuple[Series, list[Party]]) -> None:
    series, (ekby, *_others) = county
    batch = proposed(series, {"Storköpingen": 1010, "Alby": 2010, "Viby": 9010})

    actions.tie(batch=batch, parties={"Storköpingen": ekby}, on=LATER, actor="Bo Ask")

    assert len(accepted(batch)) == 3
    assert queries.exactly(series, on=SECOND, noted_by=LATER)[ekby.pk].value == 1010


def test_a_row_that_was_tied_to_the_wrong_party_is_about_nobody(
    county: tuple[Series, list[Party]],
) -> None:
    series, (ekby, *_others) = county
    batch = proposed(series, {"Ekby": 1010, "Alby": 2010, "Viby": 9010})

    actions.tie(batch=batch, parties={"Ekby": None}, on=LATER, actor="Bo Ask")
    accepted(batch, has_seen=True, reason="Ekby är en annan kommun")

    assert ekby.pk not in queries.exactly(series, on=SECOND, noted_by=LATER)


def test_a_discarded_import_stays_and_never_counts(county: tuple[Series, list[Party]]) -> None:
    series, _parties = county
    batch = proposed(series, {"Ekby": 1010})

    actions.discard(batch=batch, on=LATER, actor="Bo Ask", reason="Fel tabell")

    (told_of,) = queries.batches(series)
    assert (told_of.state, told_of.reason) == (Batch.State.DISCARDED, "Fel tabell")
    assert queries.exactly(series, on=SECOND, noted_by=LATER) == {}


@pytest.mark.parametrize("act", ["accept", "discard", "tie"])
def test_what_is_settled_is_settled(county: tuple[Series, list[Party]], act: str) -> None:
    series, _parties = county
    batch = proposed(series, {"Ekby": 1010, "Alby": 2010, "Viby": 9010})
    accepted(batch)
    again: dict[str, Callable[[], object]] = {
        "accept": lambda: accepted(batch),
        "discard": lambda: actions.discard(batch=batch, on=LATER, actor="Kim Ek"),
        "tie": lambda: actions.tie(batch=batch, parties={}, on=LATER, actor="Kim Ek"),
    }

    with pytest.raises(Refused) as refused:
        again[act]()

    assert codes(refused) == ["figures.not_now"]


def test_the_parties_of_a_structure_are_expected_together(
    county: tuple[Series, list[Party]], monkeypatch: pytest.MonkeyPatch
) -> None:
    series, parties = county
    newcomer = a_party("nyby")
    group = events.Group("lanet", "Länet", (*parties, newcomer))
    monkeypatch.setattr(events, "_GROUPS", {"test": lambda _on: [group]})
    batch = proposed(series, {"Ekby": 1010, "Alby": 2010, "Viby": 9010})

    with pytest.raises(Refused) as refused:
        accepted(batch)

    assert codes(refused) == ["figures.not_accepted"]


def test_a_total_that_is_not_the_sum_must_be_seen(county: tuple[Series, list[Party]]) -> None:
    series, _parties = county
    batch = proposed(series, {"Ekby": 1010, "Alby": 2010, "Viby": 9010}, total=12_000)

    with pytest.raises(Refused) as refused:
        accepted(batch)

    assert codes(refused) == ["figures.not_accepted"]


def test_an_import_is_not_settled_by_nobody() -> None:
    batch = proposed(a_series(), {"Ekby": 1})

    with pytest.raises(IntegrityError, match="settled_by_someone"), transaction.atomic():
        Batch.objects.filter(pk=batch.pk).update(state="accepted")


def test_a_longer_import_costs_no_more_queries(county: tuple[Series, list[Party]]) -> None:
    series, _parties = county
    short, long = {"Ekby": 1010, "Alby": 2010, "Viby": 9010}, {}
    for number in range(60):
        name = f"Part {number}"
        a_party(f"part-{number}", name=name)
        long[name] = 100 + number
    counts = []
    for figures in (short, long):
        with CaptureQueriesContext(connection) as seen:
            accepted(proposed(series, figures), has_seen=True, reason="Sett")
        counts.append(len(seen))

    assert counts[1] <= counts[0]


def test_a_table_of_one_county_expects_nobody_of_another(
    county: tuple[Series, list[Party]], monkeypatch: pytest.MonkeyPatch
) -> None:
    series, _parties = county
    others = [a_party(key) for key in ("utby", "inby", "nyby", "gamleby")]
    for party in others:
        noted(series, party, 500)
    group = events.Group("lanet", "Länet", tuple(others))
    monkeypatch.setattr(events, "_GROUPS", {"test": lambda _on: [group]})

    assert len(accepted(proposed(series, {"Ekby": 1010, "Alby": 2010, "Viby": 9010}))) == 3
