"""The coordinator's form: which seats, of whom, by when, in which words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Structure
from samverk.bodies.queries import senders
from samverk.foundation.fields import DayField, TextField, Ticks
from samverk.foundation.mail.fields import LetterField
from samverk.foundation.models import User
from samverk.staffing import letters, queries
from samverk.staffing.actions import Letter
from samverk.staffing.facts import SeatFacts
from samverk.staffing.queries import PartySeats

WEEKS_TO_ANSWER = 3
EVERY, VACANT, ORDINARY, SUBSTITUTES = "alla", "vakanta", "ordinarie", "ersattare"


class RoundForm(forms.Form):
    """A round before it is sent; parties and bodies are those that have seats on the first day of the term."""

    fran = DayField(label=_("Platserna ska vara fyllda från"))
    till = DayField(
        label=_("Uppdragen slutar"),
        help_text=_("Första dagen efter uppdragen. Lämna tomt om de gäller tills vidare."),
        required=False,
    )
    platser = forms.ChoiceField(
        label=_("Vilka platser"),
        choices=[
            (EVERY, _("alla platser")),
            (VACANT, _("bara de som är vakanta den dagen")),
            (ORDINARY, _("bara ordinarie")),
            (SUBSTITUTES, _("bara ersättare")),
        ],
    )
    organ = forms.MultipleChoiceField(label=_("Organ"), required=False, widget=Ticks)
    forslag = forms.MultipleChoiceField(
        label=_("Be parterna föreslå namn till"), required=False, widget=Ticks
    )
    parter = forms.MultipleChoiceField(label=_("Parter"), widget=Ticks)
    senast = DayField(label=_("Svar senast"))
    paminn = forms.MultipleChoiceField(
        label=_("Påminn dem som inte har svarat"),
        required=False,
        widget=Ticks,
        choices=[
            ("-7", _("en vecka före sista dagen")),
            ("-1", _("dagen före")),
            ("0", _("på sista dagen")),
            ("3", _("tre dagar efter")),
        ],
    )
    namn = TextField(label=_("Avsändare"))
    epost = forms.EmailField(
        label=_("Svar på brevet går till"),
        max_length=254,
        help_text=_("Den adressen står också på svarssidan, för den som undrar något."),
    )
    amne = LetterField(letters.FIELDS, label=_("Ämne"))
    brev = LetterField(letters.FIELDS, needs="lank", label=_("Brev"), rows=16)
    anda = forms.BooleanField(label=_("Skicka ändå till de andra"), required=False)

    def __init__(
        self, structure: Structure, *, today: dt.date, user: User, data: Mapping[str, Any] | None
    ) -> None:
        """Read what can be asked about on the first day of the term that is named, else on the next of January."""
        self.today = today
        usual = dt.date(today.year + 1, 1, 1)
        super().__init__(data, initial=_initial(usual, today, user, structure))
        self.known = queries.parties_with_seats(structure, on=self._first_day(usual))
        bodies = {seat.body.key: seat.body.name for each in self.known for seat in each.seats}
        parties = [(each.party.key, each.name) for each in self.known]
        among = {each.id: each.name for party in self.known for each in party.proposals}
        self.fields["forslag"].choices = list(among.items())  # type: ignore[attr-defined]
        if not among:
            del self.fields["forslag"]
        for name, choices in (("organ", list(bodies.items())), ("parter", parties)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.initial[name] = [key for key, _name in choices]

    def _first_day(self, usual: dt.date) -> dt.date:
        written = self.data.get("fran", "")
        try:
            return dt.date.fromisoformat(written)
        except ValueError:
            return usual

    def clean_senast(self) -> dt.date:
        """A day that has not passed."""
        day: dt.date = self.cleaned_data["senast"]
        if day < self.today:
            raise forms.ValidationError(gettext("Sista dagen för svar har redan varit."))
        return day

    def clean(self) -> dict[str, Any]:
        """Keep the days of the term in order."""
        first, end = self.cleaned_data.get("fran"), self.cleaned_data.get("till")
        if first and end and end <= first:
            self.add_error("till", gettext("Uppdragen skulle sluta innan de börjar."))
        if not self.cleaned_data.get("organ") and not self.cleaned_data.get("forslag"):
            self.add_error("organ", gettext("Välj minst ett organ."))
        return self.cleaned_data

    def wanted(self) -> list[PartySeats]:
        """The chosen parties with the chosen seats, once the form is valid."""
        given = self.cleaned_data
        proposed = given.get("forslag", [])
        chosen = (
            replace(
                each,
                seats=tuple(_chosen(each.seats, given["organ"], given["platser"])),
                proposals=tuple(among for among in each.proposals if among.id in proposed),
            )
            for each in self.known
            if each.party.key in given["parter"]
        )
        return [each for each in chosen if each.is_asked]

    def letter(self, site: str) -> Letter:
        """What is to be sent, once the form is valid."""
        given = self.cleaned_data
        return Letter(
            subject=given["amne"],
            text=given["brev"],
            due=given["senast"],
            term_from=given["fran"],
            term_until=given["till"],
            reminders=tuple(int(day) for day in given["paminn"]),
            asker_name=given["namn"],
            asker_email=given["epost"],
            site=site,
        )


def _initial(usual: dt.date, today: dt.date, user: User, structure: Structure) -> dict[str, object]:
    return {
        "fran": usual,
        "platser": EVERY,
        "senast": today + dt.timedelta(weeks=WEEKS_TO_ANSWER),
        "paminn": ["-7", "3"],
        "namn": user.name,
        "epost": senders.reply_to_of(structure) or user.email,
        "amne": letters.SUBJECT,
        "brev": letters.LETTER,
    }


def _chosen(seats: Sequence[SeatFacts], bodies: Sequence[str], which: str) -> list[SeatFacts]:
    return [seat for seat in seats if seat.body.key in bodies and _is_asked(seat, which)]


def _is_asked(seat: SeatFacts, which: str) -> bool:
    if which == VACANT:
        return seat.is_vacant
    if which in {ORDINARY, SUBSTITUTES}:
        return seat.is_substitute is (which == SUBSTITUTES)
    return True
