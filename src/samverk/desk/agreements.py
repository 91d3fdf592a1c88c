"""What the agreements of one's structures ask for: what is late or due, notices that wait, silences to be read."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from samverk.agreements.models import Agreement
from samverk.agreements.queries.briefly import Ask, Brief
from samverk.agreements.queries.remembered import briefs
from samverk.bodies.models import Structure
from samverk.desk import words
from samverk.desk.entries import Act, Entry, Section, section
from samverk.foundation.day import ChosenDay

SOON = dt.timedelta(days=90)


def to_do(structures: tuple[Structure, ...], day: ChosenDay) -> Section:
    """What agreements ask of whoever looks after them, what is late first.

    Queries: two, more where a brief is not remembered.
    """
    rows = Agreement.objects.filter(structure__in=[row.pk for row in structures])
    found = briefs(list(rows.values_list("pk", flat=True)), on=day.today).values()
    by_key = {row.pk: row for row in structures}
    entries = [
        entry
        for each in found
        for entry in _entries(each, by_key[each.structure], day, several=len(structures) > 1)
    ]
    entries.sort(key=lambda entry: (entry.on is None, entry.on, entry.what))
    made = section(
        "avtal",
        pgettext("flera", "Avtal"),
        _(
            "Avtal som snart går ut, åtaganden som är försenade eller snart ska vara gjorda, och det som en uppsägning väntar på."
        ),
        entries,
        more=reverse("agreements:register", args=(structures[0].key,)) if structures else "",
    )
    said = ngettext("%(number)d sak i avtal", "%(number)d saker i avtal", made.number)
    return replace(made, counted=said % {"number": made.number} if made.number else "")


def _entries(
    each: Brief, structure: Structure, day: ChosenDay, *, several: bool
) -> Iterator[Entry]:
    address = reverse("agreements:agreement", args=(structure.key, each.key))
    where = structure.name if several else ""
    made = Entry(what=each.name, address=address, where=where)
    for due in each.due:
        if due.is_late or due.on <= day.today + SOON:
            yield replace(
                made,
                address=f"{address}#ataganden",
                on=due.on,
                when=words.until(due.on, on=day.today),
                detail=due.what,
                weight="warn" if due.is_late else "",
            )
    if each.ending and each.ending <= day.today + SOON:
        yield _ends(each, made, structure, day)
    if each.last_notice and each.last_notice <= day.today + SOON:
        yield replace(
            made,
            address=f"{address}#dagar",
            on=each.last_notice,
            when=words.until(each.last_notice, on=day.today),
            detail=_("Sista dag att säga upp avtalet för den här perioden."),
        )
    for ask in each.asks:
        yield replace(made, detail=_ASKS[ask](), weight="warn")


def _ends(each: Brief, made: Entry, structure: Structure, day: ChosenDay) -> Entry:
    """An agreement that runs out with nothing in its place, and what can be done about it."""
    acts = (
        Act(_("Väck en fråga om förlängning"), reverse("matters:raise", args=(structure.key,))),
        Act(
            _("Anteckna att det är ersatt"),
            reverse("agreements:act", args=(structure.key, each.key, "ersatt")),
        ),
    )
    return replace(
        made,
        on=each.ending,
        when=words.until(each.ending, on=day.today) if each.ending else "",
        detail=_("Avtalet går ut och inget tar vid. Förläng det, ersätt det eller väck en fråga."),
        acts=acts,
    )


_ASKS = {
    Ask.TERMS: lambda: _("Villkoren är inte inskrivna."),
    Ask.TREATMENT: lambda: _(
        "En uppsägning har kommit in och är inte behandlad. Tiden löper inte än."
    ),
    Ask.READING: lambda: _("Avtalet är uppsagt och texten är tyst. Anteckna hur den ska läsas."),
}
