"""What the pages of letters that came need."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from samverk.foundation.access import User, is_administrator
from samverk.foundation.mail.incoming import matchers
from samverk.foundation.mail.incoming.models import Incoming, IncomingState

ON_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Tray:
    """Letters in a state or in all, one page of them, and how many there are in each."""

    letters: Page[Any]
    by_state: Mapping[str, int]


def readable(user: User, on: dt.date) -> QuerySet[Incoming] | None:
    """The letters that somebody may read that day; None for whom the pages are not.

    Who looks after Samverk reads all. A coordinator reads what nobody has recognised, and what is about a
    structure of their own. Queries: one for each capability that knows coordinators, none for administrators.
    """
    if is_administrator(user):
        return Incoming.objects.all()
    structures = matchers.structures_of(user, on)
    if not structures:
        return None
    return Incoming.objects.filter(Q(structure="") | Q(structure__in=structures))


def tray(letters: QuerySet[Incoming], state: IncomingState | None, number: int) -> Tray:
    """One page of the letters, the latest first. Three queries."""
    counted = dict(letters.values_list("state").annotate(Count("pk")))
    chosen = letters.filter(state=state) if state else letters
    rows = chosen.defer("text").annotate(files=Count("attachments")).order_by("-pk")
    pages = Paginator(rows, ON_A_PAGE)
    pages.count = counted.get(state, 0) if state else sum(counted.values())
    return Tray(pages.get_page(number), counted)
