"""What people do with a letter that came."""

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext

from samverk.foundation import audit
from samverk.foundation.mail.incoming import matchers
from samverk.foundation.mail.incoming.matchers import Candidate
from samverk.foundation.mail.incoming.models import Incoming, IncomingState
from samverk.foundation.refusals import SomeoneWasFirst

_OPEN: Final = frozenset({IncomingState.TRAY, IncomingState.MATCHED})
_SETTLED: Final = frozenset(IncomingState) - _OPEN
_UNKNOWN: Final = "Samverk"


@transaction.atomic
def connect(*, letter: Incoming, to: Candidate, actor: str, on: dt.date) -> Incoming:
    """Say what a letter is about; it then waits to be reviewed there.

    Raises: SomeoneWasFirst if it is no longer as the given one.
    """
    mine = _as_seen(letter, _OPEN)
    with audit.acting(actor=actor, reason=gettext("Para ihop"), day=on):
        _release(mine, actor, on)
        mine.about, mine.structure = to.about, to.structure
        mine.how_matched, mine.state = gettext("valt för hand"), IncomingState.MATCHED
        mine.trouble = ""
        mine.save()
        for doors in matchers.all_doors():
            doors.connected(mine, actor, on)
    return mine


@transaction.atomic
def handle(*, letter: Incoming, actor: str, on: dt.date, reason: str = "") -> Incoming:
    """Note that somebody has confirmed what the letter says.

    Raises: SomeoneWasFirst if it is no longer as the given one.
    """
    mine = _as_seen(letter, _OPEN)
    with audit.acting(actor=actor, reason=reason, day=on):
        _settle(mine, IncomingState.HANDLED, actor, reason)
    return mine


@transaction.atomic
def set_aside(*, letter: Incoming, actor: str, on: dt.date, reason: str) -> Incoming:
    """Let a letter be, for a reason; it stays, and can be taken up again.

    Raises: SomeoneWasFirst if it is no longer as the given one.
    """
    mine = _as_seen(letter, _OPEN)
    with audit.acting(actor=actor, reason=reason, day=on):
        _release(mine, actor, on)
        _settle(mine, IncomingState.SET_ASIDE, actor, reason)
    return mine


@transaction.atomic
def reopen(*, letter: Incoming, actor: str, on: dt.date) -> Incoming:
    """Put a letter into the tray again.

    Raises: SomeoneWasFirst if it is no longer as the given one.
    """
    mine = _as_seen(letter, _SETTLED)
    with audit.acting(actor=actor, reason=gettext("Ta upp igen"), day=on):
        _release(mine, actor, on)
        mine.state, mine.handled_by, mine.handled_at, mine.reason = IncomingState.TRAY, "", None, ""
        mine.save()
    return mine


def _settle(mine: Incoming, state: IncomingState, actor: str, reason: str) -> None:
    mine.state, mine.reason = state, reason
    mine.handled_by, mine.handled_at = actor, Now()
    mine.save()


def _release(mine: Incoming, actor: str, on: dt.date) -> None:
    """Let go of what the letter was about, and tell whose it was."""
    if not mine.about:
        return
    for doors in matchers.all_doors():
        doors.released(mine, actor, on)
    mine.about = mine.structure = mine.how_matched = ""


def _as_seen(letter: Incoming, allowed: frozenset[IncomingState]) -> Incoming:
    mine = Incoming.objects.select_for_update().get(pk=letter.pk)
    if (mine.state, mine.about) != (letter.state, letter.about) or mine.state not in allowed:
        now = {"sender": mine.from_email, "state": mine.get_state_display()}
        what = gettext("brevet från %(sender)s (nu: %(state)s)") % now
        raise SomeoneWasFirst(mine.handled_by or _UNKNOWN, what)
    return mine
