"""What a body is to do, and what of it was reviewed."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.bodies import actions
from samverk.bodies.forms.act import ActForm
from samverk.bodies.forms.deciding import DecisionForm, organs
from samverk.bodies.forms.seats import Data, said
from samverk.bodies.models import Body, Reviewed, Structure
from samverk.foundation.fields import DayField

LONGEST = 4000


class TextField(forms.CharField):
    """A text of some lines; line breaks are the same whoever sends them."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:  # noqa: ANN401 -- as Django takes them
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, max_length=LONGEST, **kwargs)

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- as Django gives it
        """The lines without space after them."""
        text = super().clean(value)
        return "\n".join(line.rstrip() for line in text.splitlines()).strip()


class OfBodyForm(DecisionForm, ActForm):
    """An act about a body from a day, with the decision behind it."""

    structure: Structure
    from_day = DayField(label=gettext_lazy("Från och med"))

    def __init__(self, data: Data, *, body: Body, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, structure=body.structure, **about)
        self.body = body
        self.fields["from_day"].initial = self.on
        self.fields["organ"].queryset = organs(self.structure, None, on=self.on)  # type: ignore[attr-defined]

    @property
    def day(self) -> dt.date:
        """The first day."""
        first: dt.date = self.cleaned_data["from_day"]
        return first

    def about(self, actor: str, reason: str) -> dict[str, Any]:
        """What every such act is told."""
        decided = self.decision()
        named = {"actor": actor, "reason": reason, "decision": decided}
        return {"body": self.body, "on": self.day, **named}


class RemitForm(OfBodyForm):
    """The remit of a body: goals, functions and who appoints them, form of report."""

    goals = TextField(
        label=gettext_lazy("Mål"),
        error_messages={"required": gettext_lazy("Skriv vad organet ska uppnå.")},
    )
    functions = TextField(
        label=gettext_lazy("Funktioner, och vem som utser dem"),
        help_text=gettext_lazy("En på varje rad, till exempel: Socialchef – utses av kommunen."),
        required=False,
    )
    report_form = TextField(
        label=gettext_lazy("Hur det rapporterar"),
        help_text=gettext_lazy("Till vem, hur ofta och i vilken form."),
        required=False,
        rows=2,
    )
    field_order = ("goals", "functions", "report_form", "from_day")

    def perform(self, *, actor: str, reason: str) -> None:
        """Fix the remit."""
        given = self.cleaned_data
        actions.record_remit(
            goals=given["goals"],
            functions=given["functions"],
            report_form=given["report_form"],
            **self.about(actor, reason),
        )

    def leads_to(self) -> tuple[str, ...]:
        """That the remit which holds now ends, and that this one counts as a review."""
        facts = {"body": self.body.name, "day": said(self.day)}
        return (
            _("Det uppdrag som gäller för %(body)s ersätts från %(day)s.") % facts,
            _("Tiden till nästa översyn räknas från %(day)s.") % facts,
        )

    def done(self) -> str:
        """Of which body the remit was fixed."""
        facts = {"body": self.body.name, "day": said(self.day)}
        return _("Uppdraget för %(body)s gäller från %(day)s och räknas som översett.") % facts


class ReviewForm(OfBodyForm):
    """That something of a body was reviewed on a day."""

    what = forms.ChoiceField(label=gettext_lazy("Vad som har setts över"))
    from_day = DayField(label=gettext_lazy("Dagen för översynen"))
    field_order = ("what", "from_day")

    def __init__(self, data: Data, *, what: Iterable[str], **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, **about)
        names = dict(Reviewed.What.choices)
        choices = [(each, str(names[each]).capitalize()) for each in what]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def perform(self, *, actor: str, reason: str) -> None:
        """Record the review."""
        actions.record_review(what=self.cleaned_data["what"], **self.about(actor, reason))

    def leads_to(self) -> tuple[str, ...]:
        """From which day the next review is counted."""
        facts = {"day": said(self.day)}
        return (_("Tiden till nästa översyn räknas från %(day)s.") % facts,)

    def done(self) -> str:
        """What was reviewed when."""
        what = str(Reviewed.What(self.cleaned_data["what"]).label)
        facts = {"what": what, "body": self.body.name, "day": said(self.day)}
        return _("Översynen av %(what)s i %(body)s är antecknad den %(day)s.") % facts
