"""The form by which an agreement is put in the register: terms of the structure's file, or to be entered by hand."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.actions import New, register_agreement
from samverk.agreements.models import Agreement
from samverk.agreements.queries import acting
from samverk.bodies.models import Structure
from samverk.foundation.fields import TextField
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules

LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be registered: the structure, the terms of its file, its parties, and the agreements that are there."""

    structure: Structure
    rules: Rules | None
    there: Sequence[Agreement]
    today: dt.date

    @property
    def terms(self) -> Mapping[Key, Terms]:
        """The agreements of the file."""
        return self.rules.agreements if self.rules else {}


class RegisterForm(forms.Form):
    """An agreement as somebody puts it in the register."""

    villkor = forms.ChoiceField(
        label=_("Var står villkoren?"),
        help_text=_("Avtal som strukturfilen beskriver har sina villkor där."),
        required=False,
    )
    namn = TextField(
        label=_("Vad heter avtalet?"),
        help_text=_("Lämna tomt för namnet i strukturfilen."),
        required=False,
    )
    part = forms.ChoiceField(
        label=_("Med vilken part?"),
        help_text=_("Bara ett lokalt avtal, som är ett för varje part."),
        required=False,
    )
    huvudavtal = forms.ChoiceField(
        label=_("Under vilket avtal?"),
        help_text=_("Lämna tomt för ett huvudavtal, eller för det som strukturfilen säger."),
        required=False,
    )

    def __init__(
        self,
        offered: Offered,
        data: Mapping[str, Any] | None = None,
        asked: Mapping[str, str] | None = None,
    ) -> None:
        self.offered = offered
        super().__init__(data, initial=dict(asked or {}))
        parties = offered.rules.signatories() if offered.rules else ()
        self._choose(
            "villkor",
            gettext("De skrivs in för hand"),
            [(key, _named(terms)) for key, terms in offered.terms.items()],
        )
        self._choose(
            "part", gettext("Inget lokalt avtal"), [(each.key, each.name) for each in parties]
        )
        there = [(str(each.pk), each.name) for each in offered.there]
        self._choose("huvudavtal", gettext("Inget"), there)

    def _choose(self, name: str, none: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", none), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was written; it has a name, and a local agreement is with somebody."""
        given: dict[str, Any] = super().clean() or {}
        terms = self.offered.terms.get(given.get("villkor", ""))
        if terms is None and not given.get("namn") and "namn" not in self.errors:
            self.add_error("namn", gettext("Skriv vad avtalet heter."))
        if terms is not None and is_local(terms) and not given.get("part"):
            self.add_error("part", gettext("Välj med vilken part det är."))
        return given

    def perform(self, *, actor: str) -> Agreement:
        """Put it in the register.

        Raises: Refused.
        """
        given = self.cleaned_data
        terms = self.offered.terms.get(given["villkor"])
        party = acting.party(given["part"]) if given["part"] else None
        named = f"{terms.name}, {party.name}" if terms and party else (terms.name if terms else "")
        new = New(
            name=(given["namn"] or named)[:200],
            terms=given["villkor"],
            party=party,
            parent=self._parent(terms),
        )
        return register_agreement(
            structure=self.offered.structure, new=new, on=self.offered.today, actor=actor
        )

    def _parent(self, terms: Terms | None) -> Agreement | None:
        """The one that was chosen, else the one whose terms the file puts it under."""
        chosen = self.cleaned_data["huvudavtal"]
        above = terms.parent if terms and not chosen else None
        return next(
            (
                each
                for each in self.offered.there
                if str(each.pk) == chosen or (above and each.terms == above)
            ),
            None,
        )


def is_local(terms: Terms) -> bool:
    """Whether the terms are those of one agreement for each party."""
    return terms.kind == LOCAL and terms.each_with is not None


def _named(terms: Terms) -> str:
    if not is_local(terms):
        return terms.name
    return gettext("%(name)s (ett för varje part)") % {"name": terms.name}
