"""The registrar's form: one choice for each clause, the decision, its extract, and who writes."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.documents import DocumentField, Upload
from samverk.foundation.fields import IDENTITY_NUMBER
from samverk.foundation.models import Document
from samverk.matters.actions import Said, Written
from samverk.matters.models import Answer, DecisionClause, PartyDecision
from samverk.matters.models.choices import Answered
from samverk.parties.models import Organ

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

ANOTHER = "annat"
_OFF = {"autocomplete": "off"}
_NUMBER = re.compile(IDENTITY_NUMBER)
_BARE = re.compile(r"\d{1,4} ?[a-z]?", re.IGNORECASE)
_FREE_TEXTS = ("reservationen", "meddelande", "skrivet_av", "annat_organ")


@dataclass(frozen=True, slots=True)
class ClauseFields:
    """One clause on the page: its number and words, the choice, and the principal's own wording."""

    number: int
    text: str
    outcome: BoundField
    wording: BoundField


class AnswerForm(forms.Form):
    """What a principal answers. A draft may be half written; an answer says what was decided, and who writes."""

    alla = forms.BooleanField(label=_("Alla att-satser antagna"), required=False)
    organ = forms.ChoiceField(label=_("Vilket organ har beslutat?"), required=False)
    annat_organ = forms.CharField(
        label=_("Annat organ"), max_length=200, required=False, widget=forms.TextInput(attrs=_OFF)
    )
    beslutat_den = forms.DateField(
        label=_("Vilken dag?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    paragraf = forms.CharField(
        label=_("Paragraf"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={**_OFF, "placeholder": "§ 12"}),
    )
    diarienummer = forms.CharField(
        label=_("Ert diarienummer"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs=_OFF),
    )
    anslaget = forms.DateField(
        label=_("Anslaget den"),
        help_text=_("Om det är känt: från den dagen räknas tiden för att överklaga."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reservation = forms.BooleanField(label=_("Någon reserverade sig"), required=False)
    reservationen = forms.CharField(
        label=_("Reservationen"),
        help_text=_("Vem eller vilka, och mot vad."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    utdrag = DocumentField(
        label=_("Protokollsutdraget"),
        help_text=_("Helst PDF. Högst 25 MB."),
        required=False,
    )
    meddelande = forms.CharField(
        label=_("Meddelande till avsändaren"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    skrivet_av = forms.CharField(
        label=_("Ditt namn"),
        help_text=_("Det står på kvittot, så att den som äger länken ser vem som har svarat."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(
        self,
        row: PartyDecision,
        organs: Sequence[Organ],
        *,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        earlier: Answer | None = None,
        must_be_whole: bool = False,
    ) -> None:
        """Make a choice for each clause; earlier is a draft or an answer to go on from, with its extract."""
        initial = _initial(row, earlier)
        super().__init__(data, files, initial=_placed(initial, organs))
        self.clauses = sorted(row.recommendation.clauses.all(), key=_number)
        self.organs = {str(each.pk): each for each in organs}
        self.kept = earlier.extract if earlier else None
        self.must_be_whole = must_be_whole
        self._offer_organs()
        for clause in self.clauses:
            self._add_clause(clause)

    def _offer_organs(self) -> None:
        organ = self.fields["organ"]
        assert isinstance(organ, forms.ChoiceField)  # noqa: S101 -- for the types
        own = [(key, each.name) for key, each in self.organs.items()]
        organ.choices = [("", gettext("Välj organ")), *own, (ANOTHER, gettext("Ett annat organ"))]

    def _add_clause(self, clause: DecisionClause) -> None:
        # A clause is named by its words beside the choices: the legend carries them.
        self.fields[f"sats-{clause.number}"] = forms.ChoiceField(
            label=f"{clause.number}. {clause.text}",
            choices=[(each.value, str(each.label).capitalize()) for each in Answered],
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields[f"lydelse-{clause.number}"] = forms.CharField(
            label=gettext("Er lydelse av %(number)s") % {"number": clause.number},
            help_text=gettext("Skriv av den ur protokollet."),
            max_length=4000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def clause_fields(self) -> Iterator[ClauseFields]:
        """Each clause with its fields, in their order."""
        for each in self.clauses:
            wording = self[f"lydelse-{each.number}"]
            yield ClauseFields(each.number, each.text, self[f"sats-{each.number}"], wording)

    def clean(self) -> dict[str, Any]:
        """Keep identity numbers out, and hold an answer to what makes it one."""
        for name in (*_FREE_TEXTS, *(f"lydelse-{each.number}" for each in self.clauses)):
            if _NUMBER.search(self.cleaned_data.get(name, "")):
                self.add_error(name, gettext("Ta bort personnumret."))
        if self.must_be_whole:
            self._hold_to_an_answer()
        return self.cleaned_data

    def _hold_to_an_answer(self) -> None:
        given = self.cleaned_data
        has_file = self.kept is not None or bool(given.get("utdrag"))
        if not self.said() and not has_file and "utdrag" not in self.errors:
            self.add_error(
                f"sats-{self.clauses[0].number}" if self.clauses else None,
                gettext("Välj vad ni har beslutat, eller bifoga protokollsutdraget."),
            )
        if given.get("organ") == ANOTHER and not given.get("annat_organ", "").strip():
            self.add_error("annat_organ", gettext("Skriv vilket organ det är."))
        if not given.get("skrivet_av", "").strip():
            self.add_error("skrivet_av", gettext("Skriv ditt namn."))

    def said(self) -> dict[int, Said]:
        """What is said of each clause; a choice of its own goes before the one for all."""
        given = self.cleaned_data
        found = {}
        for each in self.clauses:
            outcome = given.get(f"sats-{each.number}") or (
                Answered.ADOPTED.value if given.get("alla") else ""
            )
            if outcome:
                changed = outcome == Answered.CHANGED.value
                wording = given.get(f"lydelse-{each.number}", "").strip() if changed else ""
                found[each.number] = Said(outcome, wording)
        return found

    @property
    def upload(self) -> Upload | None:
        """The extract that came with the form, where it is one that we take."""
        upload = self.cleaned_data.get("utdrag")
        return upload if isinstance(upload, Upload) else None

    def written(self, extract: Document | None) -> Written:
        """What is written; what cannot be read is left out, so that the rest of a draft is not lost."""
        given = self.cleaned_data
        organ, kind = self._organ()
        return Written(
            clauses=self.said(),
            organ=organ,
            organ_kind=kind,
            decided_on=_day(given, "beslutat_den"),
            paragraph=_signed(given.get("paragraf", "").strip()),
            registry_number=given.get("diarienummer", "").strip(),
            has_dissent=bool(given.get("reservation") or given.get("reservationen", "").strip()),
            dissent=given.get("reservationen", "").strip(),
            announced_on=_day(given, "anslaget"),
            note=given.get("meddelande", "").strip(),
            written_by=given.get("skrivet_av", "").strip(),
            extract=extract,
        )

    def _organ(self) -> tuple[str, str]:
        chosen = self.organs.get(self.cleaned_data.get("organ", ""))
        own = self.cleaned_data.get("annat_organ", "").strip()
        return (chosen.name, chosen.kind) if chosen else (own, "")


def _number(clause: DecisionClause) -> int:
    return clause.number


def _initial(row: PartyDecision, earlier: Answer | None) -> dict[str, object]:
    """The fields as an earlier answer or a draft has them, else as far as the row knows."""
    if earlier is None:
        return {"organ": row.competent_organ, "diarienummer": row.registry_number}
    initial: dict[str, object] = {
        "organ": earlier.organ,
        "beslutat_den": earlier.decided_on,
        "paragraf": earlier.paragraph,
        "diarienummer": earlier.registry_number,
        "anslaget": earlier.announced_on,
        "reservation": earlier.has_dissent,
        "reservationen": earlier.dissent,
        "meddelande": earlier.note,
        "skrivet_av": earlier.written_by,
    }
    for each in earlier.clauses.all():
        initial[f"sats-{each.clause.number}"] = each.outcome
        initial[f"lydelse-{each.clause.number}"] = each.wording
    return initial


def _placed(initial: Mapping[str, object], organs: Sequence[Organ]) -> dict[str, object]:
    """The name of an organ as the choice it is, or else in the party's own words."""
    name = initial.get("organ") or ""
    known = {each.name: str(each.pk) for each in organs}
    if not name or name in known:
        return {**initial, "organ": known.get(str(name), "")}
    return {**initial, "organ": ANOTHER, "annat_organ": name}


def _signed(paragraph: str) -> str:
    """A bare number as the paragraph it is: "44" is "§ 44"."""
    return f"§ {paragraph}" if _BARE.fullmatch(paragraph) else paragraph


def _day(given: Mapping[str, Any], name: str) -> dt.date | None:
    value = given.get(name)
    return value if isinstance(value, dt.date) else None
