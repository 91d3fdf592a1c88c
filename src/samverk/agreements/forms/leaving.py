"""Short forms for a notice of termination: that it came, that it was treated, and that it was taken back."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.actions import (
    Given,
    Treatment,
    give_notice,
    treat_notice,
    withdraw_notice,
)
from samverk.agreements.actions.leaving import (
    doubts_of_notice,
    doubts_of_treatment,
    doubts_of_withdrawal,
)
from samverk.agreements.forms.acting import NO_CHOICE, ActForm
from samverk.agreements.models import NoticeOfTermination
from samverk.agreements.queries import acting
from samverk.foundation.documents import DocumentField
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.rulebook.findings import Finding


class NoticeForm(ActForm):
    """A letter of notice as it came, from whomever it came."""

    file_name = "skrivelse"
    part = forms.ChoiceField(label=_("Vem säger upp?"), error_messages=NO_CHOICE)
    skriven = DayField(label=_("Skrivelsen är daterad"))
    kom_in = DayField(
        label=_("Kom in den"),
        help_text=_("Lämna tomt om den inte har kommit in än."),
        required=False,
    )
    diarienummer = TextField(label=_("Diarienummer"), max_length=60, required=False)
    skrivelse = DocumentField(label=_("Bifoga skrivelsen"), required=False)

    def offer(self) -> None:
        """The parties first; somebody else may have written all the same."""
        parties = list(self.about.names.items())
        rest = list(acting.others(self.about).items())
        groups: list[tuple[object, object]] = [("", gettext("Välj part")), *parties]
        if rest:
            groups.append((gettext("Inte part i avtalet"), rest))
        self.choose("part", groups)

    def doubts(self) -> Iterable[Finding]:
        """What differs in the notice."""
        read = self.about.read
        return doubts_of_notice(read, self._given(), on=self.today) if read else ()

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        self.made = give_notice(
            agreement=self.about.agreement,
            given=self._given(),
            actor=actor,
            reason=reason,
            **self.how,
        )

    def onward(self) -> tuple[str, Mapping[str, str]] | None:
        """To its treatment, where somebody came here with a day for it that has come."""
        try:
            day = dt.date.fromisoformat(self.asked.get("behandlad", ""))
        except ValueError:
            return None
        if day > self.today:
            return None
        return "behandlad", {"uppsagning": str(self.made.pk), "behandlad": day.isoformat()}

    def _given(self) -> Given:
        given = self.cleaned_data
        return Given(
            party=acting.party(given["part"]),
            given_on=given["skriven"],
            received_on=given["kom_in"],
            letter=given["skrivelse"],
            registry_number=given["diarienummer"],
        )


class OfNoticeForm(ActForm):
    """An act on a notice that has been given and not taken back."""

    uppsagning = forms.ChoiceField(label=_("Vilken uppsägning?"), error_messages=NO_CHOICE)

    def offer(self) -> None:
        """The notices that it can be."""
        self.choose("uppsagning", [(each.pk, _named(each)) for each in self.rows()])

    def rows(self) -> list[NoticeOfTermination]:
        """The notices that have not been taken back."""
        rows = self.about.agreement.notices.all()
        return [each for each in rows if each.withdrawn_on is None]

    def why_not(self) -> str:
        """That there is none."""
        return "" if self.rows() else gettext("Det finns ingen uppsägning som det kan gälla.")

    @property
    def notice(self) -> NoticeOfTermination:
        """The one that was chosen, with its agreement."""
        wanted = self.cleaned_data["uppsagning"]
        found = next(each for each in self.rows() if str(each.pk) == wanted)
        found.agreement = self.about.agreement
        return found


class TreatmentForm(OfNoticeForm):
    """That a notice came in, or was treated; from that day the time may be counted."""

    kom_in = DayField(
        label=_("Kom in den"),
        help_text=_("Bara om det inte redan är antecknat."),
        required=False,
    )
    behandlad = DayField(
        label=_("Behandlades den"),
        help_text=_("Lämna tomt om den bara har kommit in."),
        required=False,
    )
    organ = forms.ChoiceField(label=_("Av vilket organ?"), required=False)

    def rows(self) -> list[NoticeOfTermination]:
        """The notices that nobody has treated."""
        return [each for each in super().rows() if each.treated_on is None]

    def offer(self) -> None:
        """The bodies, and the one that the terms name chosen."""
        super().offer()
        bodies = [(each.key, each.name) for each in acting.bodies(self.about)]
        self.choose("organ", [("", gettext("Inte angivet")), *bodies])
        terms = self.about.read.known.terms.notice if self.about.read else None
        self.initial.setdefault("organ", terms.by if terms else "")
        if all(each.received_on for each in self.rows()):
            del self.fields["kom_in"]

    def clean(self) -> dict[str, Any]:
        """What was written; one of the days at least."""
        given: dict[str, Any] = super().clean() or {}
        days = [given.get("kom_in"), given.get("behandlad")]
        if not any(days) and not {"kom_in", "behandlad"} & set(self.errors):
            self.add_error("behandlad", gettext("Fyll i dagen."))
        return given

    def doubts(self) -> Iterable[Finding]:
        """What differs in the treatment."""
        read = self.about.read
        if read is None:
            return ()
        return doubts_of_treatment(read, self.notice, self._treatment(), on=self.today)

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        treat_notice(
            notice=self.notice, treatment=self._treatment(), actor=actor, reason=reason, **self.how
        )

    def _treatment(self) -> Treatment:
        given = self.cleaned_data
        body = next(
            (each for each in acting.bodies(self.about) if each.key == given["organ"]), None
        )
        return Treatment(given["behandlad"], body, given.get("kom_in"))


class WithdrawalForm(OfNoticeForm):
    """That a party took its notice back."""

    atertagen = DayField(label=_("Togs tillbaka den"))

    def offer(self) -> None:
        """Who agreed to it is asked for."""
        super().offer()
        self.fields["skal"].help_text = gettext("Vem som har gått med på det, och varför.")

    def doubts(self) -> Iterable[Finding]:
        """What differs in that it was taken back."""
        read, day = self.about.read, self.cleaned_data["atertagen"]
        return doubts_of_withdrawal(read, self.notice, day, on=self.today) if read else ()

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        day = self.cleaned_data["atertagen"]
        withdraw_notice(
            notice=self.notice, withdrawn_on=day, actor=actor, reason=reason, **self.how
        )


def _named(row: NoticeOfTermination) -> str:
    facts = {"party": row.party.name, "day": day_short(row.given_on, current())}
    return gettext("%(party)s, skriven %(day)s") % facts
