"""Letters to whom an account belongs, when something that opens it was changed or somebody logged in to it elsewhere."""

import secrets
from collections.abc import Mapping
from typing import Final

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from samverk.foundation import audit, mail
from samverk.foundation.models import User

# By allauth's own names of its letters.
CHANGED: Final[Mapping[str, str]] = {
    "account/email/password_changed": gettext_noop("lösenordet byttes"),
    "account/email/password_reset": gettext_noop("lösenordet byttes genom en länk"),
    "account/email/password_set": gettext_noop("ett lösenord valdes"),
    "mfa/email/recovery_codes_generated": gettext_noop("nya reservkoder togs fram"),
    "mfa/email/totp_activated": gettext_noop("en app för koder lades till"),
    "mfa/email/totp_deactivated": gettext_noop("appen för koder togs bort"),
    "mfa/email/webauthn_added": gettext_noop("en nyckel lades till"),
    "mfa/email/webauthn_removed": gettext_noop("en nyckel togs bort"),
}
NEW_DEVICE: Final = gettext_noop("någon loggade in från en webbläsare som inte använts förut")
COOKIE: Final = "samverk_known"
_SALT: Final = "samverk.foundation.login.notices"
KNOWN_FOR_SECONDS: Final = 365 * 24 * 3600
MOST_ACCOUNTS: Final = 10  # in one browser that several persons share

_LETTER = gettext_noop(
    "Hej %(name)s,\n\n"
    "i ditt konto i Samverk: %(what)s, %(when)s.\n\n"
    "Var det du behöver du inte göra något.\n\n"
    "Var det inte du:\n"
    "1. Välj ett nytt lösenord: %(reset)s\n"
    "2. Logga ut alla andra och se över ditt andra steg: %(account)s\n"
    "3. Säg till den som förvaltar Samverk hos er.\n"
)


def tell(user: User, what: str, request: HttpRequest) -> None:
    """Queue the letter. It holds no secret and no link that opens anything."""
    now = timezone.localtime()
    facts = {
        "name": user.name,
        "what": gettext(what),
        "when": f"{now:%Y-%m-%d %H:%M}",
        "reset": request.build_absolute_uri(reverse("account_reset_password")),
        "account": request.build_absolute_uri(reverse("mfa_index")),
    }
    with audit.acting(actor="Samverk", kind="system", reason="Besked om kontot"):
        mail.queue(
            to=mail.Address(user.name, user.email),
            subject=gettext("Ditt konto i Samverk: %(what)s") % facts,
            text=gettext(_LETTER) % facts,
            kind="account",
            about=f"user:{user.pk}",
            key=f"account:{user.pk}:{secrets.token_hex(8)}",
        )


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether the browser has been logged in to the account before, by a cookie that it keeps for a year."""
    return str(user.pk) in _accounts(request)


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let the browser keep that it has been logged in to the account. It opens nothing."""
    others = [each for each in _accounts(request) if each != str(user.pk)]
    response.set_signed_cookie(
        COOKIE,
        ".".join([*others, str(user.pk)][-MOST_ACCOUNTS:]),
        salt=_SALT,
        max_age=KNOWN_FOR_SECONDS,
        path=reverse("account_login"),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def _accounts(request: HttpRequest) -> list[str]:
    try:
        kept = request.get_signed_cookie(COOKIE, "", salt=_SALT, max_age=KNOWN_FOR_SECONDS)
    except signing.BadSignature:
        return []
    return kept.split(".") if kept else []
