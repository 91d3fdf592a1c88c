"""A series is set up once; what it is called and where it is taken from may be said better later."""

import datetime as dt
from dataclasses import asdict

from django.db import transaction

from samverk.figures.known import KNOWN, SeriesFacts
from samverk.figures.models import Series
from samverk.foundation import audit


@transaction.atomic
def add_series(*, key: str, facts: SeriesFacts, on: dt.date, actor: str) -> Series:
    """Set up a series that figures can be noted in."""
    with audit.acting(actor=actor, day=on):
        return Series.objects.create(key=key, **asdict(facts))


def add_known_series(*, key: str, on: dt.date, actor: str) -> Series:
    """Set up a series that most need, as it is known.

    Raises: KeyError where it is none of those.
    """
    return add_series(key=key, facts=KNOWN[key].facts, on=on, actor=actor)


@transaction.atomic
def change_series(*, series: Series, facts: SeriesFacts, on: dt.date, actor: str) -> Series:
    """Say something else about a series; its figures keep the source that each was noted with."""
    row = Series.objects.select_for_update().get(pk=series.pk)
    with audit.acting(actor=actor, day=on):
        for name, value in asdict(facts).items():
            setattr(row, name, value)
        row.save()
    return row
