"""What the short forms of acts share: when, why, and what the act is once it is valid."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.agreements.queries.acting import About
from samverk.agreements.queries.knowing import Read
from samverk.foundation.fields import TextField
from samverk.rulebook.findings import Finding

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

    Files = MultiValueDict[str, UploadedFile[bytes]]

NO_CHOICE = {"required": _("Välj ett av alternativen."), "invalid_choice": _("Välj på nytt.")}


class ActForm(forms.Form):
    """An act as somebody records it. file_name is the field whose file is chosen last, beside the button."""

    file_name: ClassVar[str] = ""
    needs_terms: ClassVar[bool] = True
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    skal = TextField(label=_("Skäl"), rows=2, required=False)

    def __init__(
        self,
        about: About,
        data: Mapping[str, Any] | None = None,
        files: "Files | None" = None,
        asked: Mapping[str, str] | None = None,
    ) -> None:
        self.about = about
        self.asked = asked or {}
        initial = {**self.asked, "version": about.agreement.version}
        super().__init__(data, files, initial=initial)
        self.offer()
        last = ("skal", "version")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def offer(self) -> None:
        """Fill in what can be chosen."""

    def choose(self, name: str, choices: Sequence[tuple[object, object]]) -> None:
        """Let a field choose among these."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def why_not(self) -> str:
        """Why there is nothing to record, empty where there is."""
        return ""

    def doubts(self) -> Iterable[Finding]:
        """What is doubtful in the act, once the form is valid."""
        return ()

    def doubts_afterwards(self, after: Read) -> Iterable[Finding]:
        """What is doubtful in the agreement as the act would leave it."""
        del after
        return ()

    def perform(self, *, actor: str, reason: str) -> None:
        """Do it.

        Raises: Refused; SomeoneWasFirst.
        """
        raise NotImplementedError

    def outcome(self) -> Iterable[str]:
        """What it leads to besides the agreement's days, in sentences."""
        return ()

    def onward(self) -> tuple[str, Mapping[str, str]] | None:
        """The act that comes next, with what is known of it, once this one is done; None is the agreement's page."""
        return None

    @property
    def how(self) -> dict[str, Any]:
        """What every act is told: on which day it is recorded, and of which version."""
        return {"on": self.about.today, "version": self.cleaned_data["version"] or 0}

    @property
    def today(self) -> dt.date:
        """The day on which it is recorded."""
        return self.about.today
