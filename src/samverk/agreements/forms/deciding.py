"""Short forms for what a party decided, and for a decision that was recorded wrongly."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.actions import Decision, record_adoption, set_adoption_aside
from samverk.agreements.actions.deciding import doubts_of_decision
from samverk.agreements.forms.acting import NO_CHOICE, ActForm
from samverk.agreements.models import Adoption
from samverk.agreements.queries import acting
from samverk.foundation.documents import DocumentField
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.matters.models.choices import Answered
from samverk.parties.models import Organ
from samverk.rulebook.findings import Finding

OUTCOMES = (
    (Answered.ADOPTED.value, _("Antog avtalet")),
    (Answered.CHANGED.value, _("Antog det med ändring eller förbehåll")),
    (Answered.REJECTED.value, _("Avslog")),
)


class DecisionForm(ActForm):
    """A party's decision that did not come as an answer on a recommendation."""

    file_name = "utdrag"
    part = forms.ChoiceField(label=_("Vilken part?"), error_messages=NO_CHOICE)
    utfall = forms.ChoiceField(
        label=_("Vad beslutade den?"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad parten beslutade.")},
    )
    andring = TextField(
        label=_("Vad ändrade eller förbehöll den sig?"),
        help_text=_("Bara vid ändring. Som det står i protokollet."),
        rows=2,
        required=False,
    )
    beslutat = DayField(label=_("Beslutade den"))
    organ = TextField(
        label=_("Vilket organ beslutade?"),
        help_text=_("Till exempel Kommunfullmäktige."),
        required=False,
    )
    organ_slag = forms.ChoiceField(label=_("Organets slag"), required=False)
    paragraf = TextField(label=_("Paragraf"), max_length=20, required=False)
    diarienummer = TextField(label=_("Partens diarienummer"), max_length=60, required=False)
    utdrag = DocumentField(label=_("Bifoga protokollsutdraget"), required=False)

    def offer(self) -> None:
        """The parties that have no decision recorded here, and the kinds of organs."""
        there = {
            each.party.key for each in self.about.agreement.adoptions.all() if not each.set_aside_on
        }
        left = [(key, name) for key, name in self.about.names.items() if key not in there]
        self.choose("part", [("", gettext("Välj part")), *left])
        self.choose("organ_slag", [("", gettext("Inte angivet")), *Organ.Kind.choices])

    def why_not(self) -> str:
        """That everybody's decision is recorded."""
        if len(self.fields["part"].choices) > 1:  # type: ignore[attr-defined]
            return ""
        return gettext("Alla parters beslut är antecknade. Är något fel: lägg det åt sidan först.")

    def clean(self) -> dict[str, Any]:
        """What was written; a change says what changed."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("utfall") == Answered.CHANGED and not given.get("andring"):
            self.add_error("andring", gettext("Skriv ändringen som den står i protokollet."))
        return given

    def doubts(self) -> Iterable[Finding]:
        """What differs in the decision."""
        read = self.about.read
        return doubts_of_decision(read, self._decision(), on=self.today) if read else ()

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        record_adoption(
            agreement=self.about.agreement,
            decision=self._decision(),
            actor=actor,
            reason=reason,
            **self.how,
        )

    def _decision(self) -> Decision:
        given = self.cleaned_data
        return Decision(
            party=acting.party(given["part"]),
            outcome=given["utfall"],
            decided_on=given["beslutat"],
            organ=given["organ"],
            organ_kind=given["organ_slag"],
            paragraph=given["paragraf"],
            registry_number=given["diarienummer"],
            change=given["andring"] if given["utfall"] == Answered.CHANGED else "",
            extract=given["utdrag"],
        )


class AsideForm(ActForm):
    """A decision that was recorded wrongly."""

    needs_terms = False
    beslut = forms.ChoiceField(label=_("Vilket beslut?"), error_messages=NO_CHOICE)

    def offer(self) -> None:
        """The decisions that count."""
        self.choose("beslut", [(each.pk, _named(each)) for each in self._rows()])
        self.fields["skal"].required = True
        self.fields["skal"].label = gettext("Vad är fel?")
        self.fields["skal"].help_text = gettext(
            "Beslutet räknas inte mer, men står kvar att läsa. Skälet står i meddelandet till parterna, som alla får läsa: inga personuppgifter."
        )
        self.fields["skal"].error_messages["required"] = gettext("Skriv vad som är fel.")

    def _rows(self) -> list[Adoption]:
        return [each for each in self.about.agreement.adoptions.all() if not each.set_aside_on]

    def why_not(self) -> str:
        """That there is none."""
        return "" if self._rows() else gettext("Inget beslut är antecknat här.")

    def perform(self, *, actor: str, reason: str) -> None:
        """Set it aside."""
        wanted = self.cleaned_data["beslut"]
        row = next(each for each in self._rows() if str(each.pk) == wanted)
        row.agreement = self.about.agreement
        set_adoption_aside(adoption=row, why=reason, actor=actor, **self.how)


def _named(row: Adoption) -> str:
    facts = {
        "party": row.party.name,
        "outcome": row.get_outcome_display(),
        "day": day_short(row.decided_on, current()),
    }
    return gettext("%(party)s: %(outcome)s %(day)s") % facts
