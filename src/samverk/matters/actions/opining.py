"""Those who are asked give their opinion: a draft as often as they like, and a change beside what was said before."""

import datetime as dt
from dataclasses import dataclass, fields

from django.db import transaction
from django.db.models import Exists, OuterRef

from samverk.foundation import audit, mail
from samverk.foundation.models import Document
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters.actions import referring_letters as sending
from samverk.matters.actions.moving import locked
from samverk.matters.actions.referring import come_back, finding
from samverk.matters.models import Matter, Opinion, ReferralRow, Reminder
from samverk.matters.models.choices import Via
from samverk.rulebook.matters.reminding import Asked, Occasions, occasion_of

SYSTEM = "Samverk"
# Whoever writes down what came by another way does so also after the request is closed: nothing is dropped.
_NOTED = {Via.COORDINATOR, Via.MAIL}


@dataclass(frozen=True, slots=True)
class Opined:
    """What an opinion holds. incoming is the letter that it came with."""

    stance: str = ""
    text: str = ""
    proposals: str = ""
    organ: str = ""
    decided_on: dt.date | None = None
    registry_number: str = ""
    written_by: str = ""
    document: Document | None = None
    incoming: int | None = None


@transaction.atomic
def save_opinion(*, row: ReferralRow, opined: Opined, via: Via, on: dt.date) -> Opinion:
    """Keep what is written until somebody goes on. Six queries.

    Raises: Refused where the request is closed.
    """
    asked = _asked(row, via)
    with audit.acting(actor=_actor(asked, opined), reason=asked.referral.subject, day=on):
        return _put(_draft_of(asked, via), opined)


@transaction.atomic
def give_opinion(
    *, row: ReferralRow, opined: Opined, version: int, via: Via, on: dt.date, actor: str = ""
) -> Opinion:
    """Send an opinion: it stands beside the earlier ones, and counts. When it was the last missing, the matter goes back.

    Queries: at most thirty.
    Raises: Refused where the request is closed or it takes no stand; SomeoneWasFirst where somebody has answered
    since the form was opened.
    """
    matter = locked(row.referral.matter)
    asked = _asked(row, via)
    if asked.version != version:
        raise SomeoneWasFirst(changed_by=_last_writer(asked), what=sending.name_of(asked))
    if not opined.stance:
        raise Refused([finding("matters.no_stance")])
    by = actor or _actor(asked, opined)
    with audit.acting(actor=by, reason=asked.referral.subject, day=on):
        sent = _send(asked, opined, via, on)
        _settle(matter, on, by)
        if asked.contact_email and via is not Via.COORDINATOR:
            sending.receipt(asked, sent)
    return sent


@transaction.atomic
def remind_of_opinion(
    *,
    row: ReferralRow,
    on: dt.date,
    actor: str,
    occasion: int | None = None,
    kind: str = "person",
) -> bool:
    """Send a reminder with a link of its own; gives False where none is due.

    None goes to who has answered, who has no address that can be used, or who got one the same day.
    """
    asked = _locked(row)
    is_open = asked.referral.sent_on is not None and asked.referral.closed_on is None
    has_answered = asked.opinions.filter(sent_on__isnull=False).exists()
    told = asked.reminders.filter(on=on).exists()
    if not (is_open and mail.is_address(asked.contact_email)) or has_answered or told:
        return False
    with audit.acting(actor=actor, reason=asked.referral.subject, day=on, kind=kind):
        Reminder.objects.create(referral_row=asked, on=on, occasion=occasion)
        sending.remind(asked, key=f"reminded:{on}", on=on)
    return True


def remind_of_opinions_by_rule(*, on: dt.date) -> int:
    """Send the reminders that are due that day on every open request; gives how many.

    Each is a transaction of its own: one that fails keeps no other from its letter. Safe to run twice.
    """
    sent = 0
    for row in _waiting(on):
        done = [each.occasion for each in row.reminders.all() if each.occasion is not None]
        occasions = Occasions(days=tuple(row.referral.reminders), escalate_after=None)
        occasion = occasion_of(_as_asked(row, done), occasions, on=on)
        if occasion is not None:
            sent += remind_of_opinion(
                row=row, on=on, actor=SYSTEM, occasion=occasion, kind="system"
            )
    return sent


