"""The decision behind an appointment or an election."""

import datetime as dt

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Structure, StructureParty
from samverk.foundation.fields import DayField
from samverk.parties.models import Organ, Party


class OrganField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An organ of a party's line, with the party's name where there are several parties."""

    names_party = True

    def label_from_instance(self, obj: Organ) -> str:
        """The organ as the list shows it."""
        return f"{obj.name}, {obj.party.name}" if self.names_party else obj.name


class DecisionForm(forms.Form):
    """Organ, day, paragraph and registry number, as far as they are known."""

    organ = OrganField(
        label=_("Beslutat av"),
        queryset=Organ.objects.none(),
        required=False,
        empty_label=_("inte antecknat"),
    )
    decided_on = DayField(label=_("Beslutsdag"), required=False)
    paragraph = forms.CharField(label=_("Paragraf"), required=False, max_length=20)
    registry_number = forms.CharField(label=_("Diarienummer"), required=False, max_length=40)

    def decision(self) -> DecisionFacts:
        """The decision as an act takes it, once the form is valid."""
        given = self.cleaned_data
        return DecisionFacts(
            given["organ"], given["decided_on"], given["paragraph"], given["registry_number"]
        )


def organs(structure: Structure, party: Party | None, *, on: dt.date) -> QuerySet[Organ]:
    """The organs that may have decided: those of the party, else of every party of the structure."""
    rows = Organ.objects.filter(period__contains=on).select_related("party")
    if party is not None:
        return rows.filter(party=party).order_by("name")
    there = parties(structure, on=on).values("party")
    return rows.filter(party__in=there).order_by("party__name", "name")


def parties(structure: Structure, *, on: dt.date, side: str = "") -> QuerySet[StructureParty]:
    """The parties of the structure that day, those of one side where a side is named."""
    rows = StructureParty.objects.filter(structure=structure, period__contains=on)
    rows = rows.filter(side=side) if side else rows
    return rows.select_related("party").order_by("name")


class PartyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A party under the name that the structure gives it."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(
            label=_("För"),
            queryset=StructureParty.objects.none(),
            required=required,
            empty_label=_("ingen part"),
        )

    def label_from_instance(self, obj: StructureParty) -> str:
        """The party as the list shows it."""
        return obj.name
