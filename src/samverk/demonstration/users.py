"""The users behind the demonstration's log-ins."""

from collections.abc import Iterable

from django.contrib.auth.hashers import check_password, make_password

from samverk.demonstration.logins import LOGINS
from samverk.foundation import audit
from samverk.foundation.models import User

ACTOR = "Demonstrationen"
REASON = "Demonstrationens inloggningar"


def load(password: str | None) -> None:
    """Make the users that are not there yet, and let all of them in with the password that is told at the start.

    Without a password they are let in by the buttons of the log-in page only. What else was changed stays changed.
    """
    known = {user.email: user for user in User.objects.filter(email__in=_emails())}
    locked_out = _locked_out(known.values(), password)
    if not locked_out and len(known) == len(LOGINS):
        return
    with audit.acting(actor=ACTOR, reason=REASON, kind="system"):
        encoded = make_password(password)  # once: it is slow by intent, and the password is one
        User.objects.filter(pk__in=[user.pk for user in locked_out]).update(password=encoded)
        User.objects.bulk_create(
            User(
                email=login.email,
                name=login.name,
                is_staff=login.is_administrator,
                password=encoded,
            )
            for login in LOGINS
            if login.email not in known
        )


def _emails() -> list[str]:
    return [login.email for login in LOGINS]


def _locked_out(users: Iterable[User], password: str | None) -> list[User]:
    """Those whom the password does not let in. They share one encoded text, which is tried once."""
    if password is None:
        return []
    users = list(users)
    fits = {encoded: check_password(password, encoded) for encoded in {u.password for u in users}}
    return [user for user in users if not fits[user.password]]
