"""The decisions that bodies made themselves, each with the day of its legal force and how that is counted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.matters.queries.deciding import Decided
from samverk.matters.texts_reminding import SENTENCES
from samverk.rulebook.findings import Finding
from samverk.rulebook.matters.legal_force import why_not_appealable
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.words import says, way_out


@dataclass(frozen=True, slots=True)
class Made:
    """One decision as the page tells it; address is where its notices are recorded, for whoever may."""

    body: str
    name: str
    on: dt.date
    paragraph: str
    sentence: str
    steps: tuple[Step, ...]
    told: tuple[tuple[Finding, str, str], ...]
    address: str


def made(decisions: tuple[Decided, ...], *, on: dt.date, address: str) -> list[Made]:
    """The decisions as the page tells them, the last first. No queries."""
    return [_made(each, on, address) for each in reversed(decisions)]


def _made(each: Decided, on: dt.date, address: str) -> Made:
    is_appealable = why_not_appealable(each.body.form) is None
    return Made(
        body=each.body.key,
        name=each.body.name,
        on=each.step.on,
        paragraph=each.step.paragraph,
        sentence=sentence(each.force, on=on),
        steps=each.force.steps,
        told=tuple(told(each.findings)),
        address=f"{address}?beslut={each.step.number}" if address and is_appealable else "",
    )


def sentence(force: Explained[dt.date | None], *, on: dt.date) -> str:
    """When a decision has legal force, in a sentence."""
    if force.value is None:
        return _("Ingen dag för laga kraft är känd.")
    day = {"day": day_short(force.value, current())}
    if force.value <= on:
        return _("Har laga kraft sedan %(day)s, så vitt det är antecknat.") % day
    return _("Får laga kraft %(day)s, om ingen överklagar.") % day


def told(findings: tuple[Finding, ...]) -> Iterator[tuple[Finding, str, str]]:
    """Each finding with what it says and what to do."""
    for each in findings:
        yield each, spoken(says(each, SENTENCES)), spoken(way_out(each, SENTENCES))
