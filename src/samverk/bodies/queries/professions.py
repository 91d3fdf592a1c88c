"""The professions that a structure knows: those that its seats demand, and those that it counts."""

import datetime as dt
from collections.abc import Iterator, Mapping

from samverk.bodies import rules
from samverk.bodies.models import Seat, Structure
from samverk.bodies.queries.state import states
from samverk.rulebook.structure.model import Body, FilledBy


def known(structure: Structure, *, on: dt.date) -> Mapping[str, str]:
    """Every profession that the rules of the structure name that day, and what it is called, in their order.

    Queries: one, and one more for a file that this process has not parsed yet.
    """
    found = rules.on_day([structure.pk], on=on).get(structure.pk)
    if found is None:
        return {}
    keys = (key for body in found.bodies.values() for key in _named(body))
    return {key: found.name_of(key) for key in keys}


def _named(body: Body) -> Iterator[str]:
    for rule in body.seats:
        if rule.profession:
            yield rule.profession
        yield from (each.key for each in rule.fillers if each.kind is FilledBy.FUNCTION)
    yield from (quota.profession for quota in body.quotas)


def demanded_of(seat: Seat, *, on: dt.date) -> str:
    """The profession that whoever holds the seat that day must have; empty where it demands none.

    Queries: those of the state.
    """
    state = next(iter(states([seat.body.structure], on=on)), None)
    body = state.bodies.get(seat.body.key) if state else None
    places = body.judged.composition.places if body else ()
    place = next((each for each in places if each.id == str(seat.pk)), None)
    if place is None or place.slot is None:
        return ""
    filler = place.slot.filler
    return place.slot.profession or (filler.key if filler.kind is FilledBy.FUNCTION else "")
