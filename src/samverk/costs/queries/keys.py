"""Keys as pages ask for them: their versions, which one holds from when, and the recommendations that a key rests on."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from samverk.bodies.models import Structure
from samverk.costs.models import CostKey, KeyInForce
from samverk.matters.models import Matter, Recommendation
from samverk.matters.models.choices import State
from samverk.matters.queries.rows import standings, with_rows


@dataclass(frozen=True, slots=True)
class Kept:
    """A key of a structure: its newest version that day, how many there are, and since when it holds for what."""

    newest: CostKey
    versions: tuple[CostKey, ...]
    in_force: tuple[KeyInForce, ...]

    @property
    def key(self) -> str:
        """Its slug."""
        return self.newest.key


def of_structure(seen: QuerySet[CostKey], structure: Structure, *, on: dt.date) -> list[Kept]:
    """Every key of those seen as it was on a day: those that hold first, then by name. Two queries."""
    versions: dict[str, list[CostKey]] = {}
    for row in seen.filter(noted_on__lte=on).order_by("-number"):
        versions.setdefault(row.key, []).append(row)
    holding = in_force(structure, on=on)
    found = [_kept(each, holding) for each in versions.values()]
    return sorted(found, key=lambda each: (not each.in_force, each.newest.name))


def find(seen: QuerySet[CostKey], structure: Structure, key: str, *, on: dt.date) -> Kept | None:
    """One key of those seen as it was on a day. Two queries, one where there is none."""
    versions = list(seen.filter(key=key, noted_on__lte=on).order_by("-number"))
    return _kept(versions, in_force(structure, on=on)) if versions else None


def newest(structure: Structure) -> list[CostKey]:
    """The newest version of each key. One query."""
    rows = structure.cost_keys.order_by("key", "-number").distinct("key")
    return sorted(rows, key=lambda row: row.name)


def in_force(structure: Structure, *, on: dt.date) -> list[KeyInForce]:
    """The key that holds that day, one for each agreement that has its own. One query."""
    rows = structure.keys_in_force.filter(from_day__lte=on).order_by("agreement", "-from_day")
    read = rows.select_related("cost_key", "agreement", "recommendation__matter__structure")
    return list(read.distinct("agreement"))


def taking_over(structure: Structure, key: str) -> list[KeyInForce]:
    """Every time that the key was put in force, the latest first. One query."""
    rows = structure.keys_in_force.filter(cost_key__key=key).order_by("-from_day")
    return list(rows.select_related("cost_key", "agreement", "recommendation__matter__structure"))


def adopted(structure: Structure, *, on: dt.date) -> list[Recommendation]:
    """The recommendations that every principal asked has adopted without change. Seven queries."""
    sent = Recommendation.objects.filter(
        matter__structure=structure, sent_on__lte=on, withdrawn_on=None
    )
    return _adopted(with_rows(sent).order_by("-sent_on", "pk"), on)


def is_adopted(recommendation: Recommendation, *, on: dt.date) -> bool:
    """Whether every principal asked has adopted it without change. Seven queries."""
    return bool(_adopted(with_rows(Recommendation.objects.filter(pk=recommendation.pk)), on))


def annexable(structure: Structure) -> list[Recommendation]:
    """The recommendations of open matters that are not sent, and so may still get an annex. One query."""
    rows = Recommendation.objects.filter(
        matter__in=Matter.objects.filter(structure=structure).exclude(state__in=State.closed()),
        sent_on=None,
        withdrawn_on=None,
    )
    return list(rows.select_related("matter__structure").order_by("-pk"))


def _adopted(rows: Iterable[Recommendation], on: dt.date) -> list[Recommendation]:
    found = standings(rows, on=on)
    return [
        each.recommendation
        for each in found
        if each.standing.asked > 0 and each.standing.adopted == each.standing.asked
    ]


def _kept(versions: list[CostKey], holding: Iterable[KeyInForce]) -> Kept:
    key = versions[0].key
    return Kept(
        versions[0], tuple(versions), tuple(each for each in holding if each.cost_key.key == key)
    )
