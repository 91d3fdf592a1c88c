"""The agreements that a party is in, in words."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.queries.of_party import Own, of_party
from samverk.foundation.access import User
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.parties.models import Party
from samverk.rulebook.agreements.state import in_words
from samverk.rulebook.matters.decisions import RowState
from samverk.rulebook.matters.decisions.texts import STATES


@dataclass(frozen=True, slots=True)
class Told:
    """One agreement: its state, and what it is for the party: what it decided, from when until when."""

    structure: str
    key: str
    name: str
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class Agreements:
    """The agreements of a party that are shown, and how many more there are."""

    shown: tuple[Told, ...]
    rest: int


def agreements(party: Party, user: User, day: ChosenDay) -> Agreements:
    """The agreements of a party, those that hold first. Queries: see of_party."""
    found = of_party(user, party, day)
    return Agreements(tuple(map(_told, found.shown)), found.rest)


def _told(own: Own) -> Told:
    return Told(
        structure=own.status.agreement.structure.key,
        key=own.brief.key,
        name=own.brief.name,
        state=capfirst(spoken(in_words(own.status.state, own.status.begins))),
        said=", ".join(filter(None, (_decided(own), _period(own)))),
    )


def _decided(own: Own) -> str:
    if own.said.outcome is None:
        return _("parten har inte beslutat")
    word = spoken(STATES[RowState(own.said.outcome)])
    return f"{word} {_day(own.said.decided_on)}".strip()


def _period(own: Own) -> str:
    if own.said.in_force_from is None:
        return ""
    since = {"day": _day(own.said.in_force_from), "last": _day(own.last)}
    if own.last is None and own.status.prolonged is not None:
        facts = {**since, "last": _day(own.status.prolonged.last)}
        return (
            _("gäller från %(day)s till och med %(last)s, förlängs om ingen säger upp det") % facts
        )
    if own.last is None:
        return _("gäller från %(day)s, tills vidare") % since
    return _("gäller från %(day)s till och med %(last)s") % since


def _day(on: dt.date | None) -> str:
    return day_short(on, current()) if on else ""
