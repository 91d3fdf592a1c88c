"""Working groups: a task, members and a last day."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverk.bodies import actions
from samverk.bodies.forms import naming
from samverk.bodies.forms.act import ActForm, day_after
from samverk.bodies.forms.remits import OfBodyForm, TextField
from samverk.bodies.forms.seats import Data, said
from samverk.bodies.models import WorkingGroup
from samverk.foundation.fields import DayField


class _GroupForm(OfBodyForm):
    """A working group: its task, its members and its last day."""

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

    def group(self, actor: str) -> dict[str, Any]:
        """The group as it was asked for; those members who are new are written down first."""
        given = self.cleaned_data
        until = day_after(given["last_day"])
        assert until is not None  # noqa: S101 -- the field asks for it
        members = [each.written_down(actor=actor) for each in given["members"]]
        return {"task": given["task"], "until": until, "members": members}


class GroupForm(_GroupForm):
    """Set up a working group."""

    name = forms.CharField(
        label=gettext_lazy("Gruppens namn"),
        max_length=200,
        error_messages={"required": gettext_lazy("Skriv vad gruppen heter.")},
    )
    field_order = ("name", "task", "members", "from_day", "last_day")

    def perform(self, *, actor: str, reason: str) -> None:
        """Set the group up."""
        name = self.cleaned_data["name"]
        actions.set_up_group(name=name, **self.group(actor), **self.about(actor, reason))

    def leads_to(self) -> tuple[str, ...]:
        """How many work in it until when."""
        facts = {"day": said(self.cleaned_data["last_day"]), **_counted(self)}
        return (_("Gruppen arbetar till och med %(day)s med %(members)s.") % facts,)

    def done(self) -> str:
        """Which group works until when."""
        facts = {"group": self.cleaned_data["name"], "day": said(self.cleaned_data["last_day"])}
        return _("%(group)s är tillsatt till och med %(day)s.") % facts


def _counted(form: forms.Form) -> dict[str, str]:
    number = len(form.cleaned_data["members"])
    said_ = ngettext("%(number)d medlem", "%(number)d medlemmar", number)
    return {"members": said_ % {"number": number}}


class ChangeGroupForm(_GroupForm):
    """Let a working group go on with another task, other members or another last day."""

    field_order = ("task", "members", "last_day", "from_day")

    def __init__(self, data: Data, *, group: WorkingGroup, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, body=group.body, **about)
        self.was = group
        members = group.members.select_related("person").order_by("pk")
        self.initial = {
            "task": group.task,
            "members": "\n".join(naming.written(each.person) for each in members),
            "last_day": group.period.upper - dt.timedelta(days=1),
            "from_day": min(self.on, group.period.upper),
        }
        self.fields["from_day"].label = _("Ändringen gäller från och med")

    def perform(self, *, actor: str, reason: str) -> None:
        """Let it go on."""
        about = self.about(actor, reason)
        del about["body"]
        actions.change_group(group=self.was, **self.group(actor), **about)

    def leads_to(self) -> tuple[str, ...]:
        """What becomes of the last day, the task and the members."""
        given, was = self.cleaned_data, self.was
        before, after = was.period.upper - dt.timedelta(days=1), given["last_day"]
        facts = {"group": was.name, "before": said(before), "after": said(after), **_counted(self)}
        days = (
            _("%(group)s arbetar till och med %(after)s, som förut.")
            if before == after
            else _("%(group)s arbetar till och med %(after)s i stället för %(before)s.")
        )
        task = (
            _("Uppgiften är densamma.")
            if given["task"] == was.task
            else _("Uppgiften är en annan.")
        )
        kept = _("Gruppen har därmed %(members)s. Det som gällde tidigare står kvar i historiken.")
        return (days % facts, task, kept % facts)

    def done(self) -> str:
        """Which group goes on until when."""
        facts = {"group": self.was.name, "day": said(self.cleaned_data["last_day"])}
        return _("%(group)s är ändrad och arbetar till och med %(day)s.") % facts


class EndGroupForm(ActForm):
    """End a working group before its time."""

    last_day = DayField(label=gettext_lazy("Gruppens sista dag"))
    reason = forms.CharField(
        label=gettext_lazy("Skäl"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Sparas i historiken för dem som arbetar här. Det visas inte öppet."
        ),
    )

    def __init__(self, data: Data, *, group: WorkingGroup, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, structure=group.body.structure, **about)
        self.was = group
        self.fields["last_day"].initial = self.on

    @property
    def day(self) -> dt.date:
        """The first day on which the group no longer works."""
        last: dt.date = self.cleaned_data["last_day"]
        return last + dt.timedelta(days=1)

    def perform(self, *, actor: str, reason: str) -> None:
        """End it."""
        why = " ".join(filter(None, [self.cleaned_data["reason"], reason]))
        actions.end_group(group=self.was, on=self.day, actor=actor, reason=why)

    def leads_to(self) -> tuple[str, ...]:
        """How much earlier it ends."""
        before = self.was.period.upper - dt.timedelta(days=1)
        facts = {
            "group": self.was.name,
            "day": said(self.cleaned_data["last_day"]),
            "before": said(before),
        }
        return (_("%(group)s slutar %(day)s i stället för %(before)s.") % facts,)

    def done(self) -> str:
        """Which group ends when."""
        facts = {"group": self.was.name, "day": said(self.cleaned_data["last_day"])}
        return _("%(group)s slutar %(day)s.") % facts
