"""Series that most structures need, so that nobody has to write what they are taken from by hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from samverk.figures.models import Series
from samverk.figures.sources.kolada import POPULATION

FOLKMANGD = "folkmangd"


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


@dataclass(frozen=True, slots=True)
class Known:
    """What a series says of itself, and where the services have it."""

    facts: SeriesFacts
    table: str
    contents: str
    kpi: str


KNOWN: Mapping[str, Known] = {
    FOLKMANGD: Known(
        SeriesFacts(
            name="Folkmängd",
            unit="invånare",
            measures=Series.Measures.POPULATION.value,
            source_name="SCB, folkmängd den 31 december",
            source_url="https://www.scb.se/be0101",
            note="Folkbokförda den dag som står vid uppgiften. SCB redovisar dem efter kommunindelningen dagen efter.",
        ),
        table="TAB638",
        contents="BE0101N1",
        kpi=POPULATION,
    ),
}
