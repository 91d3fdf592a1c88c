"""The story shows what Samverk can do, and the county looks well kept on most days."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from samverk.bodies.models import Appointment, Post, Replacement, Structure
from samverk.bodies.queries.state import states
from samverk.demonstration.place import Place
from samverk.demonstration.story import ORDER, Happening, read
from samverk.rulebook.findings import Finding, Weight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
ONE_DAY = dt.timedelta(1)
PLANTED = [(key, each) for key in ORDER for each in read(key).happenings if each.found]
MONTHS = [dt.date(year, month, 15) for year in range(2021, 2027) for month in range(1, 13, 2)]
TODAY = dt.date(2026, 11, 21)


@cache  # nothing in this folder changes the demonstration for long
def findings(structure: str, on: dt.date) -> tuple[Finding, ...]:
    found = states(Structure.objects.filter(key=structure), on=on)
    return tuple(
        finding for state in found for body in state.bodies.values() for finding in body.findings
    )


def faults(structure: str, on: dt.date) -> list[Finding]:
    """Those that are not merely a reminder of a review to come."""
    return [each for each in findings(structure, on) if each.code != "bodies.review_due_soon"]


def codes(structure: str, body: str, on: dt.date) -> Counter[str]:
    return Counter(finding.code for finding in findings(structure, on) if finding.body == body)


def named(planted: tuple[str, Happening]) -> str:
    key, happening = planted
    return f"{key} {happening.on} {happening.seat}"


@pytest.mark.parametrize("planted", PLANTED, ids=named)
def test_what_is_planted_is_found_from_its_day_and_not_before(
    planted: tuple[str, Happening],
) -> None:
    structure, happening = planted
    body = Place.of(happening.seat).body

    there = codes(structure, body, happening.on)
    before = codes(structure, body, happening.on - ONE_DAY)

    for code in happening.found:
        assert there[code] > before[code]


@pytest.mark.parametrize("planted", PLANTED, ids=named)
def test_what_is_planted_is_found_until_it_is_mended(planted: tuple[str, Happening]) -> None:
    structure, happening = planted
    body = Place.of(happening.seat).body
    assert happening.until is not None

    there = codes(structure, body, happening.until - ONE_DAY)

    assert set(happening.found) <= set(there)


def test_every_kind_of_fault_is_shown_somewhere() -> None:
    shown = {code for _, happening in PLANTED for code in happening.found}

    assert shown == {
        "bodies.appointment_expired",
        "bodies.ex_officio_vacant",
        "bodies.ineligible",
        "bodies.member_is_also_substitute",
        "bodies.missing_substitute",
        "bodies.over_full",
        "bodies.person_in_two_seats",
        "bodies.stand_in_not_a_substitute",
        "bodies.vacant_seat",
        "bodies.wrong_party",
    }


@pytest.mark.parametrize("structure", ORDER)
def test_the_county_is_mostly_well_kept(structure: str) -> None:
    counts = [len(faults(structure, day)) for day in MONTHS]

    assert max(counts) <= 7
    assert sorted(counts)[len(counts) // 2] <= 1


def test_nothing_in_vasterbotten_is_worse_than_doubtful() -> None:
    heavy = [
        each
        for day in MONTHS
        for each in findings("vasterbotten", day)
        if each.weight is Weight.STOP
    ]

    assert heavy == []


def test_remit_and_staffing_are_overdue_where_nobody_looked_at_them() -> None:
    overdue = {
        (finding.body, str(finding.facts["what"]))
        for finding in findings("vasterbotten", TODAY)
        if finding.code == "bodies.review_overdue"
    }

    assert {body for body, _ in overdue} == {"hjalpmedelsradet", "samverkansrad-patientsakerhet"}
    assert len(overdue) == 2


def test_a_beredning_is_chaired_by_somebody_who_is_a_member_of_lsg_already() -> None:
    before = codes("vasterbotten", "lsg", dt.date(2024, 8, 31))
    after = codes("vasterbotten", "lsg", dt.date(2024, 9, 1))

    assert before["bodies.ex_officio_holder_is_member"] == 0
    assert after["bodies.ex_officio_holder_is_member"] == 1


def test_who_has_left_an_office_but_keeps_its_seat_is_found() -> None:
    before = codes("rss-dalarna", "lchnv", dt.date(2025, 5, 31))
    after = codes("rss-dalarna", "lchnv", dt.date(2025, 6, 1))

    assert before["bodies.office_ended"] == 0
    assert after["bodies.office_ended"] == 1


def chairs(body: str) -> Iterator[Post]:
    return (
        Post.objects.filter(body__key=body, role="chair", body__structure__key="vasterbotten")
        .order_by("period")
        .iterator()
    )


@pytest.mark.parametrize(("body", "by"), [("samrad", "unanimous"), ("lsg", "majority")])
def test_the_chair_is_prolonged_once_by_what_the_agreement_asks_for(body: str, by: str) -> None:
    prolonged = [post.prolonged_by for post in chairs(body) if post.prolonged_by]

    assert prolonged == [by]


@pytest.mark.parametrize("body", ["samrad", "lsg"])
def test_the_chair_goes_from_side_to_side(body: str) -> None:
    sides = [post.side for post in chairs(body)]
    changes = [side for index, side in enumerate(sides) if index == 0 or side != sides[index - 1]]

    assert changes[:2] == ["municipalities", "region"]
    assert len(changes) == 8


def test_a_substitute_stands_in_returns_the_seat_and_stands_in_again() -> None:
    rows = Replacement.objects.filter(seat__filler="party:vindeln").order_by("period")

    first, second = rows
    assert first.person == second.person
    assert first.period.upper < second.period.lower
    assert Appointment.objects.filter(seat=first.seat, period__contains=first.period).exists()


def test_umea_uses_its_second_seat_and_skelleftea_does_not() -> None:
    held = Appointment.objects.filter(
        period__contains=TODAY, seat__number=2, seat__body__key="samrad"
    )

    fillers = set(held.values_list("seat__filler", flat=True))

    assert fillers == {"party:umea", "party:region-vasterbotten"}


def test_ordinary_and_substitute_swap_on_one_day() -> None:
    day = dt.date(2021, 8, 16)
    seats = Appointment.objects.filter(seat__body__key="samrad", seat__filler="party:robertsfors")

    left = seats.filter(period__endswith=day).values_list("seat__kind", "person")
    came = seats.filter(period__startswith=day).values_list("seat__kind", "person")

    assert dict(left)["ordinary"] == dict(came)["substitute"]
    assert dict(left)["substitute"] == dict(came)["ordinary"]


def test_every_appointment_goes_back_to_a_decision() -> None:
    undecided = Appointment.objects.filter(organ=None)
    too_late = [each for each in Appointment.objects.all() if each.decided_on >= each.period.lower]

    assert not undecided.exists()
    assert too_late == []
