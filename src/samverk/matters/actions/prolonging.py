"""Those who are asked for an opinion get longer time, and those who have not answered are told."""

import datetime as dt

from django.db import transaction

from samverk.foundation import audit, mail
from samverk.foundation.refusals import Refused
from samverk.matters.actions import referring_letters as sending
from samverk.matters.actions.moving import locked
from samverk.matters.actions.referring import finding
from samverk.matters.models import Referral
from samverk.rulebook.dates import day_in_words


@transaction.atomic
def prolong(
    *, referral: Referral, due: dt.date, tells: bool, on: dt.date, actor: str
) -> tuple[str, ...]:
    """Move the last day later; gives the names of those who got a letter with it. Six queries, and five for each letter.

    tells is whether those who have not answered and can be written to get a letter, with a link of their own.
    Raises: Refused where the request is closed, or the day is no later one that is still to come.
    """
    locked(referral.matter)
    row = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if row.closed_on is not None:
        raise Refused([finding("matters.referral_closed", subject=row.subject)])
    if due <= row.due or due < on:
        raise Refused([finding("matters.due_not_later", due=day_in_words(row.due))])
    with audit.acting(actor=actor, reason=row.subject, day=on):
        row.due = due
        row.save(update_fields=["due"])
        return _told(row, on) if tells else ()


def _told(referral: Referral, on: dt.date) -> tuple[str, ...]:
    rows = referral.rows.exclude(opinions__sent_on__isnull=False).order_by("pk")
    told = []
    for row in rows.select_related("referral__matter__structure", "party"):
        if mail.is_address(row.contact_email):
            sending.prolonged(row, on=on)
            told.append(sending.name_of(row))
    return tuple(told)
