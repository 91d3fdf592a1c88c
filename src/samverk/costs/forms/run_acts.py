"""The acts on a run: approved by a decision, locked, or taken back with a reason."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.costs import actions
from samverk.costs.models import Run
from samverk.foundation.fields import TextField
from samverk.matters.models import Recommendation


class RunActForm(forms.Form):
    """An act on a run as it was when the form was opened."""

    state: ClassVar[tuple[Run.State, ...]] = ()
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, run: Run, data: Mapping[str, Any] | None = None) -> None:
        self.run = run
        super().__init__(data, initial={"version": run.version})
        self.offer()

    def offer(self) -> None:
        """Fill in what can be chosen."""

    @property
    def opened(self) -> int:
        """Which version of the run the form was opened on."""
        return self.cleaned_data["version"] or 0

    def perform(self, *, on: dt.date, actor: str) -> None:
        """Do it.

        Raises: Refused; SomeoneWasFirst.
        """
        raise NotImplementedError


class ApproveForm(RunActForm):
    """By which decision the run holds."""

    state = (Run.State.PROPOSED,)
    beslut = TextField(
        label=_("Beslutet"),
        help_text=_("Vem som beslutade, när och under vilken paragraf: Samrådet 2026-03-04 § 7."),
        max_length=300,
        error_messages={
            "required": _("Skriv vem som har beslutat, när och under vilken paragraf.")
        },
    )
    rekommendation = forms.ChoiceField(
        label=_("Rekommendation som beslutet gäller"), required=False
    )

    def offer(self) -> None:
        """The recommendations of the structure that were sent to the principals."""
        rows = Recommendation.objects.filter(
            matter__structure=self.run.structure_id, sent_on__isnull=False
        )
        self.offered = {str(row.pk): row for row in rows.order_by("-sent_on", "-pk")}
        if not self.offered:
            del self.fields["rekommendation"]
            return
        named = [(pk, row.title) for pk, row in self.offered.items()]
        self.fields["rekommendation"].choices = [("", gettext("Ingen")), *named]  # type: ignore[attr-defined]

    def perform(self, *, on: dt.date, actor: str) -> None:
        """Note the decision."""
        given = self.cleaned_data
        actions.approve_run(
            run=self.run,
            decision=given["beslut"],
            version=self.opened,
            on=on,
            actor=actor,
            recommendation=self.offered.get(given.get("rekommendation", "")),
        )


class LockForm(RunActForm):
    """Nothing to fill in: the run is computed again and frozen."""

    state = (Run.State.APPROVED,)

    def perform(self, *, on: dt.date, actor: str) -> None:
        """Lock it."""
        actions.lock_run(run=self.run, version=self.opened, on=on, actor=actor)


class WithdrawForm(RunActForm):
    """Why the run is taken back."""

    state = (Run.State.PROPOSED, Run.State.APPROVED)
    skal = TextField(
        label=_("Varför?"),
        rows=2,
        error_messages={
            "required": _("Skriv skälet. Den som läser beräkningen om ett år ser det.")
        },
    )

    def perform(self, *, on: dt.date, actor: str) -> None:
        """Take it back."""
        actions.withdraw_run(
            run=self.run, why=self.cleaned_data["skal"], version=self.opened, on=on, actor=actor
        )


FORMS: Mapping[str, type[RunActForm]] = {
    "godkann": ApproveForm,
    "las": LockForm,
    "ta-tillbaka": WithdrawForm,
}
