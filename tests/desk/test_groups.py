"""Which working groups are told of as ending."""

import datetime as dt

import pytest

from samverk.bodies.actions import DecisionFacts, change_group, set_up_group
from samverk.bodies.models import Body, WorkingGroup
from samverk.desk import groups
from tests.portal import county

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)
CHANGES, ENDS, LATER = dt.date(2026, 12, 1), dt.date(2026, 12, 31), dt.date(2027, 12, 31)


def a_group() -> WorkingGroup:
    """A group whose last day comes within the month."""
    county.a_county()
    return set_up_group(
        body=Body.objects.get(key="samrad"),
        name="Digitala skolan",
        task="Lägg fram ett förslag.",
        on=dt.date(2026, 9, 1),
        until=ENDS,
        members=[county.a_person()],
        decision=DecisionFacts(),
        actor="kim",
    )


def told(*, within: int = 90) -> list[dt.date]:
    """The last days of the groups that are said to end."""
    known = Body.objects.values_list("structure", flat=True)
    found = groups.ending(set(known), on=TODAY, within=within)
    return [each.on for rows in found.values() for each in rows]


def test_a_group_whose_last_day_comes_is_told_of() -> None:
    a_group()

    assert told() == [ENDS - dt.timedelta(days=1)]


@pytest.mark.parametrize("day", [CHANGES, ENDS])
def test_a_group_that_goes_on_with_another_last_day_is_not(day: dt.date) -> None:
    change_group(
        group=a_group(),
        on=day,
        until=LATER,
        task="Inför förslaget.",
        members=[],
        decision=DecisionFacts(),
        actor="kim",
    )

    assert told() == []
