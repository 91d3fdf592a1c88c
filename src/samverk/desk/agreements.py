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
from samverk.desk.entries import Entry, Section, section
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
            "Åtaganden som är försenade eller snart ska vara gjorda, och det som en uppsägning väntar på."
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


_ASKS = {
    Ask.TERMS: lambda: _("Villkoren är inte inskrivna."),
    Ask.TREATMENT: lambda: _(
        "En uppsägning har kommit in och är inte behandlad. Tiden löper inte än."
    ),
    Ask.READING: lambda: _("Avtalet är uppsagt och texten är tyst. Anteckna hur den ska läsas."),
}
