import datetime as dt

import pytest

from samverk.agreements import queries
from samverk.agreements.models import Agreement
from samverk.demonstration import agreements
from samverk.rulebook.agreements.state import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def told(on: dt.date) -> queries.Status:
    agreement = queries.find("vasterbotten-2020")
    assert agreement is not None
    found = queries.status(agreement, on=on)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (dt.date(2019, 6, 1), State.DRAFT),
        (dt.date(2020, 3, 1), State.OUT_FOR_ADOPTION),
        (dt.date(2020, 8, 31), State.OUT_FOR_ADOPTION),
        (dt.date(2020, 9, 1), State.IN_FORCE),
        (dt.date(2026, 11, 1), State.IN_FORCE),
    ],
)
def test_the_agreement_of_vasterbotten_goes_from_draft_to_force(on: dt.date, state: State) -> None:
    assert told(on).state is state


def test_sixteen_parties_have_adopted_it_when_it_enters_into_force() -> None:
    found = told(dt.date(2020, 9, 1))

    assert len(found.parties) == 16
    assert all(each.decided_on for each in found.parties)
    assert next(each.on for each in found.dates if each.key == "in_force_from") == dt.date(
        2020, 9, 1
    )


def test_loading_again_changes_nothing() -> None:
    agreements.load()

    assert Agreement.objects.filter(key="vasterbotten-2020").count() == 1
