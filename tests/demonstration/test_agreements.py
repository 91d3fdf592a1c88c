"""The agreements of the demonstration live as the sources say, and what is invented fits into it."""

import datetime as dt

import pytest

from samverk.agreements import queries
from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries import Status
from samverk.demonstration import agreements

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = dt.date(2026, 11, 20)


def status(key: str, on: dt.date = TODAY) -> Status:
    agreement = queries.find(key)
    assert agreement is not None
    found = queries.status(agreement, on=on)
    assert found is not None
    return found


def dates(key: str, on: dt.date = TODAY) -> dict[str, dt.date | None]:
    return {each.key: each.on for each in status(key, on).dates}


def test_the_county_agreement_is_in_force_from_its_day_by_sixteen_decisions() -> None:
    found = status("vasterbotten-2020")

    assert found.state == "in force"
    assert dates("vasterbotten-2020")["in_force_from"] == dt.date(2020, 9, 1)
    assert {party.outcome for party in found.parties} == {"adopted", "adopted with change"}
    assert len(found.parties) == 16


def test_each_agreement_is_in_the_state_that_its_story_tells() -> None:
    keys = Agreement.objects.order_by("key").values_list("key", flat=True)

    assert {key: str(status(key).state) for key in keys} == {
        "lokal-lycksele-2021": "under notice",
        "lokal-skelleftea-2021": "replaced",
        "lokal-skelleftea-2026": "in force",
        "lokal-umea-2021": "in force",
        "rss-2019": "replaced",
        "rss-2023": "in force",
        "vasterbotten-2020": "in force",
    }


def test_what_is_prolonged_ends_only_when_somebody_gives_notice() -> None:
    assert dates("lokal-umea-2021")["ends_on"] is None
    assert dates("lokal-umea-2021")["prolonged_on"] == dt.date(2029, 1, 1)
    assert dates("lokal-umea-2021")["last_day_of_notice"] == dt.date(2027, 12, 31)
    assert dates("lokal-lycksele-2021")["ends_on"] == dt.date(2027, 3, 14)


def test_the_last_day_of_notice_of_the_new_agreement_is_a_year_before_its_last_day() -> None:
    found = dates("rss-2023", dt.date(2023, 1, 1))

    assert found["ends_on"] == dt.date(2027, 1, 1)
    assert found["last_day_of_notice"] == dt.date(2025, 12, 31)


def test_a_replaced_agreement_says_by_which_and_both_have_a_text() -> None:
    old = Agreement.objects.get(key="rss-2019")

    assert old.replaced_by == Agreement.objects.get(key="rss-2023")
    for key in ("rss-2019", "rss-2023", "lokal-skelleftea-2021", "lokal-skelleftea-2026"):
        assert Agreement.objects.get(key=key).texts.get().clauses.count() >= 4


def test_the_notices_of_each_agreement_are_numbered_without_a_gap() -> None:
    for agreement in Agreement.objects.all():
        numbers = DepositaryNotice.objects.filter(agreement=agreement).values_list(
            "number", flat=True
        )
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert DepositaryNotice.objects.filter(agreement__key="vasterbotten-2020").count() > 16


def test_a_notice_is_issued_when_its_act_was_recorded_and_none_is_taken_back() -> None:
    for key in ("vasterbotten-2020", "rss-2023"):
        told = DepositaryNotice.objects.filter(agreement__key=key).order_by("number")
        issued = [notice.issued_on for notice in told]
        assert issued == sorted(issued)
        assert not told.filter(kind=DepositaryNotice.Kind.WITHDRAWN).exists()
        assert told.filter(kind=DepositaryNotice.Kind.IN_FORCE).exists()


def test_told_again_nothing_is_told_twice() -> None:
    before = DepositaryNotice.objects.count(), Agreement.objects.count()

    agreements.load()

    assert (DepositaryNotice.objects.count(), Agreement.objects.count()) == before
