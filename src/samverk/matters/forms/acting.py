"""One short form for each step that a matter can take: what happened, when, and why."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Body
from samverk.foundation.fields import DayField, TextField
from samverk.matters import actions
from samverk.matters.actions import Move
from samverk.matters.actions.splitting import merge, split, withdraw_matter
from samverk.matters.forms.onward import grouped
from samverk.matters.models import Matter
from samverk.matters.queries import find
from samverk.rulebook.bodies import power
from samverk.rulebook.matters.onward import Way
from samverk.rulebook.matters.steps import Act

ELSEWHERE = "annat"
LONGEST_NUMBER = 40
LONGEST_VERSION = 9
MOST_NEW = 10


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: the matter, the bodies of the day, and where it was treated if it was.

    treats_in is the bodies that the user may record a treatment of, chaired the keys of those that they are bound to,
    ways how the structure's ways lead to each body from where the matter lies.
    """

    matter: Matter
    bodies: Sequence[Body]
    today: dt.date
    body: Body | None = None
    forum: str = ""
    outcomes: tuple[str, ...] = ()
    treats_in: Sequence[Body] = ()
    chaired: frozenset[str] | None = None
    ways: Mapping[str, Way] = field(default_factory=dict)

    @property
    def is_placed(self) -> bool:
        """Whether it is known where the matter was treated."""
        return bool(self.body or self.forum)


class StepForm(forms.Form):
    """A step as somebody records it, on the day that it was taken."""

    act: ClassVar[Act]
    reason_is_needed: ClassVar[str] = ""
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    skedde = DayField(label=_("Skedde den"))
    skal = TextField(label=_("Skäl"), rows=2, required=False)

    def __init__(self, about: About, data: Mapping[str, Any] | None = None) -> None:
        self.about = about
        initial = {"skedde": about.today, "version": about.matter.version}
        super().__init__(data, initial=initial)
        self.order_fields([*(name for name in self.fields if name not in _LAST), *_LAST])

    def clean_skedde(self) -> dt.date:
        """The day, which has come."""
        day: dt.date = self.cleaned_data["skedde"]
        if day > self.about.today:
            message = gettext("Dagen har inte kommit än. Anteckna steget när det är taget.")
            raise forms.ValidationError(message)
        return day

    def clean(self) -> dict[str, Any]:
        """What was written, with a reason where the step needs one."""
        given: dict[str, Any] = super().clean() or {}
        if self.needs_reason(given) and not given.get("skal") and "skal" not in self.errors:
            self.add_error(
                "skal", gettext("Skriv skälet. Den som läser ärendet om ett år ser det.")
            )
        return given

    def needs_reason(self, _given: Mapping[str, Any]) -> bool:
        """Whether nothing can be recorded without why."""
        return bool(self.reason_is_needed)

    def move(self) -> Move:
        """The step, once the form is valid."""
        return Move(self.act, self.cleaned_data["skedde"], reason=self.cleaned_data["skal"])

    def perform(self, *, actor: str, reason: str) -> None:
        """Take it.

        Raises: Refused; SomeoneWasFirst.
        """
        actions.move(
            matter=self.about.matter,
            move=self.reasoned(reason),
            actor=actor,
            version=self.opened,
            chaired=self.about.chaired,
        )

    def reasoned(self, reason: str) -> Move:
        """The step with this reason in place of its own."""
        move = self.move()
        return Move(**{**_facts(move), "reason": reason})

    @property
    def opened(self) -> int:
        """Which version of the matter the form was opened on; 0 where it says none."""
        written = str(self["version"].value() or "")
        is_number = written.isascii() and written.isdigit() and len(written) <= LONGEST_VERSION
        return int(written) if is_number else 0


_LAST = ("skedde", "skal", "version")


def _facts(move: Move) -> dict[str, Any]:
    return {name: getattr(move, name) for name in Move.__slots__}


