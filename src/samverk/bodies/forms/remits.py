"""What a body is to do, and a working group with a task and a last day."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.bodies import actions
from samverk.bodies.forms import naming
from samverk.bodies.forms.act import ActForm, DayField, day_after
from samverk.bodies.forms.deciding import DecisionForm, organs
from samverk.bodies.forms.seats import Data, said
from samverk.bodies.models import Body

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


class _OfBody(DecisionForm, ActForm):
    """An act about a body from a day, with the decision behind it."""

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


class RemitForm(_OfBody):
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

    def done(self) -> str:
        """Of which body the remit was fixed."""
        facts = {"body": self.body.name, "day": said(self.day)}
        return _("Uppdraget för %(body)s gäller från %(day)s och räknas som översett.") % facts


class GroupForm(_OfBody):
    """A working group: its name, its task, its members and its last day."""

    name = forms.CharField(
        label=gettext_lazy("Gruppens namn"),
        max_length=200,
        error_messages={"required": gettext_lazy("Skriv vad gruppen heter.")},
    )
    task = TextField(
        label=gettext_lazy("Gruppens uppgift"),
        error_messages={"required": gettext_lazy("Skriv vad gruppen ska göra.")},
    )
    members = TextField(
        label=gettext_lazy("Medlemmar"),
        help_text=gettext_lazy("Ett namn på varje rad. Den som inte finns skrivs in som ny."),
        required=False,
    )
    last_day = DayField(
        label=gettext_lazy("Till och med"),
        help_text=gettext_lazy("En arbetsgrupp är tillfällig och har alltid en sista dag."),
    )
    field_order = ("name", "task", "members", "from_day", "last_day")

    def clean_members(self) -> list[naming.Named]:
        """Whom each line means."""
        return [naming.named(line) for line in self.cleaned_data["members"].splitlines() if line]

    def clean(self) -> dict[str, Any]:
        """Keep the days in order."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("from_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Den sista dagen kommer före den första."))
        return given

    def perform(self, *, actor: str, reason: str) -> None:
        """Set the group up, writing down first those members who are new."""
        given = self.cleaned_data
        until = day_after(given["last_day"])
        assert until is not None  # noqa: S101 -- the field asks for it
        actions.set_up_group(
            name=given["name"],
            task=given["task"],
            until=until,
            members=[each.written_down(actor=actor) for each in given["members"]],
            **self.about(actor, reason),
        )

    def done(self) -> str:
        """Which group works until when."""
        facts = {"group": self.cleaned_data["name"], "day": said(self.cleaned_data["last_day"])}
        return _("%(group)s är tillsatt till och med %(day)s.") % facts
