"""What a principal's yearly report on contractual cooperation tells of."""

import datetime as dt

from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import as_of
from samverk.rulebook.dates import Period
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key


@rule
def in_force_during(known: Known, party: Key, *, year: int, on: dt.date) -> Period | None:
    """The time of which some day lies in the year, up to the day, when the agreement is in force for the party; else None.

    Source: sfs-2017-725 6:1; sfs-2017-725 9:38
    Shape:  the whole time, not only the part of it that lies in the year.
    """
    told = as_of(known, on)
    if party not in told.names:
        return None
    from_day = force.enters_for(told, party).value
    days = [each for each in (ending.ends_for(told, party).value, told.replaced_on) if each]
    until = min(days, default=None)
    if from_day is None or (until is not None and until <= from_day):
        return None
    period = Period(from_day, until)
    first, after = dt.date(year, 1, 1), min(on + dt.timedelta(days=1), dt.date(year + 1, 1, 1))
    return period if first < after and period.overlaps(Period(first, after)) else None
