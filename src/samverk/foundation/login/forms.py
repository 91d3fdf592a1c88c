import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samverk.foundation import audit
from samverk.foundation.login import guesses


class LogInForm(AuthenticationForm):
    """E-mail and password. It never tells which of them was wrong, nor whether an account may log in."""

    username = forms.EmailField(
        label=_("E-postadress"),
        error_messages={"required": _("Skriv din e-postadress.")},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Lösenord"),
        strip=False,
        error_messages={"required": _("Skriv ditt lösenord.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    wrong = _("E-postadressen och lösenordet hör inte ihop. Skriv lösenordet en gång till.")
    too_many = _("Lösenordet har blivit fel för många gånger. Försök igen om en kvart.")

    def __init__(self, request: HttpRequest, *, data: Any, at: dt.datetime) -> None:  # noqa: ANN401
        self.at = at
        self.origin = guesses.origin_of(request)
        super().__init__(request, data=data)

    def clean(self) -> dict[str, Any]:
        """Try the password, if there is one and not too many were tried before it."""
        if self.errors:
            return self.cleaned_data
        account = self.cleaned_data["username"]
        try:
            guess = guesses.begin(account=account, origin=self.origin, at=self.at)
        except guesses.TooManyGuesses as many:
            raise ValidationError(self.too_many, code="too_many") from many
        try:
            self._try()
        except ValidationError:
            self.add_error("password", self.wrong)
        else:
            guesses.was_right(guess)
        return self.cleaned_data

    def _try(self) -> None:
        # A password that fits may be stored anew, by a better method: Samverk does that, not the person.
        with audit.acting(actor="Samverk", kind="system", reason="Inloggning"):
            super().clean()

    @property
    def must_wait(self) -> bool:
        """Whether the password was not even tried."""
        return self.has_error(NON_FIELD_ERRORS, "too_many")
