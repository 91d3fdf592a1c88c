"""Short forms for what changes a matter without moving it: its documents, who sees it, what it hangs together with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.documents import DocumentField
from samverk.foundation.fields import DayField, TextField
from samverk.matters.actions.papers import Added, add_document, remove_document
from samverk.matters.actions.publishing import link, set_public
from samverk.matters.forms.acting import LONGEST_NUMBER, About
from samverk.matters.models import Matter
from samverk.matters.models.choices import Link, Paper
from samverk.matters.queries import find

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

    Files = MultiValueDict[str, UploadedFile[bytes]]


# How somebody may say that two matters hang together.
HOW = (
    (Link.RELATED.value, _("Det hör ihop med")),
    (Link.FOLLOWS.value, _("Det följer på")),
    (Link.DUPLICATE.value, _("Det rör samma sak som")),
)


class ChangeForm(forms.Form):
    """A change that is made when it is sent, since nothing follows from it; one that is weighed is shown first."""

    is_weighed: ClassVar[bool] = False
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, about: About, data: Mapping[str, Any] | None = None, files: "Files | None" = None
    ) -> None:
        self.about = about
        super().__init__(data, files, initial={"version": about.matter.version})

    def begin(self, asked: Mapping[str, str]) -> None:
        """Take what the address that led here says of it."""

    @property
    def applies(self) -> bool:
        """Whether the matter has anything that the change is of."""
        return True

    def perform(self, *, actor: str) -> str:
        """Make it, and give what was done in a sentence.

        Raises: Refused; SomeoneWasFirst.
        """
        raise NotImplementedError


class AddPaperForm(ChangeForm):
    """A document is added."""

    fil = DocumentField(label=_("Handlingen"))
    rubrik = TextField(
        label=_("Rubrik"), help_text=_("Lämna tomt för filens namn."), required=False
    )
    slag = forms.ChoiceField(label=_("Vad är det?"), choices=Paper.choices, initial=Paper.ANNEX)
    oppen_handling = forms.BooleanField(label=_("Visa den för alla"), required=False)

    def begin(self, asked: Mapping[str, str]) -> None:
        """What kind it is, where the page that led here knows what is missing."""
        if asked.get("slag") in Paper.values:
            self.initial["slag"] = asked["slag"]

    def perform(self, *, actor: str) -> str:
        """Add it under the next number."""
        given = self.cleaned_data
        name = given["fil"].name
        added = Added(
            name=name,
            content=given["fil"].content,
            title=(given["rubrik"] or name.rpartition(".")[0] or name)[:200],
            kind=given["slag"],
            is_public=given["oppen_handling"],
        )
        made = add_document(matter=self.about.matter, added=added, on=self.about.today, actor=actor)
        return gettext("Handling %(number)s är tillagd.") % {"number": made.number}


class RemovePaperForm(ChangeForm):
    """A document is taken out of what the matter shows."""

    handling = forms.TypedChoiceField(label=_("Vilken handling?"), coerce=int)
    varfor = TextField(
        label=_("Varför?"),
        help_text=_("Handlingen finns kvar i arkivet med skälet, men visas inte här."),
        error_messages={"required": _("Skriv varför den tas bort.")},
    )

    def __init__(
        self, about: About, data: Mapping[str, Any] | None = None, files: "Files | None" = None
    ) -> None:
        super().__init__(about, data, files)
        rows = about.matter.documents.filter(removed_on=None).order_by("number")
        choices = [(each.number, str(each)) for each in rows]
        self.fields["handling"].choices = choices  # type: ignore[attr-defined]

    def perform(self, *, actor: str) -> str:
        """Take it away."""
        number = self.cleaned_data["handling"]
        document = self.about.matter.documents.get(number=number)
        why = self.cleaned_data["varfor"]
        remove_document(document=document, why=why, on=self.about.today, actor=actor)
        return gettext("Handling %(number)s visas inte längre.") % {"number": number}


class PublicForm(ChangeForm):
    """Who sees the matter and its documents."""

    oppet_fran = DayField(
        label=_("Öppet för alla från"),
        help_text=_("Lämna tomt för att bara de som arbetar i strukturen ska se ärendet."),
        required=False,
    )
    handlingar = forms.TypedMultipleChoiceField(
        label=_("Handlingar som visas för alla"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, about: About, data: Mapping[str, Any] | None = None, files: "Files | None" = None
    ) -> None:
        super().__init__(about, data, files)
        rows = about.matter.documents.filter(removed_on=None).order_by("number")
        known = [(each.number, str(each), each.is_public) for each in rows]
        choices = [(number, title) for number, title, _public in known]
        self.fields["handlingar"].choices = choices  # type: ignore[attr-defined]
        self.initial["handlingar"] = [number for number, _title, public in known if public]
        self.initial["oppet_fran"] = about.matter.public_from

    def perform(self, *, actor: str) -> str:
        """Open it, or close it."""
        from_day = self.cleaned_data["oppet_fran"]
        set_public(
            matter=self.about.matter,
            from_day=from_day,
            papers=frozenset(self.cleaned_data["handlingar"]),
            on=self.about.today,
            actor=actor,
            version=self.cleaned_data["version"] or 0,
        )
        if from_day is None:
            return gettext("Ärendet visas bara för dem som arbetar i strukturen.")
        return gettext("Ärendet visas för alla från den valda dagen.")


class LinkForm(ChangeForm):
    """How the matter hangs together with another."""

    hur = forms.ChoiceField(label=_("Hur hänger de ihop?"), choices=HOW)
    arende = forms.CharField(
        label=_("Vilket ärende?"),
        help_text=_("Diarienumret, ditt eller någon annans."),
        max_length=LONGEST_NUMBER,
        error_messages={"required": _("Skriv ärendets diarienummer.")},
    )

    def clean_arende(self) -> Matter:
        """The matter of that number."""
        return matter_of(self.cleaned_data["arende"], self.about)

    def perform(self, *, actor: str) -> str:
        """Link them."""
        other = self.cleaned_data["arende"]
        link(
            matter=self.about.matter,
            other=other,
            kind=self.cleaned_data["hur"],
            on=self.about.today,
            actor=actor,
        )
        return gettext("Ärendet är kopplat till %(other)s.") % {"other": other.registry_number}


def matter_of(number: str, about: About) -> Matter:
    """The matter of that number in the structure.

    Raises: ValidationError where there is none, or several.
    """
    found = find(number, structure=about.matter.structure)
    if len(found) != 1:
        raise forms.ValidationError(gettext("Det finns inget ärende med det numret här."))
    return found[0]


FORMS: Mapping[str, type[ChangeForm]] = {
    "handling": AddPaperForm,
    "ta-bort-handling": RemovePaperForm,
    "oppenhet": PublicForm,
    "koppla": LinkForm,
}
