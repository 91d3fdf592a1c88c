"""The terms of an agreement as somebody reads them in its text: one page in sections, each field beside its clause."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.actions import EnteredDutyFacts, EnteredTermsFacts, enter_terms
from samverk.agreements.actions.entering import doubts_of_terms, key_of
from samverk.agreements.forms.acting import ActForm
from samverk.agreements.models import EnteredTerms
from samverk.agreements.queries import acting
from samverk.agreements.queries.acting import About
from samverk.agreements.queries.knowing import Read
from samverk.agreements.terms import latest
from samverk.foundation.fields import DayField, TextField
from samverk.parties.models import Party
from samverk.rulebook.findings import Finding

if TYPE_CHECKING:
    from samverk.agreements.forms.acting import Files

MOST_ROWS, MOST_MONTHS, MOST_PARTIES = 60, 600, 400
BLANK_ROWS = 3
ADD = "rad"
_DAY = dt.timedelta(days=1)
_OF_A_ROW = ("vad", "vem", "senast", "efter", "nar", "punkt", "nyckel")


class ClauseField(TextField):
    """The number of a clause in the agreement's text; the page offers those that are known."""

    def __init__(self) -> None:
        super().__init__(label=_("Punkt"), max_length=40, required=False)
        self.widget.attrs |= {"list": "punkter", "autocomplete": "off"}


@dataclass(frozen=True, slots=True)
class DutyRow:
    """The fields of one duty, as the page shows them beside each other."""

    number: int
    what: BoundField
    owner: BoundField
    latest: BoundField
    after: BoundField
    at: BoundField
    clause: BoundField
    key: BoundField


