"""Where something was decided, in one line: organ, day, paragraph and registry number."""

import datetime as dt

from django.utils.translation import gettext as _

from samverk.bodies.models import Decided
from samverk.foundation import formats
from samverk.foundation.language import current
from samverk.rulebook.bodies.facts import Decision


def decision(row: Decided) -> str:
    """The decision behind a row, as far as it is known; the organ must have been fetched with it."""
    organ = row.organ.name if row.organ else ""
    return _line(organ, row.decided_on, row.paragraph, row.registry_number)


def of_facts(known: Decision | None) -> str:
    """The decision that the rulebook's facts carry, as far as it is known."""
    if known is None:
        return ""
    return _line(known.organ, known.decided_on, known.paragraph, known.registry_number)


def _line(organ: str, on: dt.date | None, paragraph: str, registry: str) -> str:
    parts = (
        organ,
        formats.day_short(on, current()) if on else "",
        _paragraph(paragraph),
        _("dnr %(number)s") % {"number": registry} if registry else "",
    )
    return ", ".join(part for part in parts if part)


def _paragraph(written: str) -> str:
    return f"§{formats.SPACE}{written.removeprefix('§').strip()}" if written else ""
