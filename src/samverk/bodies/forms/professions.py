"""Which professions somebody has: those that the structure knows as ticks, others in own words."""

import datetime as dt

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.bodies.forms.naming import Named
from samverk.bodies.models import Structure
from samverk.bodies.queries import professions

LONGEST = 80


class ProfessionsForm(forms.Form):
    """The professions of the person that a form is about. They are added to what is recorded, never taken away."""

    structure: Structure
    on: dt.date
    demanded = ""

    known_professions = forms.MultipleChoiceField(
        label=gettext_lazy("Yrke"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Behövs bara för den som är ny, eller om yrket inte är antecknat."),
    )
    other_profession = forms.CharField(
        label=gettext_lazy("Annat yrke"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Flera skiljs åt med komma. Lämna tomt om yrket saknar betydelse."),
    )

    def ask_for_professions(self) -> None:
        """Offer the professions that the structure knows that day. One query."""
        self.named = professions.known(self.structure, on=self.on)
        self.fields["known_professions"].choices = list(self.named.items())  # type: ignore[attr-defined]
        if not self.named:
            del self.fields["known_professions"]
            self.fields["other_profession"].label = _("Yrke")

    def demands(self, key: str) -> None:
        """Ask for the profession that the seat demands, if it does."""
        if key in self.named:
            self.demanded = key
            said = _("Platsen kräver yrket %(name)s. Bocka för det om det inte är antecknat.")
            help_text = said % {"name": self.named[key]}
            self.fields["known_professions"].help_text = help_text

    def clean_other_profession(self) -> list[str]:
        """The keys of the professions in own words; what the structure calls the same is the same."""
        by_name = {slugify(name): key for key, name in self.named.items()}
        written = self.cleaned_data["other_profession"].split(",")
        keys = [slugify(each) for each in written if each.strip()]
        if not all(keys):
            raise forms.ValidationError(_("Skriv yrket med bokstäver."))
        return [by_name.get(key, key) for key in keys]

    def professions(self) -> list[str]:
        """The keys of what was ticked and written, once the form is valid."""
        given = self.cleaned_data
        ticked = given.get("known_professions", [])
        return list(dict.fromkeys([*ticked, *given.get("other_profession", [])]))

    def says_professions(self, who: Named) -> tuple[str, ...]:
        """That professions are recorded which were not, in a sentence."""
        had = who.person.professions if who.person else []
        names = [self.named.get(key, key) for key in self.professions() if key not in had]
        facts = {"person": who.name, "professions": ", ".join(names)}
        return (_("Yrke antecknas för %(person)s: %(professions)s.") % facts,) if names else ()
