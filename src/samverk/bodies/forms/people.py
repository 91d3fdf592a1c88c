"""How a person's name is written, and which professions the members of a body have."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverk.bodies import actions
from samverk.bodies.forms.act import ActForm
from samverk.bodies.forms.seats import Data
from samverk.bodies.models import Structure
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


class QuotaForm(ActForm):
    """Which of the members of a body have the professions that its rules count. A tick adds, and takes nothing away."""

    structure: Structure

    def __init__(
        self,
        data: Data,
        *,
        wanted: Mapping[str, str],
        members: Iterable[Person],
        **about: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(data, **about)
        self.wanted, self.members = wanted, {str(person.pk): person for person in members}
        for key, name in wanted.items():
            self.fields[f"yrke-{key}"] = forms.MultipleChoiceField(
                label=name,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[
                    (pk, person.name)
                    for pk, person in self.members.items()
                    if key not in person.professions
                ],
            )

    @property
    def day(self) -> dt.date:
        """A profession is recorded for every day; what it leads to is judged on the chosen one."""
        return self.on

    def perform(self, *, actor: str, reason: str) -> None:  # noqa: ARG002 -- there is nothing to doubt
        """Record what was ticked."""
        for key, person in self._ticked():
            actions.record_professions(person=person, professions=[key], actor=actor)

    def _ticked(self) -> list[tuple[str, Person]]:
        given = self.cleaned_data
        return [(key, self.members[pk]) for key in self.wanted for pk in given[f"yrke-{key}"]]

    def leads_to(self) -> tuple[str, ...]:
        """Whose profession is recorded."""
        facts = [
            {"person": person.name, "professions": self.wanted[key]}
            for key, person in self._ticked()
        ]
        said = tuple(_("Yrke antecknas för %(person)s: %(professions)s.") % each for each in facts)
        return said or (_("Inget yrke är förbockat, så inget antecknas."),)

    def done(self) -> str:
        """How many were recorded."""
        number = len(self._ticked())
        said = ngettext("%(number)d yrke är antecknat.", "%(number)d yrken är antecknade.", number)
        return said % {"number": number}
