"""What is done with invitations and roles. Each is one transaction, and stands in the trail."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_noop

from samverk.bodies.models import Invitation, Role, Structure
from samverk.bodies.queries import senders
from samverk.foundation import audit, mail
from samverk.foundation.models import User
from samverk.parties.models import Party

OPEN_FOR = dt.timedelta(days=7)
_LETTER = gettext_noop(
    "Hej %(name)s,\n\n"
    "%(inviter)s bjuder in dig till Samverk som %(role)s i %(structure)s. "
    "Öppna länken och välj ett lösenord:\n\n"
    "%(link)s\n\n"
    "Länken är bara för dig. Den gäller i sju dagar och en gång.\n"
)


class NoLongerOpen(Exception):
    """The invitation was accepted, revoked or is too old, or never was."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A role in a structure; party is for whom a contact speaks."""

    structure: Structure
    kind: str
    party: Party | None = None


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    offer: Offer,
    link: Callable[[str], str],
    at: dt.datetime,
    actor: str,
) -> Invitation:
    """Ask somebody to have an account with a role; link makes an address of the token, which is kept nowhere.

    An invitation to the same role that is still open is replaced.
    """
    token = secrets.token_urlsafe(32)
    address = link(token)
    reason = f"Inbjudan till {email.lower()}"
    with audit.acting(actor=actor, reason=reason):
        for earlier in _open(at).filter(
            email=email.lower(), structure=offer.structure, kind=offer.kind, party=offer.party
        ):
            revoke(invitation=earlier, at=at, actor=actor)
        invitation = Invitation.objects.create(
            email=email.lower(),
            name=name,
            structure=offer.structure,
            kind=offer.kind,
            party=offer.party,
            digest=_digest(token),
            invited_by=actor,
            invited_at=at,
            expires_at=at + OPEN_FOR,
        )
    _write(invitation, address)
    return invitation


def _write(invitation: Invitation, address: str) -> None:
    facts = {
        "name": invitation.name,
        "inviter": invitation.invited_by,
        "role": invitation.get_kind_display(),
        "structure": invitation.structure.name,
        "link": address,
    }
    mail.queue(
        to=mail.Address(invitation.name, invitation.email),
        subject=gettext("Inbjudan till Samverk"),
        text=gettext(_LETTER) % facts,
        kind="invitation",
        sender=senders.sender_of(invitation.structure),
        reply_to=senders.reply_to_of(invitation.structure),
        about=f"invitation:{invitation.pk}",
        key=f"invitation:{invitation.pk}",
        confidential=[address],
    )


def revoke(*, invitation: Invitation, at: dt.datetime, actor: str) -> None:
    """Let the link open nothing from now on. One that was accepted stays so."""
    reason = f"Inbjudan till {invitation.email} återkallas"
    with transaction.atomic(), audit.acting(actor=actor, reason=reason):
        row = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if row.accepted_at is None and row.revoked_at is None:
            row.revoked_at = at
            row.save(update_fields=["revoked_at"])


def found(token: str, *, at: dt.datetime) -> Invitation:
    """The open invitation that the link is for. One query.

    Raises: NoLongerOpen.
    """
    rows = _open(at).select_related("structure", "party")
    row = rows.filter(digest=_digest(token)).first()
    if row is None:
        raise NoLongerOpen
    return row


def _open(at: dt.datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        accepted_at=None, revoked_at=None, expires_at__gt=at, invited_at__lte=at
    )


def accept(*, token: str, name: str = "", password: str = "", on: dt.date, at: dt.datetime) -> User:
    """Give the role, to a new account with this name and password or to the one that has the address already.

    Raises: NoLongerOpen, and then nothing is written; of two at the same moment the second.
    """
    with transaction.atomic(), audit.acting(actor="Samverk", kind="system", reason="Inbjudan"):
        row = Invitation.objects.select_for_update().get(pk=found(token, at=at).pk)
        if row.accepted_at is not None or row.revoked_at is not None:
            raise NoLongerOpen
        row.accepted_at = at
        row.save(update_fields=["accepted_at"])
        user = User.objects.filter(email=row.email).first()
        if user is None:
            user = User.objects.create_user(email=row.email, name=name, password=password)
        actor = str(user)
        with audit.acting(actor=actor, reason=f"Inbjuden av {row.invited_by}", day=on):
            _give(user, Offer(row.structure, row.kind, row.party), on)
    return user


def give_role(*, user: User, offer: Offer, on: dt.date, actor: str, reason: str = "") -> Role:
    """Give a role from that day on; one that the user has already stays as it is."""
    with transaction.atomic(), audit.acting(actor=actor, reason=reason, day=on):
        return _give(user, offer, on)


def _give(user: User, offer: Offer, on: dt.date) -> Role:
    held = Role.objects.filter(
        user=user, structure=offer.structure, kind=offer.kind, party=offer.party
    )
    now = held.filter(period__contains=on).first()
    return now or Role.objects.create(
        user=user,
        structure=offer.structure,
        kind=offer.kind,
        party=offer.party,
        period=DateRange(on, None),
    )


def end_role(*, role: Role, on: dt.date, actor: str, reason: str = "") -> None:
    """Let the role open nothing from that day on.

    A role that was given the same day, by mistake, is put on the day before it: a period holds a day at least.
    """
    with transaction.atomic(), audit.acting(actor=actor, reason=reason, day=on):
        row = Role.objects.select_for_update().get(pk=role.pk)
        row.period = DateRange(min(row.period.lower, on - dt.timedelta(1)), on)
        row.save(update_fields=["period"])


def end_sessions(*, user: User) -> int:
    """Log somebody out wherever they are logged in, and give how many places that were."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
