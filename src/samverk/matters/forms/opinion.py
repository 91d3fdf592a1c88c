"""The form of those who give their opinion: a stance is enough, the rest is for those who have more to say."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.documents import DocumentField, Upload
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.models import Document
from samverk.matters.actions import Opined
from samverk.matters.models import Opinion
from samverk.matters.models.choices import Stance

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

LONGEST = 20_000


class OpinionForm(forms.Form):
    """What one of those asked answers. A draft may be half written; an opinion takes a stand and says who writes."""

    stallning = forms.ChoiceField(
        label=_("Hur ställer ni er till förslaget?"),
        choices=[(each.value, str(each.label)) for each in Stance],
        required=False,
        widget=forms.RadioSelect,
    )
    yttrande = TextField(
        label=_("Yttrandet"),
        help_text=_("Svara på frågan ovan. Ligger yttrandet i en fil räcker det att bifoga den."),
        rows=7,
        max_length=LONGEST,
        required=False,
    )
    forslag = TextField(
        label=_("Ändringsförslag"),
        help_text=_("Vad som bör stå i stället, gärna med sidan eller punkten."),
        rows=4,
        max_length=LONGEST,
        required=False,
    )
    organ = TextField(
        label=_("Beslutat av"),
        help_text=_("Organet eller befattningen, om någon har beslutat om yttrandet."),
        required=False,
    )
    beslutat_den = DayField(label=_("Beslutat den"), required=False)
    diarienummer = TextField(label=_("Ert diarienummer"), max_length=60, required=False)
    fil = DocumentField(
        label=_("Yttrandet som fil"), help_text=_("Helst PDF. Högst 25 MB."), required=False
    )
    skrivet_av = TextField(
        label=_("Ditt namn"),
        help_text=_("Det står på kvittot. På den öppna sidan står bara organisationen."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        earlier: Opinion | None = None,
        name: str = "",
        must_be_whole: bool = False,
    ) -> None:
        """Earlier is a draft or an opinion to go on from, with its file; name is whoever is logged in."""
        super().__init__(data, files, initial=_initial(earlier, name))
        self.kept = earlier.document if earlier else None
        self.must_be_whole = must_be_whole
        choices = self.fields["stallning"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101 -- for the types
        choices.choices = [(each.value, str(each.label).capitalize()) for each in Stance]

    def clean(self) -> dict[str, Any]:
        """Hold an opinion to what makes it one."""
        given = self.cleaned_data
        if self.must_be_whole and not given.get("stallning"):
            self.add_error("stallning", gettext("Välj det som ligger närmast. Att avstå går bra."))
        if self.must_be_whole and not given.get("skrivet_av") and "skrivet_av" not in self.errors:
            self.add_error("skrivet_av", gettext("Skriv ditt namn."))
        return given

    @property
    def texts(self) -> list[str]:
        """What somebody has written, to be shown where it cannot be taken."""
        return [text for name in ("yttrande", "forslag") if (text := self.data.get(name, ""))]

    @property
    def upload(self) -> Upload | None:
        """The file that came with the form, where it is one that we take."""
        upload = self.cleaned_data.get("fil")
        return upload if isinstance(upload, Upload) else None

    def opined(self, document: Document | None) -> Opined:
        """What is written; what cannot be read is left out, so that the rest of a draft is not lost."""
        given = self.cleaned_data
        day = given.get("beslutat_den")
        return Opined(
            stance=given.get("stallning", ""),
            text=given.get("yttrande", ""),
            proposals=given.get("forslag", ""),
            organ=given.get("organ", ""),
            decided_on=day if isinstance(day, dt.date) else None,
            registry_number=given.get("diarienummer", ""),
            written_by=given.get("skrivet_av", ""),
            document=document,
        )


def _initial(earlier: Opinion | None, name: str) -> dict[str, object]:
    if earlier is None:
        return {"skrivet_av": name}
    return {
        "stallning": earlier.stance,
        "yttrande": earlier.text,
        "forslag": earlier.proposals,
        "organ": earlier.organ,
        "beslutat_den": earlier.decided_on,
        "diarienummer": earlier.registry_number,
        "skrivet_av": earlier.written_by or name,
    }
