"""A comparison in words: what differs between its scenarios, and what each of them rests on."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.costs.models import Comparison
from samverk.costs.queries.comparing import Column, Compared
from samverk.costs.queries.computing import Computed
from samverk.costs.views.run_words import amount
from samverk.foundation.formats import MINUS, day_short, percent, sv_sort
from samverk.foundation.language import current


def change_in_words(change: Fraction | None) -> str:
    """How much more or less: "+53,8 %"; empty where there is nothing to compare with."""
    if change is None:
        return ""
    if not change:
        return _("oförändrat")
    sign = "+" if change > 0 else MINUS
    return f"{sign}{percent(abs(change), 1, current())}"


def sentence(found: Compared) -> str:
    """What the comparison shows in one sentence."""
    count = len(found.columns)
    if not count:
        return _("Inget scenario är gjort än.")
    told = ngettext("%(count)d scenario.", "%(count)d scenarier sida vid sida.", count)
    said = [told % {"count": count}]
    if found.base is not None and count > 1:
        said.append(
            _("De jämförs med ”%(name)s”.") % {"name": found.base.scenario.name},
        )
    chosen = found.comparison.chosen
    if chosen is not None and found.column(chosen.number):
        said.append(_("”%(name)s” är valt.") % {"name": chosen.name})
    return " ".join(said)


def differences(column: Column, base: Column | None) -> list[str]:
    """What a scenario does otherwise than the one it is compared with."""
    if base is None or base is column:
        return []
    return list(_differences(column, base)) or [_("Samma som i det den jämförs med.")]


def _differences(column: Column, base: Column) -> Iterator[str]:
    ours, theirs = column.scenario, base.scenario
    if ours.total_ore != theirs.total_ore:
        more = ours.total_ore - theirs.total_ore
        words = _("Summan är %(amount)s högre.") if more > 0 else _("Summan är %(amount)s lägre.")
        yield words % {"amount": amount(abs(more))}
    if ours.cost_key.text != theirs.cost_key.text:
        yield _("En annan nyckel: %(key)s.") % {"key": ours.cost_key.name}
    days = figures_of(column.computed)
    if days != figures_of(base.computed) and days:
        yield _("Andra uppgifter: %(figures)s.") % {"figures": ", ".join(days)}
    if ours.year != theirs.year:
        yield _("Ett annat år: %(year)s.") % {"year": ours.year}
    yield from _parties(column.computed, base.computed)


def _parties(ours: Computed, theirs: Computed) -> Iterator[str]:
    gone = [row.name for key, row in theirs.parties.items() if key not in ours.parties]
    come = [row.name for key, row in ours.parties.items() if key not in theirs.parties]
    if gone:
        yield _("Utan %(parties)s.") % {"parties": ", ".join(sorted(gone, key=sv_sort))}
    if come:
        yield _("Även med %(parties)s.") % {"parties": ", ".join(sorted(come, key=sv_sort))}


def figures_of(computed: Computed) -> list[str]:
    """The figures that a scenario was computed with: "Folkmängd 30 jun 2021"."""
    return [
        " ".join([found.series.name, _span(found.days)]).strip()
        for found in computed.figures.values()
    ]


def sources_of(computed: Computed) -> list[str]:
    """Where those figures come from."""
    return [
        f"{found.series.name}: {'; '.join(found.sources)}"
        for found in computed.figures.values()
        if found.sources
    ]


def _span(days: tuple[dt.date, ...]) -> str:
    """The reference day, or the first and the last where the parties' figures are of different days."""
    ends = dict.fromkeys((days[0], days[-1])) if days else ()
    return "–".join(day_short(day, current()) for day in ends)


def who_reads(comparison: Comparison, today: dt.date) -> str:
    """Who can see the page."""
    opened = comparison.public_from
    if opened is None:
        return _("Sidan ses av dem som arbetar i strukturen.")
    told = {"day": day_short(opened, current())}
    if opened > today:
        return _("Sidan ses av dem som arbetar i strukturen, och från %(day)s av alla.") % told
    return _("Sidan är öppen för alla sedan %(day)s.") % told
