"""Whether what a run rests on holds in its year: its key by a decision, and its agreement."""

import datetime as dt
from itertools import groupby

from django.db.models import Q

from samverk.agreements.queries.remembered import briefs
from samverk.costs.models import KeyInForce, Run
from samverk.foundation.formats import day_long
from samverk.rulebook.findings import Facts, Finding, Weight, Words


def key_holds(run: Run, *, on: dt.date) -> bool:
    """Whether the run's key was in force on some day of its year, as had been noted by a day. One query.

    An agreement's own keys go before those of the whole structure; a run without an agreement goes by any of them.
    """
    first, last = dt.date(run.year, 1, 1), dt.date(run.year, 12, 31)
    rows = KeyInForce.objects.filter(
        structure=run.structure_id, from_day__lte=last, noted_on__lte=on
    )
    if run.agreement_id is not None:
        rows = rows.filter(Q(agreement=run.agreement_id) | Q(agreement=None))
    kept = list(rows.order_by("agreement", "from_day"))
    of_agreement = {key: list(each) for key, each in groupby(kept, lambda row: row.agreement_id)}
    if run.agreement_id in of_agreement and run.agreement_id is not None:
        of_agreement = {run.agreement_id: of_agreement[run.agreement_id]}
    return any(
        run.cost_key_id in {row.cost_key_id for row in _during(each, first)}
        for each in of_agreement.values()
    )


def _during(rows: list[KeyInForce], first: dt.date) -> list[KeyInForce]:
    """The row that held when the year began, and those that took over later."""
    began = [row for row in rows if row.from_day <= first]
    return [*began[-1:], *(row for row in rows if row.from_day > first)]


def known_by(run: Run, *, on: dt.date) -> dt.date:
    """The day by which a key must be noted: that of the lock, so that the papers of a locked run never change."""
    return run.locked_on or on


def doubts(run: Run, *, on: dt.date, today: dt.date) -> list[Finding]:
    """What makes the run's amounts uncertain: a key that nobody decided, an agreement that does not hold its whole year.

    Queries: one, and with an agreement those of its brief, where it is not remembered.
    """
    found: list[Finding] = []
    if not key_holds(run, on=known_by(run, on=on)):
        about_key: Facts = {"key": run.cost_key.name, "year": run.year}
        found.append(_finding("costs.key_not_decided", "B9", about_key))
    over = ends_early(run, on=today)
    if over is not None and run.agreement is not None:
        last = over - dt.timedelta(days=1)
        spoken_day = Words(day_long(last, "sv"), day_long(last, "en"))
        about: Facts = {"agreement": run.agreement.name, "last": spoken_day, "year": run.year}
        found.append(_finding("costs.agreement_over", "B10", about))
    return found


def ends_early(run: Run, *, on: dt.date) -> dt.date | None:
    """The first day without the run's agreement, where that comes before its year is over."""
    if run.agreement_id is None:
        return None
    over = briefs([run.agreement_id], on=on)[run.agreement_id].over
    return over if over is not None and over <= dt.date(run.year, 12, 31) else None


def _finding(code: str, clause: str, facts: Facts) -> Finding:
    return Finding(code, Weight.WARN, f"samverk-berakningar {clause}", facts)
