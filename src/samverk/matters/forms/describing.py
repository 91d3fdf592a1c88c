"""The form by which what describes a matter is put right: shown first with what it leads to, then made."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.language import spoken
from samverk.matters.actions.describing import Description, describe
from samverk.matters.forms.acting import LONGEST_NUMBER, About
from samverk.matters.forms.changing import HOW, ChangeForm, matter_of
from samverk.matters.forms.tags import TagsField, tags_in
from samverk.matters.models import Matter, MatterLink
from samverk.matters.queries.hanging_together import links_of, to_end
from samverk.matters.texts_links import said
from samverk.rulebook.matters.order import TARGET_GROUPS, target_groups

if TYPE_CHECKING:
    from samverk.matters.forms.changing import Files


class DescribeForm(ChangeForm):
    """What a matter is called and sorted under, and what it hangs together with, from a day and for a reason."""

    is_weighed = True
    rubrik = TextField(label=_("Rubrik"), error_messages={"required": _("Skriv en rubrik.")})
    fragan = TextField(label=_("Vad är frågan?"), rows=4, required=False)
    malgrupper = forms.MultipleChoiceField(
        label=_("Målgrupper"), required=False, widget=forms.CheckboxSelectMultiple
    )
    markord = TagsField()
    bort = forms.TypedMultipleChoiceField(
        label=_("Kopplingar som inte stämmer längre"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    arende = forms.CharField(
        label=_("Koppla till ärendet"),
        help_text=_("Diarienumret, ditt eller någon annans. Lämna tomt om inget ska läggas till."),
        max_length=LONGEST_NUMBER,
        required=False,
    )
    hur = forms.ChoiceField(label=_("Hur hänger de ihop?"), choices=HOW, required=False)
    skedde = DayField(label=_("Gäller från"))
    skal = TextField(
        label=_("Skäl"),
        rows=2,
        error_messages={"required": _("Skriv skälet. Den som läser ärendet om ett år ser det.")},
    )

    def __init__(
        self, about: About, data: Mapping[str, Any] | None = None, files: "Files | None" = None
    ) -> None:
        super().__init__(about, data, files)
        self.links = {link.pk: link for link in to_end(links_of(about.matter))}
        self.groups = _groups(about)
        self._choices("malgrupper", list(self.groups.items()))
        self._choices("bort", [(pk, said(each, about.matter)) for pk, each in self.links.items()])
        if not self.links:
            del self.fields["bort"]
        self.initial.update(_initial(about))

    def _choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a field of choices

    def clean_skedde(self) -> dt.date:
        """The day, which has come."""
        day: dt.date = self.cleaned_data["skedde"]
        if day > self.about.today:
            raise forms.ValidationError(gettext("Dagen har inte kommit än."))
        return day

    def clean_arende(self) -> Matter | None:
        """The matter of that number, where one is written."""
        number = self.cleaned_data["arende"]
        return matter_of(number, self.about) if number else None

    def clean(self) -> dict[str, Any]:
        """What was written, where anything differs; a link does not end before it was made."""
        given: dict[str, Any] = super().clean() or {}
        day = given.get("skedde")
        if day and any(link.made_on > day for link in self.ended(given)):
            self.add_error(
                "skedde", gettext("Kopplingen gjordes senare än så. Välj en senare dag.")
            )
        if not self.errors and not any(self._differs(given)):
            raise forms.ValidationError(
                gettext("Inget är ändrat, så det finns inget att anteckna.")
            )
        return given

    def ended(self, given: Mapping[str, Any]) -> list[MatterLink]:
        """The links that are not to be said any more."""
        return [self.links[pk] for pk in given.get("bort", ())]

    def _differs(self, given: Mapping[str, Any]) -> Iterator[bool]:
        row = self.about.matter
        yield (given["rubrik"], given["fragan"]) != (row.title, row.question)
        yield set(given["malgrupper"]) != set(row.target_groups)
        yield tags_in(given["markord"]) != tuple(row.tags)
        yield bool(given.get("bort") or given["arende"])

    def description(self) -> Description:
        """What the form holds, once it is valid."""
        given = self.cleaned_data
        return Description(
            title=given["rubrik"],
            question=given["fragan"],
            target_groups=tuple(given["malgrupper"]),
            tags=tags_in(given["markord"]),
            ended=frozenset(given.get("bort", ())),
            other=given["arende"],
            kind=given["hur"] or HOW[0][0],
        )

    def perform(self, *, actor: str) -> str:
        """Put it right."""
        describe(
            matter=self.about.matter,
            description=self.description(),
            version=self.cleaned_data["version"] or 0,
            on=self.cleaned_data["skedde"],
            actor=actor,
            reason=self.cleaned_data["skal"],
        )
        return gettext("Uppgifterna är rättade. Det som stod förut finns i historiken.")


def _groups(about: About) -> dict[str, str]:
    """The target groups of the structure, and those that the matter has from before."""
    rules = rules_near(about.matter.structure, on=about.today)
    known = target_groups(rules) if rules else TARGET_GROUPS
    named = {key: spoken(name) for key, name in known.items()}
    return named | {key: key for key in about.matter.target_groups if key not in named}


def _initial(about: About) -> dict[str, Any]:
    row = about.matter
    return {
        "rubrik": row.title,
        "fragan": row.question,
        "malgrupper": row.target_groups,
        "markord": ", ".join(row.tags),
        "skedde": about.today,
    }
