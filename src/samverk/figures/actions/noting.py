"""Figures are noted: new ones as they are, those that differ from what counts as corrections of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from samverk.figures.models import Batch, Figure, Series
from samverk.foundation import audit
from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Noted:
    """A figure to note: about whom, for which day, how much, and where it is taken from."""

    party: Party
    on: dt.date
    value: Decimal
    source: str


@transaction.atomic
def note(
    *,
    series: Series,
    figures: Iterable[Noted],
    on: dt.date,
    actor: str,
    reason: str = "",
    batch: Batch | None = None,
) -> list[Figure]:
    """Note figures; one that says what counts already is left out, one that says something else corrects it.

    Shape:   the rows that were written, in the order given.
    Queries: four, and those of audit.acting.
    Raises:  ValueError where two are about the same party and day.
    """
    asked = list(figures)
    if len({(each.party.pk, each.on) for each in asked}) != len(asked):
        message = "a party has one figure a day"
        raise ValueError(message)
    Series.objects.select_for_update().get(pk=series.pk)
    last = _last(series, asked)
    rows = [
        Figure(
            series=series,
            party=each.party,
            on=each.on,
            value=each.value,
            source=each.source,
            noted_on=on,
            noted_by=actor,
            reason=reason,
            batch=batch,
            corrects=last.get((each.party.pk, each.on)),
        )
        for each in asked
        if not _says(last.get((each.party.pk, each.on)), each)
    ]
    with audit.acting(actor=actor, reason=reason, day=on):
        return Figure.objects.bulk_create(rows, batch_size=2000)


def _last(series: Series, asked: list[Noted]) -> dict[tuple[int, dt.date], Figure]:
    """The end of each chain of corrections, also where it was struck out."""
    rows = Figure.objects.filter(
        series=series,
        party__in={each.party.pk for each in asked},
        on__in={each.on for each in asked},
        corrected_by__isnull=True,
    )
    return {(row.party_id, row.on): row for row in rows}


def _says(row: Figure | None, each: Noted) -> bool:
    return row is not None and row.value == each.value
