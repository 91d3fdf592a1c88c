"""The notices of a decision that a body made itself: when its minutes were approved, put up, taken down, appealed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from samverk.foundation import audit
from samverk.matters.actions.moving import locked
from samverk.matters.models import Matter, MatterStep, PublicNotice
from samverk.parties.models import Party
from samverk.rulebook.structure.model import Key


@dataclass(frozen=True, slots=True)
class Noted:
    """What is known of one notice board; nothing is a day that is not known."""

    approved_on: dt.date | None = None
    announced_on: dt.date | None = None
    taken_down_on: dt.date | None = None
    appealed_on: dt.date | None = None


@transaction.atomic
def note_notices(
    *,
    step: MatterStep,
    noted: Mapping[Key, Noted],
    version: int,
    on: dt.date,
    actor: str,
    reason: str = "",
) -> Matter:
    """Record what is known of each board, by the key of its party, an empty one for the body's own.

    What stood there before is told by the history. Queries: six, and two for each board that changes.
    Raises: SomeoneWasFirst where the matter was changed since.
    """
    row = locked(step.matter, version=version)
    known = {
        each.party.key if each.party else "": each
        for each in PublicNotice.objects.filter(step=step).select_related("party")
    }
    parties = {each.key: each for each in Party.objects.filter(key__in=filter(None, noted))}
    with audit.acting(actor=actor, reason=reason or row.title, day=on):
        for key, said in noted.items():
            notice = known.get(key) or PublicNotice(step=step, party=parties.get(key))
            _put(notice, said)
        row.version += 1
        row.save(update_fields=["version"])
    return row


def _put(notice: PublicNotice, said: Noted) -> None:
    """Nothing is kept of a board that nothing is known of, nor written where nothing differs."""
    was = Noted(notice.approved_on, notice.announced_on, notice.taken_down_on, notice.appealed_on)
    if was == said:
        return
    notice.approved_on, notice.announced_on = said.approved_on, said.announced_on
    notice.taken_down_on, notice.appealed_on = said.taken_down_on, said.appealed_on
    notice.save()
