"""The log of contacts between one party and another, and what in it resembles a matter."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import OuterRef, Q, QuerySet, Subquery

from samverk.bodies.models import Appointment, Replacement, Role, Structure
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.access import User, is_signed_in
from samverk.foundation.citing import cite_all
from samverk.matters.models import BilateralContact, Matter
from samverk.matters.models.choices import State
from samverk.parties.models import Party
from samverk.rulebook.structure.model import Structure as Rules

# Two headings this alike are shown beside each other: half of their three-letter parts are the same.
ALIKE = 0.3
MOST = 5


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """A track of the structure: what it is called, who meets whom, who convenes, and the clause."""

    name: str
    parties: tuple[str, ...]
    meets: str
    convener: str
    first_meeting: tuple[int, str] | None
    into: str
    clauses: tuple[str, ...]


def own_parties(user: User, structure: Structure, *, on: dt.date) -> frozenset[int]:
    """The parties that the user speaks for or has a seat for that day. Two queries, none for somebody not logged in."""
    if not is_signed_in(user):
        return frozenset()
    roles = Role.objects.filter(
        user=user.pk, structure=structure, period__contains=on, party__isnull=False
    ).values_list("party", flat=True)
    at = Q(person__user=user.pk, seat__body__structure=structure, period__contains=on)
    seats = Appointment.objects.filter(at).values_list("seat__party", flat=True)
    standing_in = Replacement.objects.filter(at).values_list("seat__party", flat=True)
    return frozenset(filter(None, (*roles, *seats.union(standing_in))))


def contacts(
    structure: Structure, *, on: dt.date, parties: frozenset[int] | None = None
) -> QuerySet[BilateralContact]:
    """The contacts up to a day, the newest first; of these parties only, where they are given.

    Each knows the open matter whose heading is most like its subject (like, its number). One query when it is read.
    """
    rows = BilateralContact.objects.filter(structure=structure, on__lte=on)
    if parties is not None:
        rows = rows.filter(Q(party__in=parties) | Q(other__in=parties))
    alike = (
        Matter.objects.filter(structure=OuterRef("structure"), registry_number__isnull=False)
        .exclude(state__in=State.closed())
        .annotate(alike=TrigramSimilarity("title", OuterRef("subject")))  # type: ignore[arg-type] # an expression will do
        .filter(alike__gte=ALIKE)
        .order_by("-alike", "pk")
    )
    rows = rows.annotate(like=Subquery(alike.values("pk")[:1]))
    return rows.select_related("party", "other", "matter").order_by("-on", "-pk")


def like(found: Iterable[BilateralContact]) -> dict[int, Matter]:
    """By the number of each contact that is tied to none the matter that it resembles most. One query."""
    wanted = {each.pk: getattr(each, "like", None) for each in found if each.matter_id is None}
    matters = Matter.objects.in_bulk([pk for pk in wanted.values() if pk])
    return {pk: matters[other] for pk, other in wanted.items() if other in matters}


def contacts_on(matter: Matter, *, on: dt.date) -> list[BilateralContact]:
    """The contacts that became the matter or were on it, and those not tied to any whose subject is like it. One query."""
    rows = BilateralContact.objects.filter(structure=matter.structure_id, on__lte=on)
    like = rows.annotate(alike=TrigramSimilarity("subject", matter.title))
    found = like.filter(Q(matter=matter) | Q(matter=None, alike__gte=ALIKE))
    return list(found.select_related("party", "other").order_by("-on", "-pk")[:MOST])


def tracks(structure: Structure, *, on: dt.date) -> list[TrackFacts]:
    """The tracks that the structure's own text has beside the bodies. At most four queries."""
    rules = rules_near(structure, on=on)
    if rules is None:
        return []
    return [
        TrackFacts(
            name=each.name,
            parties=tuple(_party(rules, key) for key in each.parties),
            meets=_party(rules, each.meets),
            convener=each.convener or "",
            first_meeting=each.first_meeting,
            into=rules.bodies[each.into].name if each.into else "",
            clauses=tuple(cited.label for cited in cite_all(each.clauses, rules)),
        )
        for each in rules.tracks.values()
    ]


def _party(rules: Rules, key: str) -> str:
    return rules.parties[key].name if key in rules.parties else key


def parties_of(structure: Structure, *, on: dt.date) -> QuerySet[Party]:
    """The parties of the structure that day. One query when it is read."""
    return Party.objects.filter(
        structures__structure=structure, structures__period__contains=on
    ).distinct()
