"""The coordinator's forms on a request for opinion: the question before it goes, and what the answers led to."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.queries import senders
from samverk.foundation.fields import DayField, TextField, Ticks
from samverk.foundation.mail.fields import LetterField
from samverk.foundation.models import User
from samverk.matters import letters_opinion as letters
from samverk.matters.actions import Other, Request
from samverk.matters.actions import referring_letters as sending
from samverk.matters.models import Matter, MatterDocument, Referral, ReferralRow
from samverk.matters.models.choices import State
from samverk.parties.models import Party

WEEKS_TO_ANSWER = 8


class ReferralForm(forms.Form):
    """A request before it goes. Every party is asked unless somebody unticks it: those asked are asked at the same time."""

    amne = TextField(label=_("Ämne"))
    fragan = TextField(
        label=_("Vad yttrandet ska gälla"),
        help_text=_("Frågan, och vad i förslaget som svaren behövs om."),
        rows=5,
    )
    senast = DayField(label=_("Sista dag för yttrandet"))
    paragraf = TextField(
        label=_("Organets paragraf"),
        help_text=_("Om ett organ har beslutat att skicka remissen."),
        max_length=20,
        required=False,
    )
    parter = forms.MultipleChoiceField(label=_("Parter"), widget=Ticks, required=False)
    andra = TextField(
        label=_("Andra"),
        help_text=_("En på varje rad: organisation; kontakt; e-postadress. De två sista får utgå."),
        rows=3,
        required=False,
    )
    handlingar = forms.MultipleChoiceField(
        label=_("Handlingar som de får läsa"), widget=Ticks, required=False
    )
    paminn = forms.MultipleChoiceField(
        label=_("Påminn dem som inte har svarat"),
        required=False,
        widget=Ticks,
        choices=[
            ("-14", _("två veckor före sista dagen")),
            ("-3", _("tre dagar före")),
            ("1", _("dagen efter")),
        ],
    )
    namn = TextField(label=_("Avsändare"))
    epost = forms.EmailField(
        label=_("Svar på brevet går till"),
        max_length=254,
        help_text=_("Den adressen står också på svarssidan, för den som undrar något."),
    )
    brevets_amne = LetterField(letters.FIELDS, label=_("Brevets ämne"))
    brev = LetterField(letters.FIELDS, needs="lank", label=_("Brev"), rows=16)

    def __init__(
        self,
        matter: Matter,
        *,
        parties: Mapping[str, tuple[Party, str]],
        papers: list[MatterDocument],
        today: dt.date,
        user: User,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Parties are those of the structure by key, each with the name it has there."""
        super().__init__(data, initial=_initial(matter, today, user))
        self.known, self.papers, self.today = parties, papers, today
        self._offer("parter", [(key, name) for key, (_party, name) in parties.items()])
        self._offer("handlingar", [(str(each.number), str(each)) for each in papers])
        self.initial["handlingar"] = [str(each.number) for each in papers if each.is_public]
        if matter.state != State.IN_BODY:
            del self.fields["paragraf"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a field of choices
        self.initial[name] = [key for key, _name in choices]

    def clean_senast(self) -> dt.date:
        """A day that has not passed."""
        day: dt.date = self.cleaned_data["senast"]
        if day < self.today:
            raise forms.ValidationError(gettext("Sista dagen för svar har redan varit."))
        return day

    def clean_andra(self) -> tuple[Other, ...]:
        """Each line as somebody to ask."""
        lines = str(self.cleaned_data["andra"]).splitlines()
        return tuple(_other(line) for line in lines if line.strip())

    def clean(self) -> dict[str, Any]:
        """Somebody is asked."""
        given = self.cleaned_data
        if not given.get("parter") and not given.get("andra") and "andra" not in self.errors:
            self.add_error("parter", gettext("Välj minst en part, eller skriv in någon annan."))
        return given

    def parties(self) -> list[Party]:
        """The chosen parties, once the form is valid."""
        return [self.known[key][0] for key in self.cleaned_data["parter"]]

    def request(self, site: str) -> Request:
        """What is to be asked, once the form is valid."""
        given = self.cleaned_data
        chosen = set(given["handlingar"])
        return Request(
            subject=given["amne"],
            question=given["fragan"],
            due=given["senast"],
            letter_subject=given["brevets_amne"],
            letter=given["brev"],
            asker_name=given["namn"],
            asker_email=given["epost"],
            site=site,
            reminders=tuple(int(day) for day in given["paminn"]),
            documents=tuple(each for each in self.papers if str(each.number) in chosen),
            paragraph=given.get("paragraf", ""),
        )


def _other(line: str) -> Other:
    """Raises: ValidationError where the last part is no address."""
    parts = [part.strip() for part in line.split(";")]
    name, email = parts[0], parts[-1] if len(parts) > 1 and "@" in parts[-1] else ""
    contact = parts[1] if len(parts) > (2 if email else 1) else ""
    wrong = forms.ValidationError(
        gettext("Raden går inte att läsa: %(line)s. Skriv organisation; kontakt; e-postadress.")
        % {"line": line}
    )
    if not name or "@" in name or len(parts) > 3 or max(map(len, parts)) > 200:  # noqa: PLR2004 -- name, contact, address
        raise wrong
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise wrong from None
    return Other(name, contact, email)


def _initial(matter: Matter, today: dt.date, user: User) -> dict[str, object]:
    return {
        "amne": matter.title,
        "fragan": matter.question,
        "senast": today + dt.timedelta(weeks=WEEKS_TO_ANSWER),
        "paminn": ["-14", "-3", "1"],
        "namn": user.name,
        "epost": senders.reply_to_of(matter.structure) or user.email,
        "brevets_amne": letters.SUBJECT,
        "brev": letters.LETTER,
    }


class WhomField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # it takes none when it runs
    """Those whose opinion it was, each by name."""

    def label_from_instance(self, obj: ReferralRow) -> str:
        """What the one who was asked is called."""
        return sending.name_of(obj)


class EffectForm(forms.Form):
    """What was changed in the proposal, or not, and because of whom."""

    andrades = forms.ChoiceField(
        label=_("Ändrades förslaget?"),
        choices=[("ja", _("Ja, det ändrades")), ("nej", _("Nej, det står kvar"))],
        widget=forms.RadioSelect,
        initial="ja",
    )
    vad = TextField(
        label=_("Vad"), help_text=_("Det som ändrades, eller det som prövades."), rows=3
    )
    varfor = TextField(label=_("Varför"), rows=2, required=False)
    vilka = WhomField(
        ReferralRow.objects.none(),
        label=_("Efter synpunkt från"),
        widget=Ticks,
        error_messages={"required": _("Välj minst en som har svarat.")},
    )

    def __init__(self, referral: Referral, data: Mapping[str, Any] | None = None) -> None:
        """Those who have answered can have led to something."""
        super().__init__(data)
        field = self.fields["vilka"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 -- for the types
        rows = referral.rows.filter(opinions__sent_on__isnull=False).distinct()
        field.queryset = rows.select_related("party").order_by("pk")
