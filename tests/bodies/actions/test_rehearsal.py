"""An act can be tried without being done, and no sequence of acts lets two sit in one seat or erases anything."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from samverk.bodies import actions
from samverk.bodies.actions import Consequence, DecisionFacts
from samverk.bodies.models import Appointment, Body, Post, Replacement, Seat, Structure
from samverk.bodies.queries.state import states
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.audit.queries import last_number
from samverk.foundation.audit.verify import verify
from samverk.foundation.refusals import Refused
from samverk.parties.models import Person
from tests.bodies.actions.trail import entries
from tests.portal.county import a_county, a_person, leave, seat_of

NO_DECISION = DecisionFacts()
DAY = dt.date(2021, 3, 1)


def rehearsed(act: Callable[[], object], on: dt.date = DAY) -> Consequence:
    return actions.rehearse(act, structure=Structure.objects.get(), on=on)


def codes(consequence: Consequence) -> tuple[set[str], set[str]]:
    return (
        {finding.code for finding in consequence.created},
        {finding.code for finding in consequence.cured},
    )


@pytest.mark.django_db
def test_appointing_into_a_vacancy_cures_its_finding() -> None:
    a_county()
    seat, person = seat_of("alby", kind="substitute"), a_person("Eva", "Lind")

    found = rehearsed(
        lambda: actions.appoint(seat=seat, person=person, on=DAY, decision=NO_DECISION, actor="kim")
    )

    created, cured = codes(found)
    assert "bodies.missing_substitute" in cured
    assert created == {"bodies.appointment_without_decision"}
    assert found.doubts == ()


@pytest.mark.django_db
def test_ending_the_only_member_creates_a_finding_that_is_a_doubt() -> None:
    a_county()
    held = seat_of("alby").appointments.get()

    found = rehearsed(lambda: actions.end(appointment=held, on=DAY, actor="kim"))

    assert [finding.code for finding in found.doubts] == ["bodies.appointment_expired"]


@pytest.mark.django_db
def test_a_rehearsal_leaves_no_trace() -> None:
    a_county()
    seat = seat_of("alby")
    leave(seat, DAY)
    chain, written, people = last_number(), entries(), Person.objects.count()

    def act() -> None:
        person = actions.add_person(given_name="Eva", family_name="Lind", actor="kim")
        actions.appoint(seat=seat, person=person, on=DAY, decision=NO_DECISION, actor="kim")

    before = states([Structure.objects.get()], on=DAY)[0].findings
    rehearsed(act)

    assert (last_number(), entries(), Person.objects.count()) == (chain, written, people)
    assert seat.appointments.count() == 1
    assert states([Structure.objects.get()], on=DAY)[0].findings == before


@pytest.mark.django_db
def test_a_rehearsal_of_what_is_refused_is_refused_without_a_trace() -> None:
    a_county()
    held = seat_of("alby").appointments.get()
    before = entries()

    with pytest.raises(Refused):
        rehearsed(lambda: actions.end(appointment=held, on=held.period.lower, actor="kim"))

    assert entries() == before


@pytest.mark.django_db(transaction=True)
def test_a_rehearsal_outside_a_transaction_leaves_the_chain_as_it_was() -> None:
    a_county()
    seat, person = seat_of("alby", kind="substitute"), a_person("Eva", "Lind")
    chain = last_number()

    rehearsed(
        lambda: actions.appoint(seat=seat, person=person, on=DAY, decision=NO_DECISION, actor="kim")
    )

    assert last_number() == chain
    assert verify().is_whole


days = st.integers(0, 40).map(lambda number: dt.date(2021, 1, 1) + dt.timedelta(number))
acts = st.tuples(
    st.sampled_from(["appoint", "end", "replace", "return", "elect", "co-opt"]),
    st.integers(0, 2),
    days,
    st.none() | days,
)


class AnySequenceOfActs(TestCase):
    """Whatever is tried, in whatever order."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(tried=st.lists(acts, min_size=1, max_size=12))
    def test_keeps_one_person_to_a_seat_and_erases_nothing(
        self, tried: list[tuple[str, int, dt.date, dt.date | None]]
    ) -> None:
        a_county()
        people = [a_person(name, "Lind") for name in ("Eva", "Robin", "Sam")]
        ever: set[tuple[str, int]] = set()

        for name, who, on, until in tried:
            try:
                do(name, people[who], on, until)
            except Refused:
                continue
            finally:
                now = rows()
                assert ever <= now  # nothing that was there is gone
                ever = now
                assert not any(overlapping(seat) for seat in Seat.objects.all())
        assert not AuditEntry.objects.filter(operation="delete").exists()


def do(name: str, person: Person, on: dt.date, until: dt.date | None) -> None:
    seat, body = seat_of("alby"), Body.objects.get(key="samrad")
    held = seat.appointments.filter(period__contains=on).first()
    stands_in = seat.replacements.filter(period__contains=on).first()
    about = {"person": person, "actor": "kim"}
    if name == "appoint":
        actions.appoint(seat=seat, on=on, until=until, decision=NO_DECISION, **about)  # type: ignore[arg-type]
    elif name == "elect":
        actions.elect(body=body, role="chair", on=on, until=until, decision=NO_DECISION, **about)  # type: ignore[arg-type]
    elif name == "co-opt":
        actions.co_opt(body=body, on=on, until=until, party=None, reason="", **about)  # type: ignore[arg-type]
    elif name == "replace":
        actions.replace_for_a_while(
            seat=seat, person=person, from_day=on, until_day=until, reason="", actor="kim"
        )
    elif name == "end" and held:
        actions.end(appointment=held, on=on, actor="kim")
    elif name == "return" and stands_in:
        actions.return_to_seat(replacement=stands_in, on=on, actor="kim")


def rows() -> set[tuple[str, int]]:
    kinds = (Appointment, Replacement, Post, Seat, Person)
    return {
        (kind.__name__, pk) for kind in kinds for pk in kind.objects.values_list("pk", flat=True)
    }


def overlapping(seat: Seat) -> bool:
    periods = [row.period for row in seat.appointments.order_by("period")]
    return any(one.upper is None or one.upper > other.lower for one, other in pairwise(periods))
