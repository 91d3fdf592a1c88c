"""What matters do with letters that come."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone
from django.utils.translation import gettext

from samverk.bodies.access import coordinated_by
from samverk.foundation.access import User
from samverk.foundation.mail.incoming.matchers import Candidate, Doors, Match
from samverk.foundation.mail.incoming.models import Incoming
from samverk.foundation.mail.incoming.parsing import Parsed
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions.receiving import NotAsked, let_go, receive
from samverk.matters.actions.referring_letters import about as about_opinion
from samverk.matters.actions.sending import about
from samverk.matters.intake import recognising
from samverk.matters.intake.recognising import Asked
from samverk.matters.models import PartyDecision, ReferralRow
from samverk.matters.models.choices import State

MOST: Final = 1_000
# Answers of machines that do not say so in their headers.
_ABSENT: Final = re.compile(
    r"\s*(?:(?:sv|re|aw|vb|fw)\s?:\s?)*(?:frånvaro|frånvarande|ej på plats|autosvar|auto-?svar|automatiskt svar"
    r"|semester\b|out of (?:the )?office|automatic reply|auto-?reply)",
    re.IGNORECASE,
)
ACTOR: Final = "Samverk"


def match(incoming: Incoming, parsed: Parsed) -> Match | None:
    """The row that the letter answers, where it now waits as an answer to review; None leaves it in the tray.

    Queries: at most eight to find the row, and ten to keep the answer.
    """
    if _ABSENT.match(parsed.subject) and not parsed.attachments:
        _note(incoming, gettext("Verkar vara ett automatiskt svar."))
        return None
    found = recognising.find(incoming, parsed)
    if found is None:
        return None
    if found.row is None:
        _note(incoming, found.how)
        return None
    return _received(incoming, found.row, found.how)


def _received(incoming: Incoming, row: Asked, how: str) -> Match | None:
    structure = recognising.structure_of(row)
    if isinstance(
        row, ReferralRow
    ):  # a coordinator writes down the opinion: a letter takes no stand by itself
        return Match(about=about_opinion(row), how=how, structure=structure)
    try:
        receive(row=row, letter=incoming, on=came_on(incoming), actor=ACTOR)
    except NotAsked as not_asked:
        _note(incoming, f"{recognising.named(row)}. {not_asked}")
        return None
    return Match(about=about(row), how=how, structure=structure)


def came_on(incoming: Incoming) -> dt.date:
    """The day on which a letter came."""
    return timezone.localdate(incoming.received_at)  # noqa: TID251 -- the day of a given moment, no clock


def candidates(incoming: Incoming, user: User, on: dt.date) -> Sequence[Candidate]:
    """The rows that may still be answered, those of the sender first. Three queries."""
    structures = list(coordinated_by(user, on=on).values_list("pk", flat=True))
    asked: list[Asked] = [
        *_may_be_answered(incoming, structures),
        *_may_give_opinion(incoming, structures),
    ]
    return [_candidate(row) for row in asked]


def _may_be_answered(incoming: Incoming, structures: list[int]) -> Iterator[PartyDecision]:
    rows = recognising.whole().filter(
        recommendation__matter__structure__in=structures,
        recommendation__matter__state__in=[State.AT_PRINCIPALS, State.ANSWERED, State.DECIDED],
        recommendation__withdrawn_on__isnull=True,
        withdrawn_on__isnull=True,
        asked_on__isnull=False,
    )
    newest = ("nearest", "-recommendation__sent_on", "recommendation", "party__name")
    yield from rows.annotate(nearest=_nearest(incoming)).order_by(*newest)[:MOST]


def _may_give_opinion(incoming: Incoming, structures: list[int]) -> Iterator[ReferralRow]:
    rows = recognising.asked_for_opinion().filter(
        referral__matter__structure__in=structures,
        referral__sent_on__isnull=False,
        referral__closed_on__isnull=True,
    )
    newest = ("nearest", "-referral__sent_on", "referral", "pk")
    yield from rows.annotate(nearest=_nearest(incoming)).order_by(*newest)[:MOST]


def _nearest(incoming: Incoming) -> Case:
    """Nought for the sender's own rows, one for those of its organisation."""
    domain = incoming.from_email.rpartition("@")[2]
    return Case(
        When(contact_email__iexact=incoming.from_email or "-", then=Value(0)),
        When(contact_email__iendswith=f"@{domain or '-'}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def _candidate(row: Asked) -> Candidate:
    what = about_opinion(row) if isinstance(row, ReferralRow) else about(row)
    return Candidate(what, recognising.named(row), recognising.structure_of(row))


def connected(incoming: Incoming, actor: str, on: dt.date) -> None:
    """Let a letter that somebody connected to a row wait there as an answer to review. At most eleven queries.

    Raises: SomeoneWasFirst where the question was taken back or the matter closed meanwhile.
    """
    row = recognising.row_of(incoming.about)
    if row is None:
        return
    try:
        receive(row=row, letter=incoming, on=min(came_on(incoming), on), actor=actor)
    except NotAsked:
        raise SomeoneWasFirst(changed_by="", what=recognising.named(row)) from None


def released(incoming: Incoming, actor: str, on: dt.date) -> None:
    """Let no answer count that was read out of a letter which belongs elsewhere."""
    row = recognising.row_of(incoming.about)
    if row is not None:
        let_go(row=row, letter=incoming, on=on, actor=actor)


def _note(incoming: Incoming, why: str) -> None:
    """Write on the letter why it lies in the tray."""
    incoming.reason = why
    incoming.save(update_fields=["reason"])


DOORS = Doors(match=match, candidates=candidates, connected=connected, released=released)