class TermsForm(ActForm):
    """Everything that a text may say of an agreement, whole."""

    needs_terms = False
    rader = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=MOST_ROWS)
    parter = forms.MultipleChoiceField(
        label=_("Vilka är parter?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj parterna.")},
    )
    parter_punkt = ClauseField()
    kravs_av = TextField(
        label=_("Krävs av lag"),
        help_text=_("Lagrummet, om lagen kräver avtalet. Annars tomt."),
        max_length=100,
        required=False,
    )
    kraft = forms.ChoiceField(
        label=_("När träder det i kraft?"),
        choices=EnteredTerms.Force.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj när det träder i kraft, eller att texten tiger.")},
    )
    antal = forms.IntegerField(
        label=_("Hur många parter?"),
        help_text=_("Bara när ett antal avgör."),
        min_value=1,
        max_value=MOST_PARTIES,
        required=False,
    )
    maste = forms.MultipleChoiceField(
        label=_("Vilka måste ha antagit det?"),
        help_text=_("Bara när namngivna parter avgör."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tidigast = DayField(label=_("Tidigast från"), required=False)
    kraft_punkt = ClauseField()
    fran = DayField(label=_("Gäller från"), required=False)
    till = DayField(
        label=_("Avtalets sista dag"), help_text=_("Tomt är tills vidare."), required=False
    )
    forlangs = forms.IntegerField(
        label=_("Förlängs med så många månader"),
        help_text=_("Om ingen säger upp det i tid. Annars tomt."),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
    )
    tid_punkt = ClauseField()
    manader = forms.IntegerField(
        label=_("Uppsägningstid i månader"),
        help_text=_("Tomt är att texten inte säger något om uppsägning."),
        min_value=0,
        max_value=MOST_MONTHS,
        required=False,
    )
    raknas = forms.ChoiceField(
        label=_("Tiden räknas från"),
        choices=EnteredTerms.CountedFrom.choices,
        initial=EnteredTerms.CountedFrom.UNSTATED,
    )
    behandlas_av = forms.ChoiceField(label=_("Behandlas av"), required=False)
    skriftlig = forms.BooleanField(
        label=_("Uppsägningen ska vara skriftlig"), required=False, initial=True
    )
    upphor = forms.ChoiceField(
        label=_("Upphör för"),
        choices=EnteredTerms.EndsFor.choices,
        initial=EnteredTerms.EndsFor.UNSTATED,
    )
    uppsagning_punkt = ClauseField()
    tvist = TextField(
        label=_("Hur löses en tvist?"),
        help_text=_("Till exempel Förhandling mellan parterna."),
        required=False,
    )
    tvist_punkt = ClauseField()

    def __init__(
        self,
        about: About,
        data: Mapping[str, Any] | None = None,
        files: "Files | None" = None,
        asked: Mapping[str, str] | None = None,
    ) -> None:
        self.before = latest(about.agreement.entered_terms.all(), on=about.today)
        self.rows = _rows(data, self.before)
        super().__init__(about, data, files, asked)

    def offer(self) -> None:
        """The parties and bodies of the structure, and what was entered last."""
        names = {**self.about.names, **acting.others(self.about)}
        bodies = {each.key: each.name for each in acting.bodies(self.about)}
        self.choose("parter", list(names.items()))
        self.choose("maste", list(names.items()))
        self.choose("behandlas_av", [("", gettext("Inget namngivet organ")), *bodies.items()])
        owners = [
            ("", gettext("Inte angivet")),
            ("parties", gettext("Alla parter")),
            (gettext("Organ"), list(bodies.items())),
            (gettext("Parter"), list(names.items())),
        ]
        for row in range(self.rows):
            self.fields.update(self._fields_of(row, owners))
        if self.before is not None:
            self.initial.update(_initial(self.before))
        self.initial["rader"] = self.rows
        self.fields["skal"].label = gettext("Varför ändras villkoren?")

    def _fields_of(self, row: int, owners: list[tuple[Any, Any]]) -> dict[str, forms.Field]:
        after = [
            (str(number), gettext("Åtagande %(n)d") % {"n": number + 1})
            for number in range(self.rows)
        ]
        rows = [("", gettext("Inget")), *(each for each in after if each[0] != str(row))]
        fields: dict[str, forms.Field] = {
            "vad": TextField(label=_("Vad"), max_length=300, required=False),
            "vem": forms.ChoiceField(label=_("Vem"), choices=owners, required=False),
            "senast": DayField(label=_("Senast"), required=False),
            "efter": forms.ChoiceField(label=_("Kommer efter"), choices=rows, required=False),
            "nar": TextField(label=_("När eller var"), max_length=200, required=False),
            "punkt": ClauseField(),
            "nyckel": forms.SlugField(required=False, widget=forms.HiddenInput),
        }
        return {name_of(row, name): field for name, field in fields.items()}

    @property
    def duty_rows(self) -> Iterator[DutyRow]:
        """The duties as the page shows them."""
        for row in range(self.rows):
            yield DutyRow(row + 1, *(self[name_of(row, name)] for name in _OF_A_ROW))

    def clean(self) -> dict[str, Any]:
        """What was written; a number of parties is said where a number decides, and a duty has a text."""
        given: dict[str, Any] = super().clean() or {}
        is_number = given.get("kraft") == EnteredTerms.Force.NUMBER
        if is_number and not given.get("antal") and "antal" not in self.errors:
            self.add_error("antal", gettext("Skriv hur många parter."))
        is_named = given.get("kraft") == EnteredTerms.Force.NAMED
        if is_named and not set(given.get("maste", ())) & set(given.get("parter", ())):
            self.add_error("maste", gettext("Välj bland avtalets parter."))
        for row in range(self.rows):
            rest = any(
                given.get(name_of(row, name)) for name in ("senast", "efter", "nar", "punkt")
            )
            if rest and not given.get(name_of(row, "vad")):
                self.add_error(name_of(row, "vad"), gettext("Skriv vad åtagandet är."))
        return given

    def doubts_afterwards(self, after: Read) -> Iterable[Finding]:
        """What differs in the terms as they would stand."""
        return doubts_of_terms(after)

    def perform(self, *, actor: str, reason: str) -> None:
        """Enter them."""
        enter_terms(
            agreement=self.about.agreement,
            terms=self._terms(),
            actor=actor,
            reason=reason,
            **self.how,
        )

    def _terms(self) -> EnteredTermsFacts:
        given = self.cleaned_data
        months = given["manader"]
        parties = {each.key: each for each in Party.objects.filter(key__in=given["parter"])}
        is_number = given["kraft"] == EnteredTerms.Force.NUMBER
        named = given["maste"] if given["kraft"] == EnteredTerms.Force.NAMED else ()
        return EnteredTermsFacts(
            parties=tuple(parties[key] for key in given["parter"] if key in parties),
            parties_clause=given["parter_punkt"],
            required_by=given["kravs_av"],
            force=given["kraft"],
            force_number=given["antal"] if is_number else None,
            not_before=given["tidigast"],
            force_clause=given["kraft_punkt"],
            lasts_from=given["fran"],
            lasts_until=given["till"] + _DAY if given["till"] else None,
            renewal_months=given["forlangs"],
            lasts_clause=given["tid_punkt"],
            notice_months=months,
            counted_from=given["raknas"] if months is not None else "",
            notice_by=given["behandlas_av"] if months is not None else "",
            is_written=given["skriftlig"],
            ends_for=given["upphor"] if months is not None else "",
            notice_clause=given["uppsagning_punkt"],
            disputes=given["tvist"],
            disputes_clause=given["tvist_punkt"],
            duties=tuple(self._duties()),
            must_adopt=tuple(parties[key] for key in named if key in parties),
        )

    def _duties(self) -> Iterator[EnteredDutyFacts]:
        given = self.cleaned_data
        keys = {
            str(row): given[name_of(row, "nyckel")] or key_of(given[name_of(row, "vad")])
            for row in range(self.rows)
            if given[name_of(row, "vad")]
        }
        for row, key in keys.items():
            own = {name: given[name_of(int(row), name)] for name in _OF_A_ROW}
            yield EnteredDutyFacts(
                what=own["vad"],
                owner=own["vem"],
                latest=own["senast"],
                # A row that was left empty is no duty: what would come after it is said to come after nothing.
                after=keys.get(own["efter"], own["efter"]),
                at=own["nar"],
                clause=own["punkt"],
                key=key,
            )


def name_of(row: int, name: str) -> str:
    """What a field of a duty's row is called."""
    return f"atagande-{row}-{name}"


def _rows(data: Mapping[str, Any] | None, before: EnteredTerms | None) -> int:
    """So many rows for duties: those that came, and one more when that was asked for."""
    if data is None:
        return (before.duties.count() if before else 0) + BLANK_ROWS
    written = str(data.get("rader", ""))
    rows = int(written) if written.isdecimal() else BLANK_ROWS
    return min(MOST_ROWS, rows + (data.get("steg") == ADD))


def _initial(before: EnteredTerms) -> dict[str, Any]:
    """What was entered last, as the form has it."""
    until = before.lasts_until
    duties = list(before.duties.all())
    numbers = {each.key: str(row) for row, each in enumerate(duties)}
    found = {
        "parter": [row.party.key for row in before.party_rows.all()],
        "parter_punkt": before.parties_clause,
        "kravs_av": before.required_by,
        "kraft": before.force,
        "antal": before.force_number,
        "maste": [row.party.key for row in before.party_rows.all() if row.must_adopt],
        "tidigast": before.not_before,
        "kraft_punkt": before.force_clause,
        "fran": before.lasts_from,
        "till": until - _DAY if until else None,
        "forlangs": before.renewal_months,
        "tid_punkt": before.lasts_clause,
        "manader": before.notice_months,
        "raknas": before.counted_from or EnteredTerms.CountedFrom.UNSTATED,
        "behandlas_av": before.notice_by,
        "skriftlig": before.is_written,
        "upphor": before.ends_for or EnteredTerms.EndsFor.UNSTATED,
        "uppsagning_punkt": before.notice_clause,
        "tvist": before.disputes,
        "tvist_punkt": before.disputes_clause,
    }
    for row, each in enumerate(duties):
        own = (
            each.what,
            each.owner,
            each.latest,
            numbers.get(each.after, ""),
            each.at,
            each.clause,
            each.key,
        )
        found |= {name_of(row, name): value for name, value in zip(_OF_A_ROW, own, strict=True)}
    return found
