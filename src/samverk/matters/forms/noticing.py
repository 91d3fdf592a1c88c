"""The form by which the notices of a decision are recorded, one group of days for each notice board."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.fields import DayField, TextField
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.matters.actions.noticing import Noted, note_notices
from samverk.matters.forms.acting import About
from samverk.matters.forms.changing import ChangeForm
from samverk.matters.queries.deciding import Decided, decided, force_of
from samverk.matters.queries.story import story_of
from samverk.rulebook.findings import Finding
from samverk.rulebook.matters import legal_force
from samverk.rulebook.matters.legal_force import Board
from samverk.rulebook.steps import Explained
from samverk.rulebook.structure.model import Key

if TYPE_CHECKING:
    from samverk.matters.forms.changing import Files

APPROVED = "justerat"
# Of each board: the field, the day of the notice, and what it is called.
_DAYS = (
    ("anslaget", "announced_on", _("%(board)s: anslaget den")),
    ("nedtaget", "taken_down_on", _("%(board)s: nedtaget den")),
    ("overklagat", "appealed_on", _("%(board)s: överklagat den")),
)


class NoticeForm(ChangeForm):
    """The days of one decision: the latest one, or that which the address or the form names."""

    is_weighed = True
    beslut = forms.IntegerField(required=False, widget=forms.HiddenInput)
    skal = TextField(label=_("Kommentar"), required=False)

    def __init__(
        self, about: About, data: Mapping[str, Any] | None = None, files: "Files | None" = None
    ) -> None:
        super().__init__(about, data, files)
        self.made = {
            each.step.number: each for each in decided(story_of(about.matter, on=about.today))
        }
        self._offer(str((data or {}).get("beslut", "")))

    def begin(self, asked: Mapping[str, str]) -> None:
        """The decision that the address names."""
        self._offer(asked.get("beslut", ""))

    @property
    def applies(self) -> bool:
        """Whether a body has decided anything that may be announced."""
        return bool(self.made)

    def _offer(self, number: str) -> None:
        """Fields for each board of the decision of this number, else of the last one."""
        chosen = self.made.get(int(number)) if number.isascii() and number.isdecimal() else None
        self.decided: Decided | None = chosen or next(iter(reversed(self.made.values())), None)
        for name in [name for name in self.fields if name.startswith((APPROVED, *_FIELDS))]:
            del self.fields[name]
        if self.decided is None:
            return
        self.initial["beslut"] = self.decided.step.number
        boards = list(self.decided.boards.values())
        step = self.decided.step
        said = [self.decided.body.name, day_short(step.on, current()), step.paragraph]
        self.fields[APPROVED] = DayField(
            label=_("Protokollet justerat den"),
            help_text=", ".join(filter(None, said)),
            required=False,
        )
        self.initial[APPROVED] = next(
            (each.approved_on for each in boards if each.approved_on), None
        )
        for place, board in enumerate(boards):
            for field, fact, label in _DAYS:
                named = label % {"board": board.name}
                self.fields[f"{field}_{place}"] = DayField(label=named, required=False)
                self.initial[f"{field}_{place}"] = getattr(board, fact)
        self.order_fields([*(name for name in self.fields if name != "skal"), "skal"])

    def clean(self) -> dict[str, Any]:
        """What was written: no day that has not come, and nothing taken down that was not up."""
        given: dict[str, Any] = super().clean() or {}
        for name, day in list(given.items()):
            if isinstance(day, dt.date) and day > self.about.today:
                self.add_error(name, gettext("Dagen har inte kommit än."))
        for place in range(len(self.decided.boards) if self.decided else 0):
            self._check_down(place, given)
        given["skedde"] = self.about.today
        return given

    def _check_down(self, place: int, given: Mapping[str, Any]) -> None:
        up, down = given.get(f"anslaget_{place}"), given.get(f"nedtaget_{place}")
        if down and (up is None or down < up):
            self.add_error(
                f"nedtaget_{place}", gettext("Anslaget kan inte tas ned innan det sattes upp.")
            )

    def noted(self) -> dict[Key, Noted]:
        """What is known of each board, once the form is valid."""
        given, boards = self.cleaned_data, self.decided.boards if self.decided else {}
        return {
            key: Noted(given[APPROVED], *(given[f"{field}_{place}"] for field, *_rest in _DAYS))
            for place, key in enumerate(boards)
        }

    def boards(self) -> Iterator[tuple[Key, Board]]:
        """The boards as they would be."""
        before = self.decided.boards if self.decided else {}
        for key, said in self.noted().items():
            yield (
                key,
                Board(
                    before[key].name,
                    self.decided.step.on if self.decided else None,
                    said.approved_on,
                    said.announced_on,
                    said.taken_down_on,
                    said.appealed_on,
                ),
            )

    def force(self) -> Explained[dt.date | None] | None:
        """When the decision would have legal force."""
        boards = dict(self.boards())
        return force_of(self.decided.body, boards, on=self.about.today) if self.decided else None

    def findings(self) -> Iterator[Finding]:
        """What was done too late, or on days that cannot be right."""
        for _key, board in self.boards():
            yield from legal_force.findings(board, on=self.about.today)

    def perform(self, *, actor: str) -> str:
        """Record it."""
        if self.decided is None:
            return ""
        note_notices(
            step=self.decided.step,
            noted=self.noted(),
            version=self.cleaned_data["version"] or 0,
            on=self.about.today,
            actor=actor,
            reason=self.cleaned_data["skal"],
        )
        return gettext("Anslagen är antecknade.")


_FIELDS = tuple(f"{field}_" for field, *_rest in _DAYS)
