"""A party and its own line, as pages ask for them."""

import datetime as dt

from samverk.parties.models import Office, OfficeHolding, Organ, Party, Person


def party(key: str) -> Party | None:
    """The party of this key. One query."""
    return Party.objects.filter(key=key).first()


def parties() -> list[Party]:
    """Every party in the register. One query."""
    return list(Party.objects.all())


def person(pk: int) -> Person | None:
    """The person of this number. One query."""
    return Person.objects.filter(pk=pk).first()


def organs_of(of: Party, *, on: dt.date) -> list[Organ]:
    """The organs of the party's line that day. One query."""
    return list(Organ.objects.filter(party=of, period__contains=on).order_by("pk"))


def offices_of(of: Party) -> list[Office]:
    """The offices at the party. One query."""
    return list(Office.objects.filter(party=of).order_by("title"))


def office_holders_of(of: Party, *, on: dt.date) -> list[OfficeHolding]:
    """Who holds the offices at the party that day. One query."""
    rows = OfficeHolding.objects.filter(office__party=of, period__contains=on)
    return list(rows.select_related("person").order_by("period"))
