"""The short forms by which a contact is added, or ends on a day."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from samverk.foundation.day import EARLIEST, LATEST
from samverk.foundation.mail import Address
from samverk.parties import actions
from samverk.parties.models import Contact, Party


def _day(label: object) -> forms.DateField:
    outside = _("Välj en dag mellan år 1900 och 2200.")
    return forms.DateField(
        label=label,  # type: ignore[arg-type] # a lazy text
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[MinValueValidator(EARLIEST, outside), MaxValueValidator(LATEST, outside)],
        error_messages={
            "required": _("Välj en dag."),
            "invalid": _("Skriv dagen som åååå-mm-dd."),
        },
    )


class AddForm(forms.Form):
    """A new contact; where there is one, it is asked whether that one ends."""

    namn = forms.CharField(
        label=_("Namn"),
        max_length=200,
        help_text=_("En person, eller brevlådans namn: Registrator."),
        error_messages={"required": _("Skriv ett namn.")},
    )
    epost = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        error_messages={
            "required": _("Skriv en e-postadress."),
            "invalid": _("Skriv adressen som namn@exempel.se."),
        },
    )
    fran = _day(_("Kontakt från"))
    ersatter = forms.BooleanField(label=_("Ersätter den som är kontakt nu"), required=False)

    def __init__(
        self, party: Party, now: Contact | None, *, today: dt.date, data: Mapping[str, Any] | None
    ) -> None:
        self.party, self.today = party, today
        super().__init__(data, initial={"fran": today, "ersatter": True})
        if now is None:
            del self.fields["ersatter"]
        else:
            self.fields["ersatter"].label = _("Ersätter %(name)s, som slutar samma dag") % {
                "name": now.name
            }

    @property
    def day(self) -> dt.date:
        """The day from which something is different, once the form is valid."""
        day: dt.date = self.cleaned_data["fran"]
        return day

    def perform(self, *, actor: str) -> None:
        """Add the contact. Raises: Refused where that cannot be."""
        given = self.cleaned_data
        actions.add_contact(
            party=self.party,
            to=Address(given["namn"], given["epost"]),
            since=given["fran"],
            replaces=given.get("ersatter", False),
            on=self.today,
            actor=actor,
        )


class EndForm(forms.Form):
    """The last day on which letters go to a contact."""

    sista = _day(_("Sista dagen som kontakt"))

    def __init__(self, contact: Contact, *, today: dt.date, data: Mapping[str, Any] | None) -> None:
        self.contact, self.today = contact, today
        super().__init__(data, initial={"sista": today})

    @property
    def day(self) -> dt.date:
        """The day from which something is different, once the form is valid."""
        last: dt.date = self.cleaned_data["sista"]
        return last + dt.timedelta(days=1)

    def perform(self, *, actor: str) -> None:
        """End the contact. Raises: Refused where that cannot be."""
        actions.end_contact(contact=self.contact, until=self.day, on=self.today, actor=actor)
