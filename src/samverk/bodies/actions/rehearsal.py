"""What an act would lead to, with nothing written."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from samverk.bodies.models import Structure
from samverk.bodies.queries.state import StructureState, states
from samverk.rulebook.findings import Finding, Weight


@dataclass(frozen=True, slots=True)
class Consequence:
    """The findings that an act would create and cure, and the structure on that day before it and after it."""

    created: tuple[Finding, ...]
    cured: tuple[Finding, ...]
    before: StructureState | None = None
    after: StructureState | None = None

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """What the act creates that is more than good to know: somebody must have thought of it."""
        return tuple(each for each in self.created if each.weight is not Weight.INFO)


def rehearse(act: Callable[[], object], *, structure: Structure | None, on: dt.date) -> Consequence:
    """Do the act, judge the structure on that day before and after, and undo everything.

    Without a structure nothing is judged, but what refuses the act is still found out.

    Queries: those of the act, and two judgements of the structure.
    Raises: what the act raises, such as Refused.
    """
    with transaction.atomic():
        before = _judged(structure, on)
        after = _after(act, structure, on)
    was = before.findings if before else ()
    becomes = after.findings if after else ()
    return Consequence(_without(becomes, was), _without(was, becomes), before, after)


@transaction.atomic
def _after(
    act: Callable[[], object], structure: Structure | None, on: dt.date
) -> StructureState | None:
    act()
    after = _judged(structure, on)
    transaction.set_rollback(True)
    return after


def _judged(structure: Structure | None, on: dt.date) -> StructureState | None:
    return next(iter(states([structure] if structure else [], on=on)), None)


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that are not among the others, each as often as it is there once more."""
    left = list(others)
    new: list[Finding] = []
    for finding in findings:
        if finding in left:
            left.remove(finding)
        else:
            new.append(finding)
    return tuple(new)
