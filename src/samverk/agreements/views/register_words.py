"""What the register of agreements says above everything: the one sentence that matters, and what the picture is."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.agreements.queries.briefly import BEFORE, GONE, LIVING, SOON, Brief
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.rulebook.agreements.state import State


@dataclass(frozen=True, slots=True)
class Said:
    """How many agreements are shown, of how many."""

    found: int
    total: int


def sentence(known: Sequence[Brief], *, on: dt.date) -> str:
    """All that matters in one sentence: how many hold, which soon ends, the next last day of notice, what is late."""
    said = (_counts(known), _soon_over(known, on), _last_notice(known), _late(known))
    parts = [part for part in said if part]
    return f"{capfirst('; '.join(parts))}." if parts else ""


def _counts(known: Sequence[Brief]) -> str:
    counts = Counter(each.state for each in known)
    return ", ".join(_counted(counts))


def _counted(counts: Counter[State | None]) -> Iterator[str]:
    holds, noticed = counts[State.IN_FORCE], counts[State.UNDER_NOTICE]
    coming = sum(counts[state] for state in BEFORE)
    over = sum(counts[state] for state in GONE)
    if holds:
        yield ngettext("%(n)d avtal i kraft", "%(n)d avtal i kraft", holds) % {"n": holds}
    else:
        yield _("inget avtal i kraft")
    if noticed:
        yield ngettext("%(n)d uppsagt", "%(n)d uppsagda", noticed) % {"n": noticed}
    if coming:
        yield ngettext("%(n)d på väg att antas", "%(n)d på väg att antas", coming) % {"n": coming}
    if over and not (holds or noticed or coming):
        yield ngettext("%(n)d upphört eller ersatt", "%(n)d upphörda eller ersatta", over) % {
            "n": over
        }
    if counts[None]:
        said = ngettext(
            "%(n)d utan inskrivna villkor", "%(n)d utan inskrivna villkor", counts[None]
        )
        yield said % {"n": counts[None]}


def _soon_over(known: Sequence[Brief], on: dt.date) -> str:
    """The next one that ends, where that is within half a year."""
    first = min(((each.over, each.name) for each in known if each.over), default=None)
    if first is None or first[0] > on + SOON:
        return ""
    over, name = first
    last = day_short(over - dt.timedelta(days=1), current())
    return _("%(name)s gäller till och med %(day)s") % {"name": name, "day": last}


def _last_notice(known: Sequence[Brief]) -> str:
    """The next last day on which one of them can be given notice."""
    first = min(((each.last_notice, each.name) for each in known if each.last_notice), default=None)
    if first is None:
        return ""
    day, name = first
    return _("sista dag att säga upp %(name)s är %(day)s") % {
        "name": name,
        "day": day_short(day, current()),
    }


def _late(known: Sequence[Brief]) -> str:
    """What is late, the latest first where there are several."""
    late = sorted(
        (due.on, due.what, each.name) for each in known if each.state in LIVING for due in each.late
    )
    if not late:
        return ""
    day, what, name = late[-1]
    said = _("%(name)s: ”%(what)s” försenat sedan %(day)s") % {
        "name": name,
        "what": what,
        "day": day_short(day, current()),
    }
    more = len(late) - 1
    if not more:
        return said
    rest = ngettext("och %(n)d åtagande till", "och %(n)d åtaganden till", more) % {"n": more}
    return f"{said} {rest}"


def picture_words(day: ChosenDay) -> tuple[str, str, str]:
    """What the picture is called, what it shows for those who cannot see it, and the word at the line of the day."""
    marked = _("Nu") if day.is_today else day_short(day.on, current())
    about = _(
        "En rad för varje avtal, tiden går åt höger. Allt som bilden visar står också i tabellen under den."
    )
    return _("Avtalen på en tidsaxel"), about, marked
