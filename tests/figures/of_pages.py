"""What the pages of figures are about, in the county of the access matrix."""

from collections.abc import Mapping
from decimal import Decimal

from samverk.figures import actions
from samverk.figures.actions import Brought
from samverk.figures.models import Batch, Figure, Series
from samverk.figures.reading import Said, Told
from tests.builders import a_series
from tests.figures.noting import FIRST, noted
from tests.structure import roles
from tests.structure.roles import County, Row


def of_a_series(_county: County) -> Mapping[str, object]:
    """The arguments of a series."""
    return {"series": _series().key}


def of_a_figure(county: County) -> Mapping[str, object]:
    """The arguments of a figure about the county's party."""
    series = _series()
    row = Figure.objects.first() or noted(series, county.party, 100)
    return {"series": series.key, "number": row.pk}


def of_a_batch(county: County) -> Mapping[str, object]:
    """The arguments of an import that waits to be looked through."""
    series = _series()
    row = Batch.objects.first() or actions.propose(
        series=series,
        told=Told((Said(2, county.party.name, "", FIRST, Decimal(100)),)),
        brought=Brought("pasted", "inklistrad tabell", "SCB", "tabell.txt", b"Ekby;100"),
        on=county.body.period.lower,
        actor="Jonas",
    )
    return {"series": series.key, "number": row.pk}


def _series() -> Series:
    return Series.objects.first() or a_series()


IMPORTERS = roles.COORDINATORS | {roles.OTHER_COORDINATOR}
WITHIN: Mapping[str, Row] = {
    "figures:batch": Row(IMPORTERS, arguments=of_a_batch),
    "figures:correct": Row(IMPORTERS, arguments=of_a_figure),
    "figures:file": Row(IMPORTERS, arguments=of_a_batch),
    "figures:new-series": Row(IMPORTERS),
    "figures:reading": Row(IMPORTERS, arguments=of_a_series),
}
