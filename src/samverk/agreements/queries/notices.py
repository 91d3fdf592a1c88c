"""The notices that the parties of an agreement have been sent."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.parties.models import Party
from samverk.rulebook.agreements.depositary import parts


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notices are asked for; empty is all."""

    kind: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The numbers of the notices of the same subject just before a notice and just after; None where there is none."""

    corrects: int | None = None
    corrected_by: int | None = None


def notices(
    agreement: Agreement, *, on: dt.date, wanted: Wanted | None = None
) -> QuerySet[DepositaryNotice]:
    """The notices issued by a day, the newest first. One query."""
    rows = DepositaryNotice.objects.filter(agreement=agreement, issued_on__lte=on)
    if wanted and wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted and wanted.party:
        rows = rows.filter(party__key=wanted.party)
    return rows.select_related("party").order_by("-number")


def latest(agreement: Agreement, *, on: dt.date, limit: int = 5) -> Sequence[DepositaryNotice]:
    """The last few that were issued by a day, the newest first. One query."""
    return list(notices(agreement, on=on)[:limit])


def of_number(agreement: Agreement, number: int) -> DepositaryNotice | None:
    """One notice. One query."""
    rows = DepositaryNotice.objects.filter(agreement=agreement, number=number)
    return rows.select_related("party").first()


def parties(agreement: Agreement, *, on: dt.date) -> Sequence[Party]:
    """The parties that there are notices of. One query."""
    told = notices(agreement, on=on).filter(party__isnull=False).values("party")
    return list(Party.objects.filter(pk__in=told.order_by()))


def places(agreement: Agreement, *, on: dt.date) -> Mapping[int, Place]:
    """Which notice corrects which, by number. One query."""
    rows = notices(agreement, on=on).order_by("number").values_list("number", "key")
    found: dict[int, Place] = {}
    last: dict[str, int] = {}
    for number, key in rows:
        subject, _value = parts(key)
        before = last.get(subject)
        found[number] = Place(corrects=before)
        if before is not None:
            found[before] = Place(found[before].corrects, number)
        last[subject] = number
    return found
