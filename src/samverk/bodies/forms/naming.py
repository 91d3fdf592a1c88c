"""A person by name: one whom the register knows, or somebody new."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.bodies import actions
from samverk.bodies.models import Structure
from samverk.parties.models import Person

MOST = 2000
LONGEST = 100
_NUMBERED = re.compile(r"(.*?)\s*\((\d{1,9})\)")
_NUMBER = re.compile(r"\d{6}")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A known person, or the name of a new one."""

    given_name: str
    family_name: str
    person: Person | None = None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def written_down(self, *, actor: str, professions: Sequence[str] = ()) -> Person:
        """The person, written down now if new; the professions are recorded where they were not."""
        if self.person and not professions:
            return self.person
        if self.person:
            return actions.record_professions(
                person=self.person, professions=professions, actor=actor
            )
        return actions.add_person(
            given_name=self.given_name,
            family_name=self.family_name,
            professions=professions,
            actor=actor,
        )


class PersonField(forms.CharField):
    """A name, completed from the list beside it; a number after it tells two of the same name apart."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=gettext_lazy("Person"),
            max_length=220,
            required=required,
            help_text=gettext_lazy(
                "Skriv namnet och välj i listan. Den som inte finns skrivs in som ny."
            ),
            error_messages={"required": gettext_lazy("Skriv vem det gäller.")},
            widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
        )


def choices(structure: Structure) -> list[str]:
    """What the list offers: everybody with a task in the structure or an office at one of its parties. One query."""
    here = Q(appointments__seat__body__structure=structure)
    at_a_party = Q(office_holdings__office__party__structures__structure=structure)
    keys = Person.objects.filter(here | at_a_party).values("pk")
    rows = Person.objects.filter(pk__in=keys).order_by("given_name", "family_name")[:MOST]
    people = [(row.pk, row.name) for row in rows]
    times = Counter(name for _pk, name in people)
    return [name if times[name] == 1 else f"{name} ({pk})" for pk, name in people]


def written(person: Person) -> str:
    """How to write this very person. One query."""
    same = Person.objects.filter(
        given_name__iexact=person.given_name, family_name__iexact=person.family_name
    )
    return f"{person.name} ({person.pk})" if same.count() > 1 else person.name


def named(written: str) -> Named:
    """Whom a name means.

    Queries: one.
    Raises: ValidationError where it is no whole name, or the name of several.
    """
    words = " ".join(written.split())
    if match := _NUMBERED.fullmatch(words):
        return _numbered(match[1], int(match[2]))
    whole = Lower(Concat("given_name", Value(" "), "family_name"))
    same = list(Person.objects.annotate(whole=whole).filter(whole=words.lower())[:10])
    if len(same) > 1:
        known = ", ".join(f"{row.name} ({row.pk})" for row in same)
        message = _("Flera heter så. Skriv numret också: %(names)s.") % {"names": known}
        raise forms.ValidationError(message)
    return _known(same[0]) if same else _new(words)


def _known(person: Person) -> Named:
    return Named(person.given_name, person.family_name, person)


def _numbered(name: str, number: int) -> Named:
    person = Person.objects.filter(pk=number).first()
    if person is None or person.name.casefold() != name.casefold():
        raise forms.ValidationError(_("Ingen i registret har det namnet och numret."))
    return _known(person)


def _new(words: str) -> Named:
    family, comma, given = words.partition(",")
    parts = [given.strip(), family.strip()] if comma else words.rsplit(" ", 1)
    if len(parts) < _TWO or not all(parts):
        raise forms.ValidationError(_("Skriv både förnamn och efternamn."))
    if _NUMBER.search(words):
        raise forms.ValidationError(_("Skriv bara namnet. Personnummer sparas aldrig."))
    if max(map(len, parts)) > LONGEST:
        raise forms.ValidationError(_("Namnet är för långt."))
    return Named(parts[0], parts[1])
