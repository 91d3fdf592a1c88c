"""Reference figures as pages and computations ask for them; always as they were known on a day.

    found = queries.bases("folkmangd", parties, on=dt.date(2021, 12, 31), noted_by=today)
    found.values[party.pk].value, .on, .source, .figure   # keep .figure to be able to say later what was used
    found.missing                                         # those that have none

The figure that counts for a party and a day is the one that nothing noted by then corrects.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Max, Q, QuerySet

from samverk.figures.models import Batch, Figure, ProposedFigure, Series
from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Value:
    """A figure that counts: how much, for which day, from whom, noted when; figure is its row."""

    figure: int
    party: int
    value: Decimal
    on: dt.date
    source: str
    noted_on: dt.date

    @property
    def exact(self) -> int | Fraction:
        """The value for the rulebook: an integer where it is one."""
        whole = int(self.value)
        return whole if whole == self.value else Fraction(self.value)


@dataclass(frozen=True, slots=True)
class Bases:
    """The figures of some parties by their primary keys, and the parties that have none, in the order asked for."""

    series: Series
    values: Mapping[int, Value]
    missing: tuple[Party, ...]

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The reference days in it: more than one means that parties are compared on different days."""
        return tuple(sorted({value.on for value in self.values.values()}))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources in it, each once."""
        return tuple(dict.fromkeys(value.source for value in self.values.values()))


@dataclass(frozen=True, slots=True)
class Standing:
    """A series as the register shows it: its newest reference day, how many parties have it, and how many days."""

    series: Series
    newest: dt.date | None
    parties: int
    days: int


@dataclass(frozen=True, slots=True)
class Correction:
    """What was and what is: old's value was replaced by new's, or struck out where new has none."""

    old: Figure
    new: Figure


def series(key: str) -> Series | None:
    """The series of this key. One query."""
    return Series.objects.filter(key=key).first()


def every_series() -> list[Series]:
    """Every series, by name. One query."""
    return list(Series.objects.order_by("name"))


def counting(*, noted_by: dt.date) -> QuerySet[Figure]:
    """The figures that counted as things were known on a day. No query until it is read."""
    known = Figure.objects.filter(noted_on__lte=noted_by, value__isnull=False)
    return known.exclude(corrected_by__noted_on__lte=noted_by)


def bases(of: Series | str, parties: Iterable[Party], *, on: dt.date, noted_by: dt.date) -> Bases:
    """The newest figure of each party for the day or before it, as known on noted_by.

    Queries: one, and one for the series where it is asked for by key.
    Raises: Series.DoesNotExist.
    """
    found = Series.objects.get(key=of) if isinstance(of, str) else of
    asked = list(parties)
    rows = counting(noted_by=noted_by).filter(series=found, party__in=asked, on__lte=on)
    newest = rows.order_by("party", "-on").distinct("party")
    values = {value.party: value for value in map(value_of, newest)}
    return Bases(found, values, tuple(each for each in asked if each.pk not in values))


def population(parties: Iterable[Party], *, on: dt.date) -> Bases | None:
    """The newest population of each party for a day, as it was known that day; None where no series measures it.

    Shape:   of several such series the first by key, so that parties are never compared across series.
    Queries: two, one where no series measures it.
    """
    measuring = Series.objects.filter(measures=Series.Measures.POPULATION)
    found = measuring.order_by("key").first()
    return bases(found, parties, on=on, noted_by=on) if found else None


def exactly(of: Series, *, on: dt.date, noted_by: dt.date) -> dict[int, Value]:
    """The figures for one reference day, by party. One query."""
    rows = counting(noted_by=noted_by).filter(series=of, on=on)
    return {row.party_id: value_of(row) for row in rows}


def history(
    of: Series, parties: Iterable[Party] | None = None, *, noted_by: dt.date
) -> dict[int, tuple[Value, ...]]:
    """All figures that count, by party and then by day; of every party where none are named. One query."""
    rows = counting(noted_by=noted_by).filter(series=of)
    if parties is not None:
        rows = rows.filter(party__in=list(parties))
    found: dict[int, list[Value]] = defaultdict(list)
    for row in rows.order_by("party", "on"):
        found[row.party_id].append(value_of(row))
    return {party: tuple(values) for party, values in found.items()}


def frozen(figures: Iterable[int]) -> dict[int, Figure]:
    """The rows that somebody kept the numbers of, whatever was noted afterwards. One query."""
    return Figure.objects.select_related("series", "party").in_bulk(list(figures))


def superseded(figures: Iterable[int], *, noted_by: dt.date) -> dict[int, Figure]:
    """Which of the figures have been corrected by then, and by what: the row that counts now. Two queries a step."""
    found, waiting = dict[int, Figure](), {pk: pk for pk in figures}
    while waiting:
        rows = Figure.objects.filter(corrects__in=list(waiting), noted_on__lte=noted_by)
        nearer = {row.corrects_id: row for row in rows.select_related("series", "party")}
        found.update({waiting[pk]: row for pk, row in nearer.items() if pk is not None})
        waiting = {row.pk: waiting[pk] for pk, row in nearer.items() if pk is not None}
    return found


def register(*, noted_by: dt.date) -> list[Standing]:
    """Every series with its newest day and how many have it. Two queries."""
    told = counting(noted_by=noted_by).values("series").order_by()
    counts = {
        row["series"]: (row["newest"], row["having"], row["days"])
        for row in told.annotate(
            newest=Max("on"), having=Count("party", distinct=True), days=Count("on", distinct=True)
        )
    }
    return [Standing(each, *counts.get(each.pk, (None, 0, 0))) for each in every_series()]


def newest(*, noted_by: dt.date) -> dict[int, dict[int, Value]]:
    """The newest figure of every party in every series: by series, then by party. One query."""
    rows = counting(noted_by=noted_by).order_by("series", "party", "-on")
    found: dict[int, dict[int, Value]] = defaultdict(dict)
    for row in rows.distinct("series", "party"):
        found[row.series_id][row.party_id] = value_of(row)
    return dict(found)


def corrections(of: Series | None = None, *, noted_by: dt.date) -> list[Correction]:
    """Every correction that was noted by the day, the newest first. One query."""
    rows = Figure.objects.filter(corrects__isnull=False, noted_on__lte=noted_by)
    if of is not None:
        rows = rows.filter(series=of)
    found = rows.select_related("series", "party", "batch", "corrects__batch")
    return [
        Correction(row.corrects, row)
        for row in found.order_by("-noted_on", "-pk")
        if row.corrects is not None
    ]


def figure(pk: int) -> Figure | None:
    """The figure of this number, with what corrects it. One query."""
    rows = Figure.objects.select_related("series", "party", "corrected_by", "corrects")
    return rows.filter(pk=pk).first()


def batch(pk: int) -> Batch | None:
    """The import of this number. One query."""
    return Batch.objects.select_related("series", "document").filter(pk=pk).first()


def rows_of(of: Batch) -> list[ProposedFigure]:
    """What was proposed, in the order in which it was written. One query."""
    return list(of.rows.select_related("party").order_by("number", "on", "pk"))


def figures_of(of: Batch) -> list[Figure]:
    """What came of an import that was used, by party and day. One query."""
    rows = of.figures.select_related("party", "corrects").order_by("party__name", "on")
    return list(rows)


def batches(of: Series | None = None) -> list[Batch]:
    """The imports, the newest first, with how many rows each proposed and how many figures came of it. One query."""
    rows = Batch.objects.select_related("series")
    if of is not None:
        rows = rows.filter(series=of)
    counted = rows.annotate(
        proposed=Count("rows", distinct=True),
        noted=Count("figures", distinct=True),
        corrected=Count("figures", filter=Q(figures__corrects__isnull=False), distinct=True),
    )
    return list(counted.order_by("-pk"))


def value_of(row: Figure) -> Value:
    """A row that counts as a value. No queries.

    Raises: ValueError where it was struck out.
    """
    if row.value is None:
        message = f"figure {row.pk} was struck out"
        raise ValueError(message)
    return Value(row.pk, row.party_id, row.value, row.on, row.source, row.noted_on)
