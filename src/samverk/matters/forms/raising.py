"""The short form by which a question is raised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Body, StructureParty
from samverk.foundation.documents import DocumentField, Upload
from samverk.foundation.fields import TextField
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import spoken
from samverk.matters.actions import Question
from samverk.matters.forms.tags import TagsField, tags_in
from samverk.matters.models import Matter
from samverk.parties.models import Party
from samverk.rulebook.findings import Words

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form lets somebody choose: the principals of the structure, whose questions they raise, and from where.

    may_name_another is that they raise for anybody, and so say who it was.
    """

    principals: Sequence[StructureParty]
    groups: Mapping[str, Words]
    parties: Sequence[StructureParty]
    bodies: Sequence[Body]
    name: str
    may_name_another: bool


class RaiseForm(forms.Form):
    """A question as it is written down. A draft needs only a heading; what is sent says what the question is."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rubrik = TextField(
        label=_("Rubrik"),
        help_text=_("Så att den som ser den i en lista förstår vad det gäller."),
        error_messages={"required": _("Skriv en rubrik.")},
    )
    fragan = TextField(label=_("Vad är frågan?"), rows=4, required=False)
    bakgrund = TextField(
        label=_("Bakgrund"),
        help_text=_("Varför den kommer upp nu, och vad som redan är gjort."),
        rows=4,
        required=False,
    )
    berors = TextField(
        label=_("Vilka rör den?"),
        help_text=_("Verksamheter, yrken, patienter och brukare som grupp. Inga enskilda."),
        rows=2,
        required=False,
    )
    onskat = TextField(label=_("Vad önskar ni att det leder till?"), rows=3, required=False)
    malgrupper = forms.MultipleChoiceField(
        label=_("Målgrupper"), required=False, widget=forms.CheckboxSelectMultiple
    )
    markord = TagsField()
    alla = forms.BooleanField(required=False, initial=True)
    huvudman = forms.MultipleChoiceField(
        label=_("Bara de här huvudmännen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    vackt_av = TextField(
        label=_("Vem väcker frågan?"),
        help_text=_("Lämna tomt om det är du."),
        required=False,
    )
    for_part = forms.ChoiceField(label=_("För vilken part?"), required=False)
    fran_organ = forms.ChoiceField(label=_("Från vilket organ?"), required=False)
    diarienummer = TextField(
        label=_("Andras diarienummer"),
        help_text=_("Vad ärendet heter hos andra, med komma emellan: HSN 335-2019."),
        required=False,
    )
    fil = DocumentField(label=_("Bifoga en handling"), required=False)

    def __init__(
        self,
        offered: Offered,
        *,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        draft: Matter | None = None,
        must_be_whole: bool = False,
    ) -> None:
        self.offered, self.must_be_whole = offered, must_be_whole
        super().__init__(data, files, initial=_initial(draft) if draft else None)
        self._offer()

    def _offer(self) -> None:
        offered = self.offered
        self._choices("malgrupper", [(key, spoken(name)) for key, name in offered.groups.items()])
        principals = sorted(offered.principals, key=_by_name)
        self._choices("huvudman", [(str(each.party_id), each.name) for each in principals])
        self._choices("for_part", _with_none(offered.parties, lambda each: each.party_id))
        self._choices("fran_organ", _with_none(offered.bodies, lambda each: each.pk))
        all_of_them = gettext("Alla %(count)s i samverkan") % {"count": len(offered.principals)}
        self.fields["alla"].label = all_of_them
        if not offered.may_name_another:
            del self.fields["vackt_av"]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a field of choices

    def clean(self) -> dict[str, Any]:
        """What was written. Whoever sends it says what the question is, and whom it concerns."""
        given: dict[str, Any] = super().clean() or {}
        if self.must_be_whole and not given.get("fragan") and "fragan" not in self.errors:
            self.add_error("fragan", gettext("Skriv vad frågan är. En mening räcker."))
        if self.must_be_whole and not given.get("alla") and not given.get("huvudman"):
            self.add_error("huvudman", gettext("Välj minst en huvudman, eller alla."))
        return given

    def question(self) -> Question:
        """What the form holds, once it is valid."""
        given = self.cleaned_data
        return Question(
            title=given["rubrik"],
            question=given["fragan"],
            background=given["bakgrund"],
            affected=given["berors"],
            wanted=given["onskat"],
            target_groups=tuple(given["malgrupper"]),
            tags=tags_in(given["markord"]),
            other_numbers=tuple(filter(None, map(str.strip, given["diarienummer"].split(",")))),
            raised_by=given.get("vackt_av") or self.offered.name,
            raised_for=self._party(given["for_part"]),
            raised_in=next(
                (each for each in self.offered.bodies if str(each.pk) == given["fran_organ"]), None
            ),
            parties=self._parties(),
        )

    def upload(self) -> Upload | None:
        """The document that came along."""
        found: Upload | None = self.cleaned_data["fil"]
        return found

    def _party(self, chosen: str) -> Party | None:
        return next(
            (each.party for each in self.offered.parties if str(each.party_id) == chosen), None
        )

    def _parties(self) -> tuple[Party, ...]:
        given = self.cleaned_data
        return tuple(
            each.party
            for each in self.offered.principals
            if given["alla"] or str(each.party_id) in given["huvudman"]
        )


def _with_none(rows: Sequence[Any], key: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- parties or bodies
    ordered = sorted(rows, key=_by_name)
    return [("", gettext("Ingen särskild")), *((str(key(each)), each.name) for each in ordered)]


def _by_name(row: Any) -> Any:  # noqa: ANN401 -- a party or a body
    return sv_sort(row.name)


def _initial(draft: Matter) -> dict[str, Any]:
    concerned = [str(pk) for pk in draft.parties.values_list("party", flat=True)]
    return {
        "version": draft.version,
        "rubrik": draft.title,
        "fragan": draft.question,
        "bakgrund": draft.background,
        "berors": draft.affected,
        "onskat": draft.wanted,
        "malgrupper": draft.target_groups,
        "markord": ", ".join(draft.tags),
        "huvudman": concerned,
        "vackt_av": draft.raised_by,
        "for_part": str(draft.raised_for_id or ""),
        "fran_organ": str(draft.raised_in_id or ""),
        "diarienummer": ", ".join(draft.other_numbers),
    }
