"""The second factor: what its secrets are stored as, and what its keys are called."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are stored encrypted: a copy of the database alone opens no account."""

    error_messages = {  # noqa: RUF012 -- allauth's own way
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Den här går inte att ta bort."),
        "cannot_generate_recovery_codes": _("Lägg först till en app eller en nyckel."),
        "incorrect_code": _("Koden stämmer inte. Skriv den som visas nu."),
    }

    def encrypt(self, text: str) -> str:
        """The text as it is stored."""
        return _ciphers().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was stored, also under a key that has been replaced since."""
        return _ciphers().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002 -- allauth's signature
        """A name to begin with for one more key."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Nyckel %(number)s") % {"number": number}

    def _get_site_name(self) -> str:
        return "Samverk"


def _ciphers() -> MultiFernet:
    """The key of this installation first, then those it had before."""
    return MultiFernet(
        [
            Fernet(_derived(str(key)))
            for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        ]
    )


def _derived(key: str) -> bytes:
    digest = hashlib.sha256(b"samverk.foundation.login.factors" + key.encode()).digest()
    return base64.urlsafe_b64encode(digest)
