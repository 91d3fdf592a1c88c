"""The forms of the second factor: allauth's, with our words at the fields."""

from typing import TYPE_CHECKING

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def code(help_text: "str | StrPromise") -> forms.CharField:
    """A code to type, from an application or from the list of recovery codes."""
    return forms.CharField(
        label=_("Kod"),
        help_text=help_text,
        error_messages={"required": _("Skriv koden.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


def name_of_key(*, required: bool) -> forms.CharField:
    """What the user calls a key."""
    return forms.CharField(
        label=_("Nyckelns namn"),
        max_length=100,
        required=required,
        error_messages={"required": _("Skriv ett namn.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class Authenticate(base.AuthenticateForm):  # type: ignore[misc]
    """The code that comes after the password."""

    code = code(_("Sex siffror från din app, eller en av dina reservkoder."))


class Reauthenticate(base.ReauthenticateForm):  # type: ignore[misc]
    """A code once more."""

    code = code(_("Sex siffror från din app, eller en av dina reservkoder."))


class ActivateTotp(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an application, which shows that it has the secret."""

    code = code(_("Sex siffror, som appen visar nu."))


class AddKey(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """What a new key is called, and whether it is enough alone."""

    name = name_of_key(required=False)
    passwordless = forms.BooleanField(
        label=_("Logga in med bara den här nyckeln"),
        help_text=_("Nyckeln frågar då efter din pinkod, ditt finger eller ditt ansikte."),
        required=False,
    )


class RenameKey(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """What a key is called."""

    name = name_of_key(required=True)
