"""Forms for the text of an agreement: a version that is attached, marks on its clauses, and one clause mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements import reading
from samverk.agreements.actions.texts import LONGEST_HEADING, LONGEST_NUMBER
from samverk.agreements.models import TextClause
from samverk.agreements.queries.wording import Mark, paragraph
from samverk.agreements.texts_wording import OF_TEXTS
from samverk.foundation import documents
from samverk.foundation.documents import Document, DocumentField, Upload
from samverk.foundation.documents.keeping import checked
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.language import spoken
from samverk.foundation.refusals import Refused
from samverk.rulebook.agreements.wording import Divided, Paragraph, divide
from samverk.rulebook.words import says, way_out

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

LONGEST_WHERE = 200


class AttachForm(forms.Form):
    """A version of the text: a file, or the words pasted. What is pasted goes before what the file says."""

    namn = TextField(
        label=_("Vad versionen kallas"),
        help_text=_("Till exempel Förslaget i mars, eller Avtalet 2023–2026."),
        error_messages={"required": _("Skriv vad versionen kallas.")},
    )
    daterad = DayField(label=_("Daterad"), required=False)
    fil = DocumentField(
        label=_("Filen"),
        help_text=_(
            "Texten i en PDF eller Word-fil läses, och delas i punkter. Filen sparas med versionen. Högst 25 MB."
        ),
        required=False,
    )
    handling = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Texten"),
        help_text=_(
            "Klistra in hela texten, eller lämna tomt när den ska läsas ur filen. Sätt # först på raden för en rubrik utan nummer."
        ),
        required=False,
        max_length=reading.MOST_SIGNS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    antagen = forms.BooleanField(label=_("Det här är den text som antogs"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        held: Document | None = None,
    ) -> None:
        self.held = held
        self.found = reading.Read((), is_read=False)
        self.divided = Divided((), ())
        super().__init__(data, files)

    def clean(self) -> dict[str, Any]:
        """What was given; the text is that of the file where nothing was pasted. One query for a file that is held."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("text", "").strip() and not {"text", "fil"} & self.errors.keys():
            upload = given.get("fil") or self._upload_held()
            given["text"] = self._read(upload) if upload else ""
        if not self.errors:
            self._divide(given.get("text", ""))
        return given

    @property
    def is_unseen(self) -> bool:
        """Whether the text was read now, so that nobody has looked through it."""
        return self.found.is_read

    def _upload_held(self) -> Upload | None:
        return Upload(self.held.name, documents.read(self.held)) if self.held else None

    def _read(self, upload: Upload) -> str:
        """The text of the file; empty, with what to do, where it could not be read."""
        _name, kind = checked(name=upload.name, content=upload.content)
        try:
            self.found = reading.read(name=upload.name, kind=kind, content=upload.content)
        except Refused as refused:
            for finding in refused.findings:
                told = f"{spoken(says(finding, OF_TEXTS))} {spoken(way_out(finding, OF_TEXTS))}"
                self.add_error("text", told)
            return ""
        if not self.found.is_read:
            self.add_error(
                "text",
                gettext(
                    "Filen är mottagen, men Samverk läser inte text ur den här sortens filer. Öppna den, markera allt, kopiera och klistra in texten här."
                ),
            )
        return "\n".join(self.found.lines)

    def _divide(self, text: str) -> None:
        if not text.strip():
            self.add_error("text", gettext("Välj en fil eller klistra in texten."))
            return
        if reading.count_of_lines(text) > reading.MOST_LINES:
            self.add_error(
                "text",
                gettext(
                    "Texten har fler rader än ett avtal brukar ha. Klistra in bara själva avtalet."
                ),
            )
            return
        self.divided = divide(text.splitlines())
        if not self.divided.clauses:
            self.add_error("text", gettext("Det finns inga punkter i texten."))
        elif len(self.divided.clauses) > reading.MOST_CLAUSES:
            self.add_error(
                "text",
                gettext(
                    "Texten har fler punkter än ett avtal brukar ha. Klistra in bara själva avtalet."
                ),
            )


@dataclass(frozen=True, slots=True)
class ClauseField:
    """The fields of one clause in the form that marks them all."""

    clause: TextClause
    coverage: forms.BoundField
    where: forms.BoundField


class MarkForm(forms.Form):
    """Every clause of a version: whether the system computes with it, and where it is settled if not."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, clauses: Sequence[TextClause], *, version: int, data: Mapping[str, Any] | None = None
    ) -> None:
        self.clauses = clauses
        super().__init__(data, initial={"version": version})
        for each in clauses:
            self.fields[f"m{each.order}"] = forms.ChoiceField(
                choices=[(value, _first_upper(label)) for value, label in _CHOICES],
                initial=each.coverage,
                required=False,
                label=str(each),
                widget=forms.RadioSelect,
            )
            self.fields[f"v{each.order}"] = TextField(
                label=gettext("Var den ordnas"),
                initial=each.where,
                required=False,
                max_length=LONGEST_WHERE,
            )

    @property
    def clause_fields(self) -> list[ClauseField]:
        """The fields, clause by clause."""
        return [
            ClauseField(each, self[f"m{each.order}"], self[f"v{each.order}"])
            for each in self.clauses
        ]

    def clean(self) -> dict[str, Any]:
        """The marks; a clause that is settled elsewhere says where, at its own field."""
        given: dict[str, Any] = super().clean() or {}
        for each in self.clauses:
            is_elsewhere = given.get(f"m{each.order}") == TextClause.Coverage.ELSEWHERE
            if is_elsewhere and not given.get(f"v{each.order}"):
                self.add_error(f"v{each.order}", _nowhere(each))
        return given

    def marks(self) -> dict[int, Mark]:
        """What each clause is marked as, by its order."""
        given = self.cleaned_data
        return {
            each.order: Mark(given[f"m{each.order}"], given[f"v{each.order}"])
            for each in self.clauses
        }


def _nowhere(clause: TextClause) -> str:
    return gettext("Punkt %(clause)s: skriv var den ordnas.") % {"clause": str(clause)}


def _first_upper(label: object) -> str:
    said = str(label)
    return said[:1].upper() + said[1:]


# What is to be decided stands first, what has not been read yet last.
_CHOICES = [each for each in TextClause.Coverage.choices if each[0]] + [
    each for each in TextClause.Coverage.choices if not each[0]
]


class ClauseForm(forms.Form):
    """One clause that was read wrongly: its number, heading and words."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    nummer = TextField(
        label=_("Nummer"),
        help_text=_("Som i texten. Står det inget nummer där, skriv ett inom hakparentes: [3 a]."),
        max_length=LONGEST_NUMBER,
        error_messages={"required": _("Skriv punktens nummer.")},
    )
    rubrik = TextField(label=_("Rubrik"), required=False, max_length=LONGEST_HEADING)
    ord = TextField(label=_("Text"), rows=10, required=False, max_length=reading.MOST_SIGNS)

    def __init__(
        self, clause: TextClause, *, version: int, data: Mapping[str, Any] | None = None
    ) -> None:
        own = {"nummer": clause.number, "rubrik": clause.heading, "ord": clause.words}
        super().__init__(data, initial={"version": version, **own})

    def clause(self) -> Paragraph:
        """The clause as it was written."""
        given = self.cleaned_data
        written = TextClause(number=given["nummer"], heading=given["rubrik"], words=given["ord"])
        return paragraph(written)
