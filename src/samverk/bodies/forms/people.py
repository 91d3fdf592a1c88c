"""How a person's name is written."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.bodies import actions
from samverk.bodies.forms.act import ActForm
from samverk.bodies.forms.seats import Data
from samverk.parties.models import Person


class NameForm(ActForm):
    """Correct how a name is written. A person who has changed name keeps every task."""

    given_name = forms.CharField(
        label=gettext_lazy("Förnamn"),
        max_length=100,
        error_messages={"required": gettext_lazy("Skriv förnamnet.")},
    )
    family_name = forms.CharField(
        label=gettext_lazy("Efternamn"),
        max_length=100,
        error_messages={"required": gettext_lazy("Skriv efternamnet.")},
    )

    def __init__(self, data: Data, *, person: Person, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, **about)
        self.person = person
        self.was = person.name
        self.fields["given_name"].initial = person.given_name
        self.fields["family_name"].initial = person.family_name

    @property
    def day(self) -> dt.date:
        """The name is corrected for every day; what it leads to is judged on the chosen one."""
        return self.on

    def perform(self, *, actor: str, reason: str) -> None:  # noqa: ARG002 -- there is nothing to doubt
        """Correct it."""
        actions.correct_name(
            person=self.person,
            given_name=self.cleaned_data["given_name"],
            family_name=self.cleaned_data["family_name"],
            actor=actor,
        )

    def done(self) -> str:
        """The name before and after."""
        facts = {
            "before": self.was,
            "after": f"{self.cleaned_data['given_name']} {self.cleaned_data['family_name']}",
        }
        return _("%(before)s heter nu %(after)s i registret.") % facts
