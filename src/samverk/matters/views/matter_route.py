"""The way that a matter has gone, as a list in order of time: where it lay, how long, and what came of it for whom."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.matters.models import MatterStep
from samverk.matters.queries import Status, Story
from samverk.matters.queries.status import Place
from samverk.rulebook.bodies import power
from samverk.rulebook.matters import ways
from samverk.rulebook.matters.position import Stay
from samverk.rulebook.matters.steps import Act

# What an act that is done is called, where it is not the outcome of a body.
_DONE = {
    Act.PLACE: lambda: _("Lades i ett organ"),
    Act.ASK_OPINIONS: lambda: _("Skickades på remiss"),
    Act.OPINIONS_IN: lambda: _("Remissen avslutades"),
    Act.SEND_OUT: lambda: _("Skickades till huvudmännen"),
    Act.ALL_ANSWERED: lambda: _("Alla hade svarat"),
    Act.ASK_AGAIN: lambda: _("Frågan ställdes igen"),
    Act.POSTPONE: lambda: _("Sköts upp"),
    Act.RESUME: lambda: _("Togs upp igen"),
    Act.SPLIT: lambda: _("Delades"),
    Act.MERGE: lambda: _("Gick upp i ett annat ärende"),
    Act.WITHDRAW: lambda: _("Återkallades"),
    Act.CLOSE: lambda: _("Avslutades"),
    Act.REOPEN: lambda: _("Öppnades igen"),
}

# Acts that change nothing of where a matter lies are told by themselves; writing is no part of the way.
_BESIDE = frozenset({Act.POSTPONE, Act.RESUME, Act.SPLIT, Act.TREAT})


@dataclass(frozen=True, slots=True)
class Moment:
    """One stop on the way, or something that happened while the matter lay somewhere.

    body is its key where it has a page; reason is for those who work in the structure.
    """

    on: dt.date
    number: int
    what: str
    body: str = ""
    long: str = ""
    outcome: str = ""
    binds: str = ""
    said: str = ""
    reason: str = ""
    is_urgent: bool = False
    is_now: bool = False


def route(story: Story, told: Status) -> list[Moment]:
    """Everything on the way so far, the first first. No queries."""
    stops = (_stop(stay, place, story) for stay, place in _stays(story, told))
    return sorted([*stops, *_beside(story)], key=lambda each: (each.on, each.number))


def _stays(story: Story, told: Status) -> Iterator[tuple[Stay, Place]]:
    """Every stay, but not the time as a draft, which is nobody else's."""
    for stay, place in zip(story.position.stays, told.route, strict=True):
        if place.kind != "raiser":
            yield stay, place


def _stop(stay: Stay, place: Place, story: Story) -> Moment:
    began = _row(story, stay.began_by.number)
    ended = _row(story, stay.ended_by.number) if stay.ended_by else None
    return Moment(
        on=stay.from_day,
        number=stay.began_by.number,
        what=capfirst(spoken(place.where)),
        body=place.body or "",
        long=_long(place),
        outcome=_outcome(place, ended),
        binds=spoken(place.binds) if place.binds else "",
        said=ended.said if ended else "",
        reason=began.reason,
        is_urgent=began.is_urgent,
        is_now=stay.until_day is None,
    )


def _row(story: Story, number: int) -> MatterStep:
    return next(row for row in story.steps if row.number == number)


def _long(place: Place) -> str:
    days = ngettext("%(days)d dag", "%(days)d dagar", place.days) % {"days": place.days}
    if place.until_day is None:
        return _("Ligger här nu, %(days)s.") % {"days": days}
    if place.until_day == place.from_day:
        return _("Samma dag.")
    until = day_short(place.until_day, current())
    return _("Till %(day)s, %(days)s.") % {"day": until, "days": days}


def _outcome(place: Place, ended: MatterStep | None) -> str:
    if place.says is None or ended is None:
        return ""
    done = _DONE.get(Act(ended.act))
    said = done() if done and not place.outcome else capfirst(spoken(place.says))
    return f"{said}, {ended.paragraph}" if ended.paragraph else said


def _beside(story: Story) -> Iterator[Moment]:
    """What happened without the matter moving: a body was told of it, it was put off, taken up, split."""
    moving = {stay.began_by.number for stay in story.position.stays}
    moving |= {stay.ended_by.number for stay in story.position.stays if stay.ended_by}
    for row in story.steps:
        if row.number not in moving and row.act in _BESIDE:
            yield _told(row, story)


def _told(row: MatterStep, story: Story) -> Moment:
    body = row.body.key if row.body else ""
    rule = story.rules.bodies.get(body) if story.rules else None
    named = ways.named(story.rules, body, row.forum) if story.rules else row.forum or body
    until = {"day": day_short(row.until, current())} if row.until else {}
    return Moment(
        on=row.on,
        number=row.number,
        what=named if row.act == Act.TREAT else _DONE[Act(row.act)](),
        body=body,
        long=_("Till %(day)s.") % until if until else "",
        outcome=capfirst(spoken(power.NAMES[row.outcome])) if row.outcome else "",
        binds=spoken(power.binds(rule.form, row.outcome)) if rule and row.outcome else "",
        said=row.said,
        reason=row.reason,
        is_urgent=row.is_urgent,
    )
