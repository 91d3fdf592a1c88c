"""Agreements to show on pages, with terms entered by hand, so that a test says all that it needs."""

import datetime as dt
from collections.abc import Iterable

from samverk.agreements.models import (
    Adoption,
    Agreement,
    AgreementParty,
    EnteredDuty,
    EnteredTerms,
    NoticeOfTermination,
)
from samverk.bodies.models import Structure
from samverk.foundation.models import User
from samverk.parties.models import Party
from tests import builders
from tests.portal import county
from tests.portal.reader import Reader

ADOPTED_ON = dt.date(2021, 5, 18)
SEEN_ON = "2021-08-01"


def parties(*keys: str) -> list[Party]:
    """The parties of these keys, in that order."""
    known = {party.key: party for party in Party.objects.filter(key__in=keys)}
    return [known[key] for key in keys]


def an_agreement(
    structure: Structure, key: str = "rutin", *, among: Iterable[Party] = (), **terms: object
) -> Agreement:
    """An agreement between some parties (else all of the structure) on entered terms, that nobody has adopted yet."""
    row = Agreement.objects.create(
        key=key, structure=structure, name=str(terms.pop("name", key.capitalize()))
    )
    given = {
        "number": 1,
        "noted_on": ADOPTED_ON,
        "noted_by": "Jonas",
        "force": "all",
        "force_clause": "8",
        "notice_months": 12,
        "counted_from": "received",
        "ends_for": "all",
        "notice_clause": "9",
        **terms,
    }
    entered = EnteredTerms.objects.create(agreement=row, **given)
    those = list(among) or list(
        Party.objects.filter(structures__structure=structure).order_by("pk")
    )
    AgreementParty.objects.bulk_create(
        AgreementParty(terms=entered, party=party, order=order) for order, party in enumerate(those)
    )
    return row


def adopted(row: Agreement, *, on: dt.date = ADOPTED_ON, only: int | None = None) -> Agreement:
    """Let the parties (or the first few) have adopted the agreement on a day, each recorded the same day."""
    rows = AgreementParty.objects.filter(terms__agreement=row).order_by("order")
    Adoption.objects.bulk_create(
        Adoption(
            agreement=row,
            party=each.party,
            outcome="adopted",
            decided_on=on,
            organ="Kommunfullmäktige",
            paragraph="§ 7",
            registry_number="KS 2021/5",
            noted_on=on,
            noted_by="Jonas",
        )
        for each in rows.select_related("party")[:only]
    )
    return row


def in_force(structure: Structure, key: str = "rutin", **terms: object) -> Agreement:
    """An agreement that every party has adopted."""
    return adopted(an_agreement(structure, key, **terms))  # type: ignore[arg-type] # facts of a test


def noticed(row: Agreement, party: str, *, on: dt.date) -> NoticeOfTermination:
    """A party's notice, received the same day."""
    return NoticeOfTermination.objects.create(
        agreement=row, party=Party.objects.get(key=party), given_on=on, received_on=on
    )


def a_duty(row: Agreement, key: str, what: str, **facts: object) -> EnteredDuty:
    """Something that the agreement obliges to."""
    terms = row.entered_terms.get()
    return EnteredDuty.objects.create(
        terms=terms, key=key, what=what, order=terms.duties.count() + 1, **facts
    )


def a_county() -> Structure:
    """A county with a region and two municipalities."""
    return county.a_county()


def inside(reader: Reader, structure: Structure, kind: str = "coordinator") -> User:
    """Let the reader be somebody of the structure."""
    user = builders.a_user(f"{kind}@ekby.example")
    builders.a_role(user, structure, kind)
    reader.client.force_login(user)
    return user
