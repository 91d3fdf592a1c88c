"""The agreement on a time axis twice: as it is, and as it would be."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from samverk.agreements import picture as axis
from samverk.agreements.picture.subject import Bar, Kind, Line, Mark, Shape, Subject
from samverk.agreements.queries.simulating import Picture, Simulated
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.rulebook.agreements.days import Phase
from samverk.rulebook.agreements.state import NAMES, State

_OUT = frozenset({State.RECOMMENDED, State.OUT_FOR_ADOPTION})
_LIVING = frozenset({State.IN_FORCE, State.UNDER_NOTICE})


def picture(found: Simulated, day: ChosenDay) -> axis.Picture | None:
    """Two lines on one axis; None where the agreement has no days to draw."""
    lines = (_line(_("Som det är"), found.before), _line(_("Om det händer"), found.after))
    if not any(line.bars for line in lines):
        return None
    about = " ".join(f"{line.said}." for line in lines)
    marked = _("i dag") if day.is_today else day_short(day.on, current())
    return axis.draw(
        Subject(_("Avtalet före och efter"), about, day.on, marked, lines), language=current()
    )


def _line(name: str, shown: Picture) -> Line:
    phases = shown.course
    marks = tuple(_marks(shown))
    said = [f"{name}: {_course(phases)}", *(mark.said for mark in marks)]
    return Line(name, _short(shown), ". ".join(said), bars=tuple(_bars(phases)), marks=marks)


def _course(phases: tuple[Phase, ...]) -> str:
    """The states with the day of each: "utkast, i kraft från 1 sep 2020"."""
    return ", ".join(_phase(phase) for phase in phases)


def _phase(phase: Phase) -> str:
    state = spoken(NAMES[phase.state])
    if phase.from_day is None:
        return state
    return _("%(state)s från %(day)s") % {
        "state": state,
        "day": day_short(phase.from_day, current()),
    }


def _short(shown: Picture) -> str:
    """The last state that is known."""
    return _phase(shown.course[-1])


def _bars(phases: tuple[Phase, ...]) -> Iterator[Bar]:
    """The times out, in force and under notice; under notice it is still in force."""
    ends = [phase.from_day for phase in phases[1:]]
    for phase, until in zip(phases, [*ends, None], strict=True):
        if phase.from_day is None:
            continue
        if phase.state in _OUT:
            yield Bar(Kind.OUT, phase.from_day, until)
        elif phase.state in _LIVING:
            yield Bar(Kind.FORCE, phase.from_day, until)
            if phase.state is State.UNDER_NOTICE:
                yield Bar(Kind.NOTICE, phase.from_day, until)


def _marks(shown: Picture) -> Iterator[Mark]:
    """Where it ends, for all and for single parties."""
    days = {each.key: each.on for each in shown.status.dates}
    over = days.get("ends_on")
    if over is not None:
        yield Mark(over, Shape.END, _("upphör för alla efter %(day)s") % {"day": _last(over)})
    own: dict[dt.date, list[str]] = {}
    for each in shown.status.parties:
        if each.ends_on is not None and each.ends_on != over:
            own.setdefault(each.ends_on, []).append(each.name)
    for day, names in sorted(own.items()):
        facts = {"names": ", ".join(names), "day": _last(day)}
        yield Mark(day, Shape.END, _("upphör för %(names)s efter %(day)s") % facts)
    last = days.get("last_day_of_notice")
    if last is not None:
        yield Mark(last, Shape.LAST, _("sista dag att säga upp det %(day)s") % {"day": _day(last)})


def _last(until: dt.date) -> str:
    """The last day before it ends."""
    return _day(until - dt.timedelta(days=1))


def _day(on: dt.date) -> str:
    return day_short(on, current())
