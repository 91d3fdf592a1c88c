"""What an administrator does with a letter that did not get through."""

from typing import Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext

from samverk.foundation import audit
from samverk.foundation.mail import deferring
from samverk.foundation.mail.models import Letter, State
from samverk.foundation.mail.sending import ACTOR, forget
from samverk.foundation.refusals import SomeoneWasFirst

# A letter that came back is not sent again as it is: its address was wrong, and its link is gone.
MAY_BE_RETRIED: Final = frozenset({State.QUEUED, State.REFUSED, State.UNKNOWN, State.GIVEN_UP})
MAY_BE_WRITTEN_OFF: Final = MAY_BE_RETRIED | {State.BOUNCED}


@transaction.atomic
def retry(*, letter: Letter, actor: str) -> None:
    """Send a letter again, now, with its attempts counted from the beginning.

    Queries: three.
    Raises: SomeoneWasFirst if it is no longer as the given one.
    """
    mine = _as_seen(letter, MAY_BE_RETRIED)
    with audit.acting(actor=actor, reason=gettext("Försök igen")):
        mine.state, mine.attempts, mine.due_at = State.QUEUED, 0, Now()
        mine.trouble = mine.words = ""
        mine.save()
        deferring.defer(mine.pk)


@transaction.atomic
def write_off(*, letter: Letter, actor: str) -> None:
    """Let a letter be: nobody tries again, and nobody is reminded of it.

    Queries: two.
    Raises: SomeoneWasFirst if it is no longer as the given one.
    """
    mine = _as_seen(letter, MAY_BE_WRITTEN_OFF)
    with audit.acting(actor=actor, reason=gettext("Avskriv")):
        mine.state = State.WRITTEN_OFF
        forget(mine)
        mine.save()


def _as_seen(letter: Letter, allowed: frozenset[State]) -> Letter:
    mine = Letter.objects.select_for_update().get(pk=letter.pk)
    if mine.state != letter.state or mine.state not in allowed:
        now = {"to": mine.to_email, "state": mine.get_state_display()}
        what = gettext("brevet till %(to)s (nu: %(state)s)") % now
        raise SomeoneWasFirst(ACTOR, what)
    return mine
