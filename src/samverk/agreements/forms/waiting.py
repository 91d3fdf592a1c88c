"""Short forms for an agreement that waits for another, and for one that waits no longer."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.actions import Release, Wait, stop_waiting, wait_for
from samverk.agreements.actions.tying import doubts_of_release, doubts_of_waiting
from samverk.agreements.forms.acting import NO_CHOICE, ActForm
from samverk.agreements.forms.tying import OtherForm
from samverk.agreements.models import Condition
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.rulebook.findings import Finding


class WaitForm(OtherForm):
    """That the agreement does not enter into force before another."""

    punkt = TextField(label=_("I vilken punkt står det?"), max_length=40, required=False)

    def offer(self) -> None:
        """The other agreements."""
        super().offer()
        self.fields["annat"].label = gettext("Vilket avtal väntar det på?")

    def doubts(self) -> Iterable[Finding]:
        """What differs in that it waits."""
        return doubts_of_waiting(self.about.agreement, self._wait(), on=self.today)

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        wait_for(
            agreement=self.about.agreement,
            wait=self._wait(),
            actor=actor,
            reason=reason,
            **self.how,
        )

    def outcome(self) -> Iterable[str]:
        """What it waits for."""
        said = gettext("Avtalet träder inte i kraft förrän %(other)s har gjort det.")
        yield said % {"other": self.other.name}

    def _wait(self) -> Wait:
        return Wait(self.other, self.cleaned_data["punkt"])


class ReleaseForm(ActForm):
    """That the agreement waits for another no longer."""

    needs_terms = False
    villkor = forms.ChoiceField(
        label=_("Vilket avtal ska det inte vänta på?"), error_messages=NO_CHOICE
    )
    fran = DayField(
        label=_("Från den"),
        help_text=_("Dagen kan ligga framåt. Tidigast den dagen kan avtalet träda i kraft."),
    )

    def offer(self) -> None:
        """The agreements that it waits for; the only one is chosen already."""
        self._known = {str(each.pk): each for each in self._rows()}
        named = [(key, _named(each)) for key, each in self._known.items()]
        if len(named) == 1:
            self.choose("villkor", named)
        else:
            self.choose("villkor", [("", gettext("Välj avtal")), *named])
        why = self.fields["skal"]
        why.required = True
        why.label = gettext("Varför väntar det inte längre?")
        why.help_text = gettext(
            "Skriv vem som beslutade det och när. Skälet står i meddelandet till parterna, som alla får läsa: inga personuppgifter."
        )
        why.error_messages["required"] = gettext("Skriv varför det inte väntar längre.")

    def _rows(self) -> list[Condition]:
        return [each for each in self.about.agreement.conditions.all() if not each.released_on]

    def why_not(self) -> str:
        """That it waits for none."""
        return "" if self._known else gettext("Avtalet väntar inte på något annat avtal.")

    def doubts(self) -> Iterable[Finding]:
        """What differs in that it waits no longer."""
        return doubts_of_release(self._condition, self.cleaned_data["fran"], on=self.today)

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        row = self._condition
        row.agreement = self.about.agreement
        # The reason of the form is the parties' to read; what was ticked besides stays in the audit trail.
        release = Release(self.cleaned_data["fran"], self.cleaned_data["skal"])
        stop_waiting(condition=row, release=release, actor=actor, reason=reason, **self.how)

    def outcome(self) -> Iterable[str]:
        """From when it waits no longer, and that the condition is kept."""
        facts = {
            "day": day_short(self.cleaned_data["fran"], current()),
            "other": self._condition.other.name,
        }
        yield gettext("Från %(day)s väntar avtalet inte längre på %(other)s.") % facts

    @property
    def _condition(self) -> Condition:
        return self._known[self.cleaned_data["villkor"]]


def _named(row: Condition) -> str:
    if not row.clause:
        return row.other.name
    return gettext("%(other)s (punkt %(clause)s)") % {"other": row.other.name, "clause": row.clause}
