"""An agreement that is prolonged by itself: the period that it cannot be left before, and the last day to give notice."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samverk.rulebook.agreements.ending import ends, last_day, last_to_notice, to_end_by
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words, last_in_words, months_after
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step

NEWEST = 3  # prolongations that are told one by one; earlier ones are counted
_ONE_DAY = dt.timedelta(days=1)


@rule
def bound_until(known: Known, *, on: dt.date) -> Explained[dt.date | None]:
    """The first day after the period that a prolonged agreement can be left no sooner than, None for any other.

    Source: samverk-avtal A3; samverk-avtal A6; samverk-avtal A12
    Shape:  seen from a day; none either where the agreement is known to end. The steps tell each prolongation.
    """
    lasts = known.terms.lasts
    if lasts is None or lasts.until is None or lasts.renewal_months is None:
        return Explained(None, ())
    if ends(known).value is not None:
        return Explained(None, ())
    periods = list(_periods(known, lasts.until, on))
    source = first_of(lasts.clauses, "samverk-avtal A6")
    told = (Step(words, source) for words in _prolongations(known, periods))
    return Explained(periods[-1], (*last_day(known).steps, *told))


@rule
def notice_deadline(known: Known, *, on: dt.date) -> Explained[dt.date | None]:
    """The last day on which the time of notice may begin for the agreement to end with the period that runs on a day.

    Source: samverk-avtal A3; samverk-avtal A12; samverk-avtal A13; sfs-1930-173 2 §
    Shape:  none for an agreement until further notice; where it is prolonged, the next one that has not passed.
    """
    lasts = known.terms.lasts
    if lasts is None or lasts.until is None or known.terms.notice is None:
        return Explained(None, ())
    *_earlier, over = _periods(known, lasts.until, on)
    return to_end_by(known, over)


def _periods(known: Known, until: dt.date, on: dt.date) -> Iterator[dt.date]:
    """The first day after each period, up to the first that may still be the last one."""
    months = known.terms.lasts.renewal_months if known.terms.lasts else None
    over, times = until, 0
    yield over
    while months and _is_too_late(known, over, on):
        times += 1
        over = months_after(until, times * months)
        yield over


def _is_too_late(known: Known, over: dt.date, on: dt.date) -> bool:
    """Whether the agreement can end with the period no more: by its notice, or by the period where it knows no notice."""
    last = last_to_notice(known, before=over)
    return over <= on if last is None else last < on


def _prolongations(known: Known, periods: Sequence[dt.date]) -> Iterator[Words]:
    """That nobody gave notice in time, period by period; of many the newest."""
    older = max(len(periods) - 1 - NEWEST, 0)
    if older:
        until = last_in_words(periods[older])
        yield Words(
            f"Det har förlängts {older} gånger, till och med den {until.sv}.",
            f"It has been prolonged {older} times, up to and including {until.en}.",
        )
    for over, following in pairwise(periods[older:]):
        yield _prolongation(known, over, following)


def _prolongation(known: Known, over: dt.date, following: dt.date) -> Words:
    last = day_in_words(last_to_notice(known, before=over) or over - _ONE_DAY)
    until = last_in_words(following)
    said = _NOT_FOR_ALL if known.notices else _BY_NOBODY
    return Words(
        f"{said.sv} den {last.sv}: det förlängs till och med den {until.sv}.",
        f"{said.en} by {last.en}: it is prolonged up to and including {until.en}.",
    )


_BY_NOBODY = Words("Ingen hade sagt upp det", "Nobody had given notice")
_NOT_FOR_ALL = Words("Det var inte uppsagt för alla", "Notice had not been given for all")
