"""Before a request for opinion is ended, what that leads to is seen; those who are missing can get longer time."""

import pytest

from samverk.foundation.refusals import Refused
from samverk.matters import actions
from tests.matters import opinions
from tests.matters.opinions import a_coordinator, address
from tests.matters.questions import COORDINATOR, day
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db

TODAY = day(50)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


def test_what_ending_a_request_leads_to_is_seen_before_it_is_done() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=40)
    client = a_coordinator(referral.matter.structure)

    page = words_of(client.get(address(referral, "avsluta/")).content.decode())

    assert "3 har inte svarat:" in page
    assert "Funktionsrätt Länet" in page.split("3 har inte svarat:")[1]
    assert "Ärendet går tillbaka till: Koordinatorn." in page
    referral.refresh_from_db()
    assert referral.closed_on is None


def test_a_request_that_is_ended_asks_for_nothing_more_to_do() -> None:
    referral = opinions.a_referral()
    client = a_coordinator(referral.matter.structure)
    assert "Att göra" in words_of(client.get(address(referral)).content.decode())

    client.post(address(referral, "gor/"), {"gor": "avsluta"})

    assert client.get(address(referral, "avsluta/")).headers["Location"] == address(referral)
    assert "Att göra" not in words_of(client.get(address(referral)).content.decode())


@pytest.mark.parametrize(("ticked", "told"), [({"brev": "on"}, 3), ({}, 0)])
def test_those_who_are_missing_get_longer_time_and_a_letter(
    ticked: dict[str, str], told: int
) -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=40)
    client = a_coordinator(referral.matter.structure)
    before = len(opinions.letters_to(referral, "alby"))

    answer = client.post(
        address(referral, "gor/"), {"gor": "forlang", "senast": day(90).isoformat(), **ticked}
    )

    assert answer.headers["Location"].endswith(f"?gjort=forlang&antal={told}")
    referral.refresh_from_db()
    assert referral.due == day(90)
    letters = opinions.letters_to(referral, "alby")[before:]
    assert [each.subject.startswith("Längre tid:") for each in letters] == [True] * bool(told)


def test_a_last_day_is_moved_later_and_not_earlier() -> None:
    referral = opinions.a_referral()
    client = a_coordinator(referral.matter.structure)

    answer = client.post(
        address(referral, "gor/"), {"gor": "forlang", "senast": opinions.DUE.isoformat()}
    )

    assert answer.status_code == 422
    assert "Välj en dag som är senare än den som gäller" in answer.content.decode()
    with pytest.raises(Refused):
        actions.prolong(
            referral=referral, due=opinions.DUE, tells=True, on=TODAY, actor=COORDINATOR
        )
    actions.close(referral=referral, on=TODAY, actor=COORDINATOR)
    with pytest.raises(Refused):
        actions.prolong(referral=referral, due=day(90), tells=True, on=TODAY, actor=COORDINATOR)
