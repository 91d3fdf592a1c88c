"""What is known of an agreement as a line of the time axis."""

import datetime as dt
from collections.abc import Iterator

from samverk.agreements.picture.subject import Bar, Kind, Line, Mark, Shape
from samverk.agreements.queries.briefly import LIVING, duties_of
from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.status import Status
from samverk.foundation.formats import day_short
from samverk.rulebook.agreements import duties
from samverk.rulebook.agreements.duties import Doing
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, as_of, in_words
from samverk.rulebook.findings import Words

_ONE_DAY = dt.timedelta(days=1)
_SHAPES = {Doing.DONE: Shape.DONE, Doing.LATE: Shape.LATE}
_ON_THE_DAY = frozenset({Doing.DONE, Doing.PLANNED})
_LATEST = Words("senast", "at the latest")
_END = Words("upphör efter", "ends after")
_ENDED = Words("upphörde efter", "ended after")
_LAST = Words("sista dag att säga upp", "last day of notice")
_ENDS_FOR = Words("{party}: upphör efter", "{party}: ends after")
_FROM = Words("från {day}", "from {day}")
_UNTIL = Words("till och med {day}", "up to and including {day}")
_FURTHER = Words("tills vidare", "until further notice")
_GOES_ON = Words("förlängs", "prolonged")
_PROLONGED = Words("förlängs om ingen säger upp det", "prolonged where nobody gives notice")


def line(
    status: Status, read: Read, *, language: str, url: str = "", is_under: bool = False
) -> Line:
    """The agreement on the time axis: what it was out, holds and is under notice, and the days that matter."""
    told = as_of(read.known, status.on)
    days = {each.key: each.on for each in status.dates}
    state = in_words(status.state, status.begins)(language)
    bars = tuple(_bars(told, days, status))
    marks = tuple(_marks(read, told, days, status, language))
    name = status.agreement.name
    said = [f"{name}: {state}", _period(days, status, language)]
    said += [mark.said for mark in marks if mark.on >= status.on or mark.shape is Shape.LATE]
    return Line(
        name,
        _short(state, days, status, language),
        ". ".join(filter(None, said)),
        url,
        is_under,
        bars,
        marks,
    )


def _short(state: str, days: dict[str, dt.date | None], status: Status, language: str) -> str:
    if status.prolonged is not None and days.get("in_force_from"):
        last = _UNTIL(language).format(day=day_short(status.prolonged.last, language))
        return f"{state}, {last}, {_GOES_ON(language)}"
    period = "" if _waits(status) else _period(days, status, language)
    return f"{state}, {period}" if period else state


def _waits(status: Status) -> bool:
    """Whether it is adopted and only waits for its first day, which is then said by its state."""
    return status.state not in LIVING and status.begins is not None and status.begins > status.on


def _period(days: dict[str, dt.date | None], status: Status, language: str) -> str:
    """From when until when, as far as it is known."""
    since, over = days.get("in_force_from"), _over(days, status)
    if since is None:
        return ""
    told = _FROM(language).format(day=day_short(since, language))
    if over is not None:
        last = day_short(over - _ONE_DAY, language)
        return f"{told} {_UNTIL(language).format(day=last)}"
    if status.prolonged is None:
        return f"{told}, {_FURTHER(language)}"
    last = day_short(status.prolonged.last, language)
    return f"{told} {_UNTIL(language).format(day=last)}, {_PROLONGED(language)}"


def _over(days: dict[str, dt.date | None], status: Status) -> dt.date | None:
    replaced = status.agreement.replaced_on if status.state is State.REPLACED else None
    found = [day for day in (days.get("ends_on"), replaced) if day is not None]
    return min(found, default=None)


def _bars(told: Known, days: dict[str, dt.date | None], status: Status) -> Iterator[Bar]:
    since, over = days.get("in_force_from"), _over(days, status)
    sent = told.sent_on or told.recommended_on
    if sent is not None and (since is None or sent < since):
        yield Bar(Kind.OUT, sent, since or over or status.on)
    if since is None or (over is not None and over <= since):
        return
    yield Bar(Kind.FORCE if status.state in LIVING or since > status.on else Kind.OVER, since, over)
    given = [each.received_on for each in told.notices if each.received_on]
    if status.state is State.UNDER_NOTICE and given:
        yield Bar(Kind.NOTICE, max(min(given), since), over)


def _marks(
    read: Read, told: Known, days: dict[str, dt.date | None], status: Status, language: str
) -> Iterator[Mark]:
    over = _over(days, status)
    if over is not None:
        ended = _END if over > status.on else _ENDED
        yield Mark(over, Shape.END, _said(ended(language), over - _ONE_DAY, language))
    for notice in told.notices:
        day = days.get(f"notice:{notice.party}")
        if day is not None and day != over:
            party = told.names.get(notice.party, notice.party)
            said = _ENDS_FOR(language).format(party=party)
            yield Mark(day, Shape.END, _said(said, day - _ONE_DAY, language))
    last = days.get("last_day_of_notice")
    if last is not None and status.state in LIVING:
        yield Mark(last, Shape.LAST, _said(_LAST(language), last, language))
    for each in duties_of(read, status.state, on=status.on):
        if each.day is not None and each.doing is not Doing.LAPSED:
            word = duties.NAMES[each.doing](language)
            before = "" if each.doing in _ON_THE_DAY else f", {_LATEST(language)}"
            said = _said(f"{each.duty.what}, {word}{before}", each.day, language)
            yield Mark(each.day, _SHAPES.get(each.doing, Shape.DUE), said)


def _said(what: str, on: dt.date, language: str) -> str:
    return f"{what} {day_short(on, language)}"
