"""The parties of an agreement: what each decided, where and when, and from when until when it holds for it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.status import PartyStatus, Status
from samverk.agreements.views import told
from samverk.bodies.models import StructureParty
from samverk.foundation.language import spoken
from samverk.rulebook.matters.decisions import RowState
from samverk.rulebook.matters.decisions.texts import STATES

WEIGHTS = {"adopted": "done", "adopted with change": "warn", "rejected": "stop", "mixed": "warn"}


@dataclass(frozen=True, slots=True)
class Row:
    """One party; last is the last day on which it holds for it, further what is told where that is not known."""

    key: str
    name: str
    side: str
    word: str
    weight: str
    said: PartyStatus
    last: dt.date | None
    further: str
    is_here: bool


def parties(status: Status, read: Read) -> list[Row]:
    """Every party in the order of the agreement. One query for the sides."""
    rows = StructureParty.objects.filter(structure=status.agreement.structure)
    known = {key: (side, pk) for key, side, pk in rows.values_list("key", "side", "party__key")}
    further = told.further(status.prolonged)
    return [_row(each, read, further, *known.get(each.party, ("", ""))) for each in status.parties]


def _row(each: PartyStatus, read: Read, further: str, side: str, page: str) -> Row:
    return Row(
        key=page,
        name=each.name,
        side=side,
        word=_word(each.outcome, read, each.party),
        weight=WEIGHTS.get(each.outcome or "", ""),
        said=each,
        last=each.ends_on - dt.timedelta(days=1) if each.ends_on else None,
        further=further if each.in_force_from else "",
        is_here=each.outcome is not None and each.party not in _answered(read),
    )


def _answered(read: Read) -> set[str]:
    return {key for key, row in read.rows.items() if any(each.answer for each in row.clauses)}


def _word(outcome: str | None, read: Read, party: str) -> str:
    if outcome is not None:
        return capfirst(spoken(STATES[RowState(outcome)]))
    return _("Har inte svarat än") if party in read.rows else _("Inget beslut antecknat")
