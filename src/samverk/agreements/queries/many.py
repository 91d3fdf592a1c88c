"""What is known of many agreements at once, in as many queries as of one."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Prefetch

from samverk.agreements.models import Agreement, Fulfilment
from samverk.agreements.queries.knowing import Read, put_together, with_happenings
from samverk.bodies.queries.nearest import rules_of
from samverk.matters.models import Recommendation
from samverk.matters.queries.rows import Standing, standings, with_rows
from samverk.rulebook.agreements import force
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(slots=True)
class Batch:
    """Agreements with everything around them that was read; told holds what has been put together."""

    rows: Mapping[int, Agreement]
    rules: Mapping[int, Rules | None]
    asked: Mapping[int, Standing]
    on: dt.date
    told: dict[int, Read | None] = field(default_factory=dict)


def reads(pks: Iterable[int], *, on: dt.date) -> dict[int, Read | None]:
    """What is known of each agreement (by primary key) on a day; None where nobody has said its terms.

    Queries: at most twenty-two, however many agreements and parties there are; eleven more for each step in a chain of
    agreements that wait for each other, and three for each structure without rules that day.
    """
    wanted = list(dict.fromkeys(pks))
    rows = _with_those_they_wait_for(wanted)
    structures = {row.structure_id: row.structure for row in rows.values()}
    rules = rules_of(structures.values(), on=on)
    batch = Batch(rows, rules, _asked(rows.values(), on), on)
    for pk in wanted:
        _tell(batch, pk, frozenset())
    return {pk: batch.told[pk] for pk in wanted if pk in batch.told}


def _with_those_they_wait_for(wanted: Iterable[int]) -> dict[int, Agreement]:
    rows: dict[int, Agreement] = {}
    missing = set(wanted)
    while missing:
        found = with_happenings(Agreement.objects.filter(pk__in=missing)).prefetch_related(
            Prefetch("fulfilments", Fulfilment.objects.order_by("pk"))
        )
        new = {row.pk: row for row in found}
        rows |= new
        awaited = {each.other_id for row in new.values() for each in row.conditions.all()}
        missing = awaited - rows.keys()
    return rows


def _asked(rows: Iterable[Agreement], on: dt.date) -> dict[int, Standing]:
    pks = {row.adopted_by_id for row in rows if row.adopted_by_id is not None}
    if not pks:
        return {}
    found = standings(with_rows(Recommendation.objects.filter(pk__in=pks)), on=on)
    return {each.recommendation.pk: each for each in found}


def _tell(batch: Batch, pk: int, seen: frozenset[int]) -> Read | None:
    """What is known of one; what it waits for is told first, and a ring never enters into force."""
    if pk in batch.told:
        return batch.told[pk]
    row = batch.rows.get(pk)
    if row is None:
        return None
    waits_for = {
        each.other.name: _in_force_from(batch, each.other_id, seen | {pk})
        for each in row.conditions.all()
    }
    asked = batch.asked.get(row.adopted_by_id or 0)
    found = put_together(row, batch.rules[row.structure_id], asked, waits_for, on=batch.on)
    if not seen:  # seen from the middle of a ring it would be another
        batch.told[pk] = found
    return found


def _in_force_from(batch: Batch, pk: int, seen: frozenset[int]) -> dt.date | None:
    if pk in seen:
        return None
    found = _tell(batch, pk, seen)
    return force.enters(found.known).value if found else None
