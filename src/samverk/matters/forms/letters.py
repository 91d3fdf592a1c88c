"""What a coordinator fills in while reading a letter that answers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.matters.forms.answers import ANOTHER, AnswerForm
from samverk.matters.intake.suggesting import Suggested
from samverk.matters.models import Answer, PartyDecision
from samverk.parties.models import Organ

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict


class ReviewForm(AnswerForm):
    """What the letter says that was decided: it counts once it is confirmed, so the day and a clause must be there."""

    def __init__(
        self,
        row: PartyDecision,
        organs: Sequence[Organ],
        *,
        answer: Answer,
        suggested: Suggested,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
    ) -> None:
        """Start with what the letter seems to say; suggested are only suggestions."""
        super().__init__(row, organs, data=data, files=files, earlier=answer, must_be_whole=True)
        self.initial.update(_initial(suggested, organs, row))
        self.fields["diarienummer"].label = gettext("Partens diarienummer")
        self.fields["skrivet_av"].label = gettext("Vem svarade?")
        self.fields["skrivet_av"].help_text = ""
        self.fields["meddelande"].label = gettext("Anteckning")

    def clean(self) -> dict[str, Any]:
        """Hold what is confirmed to a day and to what was decided."""
        given = super().clean()
        if not given.get("beslutat_den") and "beslutat_den" not in self.errors:
            self.add_error("beslutat_den", gettext("Skriv vilken dag beslutet fattades."))
        if not self.said() and self.clauses and not self.errors.get(self._first):
            self.add_error(self._first, gettext("Välj vad de har beslutat."))
        return given

    @property
    def _first(self) -> str:
        return f"sats-{self.clauses[0].number}"


def _initial(
    suggested: Suggested, organs: Sequence[Organ], row: PartyDecision
) -> dict[str, object]:
    """The fields that something is suggested for; the organ as the choice it is, where the party has it."""
    known = {each.name: str(each.pk) for each in organs}
    name = suggested.organ or row.competent_organ
    found: dict[str, object] = {
        "beslutat_den": suggested.decided_on,
        "paragraf": suggested.paragraph,
        "diarienummer": suggested.registry_number or row.registry_number,
    }
    if name:
        found["organ"] = known.get(name, ANOTHER)
        found["annat_organ"] = "" if name in known else name
    return found


class TurnDownForm(forms.Form):
    """Why a letter is no answer."""

    varfor = forms.CharField(
        label=_("Varför är det inget svar?"),
        max_length=500,
        error_messages={"required": _("Skriv varför, så att andra kan läsa det.")},
    )