@transaction.atomic
def withdraw_opinion_links(*, row: ReferralRow, on: dt.date, actor: str) -> int:
    """Let none of the links to the row work any more; gives how many did. Three queries."""
    asked = _locked(row)
    with audit.acting(actor=actor, reason=asked.referral.subject, day=on):
        return asked.reply_links.filter(revoked_on__isnull=True).update(revoked_on=on)


def _waiting(on: dt.date) -> "list[ReferralRow]":
    answered = Opinion.objects.filter(row=OuterRef("pk"), sent_on__isnull=False)
    rows = ReferralRow.objects.filter(
        ~Exists(answered), referral__sent_on__lte=on, referral__closed_on__isnull=True
    ).exclude(contact_email="")
    found = rows.select_related("referral").prefetch_related("reminders")
    return list(found.order_by("pk"))


def _as_asked(row: ReferralRow, done: list[int]) -> Asked:
    return Asked(
        row=str(row.pk),
        recipient=row.contact_email,
        due=row.referral.due,
        asked_on=row.referral.sent_on or row.referral.due,
        is_waiting=True,
        reminded=frozenset(done),
    )


def _locked(row: ReferralRow) -> ReferralRow:
    rows = ReferralRow.objects.select_for_update(of=("self",))
    return rows.select_related("referral__matter__structure", "party").get(pk=row.pk)


def _asked(row: ReferralRow, via: Via) -> ReferralRow:
    """The row as it is now, kept from others until the transaction ends. One query.

    Raises: Refused where the request is closed to those who answer.
    """
    asked = _locked(row)
    if asked.referral.closed_on is not None and via not in _NOTED:
        raise Refused([finding("matters.referral_closed", subject=asked.referral.subject)])
    return asked


def _actor(row: ReferralRow, opined: Opined) -> str:
    return f"{opined.written_by or row.contact_name or 'Länken'}, {sending.name_of(row)}"


def _last_writer(row: ReferralRow) -> str:
    last = row.opinions.filter(sent_on__isnull=False).order_by("-pk").first()
    return last.written_by if last else ""


def _draft_of(row: ReferralRow, via: Via) -> Opinion:
    found = row.opinions.filter(sent_on__isnull=True).first()
    return found or Opinion(row=row, via=via)


def _put(opinion: Opinion, opined: Opined) -> Opinion:
    kept = opinion.document
    for each in fields(opined):
        setattr(opinion, each.name, getattr(opined, each.name))
    opinion.document = opined.document or kept
    opinion.save()
    return opinion


def _send(row: ReferralRow, opined: Opined, via: Via, on: dt.date) -> Opinion:
    """The opinion as sent. What others have begun meanwhile stays a draft, after it: the last row sent is the one that counts."""
    opinion = _draft_of(row, via)
    begun = _content(opinion) if opinion.pk and via in _NOTED else None
    if begun is not None:
        opinion.document = None
    opinion.via, opinion.sent_on = via, on
    _put(opinion, opined)
    if begun is not None:
        _put(Opinion(row=row, via=Via.LINK), begun)
    row.version += 1
    row.save(update_fields=["version"])
    return opinion


def _content(opinion: Opinion) -> Opined:
    return Opined(**{each.name: getattr(opinion, each.name) for each in fields(Opined)})


def _settle(matter: Matter, on: dt.date, actor: str) -> None:
    """When everybody asked has answered, the matter goes back to where it was asked from. One query, or as many as a step."""
    answered = Opinion.objects.filter(row=OuterRef("pk"), sent_on__isnull=False)
    asked = ReferralRow.objects.filter(referral__matter=matter, referral__closed_on__isnull=True)
    if not asked.filter(~Exists(answered)).exists():
        come_back(matter, on, actor)
