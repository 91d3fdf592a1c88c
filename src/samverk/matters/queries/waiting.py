"""Everything that one party has been asked to decide, across structures."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from samverk.bodies.models import Structure
from samverk.matters.models import PartyDecision, Recommendation
from samverk.matters.queries.rows import standings, with_rows
from samverk.parties.models import Party
from samverk.rulebook.matters.decisions import RowStanding


@dataclass(frozen=True, slots=True)
class Awaited:
    """One question to the party, and how it stands."""

    row: PartyDecision
    recommendation: Recommendation
    standing: RowStanding


def structures_of(party: Party) -> list[Structure]:
    """The structures in which the party has been asked. One query."""
    asked = PartyDecision.objects.filter(party=party).values("recommendation__matter__structure")
    return list(Structure.objects.filter(pk__in=asked).order_by("name", "pk"))


def asked_of(
    party: Party, *, inside: Iterable[Structure], today: dt.date, on: dt.date
) -> list[Awaited]:
    """What the party had been asked by a day, the first due first: all of the structures that the reader works in,
    and of others what is public today. Seven queries, however many questions there are.
    """
    seen = Q(matter__structure__in=list(inside)) | Q(matter__public_from__lte=today)
    rows = Recommendation.objects.filter(
        seen, rows__party=party, rows__asked_on__lte=on, matter__registry_number__isnull=False
    )
    found = standings(with_rows(rows.order_by("pk"), party=party), on=on)
    asked = (
        Awaited(each.rows[party.key], each.recommendation, each.standing.rows[0]) for each in found
    )
    return sorted(asked, key=_by_due)


def _by_due(asked: Awaited) -> tuple[dt.date, int]:
    return (asked.recommendation.due or dt.date.max, asked.row.pk)
