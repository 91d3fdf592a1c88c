"""Requests for opinion as of a day: whom the question went to, what each said, and what that led to."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower

from samverk.bodies.models import StructureParty
from samverk.foundation.formats import sv_sort
from samverk.matters.models import (
    Matter,
    MatterDocument,
    Opinion,
    OpinionEffect,
    Referral,
    ReferralRow,
    Reminder,
)
from samverk.parties.models import Party

_SIDES = ("region", "municipalities", "state", "other", "")


@dataclass(frozen=True, slots=True)
class Respondent:
    """One who was asked, with the opinion that counts that day; None is that nothing has come."""

    row: ReferralRow
    name: str
    side: str
    opinion: Opinion | None
    is_late: bool
    changes: int
    reminders: tuple[Reminder, ...]
    effects: tuple[OpinionEffect, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What everybody said on one question, as it was known on a day."""

    referral: Referral
    on: dt.date
    respondents: tuple[Respondent, ...]
    effects: tuple[OpinionEffect, ...]

    @property
    def answered(self) -> int:
        """How many have said something, be it that they say nothing."""
        return sum(each.opinion is not None for each in self.respondents)

    @property
    def missing(self) -> tuple[Respondent, ...]:
        """Those who have not."""
        return tuple(each for each in self.respondents if each.opinion is None)

    @property
    def stances(self) -> Mapping[str, int]:
        """How many took each stance."""
        return Counter(each.opinion.stance for each in self.respondents if each.opinion)

    @property
    def is_closed(self) -> bool:
        """Whether no more opinions were taken that day."""
        closed = self.referral.closed_on
        return closed is not None and closed <= self.on


def referrals(matter: Matter, *, on: dt.date) -> QuerySet[Referral]:
    """The requests of a matter that had been sent that day, in order. No query until it is read."""
    return matter.referrals.filter(sent_on__lte=on).order_by("number")


def referral_of(matter: Matter, number: int) -> Referral | None:
    """The request of this number, sent on whatever day. One query."""
    rows = matter.referrals.filter(number=number, sent_on__isnull=False)
    return rows.select_related("matter__structure").first()


def comparison(referral: Referral, *, on: dt.date) -> Comparison:
    """What was known of everybody's opinion on a day. Seven queries, however many were asked."""
    opinions = Opinion.objects.filter(sent_on__lte=on).select_related("document").order_by("pk")
    effects = OpinionEffect.objects.filter(on__lte=on).order_by("on", "pk")
    rows = referral.rows.select_related("party").prefetch_related(
        Prefetch("opinions", opinions, to_attr="said"),
        Prefetch("reminders", Reminder.objects.filter(on__lte=on).order_by("on", "pk")),
        Prefetch("effects", effects, to_attr="led_to"),
    )
    named = _named(referral.matter)
    found = sorted((_respondent(row, referral, named) for row in rows), key=_in_order)
    led_to = referral.effects.filter(on__lte=on).order_by("on", "pk")
    whom = ReferralRow.objects.select_related("party").order_by("pk")
    return Comparison(
        referral,
        on,
        tuple(found),
        tuple(led_to.prefetch_related(Prefetch("because_of", whom))),
    )


def _respondent(
    row: ReferralRow, referral: Referral, named: Mapping[int, tuple[str, str]]
) -> Respondent:
    said: list[Opinion] = row.said  # type: ignore[attr-defined] # prefetched by comparison
    led_to: list[OpinionEffect] = row.led_to  # type: ignore[attr-defined] # prefetched by comparison
    last = said[-1] if said else None
    name, side = named.get(row.party_id or 0, (row.party.name if row.party else row.name, ""))
    return Respondent(
        row=row,
        name=name,
        side=side,
        opinion=last,
        # What was in time stays in time when it is changed after the last day.
        is_late=bool(said) and said[0].sent_on is not None and said[0].sent_on > referral.due,
        changes=max(len(said) - 1, 0),
        reminders=tuple(row.reminders.all()),
        effects=tuple(led_to),
    )


def _in_order(each: Respondent) -> tuple[int, tuple[str, str]]:
    """The region first, then the municipalities, those who are no parties last; by name in each."""
    known = each.side in _SIDES[:-1] or each.row.party_id is not None
    at = _SIDES.index(each.side) if each.side in _SIDES else len(_SIDES)
    return (at if known else len(_SIDES), sv_sort(each.name))


def _named(matter: Matter) -> dict[int, tuple[str, str]]:
    """Name and kind of side of each party in the structure, the latest where there are several."""
    rows = StructureParty.objects.filter(structure=matter.structure_id).order_by(Lower("period"))
    return {row.party_id: (row.name, row.side_kind) for row in rows}


def row_of(pk: int) -> ReferralRow | None:
    """The row of this number with its request and its opinions, the first one first. Three queries."""
    rows = ReferralRow.objects.select_related("referral__matter__structure", "party")
    opinions = Opinion.objects.select_related("document").order_by("pk")
    return rows.prefetch_related(Prefetch("opinions", opinions)).filter(pk=pk).first()


def draft_of(row: ReferralRow) -> Opinion | None:
    """What is begun and not sent. No query on a row of row_of."""
    return next((each for each in row.opinions.all() if each.sent_on is None), None)


def sent_of(row: ReferralRow) -> Opinion | None:
    """What was sent last. No query on a row of row_of."""
    sent = [each for each in row.opinions.all() if each.sent_on is not None]
    return sent[-1] if sent else None


def documents_of(referral: Referral) -> QuerySet[MatterDocument]:
    """The documents that those who are asked get to read, by number. One query when it is read."""
    rows = referral.documents.filter(removed_on__isnull=True)
    return rows.select_related("document").order_by("number")


def rows_of_party(party: Party, *, on: dt.date) -> QuerySet[ReferralRow]:
    """What a party was asked for its opinion on and has not answered, while it can be. One query when it is read."""
    rows = ReferralRow.objects.filter(
        party=party, referral__sent_on__lte=on, referral__closed_on__isnull=True
    ).exclude(opinions__sent_on__lte=on)
    return rows.select_related("referral__matter__structure").order_by("referral__due", "pk")


def asked_and_answered(matter: Matter, *, on: dt.date) -> tuple[tuple[str, ...], frozenset[str]]:
    """The keys of the parties that were asked, and of those that had answered: for the rulebook's facts. Two queries."""
    rows = ReferralRow.objects.filter(
        referral__matter=matter, referral__sent_on__lte=on, party__isnull=False
    )
    asked = tuple(dict.fromkeys(rows.order_by("pk").values_list("party__key", flat=True)))
    answered = rows.filter(opinions__sent_on__lte=on).values_list("party__key", flat=True)
    return tuple(map(str, asked)), frozenset(map(str, answered))
