"""Who holds which seat when, as planned so far. Happenings cut it and add to it before anything is stored."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from samverk.demonstration.place import Place
from samverk.demonstration.story import Office
from samverk.parties.models import Person
from samverk.rulebook.dates import Period, months_after


@dataclass(frozen=True, slots=True)
class Task:
    """A person holds a seat for a period; party is the key of the party that they represent."""

    place: Place
    person: Person
    party: str
    period: Period

    def holds(self, on: dt.date) -> bool:
        """Whether the person is in the seat that day."""
        return on in self.period


@dataclass(frozen=True, slots=True)
class InOffice:
    """A person has an office at a party for a period, because a seat asks for it."""

    party: str
    person: Person
    office: Office
    period: Period


def in_office_for(task: Task, office: Office, *, months_before: int = 0) -> InOffice:
    """The office that goes with a task; so many months before it, where it is what makes one eligible."""
    until = task.period.until_day
    period = Period(
        months_after(task.period.from_day, -months_before),
        months_after(until, -months_before) if until else None,
    )
    return InOffice(task.party, task.person, office, period)


class Nobody(LookupError):
    """The story speaks of the holder of a seat that nobody holds that day."""


class Roster:
    """The planned tasks, seat by seat, never two at once in one seat."""

    def __init__(self) -> None:
        self._tasks: dict[Place, list[Task]] = defaultdict(list)

    def add(self, task: Task) -> None:
        """Let the person hold the seat; whoever held it then gives way for those days."""
        self.clear(task.place, task.period)
        self._tasks[task.place].append(task)

    def clear(self, place: Place, period: Period) -> None:
        """Leave the seat empty for the period."""
        kept = [part for task in self._tasks[place] for part in _outside(task, period)]
        self._tasks[place] = kept

    def holder(self, place: Place, on: dt.date) -> Task:
        """Who holds the seat that day.

        Raises: Nobody if nobody does.
        """
        for task in self._tasks[place]:
            if task.holds(on):
                return task
        message = f"ingen sitter på {place} den {on}"
        raise Nobody(message)

    def during(self, place: Place, period: Period) -> list[Task]:
        """Those who hold the seat on some day of the period, in order of time."""
        found = (task for task in self._tasks[place] if task.period.overlaps(period))
        return sorted(found, key=lambda task: task.period.from_day)

    def __iter__(self) -> Iterator[Task]:
        for place in sorted(self._tasks):
            yield from sorted(self._tasks[place], key=lambda task: task.period.from_day)


def common(one: Period, other: Period) -> Period | None:
    """The days that lie in both, or None where no day does."""
    if not one.overlaps(other):
        return None
    ends = [day for day in (one.until_day, other.until_day) if day is not None]
    return Period(max(one.from_day, other.from_day), min(ends) if ends else None)


def _outside(task: Task, period: Period) -> Iterator[Task]:
    if not task.period.overlaps(period):
        yield task
        return
    if task.period.from_day < period.from_day:
        yield replace(task, period=Period(task.period.from_day, period.from_day))
    ends = period.until_day
    if ends is not None and (task.period.until_day is None or ends < task.period.until_day):
        yield replace(task, period=Period(ends, task.period.until_day))
