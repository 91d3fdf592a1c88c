"""Where the text of an agreement is silent: how it is read and who said so, and what nobody has said yet."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.agreements.models import Interpretation
from samverk.agreements.queries.knowing import Read
from samverk.agreements.views.citing import Cite, links
from samverk.foundation.language import spoken
from samverk.rulebook.agreements.ending import TWO, UNSTATED
from samverk.rulebook.agreements.facts import Known, Open
from samverk.rulebook.agreements.force import READINGS
from samverk.rulebook.agreements.state import as_of
from samverk.rulebook.structure.model.values import Clauses


@dataclass(frozen=True, slots=True)
class Reading:
    """How a silence is read: about what, how, who said so and when; counts is that no later one has taken over."""

    of: str
    reading: str
    row: Interpretation
    counts: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the text leaves open, with the clauses where it is silent."""

    of: str
    says: str
    clauses: tuple[str, ...]


def readings(read: Read, *, on: dt.date) -> list[Reading]:
    """What has been said of the silences by a day, the newest first. No query."""
    rows = sorted(read.agreement.interpretations.all(), key=lambda row: row.on, reverse=True)
    found: list[Reading] = []
    for row in (row for row in rows if row.on <= on):
        is_later = any(each.row.of == row.of for each in found)
        found.append(Reading(row.get_of_display(), _how(row), row, counts=not is_later))
    return found


def _how(row: Interpretation) -> str:
    is_everybody = row.of == Interpretation.Of.ENDS_FOR and row.reading == "all"
    return spoken(READINGS["all parties" if is_everybody else row.reading])


def questions(read: Read, cite: Cite, *, on: dt.date) -> list[Question]:
    """What the text leaves open and nobody has said how to read. No query."""
    known = as_of(read.known, on)
    return [
        Question(str(of), _QUESTIONS[of](), tuple(links(clauses, cite)))
        for of, clauses in _silences(known)
        if known.reading(of) is None
    ]


def _silences(known: Known) -> Iterator[tuple[Open, Clauses]]:
    force, notice = known.terms.force, known.terms.notice
    if force is None or force.when == UNSTATED:
        yield Open.FORCE, force.clauses if force else ()
    if notice is None:
        return
    if notice.counted_from == UNSTATED:
        yield Open.COUNTED_FROM, notice.clauses
    is_one_pair = len(known.parties) == TWO or known.terms.each_with is not None
    if notice.ends_for in {None, UNSTATED} and not is_one_pair:
        yield Open.ENDS_FOR, notice.clauses


_QUESTIONS = {
    Open.FORCE: lambda: _(
        "Texten säger inte hur många som måste anta avtalet för att det ska gälla."
    ),
    Open.COUNTED_FROM: lambda: _("Texten säger inte från vilken dag uppsägningstiden räknas."),
    Open.ENDS_FOR: lambda: _(
        "Texten säger inte om avtalet upphör för alla när en part säger upp det, eller bara för den parten."
    ),
}
