"""Matters that resemble a question: the same words in Swedish, or nearly the same heading. Their indexes answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from samverk.bodies.models import Structure, StructureParty
from samverk.matters.models import BilateralContact, Matter
from samverk.matters.models.choices import State

MOST = 3
MOST_WORDS = 12
# One word in common says little; two of the heading's do.
ENOUGH_WORDS = 2
_WORD = re.compile(r"[^\W\d_]{4,}", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Resembling:
    """What there is already on the same subject."""

    matters: tuple[Matter, ...]
    contacts: tuple[BilateralContact, ...]

    def __bool__(self) -> bool:
        return bool(self.matters or self.contacts)


def resembling(title: str, seen: QuerySet[Matter], *, but: int = 0) -> list[Matter]:
    """Of the matters that may be seen the three that resemble a heading most, the likest first. One query."""
    words = _words(title)
    matched = sum((_matches(word) for word in words), start=Value(0))
    alike = Q(title__trigram_similar=title)
    rows = seen.exclude(pk=but).exclude(state__in=_PAST).filter(alike | Q(words=_any_of(words)))
    rows = rows.annotate(matched=matched, alike=TrigramSimilarity("title", title))
    rows = rows.filter(alike | Q(matched__gte=ENOUGH_WORDS))
    rank = SearchRank(F("words"), _any_of(words))
    ordered = rows.order_by(-(F("alike") + F("matched")), -rank, "-pk")
    return list(ordered.select_related("structure", "holder_body")[:MOST])


# A draft is nobody else's, and what was withdrawn or merged has nothing to be added to.
_PAST = (State.DRAFT, State.WITHDRAWN, State.MERGED)


def elsewhere(structure: Structure) -> QuerySet[Structure]:
    """The other structures in which a party of this one takes part. No query until it is read."""
    own = StructureParty.objects.filter(structure=structure).values("party")
    shared = StructureParty.objects.filter(party__in=own).exclude(structure=structure)
    return Structure.objects.filter(pk__in=shared.values("structure"))


def contacts_like(title: str, structure: Structure) -> list[BilateralContact]:
    """The three bilateral contacts whose subject resembles a heading most. One query."""
    rows = BilateralContact.objects.filter(structure=structure, matter=None)
    shared = Q()
    for word in _words(title):
        shared |= Q(subject__icontains=word[:-2] if len(word) > 6 else word)  # noqa: PLR2004 -- endings differ
    rows = rows.filter(Q(subject__trigram_similar=title) | shared) if shared else rows.none()
    alike = TrigramSimilarity("subject", title)
    return list(rows.select_related("party", "other").order_by(-alike, "-on")[:MOST])


def _words(title: str) -> Sequence[str]:
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(title)))[:MOST_WORDS]


def _query(text: str) -> SearchQuery:
    return SearchQuery(text, search_type="websearch", config="swedish")


def _any_of(words: Sequence[str]) -> SearchQuery:
    return _query(" or ".join(words))


def _matches(word: str) -> Case:
    return Case(When(words=_query(word), then=1), default=0, output_field=IntegerField())
