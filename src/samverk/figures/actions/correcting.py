"""One figure is corrected by hand, or struck out; what it was stays where it is."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from samverk.figures.models import Figure, Series
from samverk.foundation import audit
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.figures.texts import KEPT
from samverk.rulebook.findings import Finding, Weight


@transaction.atomic
def correct(
    *,
    figure: Figure,
    value: Decimal | None,
    source: str,
    reason: str,
    on: dt.date,
    actor: str,
) -> Figure:
    """Let another value count instead of a figure's from now on; None strikes it out.

    Raises: SomeoneWasFirst where it has been corrected already; Refused where the new value is the old one,
        is less than nothing, is no whole number though the series counts, or has no reason.
    """
    Series.objects.select_for_update().get(pk=figure.series_id)
    row = Figure.objects.select_related("series", "party", "corrected_by").get(pk=figure.pk)
    later = getattr(row, "corrected_by", None)
    if later is not None:
        raise SomeoneWasFirst(later.noted_by, str(row))
    _judge(row, value, reason)
    with audit.acting(actor=actor, reason=reason, day=on):
        return Figure.objects.create(
            series=row.series,
            party=row.party,
            on=row.on,
            value=value,
            source=source,
            noted_on=max(on, row.noted_on),
            noted_by=actor,
            reason=reason,
            corrects=row,
        )


def _judge(row: Figure, value: Decimal | None, reason: str) -> None:
    wrong = next((code for code in _wrong(row, value, reason)), None)
    if wrong:
        raise Refused([Finding(wrong, Weight.STOP, KEPT, {"party": row.party.name})])


def _wrong(row: Figure, value: Decimal | None, reason: str) -> list[str]:
    whole = value is None or value == value.to_integral_value()
    tried = {
        "figures.same_value": value == row.value,
        "figures.less_than_nothing": value is not None and value < 0,
        "figures.not_whole_number": row.series.is_count and not whole,
        "figures.no_reason": not reason.strip(),
    }
    return [code for code, is_wrong in tried.items() if is_wrong]
