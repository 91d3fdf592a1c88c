"""Findings and consequences of acts in the reader's words, each with its clause as a link."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.texts_acts import SENTENCES
from samverk.agreements.views.citing import Cite, linked
from samverk.foundation.formats import day_long
from samverk.foundation.language import current, spoken
from samverk.rulebook.agreements.consequences import Consequence
from samverk.rulebook.agreements.days import ENDS_ON, PROLONGED_ON, Dated
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.steps import Step
from samverk.rulebook.words import says, way_out


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words: what, under which clause, and what to do instead; mark tells it from the others."""

    weight: Weight
    says: str
    way_out: str
    clause: str
    mark: str


def told(finding: Finding, cite: Cite) -> Told:
    """A finding in the reader's words."""
    mark = hashlib.sha256(repr(finding).encode()).hexdigest()[:12]
    return Told(
        finding.weight,
        spoken(says(finding, SENTENCES)),
        spoken(way_out(finding, SENTENCES)),
        cite(finding.source),
        mark,
    )


@dataclass(frozen=True, slots=True)
class Move:
    """A day that comes, goes or moves, in a sentence, with the steps to it."""

    says: str
    what: str
    steps: list[Step]


def move(found: Consequence, cite: Cite) -> Move:
    """A consequence in the reader's words; the steps are those of the day as it becomes."""
    day = found.becomes or found.was
    said = spoken(found.says)
    if found.key.startswith("notice:") and (day is None or day.value is None):
        said = _("%(what)s en dag som inte är känd än.") % {"what": spoken(found.what)}
    return Move(said, spoken(found.what), linked(day.steps, cite) if day else [])


def first(found: Dated, cite: Cite) -> Move:
    """A day of an agreement whose terms are new, known or not."""
    unknown = _("ingen dag är satt") if found.key == ENDS_ON else _("dagen är inte känd än")
    day = day_long(found.told, current()) if found.told else unknown
    said = f"{capfirst(spoken(found.label))}: {day}."
    return Move(said, spoken(found.what), linked(found.steps, cite))


def firsts(found: Iterable[Dated], cite: Cite) -> Iterator[Move]:
    """The days of an agreement whose terms are new: of one that is prolonged when that is, for it has no end."""
    told = list(found)
    is_prolonged = any(each.key == PROLONGED_ON for each in told)
    for each in told:
        if not (is_prolonged and each.key == ENDS_ON):
            yield first(each, cite)
