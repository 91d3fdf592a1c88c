"""What the picture of a journey is drawn from: the story of matters on a day, and how the principals stand."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from samverk.bodies.queries.nearest import rules_near
from samverk.matters import facts
from samverk.matters.models import Matter, MatterStep, Recommendation
from samverk.matters.queries.rows import Standing, standings, with_rows
from samverk.matters.queries.story import Story
from samverk.rulebook.matters.position import replay


@dataclass(frozen=True, slots=True)
class Travelled:
    """A matter up to a day, and every recommendation that had been sent by then."""

    story: Story
    standings: tuple[Standing, ...]


def travelled(matters: Iterable[Matter], *, on: dt.date) -> list[Travelled]:
    """The journeys of some matters up to a day, in their order.

    Queries: ten, however many matters and principals there are, and two more for each structure but the first.
    """
    rows = list(matters)
    prefetch_related_objects(rows, "structure", "raised_for", "raised_in")
    rules = {row.structure_id: row.structure for row in rows}
    known = {pk: rules_near(structure, on=on) for pk, structure in rules.items()}
    steps, sent = _steps(rows, on), _sent(rows, on)
    return [
        Travelled(
            Story(row, on, own, replay(facts.steps(own)), known[row.structure_id]),
            tuple(sent.get(row.pk, ())),
        )
        for row in rows
        for own in [tuple(steps.get(row.pk, ()))]
    ]


def _steps(rows: Iterable[Matter], on: dt.date) -> dict[int, list[MatterStep]]:
    found: dict[int, list[MatterStep]] = {}
    steps = MatterStep.objects.filter(matter__in=[row.pk for row in rows], on__lte=on)
    for step in steps.select_related("body", "to_body", "holder_body").order_by("on", "number"):
        found.setdefault(step.matter_id, []).append(step)
    return found


def _sent(rows: Iterable[Matter], on: dt.date) -> dict[int, list[Standing]]:
    found: dict[int, list[Standing]] = {}
    asked = Recommendation.objects.filter(matter__in=[row.pk for row in rows], sent_on__lte=on)
    for each in standings(with_rows(asked).order_by("matter", "number"), on=on):
        found.setdefault(each.recommendation.matter_id, []).append(each)
    return found
