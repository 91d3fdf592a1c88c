"""Figures as tests note them."""

import datetime as dt
from decimal import Decimal

from samverk.figures import actions
from samverk.figures.actions import Noted
from samverk.figures.models import Figure, Series
from samverk.parties.models import Party

SOURCE = "SCB, folkmängd den 31 december"
FIRST, SECOND = dt.date(2021, 12, 31), dt.date(2022, 12, 31)
NOTED = dt.date(2023, 3, 1)
LATER = dt.date(2023, 9, 1)


def noted(
    series: Series,
    party: Party,
    value: int | str,
    on: dt.date = FIRST,
    noted_on: dt.date = NOTED,
) -> Figure:
    """The row that was written."""
    figure = Noted(party, on, Decimal(value), SOURCE)
    (row,) = actions.note(series=series, figures=[figure], on=noted_on, actor="Kim Ek")
    return row


def corrected(
    figure: Figure, value: int | str | None, on: dt.date = LATER, reason: str = "Fel i källan"
) -> Figure:
    """The row that corrects it; struck out where value is None."""
    told = None if value is None else Decimal(value)
    return actions.correct(
        figure=figure, value=told, source=SOURCE, reason=reason, on=on, actor="Bo Ask"
    )
