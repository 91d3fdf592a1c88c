"""The first page put together: the sections that somebody's roles give, and the sentence on top."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.queries import state as known_states
from samverk.bodies.queries import structures
from samverk.bodies.queries.mends import Hands
from samverk.bodies.queries.state import StructureState
from samverk.desk import agreements, matters, matters_of, of_party, own, reading, rounds
from samverk.desk.digest_next import next_letter
from samverk.desk.entries import Section
from samverk.desk.groups import ending
from samverk.desk.newcomers import newcomers
from samverk.desk.planned import with_planned
from samverk.desk.queue import DAYS_AHEAD, Queue
from samverk.desk.standing import Standing
from samverk.foundation.day import ChosenDay
from samverk.foundation.models import User
from samverk.rulebook.matters import order


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for somebody: sections, and a sentence that says it all."""

    sections: tuple[Section, ...]
    sentence: str
    is_anything: bool


def desk(user: User, standing: Standing, hands: Hands, day: ChosenDay) -> Desk:
    """The first page of somebody. Queries: fifty-seven at the most, however much there is."""
    states = known_states.states(standing.structures, on=day.on)
    found = tuple(each for each in _sections(user, standing, states, hands, day) if each.entries)
    return Desk(found, sentence(found, standing), standing.is_anything)


def _sections(
    user: User, standing: Standing, states: list[StructureState], hands: Hands, day: ChosenDay
) -> Iterator[Section]:
    by_structure = {state.row.pk: state for state in states}
    known = with_planned(states, on=day.on)
    rules = {state.row.pk: state.rules for state in states}
    if standing.coordinates:
        looked_after = {row.pk for row in standing.coordinates}
        mine = [state for state in states if state.row.pk in looked_after]
        idle = {pk: order.idle_days(rules[pk]) for pk in looked_after if pk in rules}
        yield from matters.sections(matters.Desk(standing.coordinates, idle, day))
        yield agreements.to_do(standing.coordinates, day)
        yield rounds.to_accept(looked_after, day)
        yield rounds.late(looked_after, day)
        groups = ending(looked_after, on=day.on, within=DAYS_AHEAD)
        yield newcomers(looked_after, day)
        yield from Queue(mine, known, groups, hands, day).sections()
    if standing.speaks_for:
        parties = structures.parties([row.pk for row, _party in standing.speaks_for])
        asked = (standing.speaks_for, by_structure, parties, day)
        yield matters_of.asked_of_us(standing.speaks_for, day)
        yield rounds.asks(standing.speaks_for, day)
        yield of_party.vacancies(*asked, hands)
        yield of_party.seats(*asked)
    yield matters_of.in_my_bodies(standing, rules, day)
    yield matters_of.of_my_parties(standing, day)
    yield own.seats(standing, by_structure, day)
    yield own.coming(standing, by_structure, known, day)
    yield matters.drafts(user, day)
    # A letter goes by what is true now, not on the day that somebody looks at.
    if day.on == day.today and (letter := next_letter(user.email, states, known, on=day.today)):
        yield letter
    if not standing.coordinates:
        yield reading.structures(standing.reads, by_structure, day)


def sentence(sections: Iterable[Section], standing: Standing) -> str:
    """All that waits in one sentence: "5 saker väntar på dig: 3 vakanta platser och 2 översyner att göra"."""
    waiting = [each for each in sections if each.waits]
    if not waiting:
        return _("Inget väntar på dig.") if standing.is_anything else ""
    number = sum(each.waits for each in waiting)
    things = ngettext("%(number)d sak väntar på dig", "%(number)d saker väntar på dig", number) % {
        "number": number
    }
    return _("%(things)s: %(which)s.") % {
        "things": things,
        "which": _listed([each.counted for each in waiting]),
    }


def _listed(parts: list[str]) -> str:
    *first, last = parts
    if not first:
        return last
    return _("%(first)s och %(last)s") % {"first": ", ".join(first), "last": last}
