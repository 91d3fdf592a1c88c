"""The bodies of a structure: named by the newest version that has them, lasting from their first day to their last."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.loading.timeline import Stretch, as_period, as_range
from samverk.bodies.models import Body, Structure
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Body as BodyRule


@dataclass(frozen=True, slots=True)
class SettledBody:
    """A body after settling: the row, whether it is new, and its period before where that changed."""

    body: Body
    is_new: bool
    before: Period | None


def settle_bodies(structure: Structure, parts: list[Stretch]) -> list[SettledBody]:
    """Bring the bodies in line with the versions, in the order of the newest. Queries: one, and one for each change."""
    rows = {body.key: body for body in structure.bodies.all()}
    keys = dict.fromkeys(key for part in reversed(parts) for key in part.rules.bodies)
    return [settled for key in keys if (settled := _settle(structure, key, parts, rows.get(key)))]


def _settle(
    structure: Structure, key: str, parts: list[Stretch], row: Body | None
) -> SettledBody | None:
    living = [
        part
        for part in parts
        if key in part.rules.bodies and part.rules.bodies[key].exists(part.period.from_day)
    ]
    if not living:
        return None
    rule = living[-1].rules.bodies[key]
    period = Period(living[0].period.from_day, _last(living))
    if row is None:
        row = Body(structure=structure, key=key)
        _put(row, rule, period)
        return SettledBody(row, is_new=True, before=None)
    before = as_period(row.period)
    if _facts(row) != (rule.name, rule.short, list(rule.aliases), period):
        _put(row, rule, period)
    return SettledBody(row, is_new=False, before=before if before != period else None)


def _facts(row: Body) -> tuple[str, str, list[str], Period]:
    return (row.name, row.short, list(row.aliases), as_period(row.period))


def _put(row: Body, rule: BodyRule, period: Period) -> None:
    row.name, row.short, row.aliases, row.period = (
        rule.name,
        rule.short,
        list(rule.aliases),
        as_range(period),
    )
    row.save()


def _last(living: list[Stretch]) -> dt.date | None:
    return living[-1].period.until_day
