import datetime as dt

import pytest

from samverk.agreements.actions.issuing import issue
from samverk.agreements.models import Agreement
from samverk.agreements.queries import notices
from samverk.agreements.queries.notices import Place, Wanted
from samverk.matters import actions
from tests.agreements.test_issuing import ACTOR, a_letter, a_sent, adopted_by_all
from tests.agreements.test_status import an_agreement
from tests.matters import questions

pytestmark = pytest.mark.django_db


def told() -> Agreement:
    """An agreement in force that one party has given notice of: notices 1 to 7."""
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    adopted_by_all(recommendation)
    a_letter(agreement)
    issue(agreement=agreement, on=dt.date(2022, 1, 12), actor=ACTOR)
    return agreement


def test_the_latest_are_those_that_were_issued_last_by_the_day() -> None:
    agreement = told()

    now = notices.latest(agreement, on=dt.date(2022, 1, 12), limit=2)
    before = notices.latest(agreement, on=dt.date(2022, 1, 11), limit=2)

    assert [row.number for row in now] == [7, 6]
    assert [row.number for row in before] == [6, 5]


def test_they_are_found_by_kind_and_by_party() -> None:
    agreement, on = told(), dt.date(2022, 2, 1)

    adopted = notices.notices(agreement, on=on, wanted=Wanted(kind="adopted"))
    of_ekby = notices.notices(agreement, on=on, wanted=Wanted(party="ekby"))

    assert [row.number for row in adopted] == [5, 4, 3]
    assert [row.kind for row in of_ekby] == ["notice given", "adopted"]
    assert {party.key for party in notices.parties(agreement, on=on)} == {
        "ekby",
        "alby",
        "regionen",
    }


def test_a_notice_knows_which_one_it_corrects() -> None:
    agreement = told()
    answer = questions.row(agreement.adopted_by, "alby").answers.get()  # type: ignore[arg-type] # it was sent
    actions.set_aside(answer=answer, why="Fel", on=dt.date(2022, 2, 1), actor=ACTOR)

    places = notices.places(agreement, on=dt.date(2022, 2, 1))

    assert places[4] == Place(corrected_by=8)
    assert places[8] == Place(corrects=4)
    assert places[1] == Place()


def test_a_notice_that_there_is_not_is_not_found() -> None:
    agreement = told()

    assert notices.of_number(agreement, 99) is None
