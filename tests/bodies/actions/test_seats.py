"""Who sits where changes by dated acts: allowed, refused with nothing written, and told in the trail."""

import datetime as dt

import pytest

from samverk.bodies import actions
from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Appointment, Seat
from samverk.foundation.refusals import Refused
from tests.bodies.actions.trail import entries, last_entry
from tests.builders import (
    AT_LAST,
    LATER,
    START,
    a_body,
    a_party,
    a_person,
    a_seat,
    a_structure,
    an_appointment,
    an_organ,
    days,
)

pytestmark = pytest.mark.django_db
NO_DECISION = DecisionFacts()


def seat(**facts: object) -> Seat:
    return a_seat(a_body(a_structure()), **facts)


def periods(of: Seat) -> list[tuple[str, dt.date, dt.date | None]]:
    rows = Appointment.objects.filter(seat=of).select_related("person").order_by("period")
    return [(row.person.given_name, row.period.lower, row.period.upper) for row in rows]


def code(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def test_appointing_fills_a_vacant_seat_with_its_decision() -> None:
    party = a_party()
    vacant, organ = seat(party=party), an_organ(party)
    decision = DecisionFacts(organ, START, "§ 12", "KS 2020/1")

    made = actions.appoint(
        seat=vacant, person=a_person(), on=LATER, decision=decision, actor="Åsa Berg"
    )

    made.refresh_from_db()
    assert (made.party, made.organ, made.decided_on) == (party, organ, START)
    assert (made.paragraph, made.registry_number) == ("§ 12", "KS 2020/1")
    assert last_entry() == ("bodies_appointment", "insert", "Åsa Berg", "")


def test_appointing_ends_the_present_holder_that_day() -> None:
    taken = seat()
    an_appointment(taken, a_person("Kim"))

    actions.appoint(
        seat=taken, person=a_person("Alex"), on=LATER, decision=NO_DECISION, actor="kim"
    )

    assert periods(taken) == [("Kim", START, LATER), ("Alex", LATER, None)]


def test_appointing_from_the_very_day_mends_the_row_and_the_trail_keeps_what_stood_there() -> None:
    taken = seat()
    wrong = an_appointment(taken, a_person("Kim"))

    actions.appoint(
        seat=taken, person=a_person("Alex"), on=START, decision=NO_DECISION, actor="kim"
    )

    assert periods(taken) == [("Alex", START, None)]
    assert Appointment.objects.get().pk == wrong.pk
    assert last_entry()[:2] == ("bodies_appointment", "update")


def test_an_appointment_lasts_no_longer_than_the_seat() -> None:
    short = seat(period=days(START, AT_LAST))

    made = actions.appoint(
        seat=short, person=a_person(), on=LATER, decision=NO_DECISION, actor="kim"
    )

    assert made.period.upper == AT_LAST


def test_nobody_is_appointed_across_somebody_who_comes_later() -> None:
    planned = seat()
    an_appointment(planned, a_person("Kim", "Ek"), days(AT_LAST))
    before = entries()

    with pytest.raises(Refused) as refused:
        actions.appoint(
            seat=planned, person=a_person("Alex"), on=LATER, decision=NO_DECISION, actor="kim"
        )

    assert code(refused) == ["bodies.somebody_is_appointed_later"]
    assert refused.value.findings[0].facts["person"] == "Kim Ek"
    assert periods(planned) == [("Kim", AT_LAST, None)]
    assert entries() == before + 1  # the person that this test made


def test_somebody_may_hold_the_seat_until_the_one_who_comes_later() -> None:
    planned = seat()
    an_appointment(planned, a_person("Kim"), days(AT_LAST))

    actions.appoint(
        seat=planned,
        person=a_person("Alex"),
        on=LATER,
        until=AT_LAST,
        decision=NO_DECISION,
        actor="kim",
    )

    assert periods(planned) == [("Alex", LATER, AT_LAST), ("Kim", AT_LAST, None)]


@pytest.mark.parametrize(
    ("on", "until"),
    [(START - dt.timedelta(days=1), None), (AT_LAST, None), (LATER, AT_LAST + dt.timedelta(1))],
)
def test_nobody_is_appointed_to_a_seat_that_is_not_there(
    on: dt.date, until: dt.date | None
) -> None:
    short, person = seat(period=days(START, AT_LAST)), a_person()

    with pytest.raises(Refused) as refused:
        actions.appoint(
            seat=short, person=person, on=on, until=until, decision=NO_DECISION, actor="kim"
        )

    assert code(refused) == ["bodies.seat_not_there"]
    assert periods(short) == []


def test_ending_sets_the_day_and_says_why_in_the_trail() -> None:
    row = an_appointment(seat(), a_person())

    actions.end(appointment=row, on=LATER, actor="Åsa Berg", reason="Avsagt sig")

    row.refresh_from_db()
    assert row.period.upper == LATER
    assert last_entry() == ("bodies_appointment", "update", "Åsa Berg", "Avsagt sig")


@pytest.mark.parametrize("on", [START, START - dt.timedelta(days=1)])
def test_an_appointment_holds_at_least_its_first_day(on: dt.date) -> None:
    row = an_appointment(seat(), a_person())

    with pytest.raises(Refused) as refused:
        actions.end(appointment=row, on=on, actor="kim")

    assert code(refused) == ["bodies.ends_before_it_begins"]
    row.refresh_from_db()
    assert row.period.upper is None


def test_an_appointment_that_ends_is_not_prolonged_by_ending_it() -> None:
    row = an_appointment(seat(), a_person(), days(START, LATER))

    with pytest.raises(Refused) as refused:
        actions.end(appointment=row, on=AT_LAST, actor="kim")

    assert code(refused) == ["bodies.has_ended"]


def test_co_opting_makes_a_place_outside_the_members() -> None:
    body, party = a_body(a_structure()), a_party()

    made = actions.co_opt(
        body=body,
        person=a_person(),
        on=LATER,
        until=AT_LAST,
        party=party,
        reason="Projektet löper ut 2023",
        actor="kim",
    )

    assert (made.seat.standing, made.seat.party, made.seat.filler) == ("co-opted", party, "")
    assert (made.period.lower, made.period.upper) == (LATER, AT_LAST)
    assert last_entry()[3] == "Projektet löper ut 2023"


def test_co_opting_again_uses_the_place_that_is_free_and_else_makes_another() -> None:
    body = a_body(a_structure())

    def co_opted(name: str, on: dt.date, until: dt.date | None) -> Seat:
        person = a_person(name)
        return actions.co_opt(
            body=body, person=person, on=on, until=until, party=None, reason="", actor="kim"
        ).seat

    first, beside = co_opted("Kim", START, LATER), co_opted("Alex", START, LATER)
    again = co_opted("Robin", LATER, None)

    assert (first.number, beside.number) == (1, 2)
    assert again == first


def test_nobody_is_co_opted_into_a_body_that_has_ended() -> None:
    body = a_body(a_structure(), period=days(START, LATER))
    person = a_person()

    with pytest.raises(Refused) as refused:
        actions.co_opt(
            body=body, person=person, on=AT_LAST, until=None, party=None, reason="", actor="kim"
        )

    assert code(refused) == ["bodies.body_not_there"]
    assert not Seat.objects.exists()