class ToBodyForm(StepForm):
    """A step that takes the matter to a body, one of the register or another by its name."""

    till = forms.ChoiceField(
        label=_("Till vilket organ?"),
        required=False,
        error_messages={
            "invalid_choice": _(
                "Ärendet ligger redan där, eller så går organet inte att välja. Välj ett annat."
            )
        },
    )
    annat_organ = TextField(
        label=_("Annat organ"),
        help_text=_("Bara om organet inte finns i listan, till exempel en föregångare."),
        required=False,
    )

    def __init__(self, about: About, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(about, data)
        here = about.matter.holder_body_id
        elsewhere = [each for each in about.bodies if each.pk != here]
        choices = grouped(elsewhere, about.ways, about.body)
        none = [("", gettext("Välj organ"))]
        other = [(ELSEWHERE, gettext("Ett organ som inte finns i registret"))]
        self.fields["till"].choices = [*none, *choices, *other]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was written; an organ outside the register is named."""
        given = super().clean()
        if given.get("till") == ELSEWHERE and not given.get("annat_organ"):
            self.add_error("annat_organ", gettext("Skriv vilket organ det är."))
        return given

    def target(self) -> dict[str, Any]:
        """Where the matter goes, as a step says it."""
        chosen = self.cleaned_data["till"]
        if chosen == ELSEWHERE:
            return {"to_forum": self.cleaned_data["annat_organ"]}
        body = next((each for each in self.about.bodies if each.key == chosen), None)
        return {"to_body": body} if body else {}


class PlaceForm(ToBodyForm):
    """The coordinator lays the matter in a body; where it is urgent past those that would prepare it."""

    act = Act.PLACE
    bradskar = forms.BooleanField(
        label=_("Det brådskar: ta den korta vägen förbi beredningen"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """What was written; the matter goes somewhere."""
        given = super().clean()
        if not given.get("till") and "till" not in self.errors:
            self.add_error("till", gettext("Välj det organ som ska ha ärendet."))
        return given

    def needs_reason(self, given: Mapping[str, Any]) -> bool:
        """Whether it is urgent, which is always explained."""
        return bool(given.get("bradskar"))

    def move(self) -> Move:
        """The step, once the form is valid."""
        given = self.cleaned_data
        return Move(
            self.act,
            given["skedde"],
            reason=given["skal"],
            is_urgent=given["bradskar"],
            **self.target(),
        )


class TreatForm(ToBodyForm):
    """What a body came to. What it may come to follows from its legal form; a decision that it cannot make is refused."""

    act = Act.TREAT
    utfall = forms.ChoiceField(
        label=_("Vad kom organet fram till?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad organet kom fram till.")},
    )
    ordalydelse = TextField(
        label=_("Ordalydelse"),
        help_text=_("Som det står i protokollet eller minnesanteckningarna."),
        rows=3,
        required=False,
    )
    paragraf = TextField(label=_("Paragraf"), max_length=20, required=False)
    field_order = ("utfall", "till", "annat_organ", "ordalydelse", "paragraf")

    def __init__(self, about: About, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(about, data)
        outcomes = [(each, each) for each in (*about.outcomes, power.DECIDE)]
        self.fields["utfall"].choices = outcomes  # type: ignore[attr-defined]
        self.order_fields([*self.field_order, *_LAST])
        self.fields["till"].label = gettext("Vart går ärendet sedan?")
        self.fields["till"].help_text = gettext(
            "Bara vid vidaresändning, uppdrag och återremiss. Annars går det till koordinatorn. Ett uppdrag går till ett organ under det som ger det."
        )

    def clean(self) -> dict[str, Any]:
        """What was written; a remit is given to somebody."""
        given = super().clean()
        if given.get("utfall") == "give a remit" and not given.get("till"):
            self.add_error("till", gettext("Välj vilket organ som får uppdraget."))
        return given

    def move(self) -> Move:
        """The step, once the form is valid."""
        given, about = self.cleaned_data, self.about
        goes = given["utfall"] in {"send on", "give a remit", "return"}
        return Move(
            self.act,
            given["skedde"],
            body=about.body,
            forum=about.forum,
            outcome=given["utfall"],
            reason=given["skal"],
            said=given["ordalydelse"],
            paragraph=given["paragraf"],
            **(self.target() if goes else {}),
        )


class PostponeForm(StepForm):
    """The matter rests until a day."""

    act = Act.POSTPONE
    reason_is_needed = "yes"
    till_den = DayField(label=_("Vilar till"))

    def move(self) -> Move:
        """The step, once the form is valid."""
        given = self.cleaned_data
        return Move(self.act, given["skedde"], until=given["till_den"], reason=given["skal"])


class ResumeForm(StepForm):
    """What was put off is taken up again."""

    act = Act.RESUME


class CloseForm(StepForm):
    """The matter is done."""

    act = Act.CLOSE
    reason_is_needed = "yes"


class ReopenForm(StepForm):
    """The matter is not done after all."""

    act = Act.REOPEN
    reason_is_needed = "yes"


class WithdrawForm(StepForm):
    """The question is not asked any more; nor is what it asked of others."""

    act = Act.WITHDRAW
    reason_is_needed = "yes"

    def perform(self, *, actor: str, reason: str) -> None:
        """Take it back."""
        withdraw_matter(
            matter=self.about.matter,
            on=self.cleaned_data["skedde"],
            actor=actor,
            reason=reason,
            version=self.opened,
        )


class SplitForm(StepForm):
    """New matters are broken out of this one."""

    act = Act.SPLIT
    rubriker = TextField(
        label=_("Rubriker på de nya ärendena"),
        help_text=_("En på varje rad. Texter, målgrupper och huvudmän följer med."),
        rows=3,
        error_messages={"required": _("Skriv minst en rubrik.")},
    )

    def clean_rubriker(self) -> list[str]:
        """One heading a line."""
        found = [line.strip() for line in self.cleaned_data["rubriker"].splitlines()]
        titles = [line for line in found if line]
        if len(titles) > MOST_NEW or any(len(each) > 200 for each in titles):  # noqa: PLR2004 -- as long as a heading may be
            raise forms.ValidationError(gettext("Högst tio rubriker, var och en högst 200 tecken."))
        return titles

    def perform(self, *, actor: str, reason: str) -> None:
        """Break them out."""
        split(
            matter=self.about.matter,
            titles=self.cleaned_data["rubriker"],
            on=self.cleaned_data["skedde"],
            actor=actor,
            reason=reason,
            version=self.opened,
        )


class MergeForm(StepForm):
    """The matter goes up in another."""

    act = Act.MERGE
    arende = forms.CharField(
        label=_("I vilket ärende?"),
        help_text=_("Diarienumret på det ärende som det ska gå upp i."),
        max_length=LONGEST_NUMBER,
        error_messages={"required": _("Skriv ärendets diarienummer.")},
    )

    def clean_arende(self) -> Matter:
        """The matter of that number in the structure."""
        written = self.cleaned_data["arende"]
        found = find(written, structure=self.about.matter.structure)
        if len(found) != 1:
            raise forms.ValidationError(gettext("Det finns inget ärende med det numret här."))
        return found[0]

    def perform(self, *, actor: str, reason: str) -> None:
        """Let it go up in the other."""
        merge(
            matter=self.about.matter,
            into=self.cleaned_data["arende"],
            on=self.cleaned_data["skedde"],
            actor=actor,
            reason=reason,
            version=self.opened,
        )


FORMS: Mapping[str, type[StepForm]] = {
    "lagg-fram": PlaceForm,
    "behandla": TreatForm,
    "skjut-upp": PostponeForm,
    "ta-upp": ResumeForm,
    "dela": SplitForm,
    "for-samman": MergeForm,
    "aterkalla": WithdrawForm,
    "avsluta": CloseForm,
    "oppna": ReopenForm,
}
