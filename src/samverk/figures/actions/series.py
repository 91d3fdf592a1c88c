"""A series is set up once; what it is called and where it is taken from may be said better later."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction

from samverk.figures.models import Series
from samverk.foundation import audit


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """What a series says about itself."""

    name: str
    unit: str
    measures: str
    source_name: str
    source_url: str = ""
    note: str = ""
    is_count: bool = True


@transaction.atomic
def add_series(*, key: str, facts: SeriesFacts, on: dt.date, actor: str) -> Series:
    """Set up a series that figures can be noted in."""
    with audit.acting(actor=actor, day=on):
        return Series.objects.create(key=key, **asdict(facts))


@transaction.atomic
def change_series(*, series: Series, facts: SeriesFacts, on: dt.date, actor: str) -> Series:
    """Say something else about a series; its figures keep the source that each was noted with."""
    row = Series.objects.select_for_update().get(pk=series.pk)
    with audit.acting(actor=actor, day=on):
        for name, value in asdict(facts).items():
            setattr(row, name, value)
        row.save()
    return row
