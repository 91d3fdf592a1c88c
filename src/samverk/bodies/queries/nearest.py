"""The rules to read something by that happened before the structure began, or after it ended."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models.functions import Lower

from samverk.bodies import rules
from samverk.bodies.models import Structure
from samverk.rulebook.structure.model import Structure as Rules


def rules_near(structure: Structure, *, on: dt.date) -> Rules | None:
    """The rules that hold that day, else the first that came after, else the last that there were.

    An agreement is prepared before it holds: its own matter is read by the rules that it was to give.
    Queries: one where rules hold that day, else three; and one more for a file not parsed in this process yet.
    """
    known = rules.on_day([structure.pk], on=on)
    if structure.pk in known:
        return known[structure.pk]
    versions = structure.versions.filter(replaced_by__isnull=True).order_by(Lower("period"))
    near = versions.filter(period__startswith__gt=on).first() or versions.last()
    return rules.of_version(near) if near else None


def rules_of(structures: Iterable[Structure], *, on: dt.date) -> Mapping[int, Rules | None]:
    """The rules of each structure that day, by primary key; where there are none those that came nearest.

    Queries: two, and at most four for each structure without rules that day.
    """
    rows = list(structures)
    known = rules.on_day([row.pk for row in rows], on=on)
    return {row.pk: known.get(row.pk) or rules_near(row, on=on) for row in rows}
