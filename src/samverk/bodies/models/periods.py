"""Constraints on periods that most tables of the register share."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q


def period_holds_a_day(name: str) -> models.CheckConstraint:
    """A period of no days says nothing."""
    return models.CheckConstraint(condition=Q(period__isempty=False), name=name)


def one_at_a_time(name: str, *fields: str, condition: Q | None = None) -> ExclusionConstraint:
    """Rows that agree in the fields never share a day."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in fields),
            ("period", RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )
