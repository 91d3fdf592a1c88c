"""Where the text of an agreement is silent: how it is read and who said so, and what each way to read it gives."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.facts_acts import decisions
from samverk.agreements.models import Interpretation
from samverk.agreements.queries.knowing import Read
from samverk.agreements.views.citing import Cite, linked, links
from samverk.foundation.language import spoken
from samverk.rulebook.agreements import silences
from samverk.rulebook.agreements.acts import Decision
from samverk.rulebook.agreements.days import Dated
from samverk.rulebook.agreements.facts import Interpretation as Said
from samverk.rulebook.agreements.facts import Open
from samverk.rulebook.agreements.recording.readings import named
from samverk.rulebook.agreements.state import as_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.matters.decisions.facts import Outcome
from samverk.rulebook.steps import Step


@dataclass(frozen=True, slots=True)
class Reading:
    """How a silence is read: about what, how, who said so and when; counts is that no later one has taken over."""

    of: str
    reading: str
    row: Interpretation
    counts: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A day that a reading gives, or the words that there is none, with its steps."""

    what: str
    on: dt.date | None
    none: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a silence, with the days that it gives; counts is that the text is read like this."""

    words: str
    days: tuple[Cell, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the text leaves open, with the clauses where it is silent and the ways to read it side by side.

    said is the reading that counts, None where it is open. note says why no day hangs on it, empty where one does.
    """

    of: str
    says: str
    clauses: tuple[str, ...]
    said: Said | None
    ways: tuple[Way, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Deviation:
    """A party that adopted the agreement with a change: what that is, its own words of it, and the clause that lets it count."""

    says: str
    words: str
    clause: str


def deviations(read: Read, cite: Cite, *, on: dt.date) -> list[Deviation]:
    """Who has adopted something else than the others, so that it may be another agreement. No query."""
    return [
        Deviation(_deviates(each, read), each.reservation.strip(), cite("samverk-avtal A10"))
        for each in decisions(read)
        if each.outcome is Outcome.CHANGED and each.on <= on
    ]


def _deviates(made: Decision, read: Read) -> str:
    facts = {"party": read.known.names[made.party], "day": spoken(day_in_words(made.on))}
    said = _("%(party)s antog avtalet med ändring den %(day)s. Pröva om det är samma avtal.")
    return f"{said % facts} {_('Samverk räknar med beslutet.')}"


def readings(read: Read, *, on: dt.date) -> list[Reading]:
    """What has been said of the silences by a day, the newest first. No query."""
    rows = sorted(read.agreement.interpretations.all(), key=lambda row: row.on, reverse=True)
    found: list[Reading] = []
    for row in (row for row in rows if row.on <= on):
        is_later = any(each.row.of == row.of for each in found)
        how = spoken(named(Open(row.of), row.reading))
        found.append(Reading(row.get_of_display(), how, row, counts=not is_later))
    return found


def questions(read: Read, cite: Cite, *, on: dt.date) -> list[Question]:
    """What the text leaves open, those first that nobody has said how to read. No query."""
    return [_question(each, cite) for each in silences.questions(as_of(read.known, on))]


def _question(found: silences.Question, cite: Cite) -> Question:
    return Question(
        str(found.of),
        _QUESTIONS[found.of](),
        tuple(links(found.clauses, cite)),
        found.said,
        tuple(_way(found, each, cite) for each in found.ways),
        _note(found),
    )


def _note(found: silences.Question) -> str:
    if found.differs:
        return ""
    if any(way.days for way in found.ways):
        return _("Läsningarna ger samma dagar än så länge.")
    return _("Ingen part har sagt upp avtalet, så än hänger ingen dag på hur det läses.")


def _way(of: silences.Question, way: silences.Reading, cite: Cite) -> Way:
    counts = of.said is not None and (of.of, of.said.reading) in way.said
    return Way(capfirst(spoken(way.words)), tuple(_cell(each, cite) for each in way.days), counts)


def _cell(day: Dated, cite: Cite) -> Cell:
    none = _("tills vidare") if day.key == "until:others" else _("dagen är inte given")
    if day.key == "in_force_from":
        none = _("inte")
    return Cell(capfirst(spoken(day.label)), day.told, none, tuple(linked(day.steps, cite)))


_QUESTIONS = {
    Open.FORCE: lambda: _(
        "Texten säger inte hur många som måste anta avtalet för att det ska gälla."
    ),
    Open.COUNTED_FROM: lambda: _("Texten säger inte från vilken dag uppsägningstiden räknas."),
    Open.ENDS_FOR: lambda: _(
        "Texten säger inte om avtalet upphör för alla när en part säger upp det, eller bara för den parten."
    ),
}
