"""The forms of one's own account: allauth's, with our words at the fields."""

from typing import TYPE_CHECKING, Any

from allauth.account import forms as allauth
from allauth.account.fields import SetPasswordField
from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class NewPassword(SetPasswordField):  # type: ignore[misc]
    """A password that is chosen, with what is asked of it."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Nytt lösenord"),
            help_text=_("Minst tolv tecken, och inte ett vanligt lösenord."),
            error_messages={"required": _("Skriv ett lösenord.")},
        )
        self.widget.attrs.pop("placeholder", None)


def present(label: "str | StrPromise") -> forms.CharField:
    """A password that the user has already."""
    return forms.CharField(
        label=label,
        strip=False,
        error_messages={"required": _("Skriv ditt lösenord.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class _ChosenOnce:
    """One field for a new password: whoever cannot see what they typed asks for a new link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- allauth's signature
        super().__init__(*args, **kwargs)
        del self.fields["password2"]  # type: ignore[attr-defined]


class ChangePassword(_ChosenOnce, allauth.ChangePasswordForm):  # type: ignore[misc]
    """The password one has, and the one to have."""

    oldpassword = present(_("Lösenord som du har nu"))
    password1 = NewPassword()


class ResetPasswordByLink(_ChosenOnce, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password."""

    password1 = NewPassword()


class ResetPassword(allauth.ResetPasswordForm):  # type: ignore[misc]
    """Where the link is to be sent."""

    email = forms.EmailField(
        label=_("E-postadress"),
        error_messages={"required": _("Skriv din e-postadress.")},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )


class Reauthenticate(allauth.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    password = present(_("Lösenord"))
