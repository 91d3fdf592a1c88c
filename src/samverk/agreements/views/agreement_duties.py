"""What an agreement obliges to: each duty with who, by when and how far it has come, in the chains that they make."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.models import Fulfilment
from samverk.agreements.queries.briefly import duties_of
from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.status import Status
from samverk.agreements.views import told
from samverk.agreements.views.citing import Cite, links
from samverk.foundation.language import spoken
from samverk.rulebook.agreements import duties
from samverk.rulebook.agreements.duties import Doing, DutyStanding
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules

WEIGHTS = {Doing.DONE: "done", Doing.LATE: "warn", Doing.PLANNED: "info"}


@dataclass(frozen=True, slots=True)
class Station:
    """One duty: what, who, when at the latest and where, how far it has come, and what was noted of it."""

    key: Key
    what: str
    owner: str
    latest: dt.date | None
    at: str
    word: str
    weight: str
    day: dt.date | None
    shape: str
    noted: tuple[Fulfilment, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of an agreement: chains of steps that follow on each other, and those that stand alone."""

    chains: tuple[tuple[Station, ...], ...]
    alone: tuple[Station, ...]
    sentence: str


Noted = Mapping[Key, tuple[Fulfilment, ...]]


def told_duties(status: Status, read: Read, noted: Noted, cite: Cite) -> Duties:
    """What the agreement obliges to, as far as it has come that day. No query."""
    found = duties_of(read, status.state, on=status.on)
    made = [
        tuple(_station(each, noted, read.rules, cite) for each in chain)
        for chain in duties.chains(found)
    ]
    return Duties(
        chains=tuple(chain for chain in made if len(chain) > 1),
        alone=tuple(chain[0] for chain in made if len(chain) == 1),
        sentence=_sentence(found),
    )


def _station(each: DutyStanding, noted: Noted, rules: Rules | None, cite: Cite) -> Station:
    duty = each.duty
    return Station(
        key=duty.key,
        what=duty.what,
        owner=capfirst(told.owner(duty.owner, rules)),
        latest=duty.latest,
        at=duty.at or "",
        word=capfirst(spoken(duties.NAMES[each.doing])),
        weight=WEIGHTS.get(each.doing, ""),
        day=each.day,
        shape=str(each.doing),
        noted=noted.get(duty.key, ()),
        clauses=tuple(links(duty.clauses, cite)),
    )


def _sentence(found: tuple[DutyStanding, ...]) -> str:
    done = sum(each.doing is Doing.DONE for each in found)
    late = sum(each.doing is Doing.LATE for each in found)
    said = _("%(done)d av %(total)d åtaganden är gjorda") % {"done": done, "total": len(found)}
    return (
        _("%(said)s, %(late)d är försenade.") % {"said": said, "late": late} if late else f"{said}."
    )
