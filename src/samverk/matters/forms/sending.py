"""The coordinator's form on a recommendation: its clauses, who is to decide, and the letter that goes to each."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.queries import senders
from samverk.foundation.fields import DayField, TextField, Ticks
from samverk.foundation.mail.fields import LetterField
from samverk.foundation.models import User
from samverk.matters import letters
from samverk.matters.actions import Dispatch, Proposal
from samverk.matters.models import Matter, Recommendation, Treatment
from samverk.matters.queries.sending import Principal

DAYS_TO_ANSWER = 60
FEWEST, MOST_CLAUSES = 3, 40
CLAUSE = "sats-"
# The buttons that ask for a form without faults; any other only changes the page.
SHOW, SEND, KEEP = "visa", "skicka", "spara"
WHOLE = frozenset({SHOW, SEND, KEEP})


class SendingForm(forms.Form):
    """A recommendation before it goes. Everybody concerned is asked unless somebody unticks it."""

    rekommendation = forms.IntegerField(required=False, widget=forms.HiddenInput)
    antal = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rubrik = TextField(label=_("Rubrik"))
    galler_fran = DayField(label=_("Avses gälla från"), required=False)
    parter = forms.MultipleChoiceField(label=_("Huvudmän"), widget=Ticks, required=False)
    senast = DayField(label=_("Svar senast"))
    paminn = forms.MultipleChoiceField(
        label=_("Påminn dem som inte har svarat"),
        required=False,
        widget=Ticks,
        choices=[
            ("-14", _("två veckor före sista dagen")),
            ("-3", _("tre dagar före")),
            ("0", _("på sista dagen")),
            ("7", _("en vecka efter")),
        ],
    )
    namn = TextField(label=_("Avsändare"))
    epost = forms.EmailField(
        label=_("Svar på brevet går till"),
        max_length=254,
        help_text=_("Den adressen står också på svarssidan, för den som undrar något."),
    )
    amne = LetterField(letters.FIELDS, label=_("Brevets ämne"))
    brev = LetterField(letters.FIELDS, needs="lank", label=_("Brev"), rows=16)

    def __init__(
        self,
        matter: Matter,
        principals: Sequence[Principal],
        *,
        earlier: Recommendation | None,
        today: dt.date,
        user: User,
        posted: QueryDict | None = None,
    ) -> None:
        """Begin with the recommendation that is written and not sent, or with what somebody is still writing."""
        self.posted = posted if posted is not None else QueryDict()
        is_whole = self.posted.get("gor") in WHOLE
        super().__init__(
            posted if is_whole else None, initial=_initial(matter, earlier, today, user)
        )
        self.principals, self.today = principals, today
        self.fields["parter"].choices = [(each.key, each.label) for each in principals]  # type: ignore[attr-defined] # choices
        self.initial["parter"] = [each.key for each in principals if each.is_concerned]
        self._add_clauses(earlier)
        if posted is not None and not is_whole:
            self.initial.update({name: _kept(posted, name) for name in self.fields})

    def _add_clauses(self, earlier: Recommendation | None) -> None:
        texts = [each.text for each in earlier.clauses.all()] if earlier else []
        for number in range(1, self._count(len(texts)) + 1):
            label = gettext("Att %(number)s") % {"number": number}
            self.fields[f"{CLAUSE}{number}"] = TextField(label=label, rows=2, required=False)
            self.initial[f"{CLAUSE}{number}"] = texts[number - 1] if number <= len(texts) else ""

    def _count(self, written: int) -> int:
        """As many fields as the page had, one more where somebody asked for it."""
        asked = str(self.posted.get("antal", ""))
        count = int(asked) if asked.isascii() and asked.isdigit() else max(FEWEST, written + 1)
        more = 1 if self.posted.get("gor") == "sats" else 0
        return min(count + more, MOST_CLAUSES)

    def clause_fields(self) -> Iterator[BoundField]:
        """The fields of the clauses, in order."""
        return (self[name] for name in self.fields if name.startswith(CLAUSE))

    @property
    def clause_count(self) -> int:
        """How many fields for clauses the page has."""
        return sum(name.startswith(CLAUSE) for name in self.fields)

    def clean_senast(self) -> dt.date:
        """A day that has not passed."""
        day: dt.date = self.cleaned_data["senast"]
        if day < self.today:
            raise forms.ValidationError(gettext("Sista dagen för svar har redan varit."))
        return day

    def clean(self) -> dict[str, Any]:
        """At least one clause is needed to decide on, and somebody to decide."""
        if not self.clauses():
            self.add_error(f"{CLAUSE}1", gettext("Skriv minst en att-sats."))
        if not self.cleaned_data.get("parter"):
            self.add_error("parter", gettext("Välj minst en huvudman."))
        return self.cleaned_data

    def clauses(self) -> tuple[str, ...]:
        """The clauses that are written, in order."""
        names = (name for name in self.fields if name.startswith(CLAUSE))
        found = (str(self.cleaned_data.get(name, "")) for name in names)
        return tuple(text for text in found if text)

    def proposal(self, treatment: Treatment | None) -> Proposal:
        """What is recommended."""
        given = self.cleaned_data
        return Proposal(given["rubrik"], self.clauses(), treatment, given["galler_fran"])

    def chosen(self) -> list[Principal]:
        """Those who are to decide."""
        keys = set(self.cleaned_data["parter"])
        return [each for each in self.principals if each.key in keys]

    def dispatch(self, site: str) -> Dispatch:
        """How it is sent; site is the address that links begin with."""
        given = self.cleaned_data
        return Dispatch(
            subject=given["amne"],
            letter=given["brev"],
            due=given["senast"],
            asker_name=given["namn"],
            asker_email=given["epost"],
            site=site,
            reminders=tuple(map(int, given["paminn"])),
        )


def _kept(posted: QueryDict, name: str) -> object:
    return posted.getlist(name) if name in {"parter", "paminn"} else posted.get(name, "")


def _initial(
    matter: Matter, earlier: Recommendation | None, today: dt.date, user: User
) -> dict[str, object]:
    return {
        "rekommendation": earlier.number if earlier else None,
        "rubrik": earlier.title if earlier else matter.title,
        "galler_fran": earlier.wanted_from if earlier else None,
        "senast": today + dt.timedelta(days=DAYS_TO_ANSWER),
        "paminn": ["-14", "0", "7"],
        "namn": user.name,
        "epost": senders.reply_to_of(matter.structure) or user.email,
        "amne": letters.SUBJECT,
        "brev": letters.LETTER,
    }
