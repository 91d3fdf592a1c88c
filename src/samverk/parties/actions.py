"""Say where letters to a party go, and until when. Nothing is erased: a contact ends on a day."""

import datetime as dt
from typing import NoReturn

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.foundation import audit
from samverk.foundation.mail import Address
from samverk.foundation.refusals import Refused
from samverk.parties.models import Contact, Party
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.words import sentence

SENTENCES = {
    "parties.contact_overlaps": sentence(
        (
            "{email} är redan kontakt för {party} från den {day}, och en adress kan inte stå två gånger samtidigt.",
            "{email} is a contact of {party} from {day} already, and an address cannot stand twice at once.",
        ),
        (
            "Avsluta den kontakten först, eller välj en dag efter dess sista.",
            "End that contact first, or choose a day after its last.",
        ),
    ),
    "parties.contact_ends_before_it_begins": sentence(
        (
            "{name} är kontakt först från den {day}, så den sista dagen kan inte vara tidigare.",
            "{name} is a contact from {day} only, so the last day cannot be earlier.",
        ),
        ("Välj den dagen eller en senare.", "Choose that day or a later one."),
    ),
    "parties.contact_has_ended": sentence(
        (
            "{name} är kontakt bara till den {day} och kan inte avslutas senare än så.",
            "{name} is a contact only until {day} and cannot be ended later than that.",
        ),
        (
            "Ska kontakten gälla längre läggs den till på nytt från den dagen.",
            "If the contact is to last longer, add it again from that day.",
        ),
    ),
}
SOURCE = "samverk-fragor F1"


@transaction.atomic
def add_contact(
    *,
    party: Party,
    to: Address,
    since: dt.date,
    replaces: bool = False,
    on: dt.date,
    actor: str,
) -> Contact:
    """Let letters to the party go to an address from a day; where it replaces, whoever was contact then ends that day.

    Raises: Refused where the address is a contact then already, or where one that is replaced begins that day.
    """
    Party.objects.select_for_update().get(pk=party.pk)
    with audit.acting(actor=actor, day=on):
        if replaces:
            for row in Contact.objects.filter(party=party, period__contains=since).order_by("pk"):
                _end(row, since)
        there = Contact.objects.filter(
            party=party, email__iexact=to.email, period__overlap=DateRange(since, None)
        ).first()
        if there:
            _refuse("contact_overlaps", there)
        return Contact.objects.create(
            party=party, name=to.name, email=to.email, period=DateRange(since, None)
        )


@transaction.atomic
def end_contact(*, contact: Contact, until: dt.date, on: dt.date, actor: str) -> Contact:
    """Let a contact be one no longer, from a day.

    Raises: Refused where it begins that day or later, or has ended before it.
    """
    row = Contact.objects.select_for_update(of=("self",)).select_related("party")
    found = row.get(pk=contact.pk)
    with audit.acting(actor=actor, day=on):
        return _end(found, until)


def _end(row: Contact, until: dt.date) -> Contact:
    if until <= row.period.lower:
        _refuse("contact_ends_before_it_begins", row)
    if row.period.upper is not None and until > row.period.upper:
        _refuse("contact_has_ended", row, row.period.upper)
    row.period = DateRange(row.period.lower, until)
    row.save(update_fields=["period"])
    return row


def _refuse(code: str, row: Contact, day: dt.date | None = None) -> NoReturn:
    facts: Facts = {
        "name": row.name,
        "email": row.email,
        "party": row.party.name,
        "day": day_in_words(day or row.period.lower),
    }
    raise Refused([Finding(f"parties.{code}", Weight.STOP, SOURCE, facts)])
