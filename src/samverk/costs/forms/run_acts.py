"""The acts on a run: approved by a decision, locked, or taken back with a reason."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.costs import actions
from samverk.costs.forms.deciding import DecidedBy
from samverk.costs.models import Run
from samverk.foundation.fields import TextField
from samverk.matters.models import Recommendation


class RunActForm(forms.Form):
    """An act on a run as it was when the form was opened."""

    state: ClassVar[tuple[Run.State, ...]] = ()
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, run: Run, day: dt.date, data: Mapping[str, Any] | None = None) -> None:
        self.run, self.day = run, day
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


class ApproveForm(RunActForm, DecidedBy):
    """By which decision the run holds."""

    state = (Run.State.PROPOSED,)
    field_order = ("organ", "dag", "paragraf", "rekommendation")

    def offer(self) -> None:
        """The recommendations of the structure that were sent to the principals."""
        rows = Recommendation.objects.filter(
            matter__structure=self.run.structure_id, sent_on__isnull=False
        )
        self.offer_recommendations(rows.order_by("-sent_on", "-pk"), today=self.day)

    def perform(self, *, on: dt.date, actor: str) -> None:
        """Note the decision."""
        actions.approve_run(
            run=self.run,
            decision=self.decision,
            version=self.opened,
            on=on,
            actor=actor,
            recommendation=self.recommendation,
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
