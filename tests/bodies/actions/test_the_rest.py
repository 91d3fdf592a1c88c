"""Standing in, the presidium, and names."""

import pytest

from samverk.bodies import actions
from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Body, Post, Replacement
from samverk.foundation.refusals import Refused
from samverk.parties.models import Person
from tests.bodies.actions.trail import entries, last_entry
from tests.builders import (
    AT_LAST,
    LATER,
    START,
    a_body,
    a_party,
    a_person,
    a_post,
    a_replacement,
    a_seat,
    a_structure,
    a_structure_party,
    an_appointment,
    days,
)

pytestmark = pytest.mark.django_db
NO_DECISION = DecisionFacts()


@pytest.fixture
def body() -> Body:
    return a_body(a_structure())


def code(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def posts(role: str) -> list[tuple[str, object, object]]:
    rows = Post.objects.filter(role=role).select_related("person").order_by("period")
    return [(row.person.given_name, row.period.lower, row.period.upper) for row in rows]


def test_a_stand_in_serves_while_the_holder_keeps_the_seat(body: Body) -> None:
    seat = a_seat(body)
    held = an_appointment(seat, a_person("Kim"))

    made = actions.replace_for_a_while(
        seat=seat,
        person=a_person("Alex"),
        from_day=LATER,
        until_day=AT_LAST,
        reason="Föräldraledig",
        actor="Åsa",
    )

    held.refresh_from_db()
    assert held.period.upper is None
    assert (made.period.lower, made.period.upper) == (LATER, AT_LAST)
    assert last_entry() == ("bodies_replacement", "insert", "Åsa", "Föräldraledig")


def test_nobody_stands_in_for_themselves(body: Body) -> None:
    seat, kim = a_seat(body), a_person()
    an_appointment(seat, kim)

    with pytest.raises(Refused) as refused:
        actions.replace_for_a_while(
            seat=seat, person=kim, from_day=LATER, until_day=None, reason="", actor="kim"
        )

    assert code(refused) == ["bodies.stands_in_for_oneself"]
    assert not Replacement.objects.exists()


def test_two_do_not_stand_in_at_once(body: Body) -> None:
    seat = a_seat(body)
    a_replacement(seat, a_person("Kim"), days(START, AT_LAST))
    alex = a_person("Alex")

    with pytest.raises(Refused) as refused:
        actions.replace_for_a_while(
            seat=seat, person=alex, from_day=LATER, until_day=None, reason="", actor="kim"
        )

    assert code(refused) == ["bodies.somebody_stands_in_then"]
    assert Replacement.objects.count() == 1


def test_returning_ends_the_replacement_that_day(body: Body) -> None:
    row = a_replacement(a_seat(body), a_person(), days(START, AT_LAST))

    actions.return_to_seat(replacement=row, on=LATER, actor="Åsa")

    row.refresh_from_db()
    assert row.period.upper == LATER
    assert last_entry()[:3] == ("bodies_replacement", "update", "Åsa")


@pytest.mark.parametrize("on", [START, AT_LAST])
def test_nobody_returns_on_a_day_when_nobody_stood_in(body: Body, on: object) -> None:
    row = a_replacement(a_seat(body), a_person(), days(START, AT_LAST))

    with pytest.raises(Refused) as refused:
        actions.return_to_seat(replacement=row, on=on, actor="kim")  # type: ignore[arg-type]

    assert code(refused) == ["bodies.does_not_stand_in_then"]


def test_electing_ends_the_one_before_and_takes_the_side_of_the_party(body: Body) -> None:
    party = a_party()
    a_structure_party(body.structure, party, side="municipalities")
    a_post(body, a_person("Kim"))

    made = actions.elect(
        body=body,
        role="chair",
        person=a_person("Alex"),
        on=LATER,
        party=party,
        decision=NO_DECISION,
        actor="Åsa",
    )

    assert made.side == "municipalities"
    assert posts("chair") == [("Kim", START, LATER), ("Alex", LATER, None)]
    assert last_entry()[:3] == ("bodies_post", "insert", "Åsa")


def test_nobody_is_elected_across_somebody_who_comes_later(body: Body) -> None:
    a_post(body, a_person("Kim"), days(AT_LAST))
    alex = a_person("Alex")

    with pytest.raises(Refused) as refused:
        actions.elect(
            body=body, role="chair", person=alex, on=LATER, decision=NO_DECISION, actor="kim"
        )

    assert code(refused) == ["bodies.somebody_is_appointed_later"]
    assert posts("chair") == [("Kim", AT_LAST, None)]


def test_chair_and_vice_chair_change_places_in_one_act(body: Body) -> None:
    a_post(body, a_person("Kim"), side="region")
    a_post(body, a_person("Alex"), role="vice_chair", side="municipalities")

    chair, vice = actions.swap_chair(body=body, on=LATER, decision=NO_DECISION, actor="Åsa")

    assert (chair.side, vice.side) == ("municipalities", "region")
    assert posts("chair") == [("Kim", START, LATER), ("Alex", LATER, None)]
    assert posts("vice_chair") == [("Alex", START, LATER), ("Kim", LATER, None)]


def test_a_chair_without_vice_chair_has_nobody_to_change_places_with(body: Body) -> None:
    a_post(body, a_person("Kim"))

    with pytest.raises(Refused) as refused:
        actions.swap_chair(body=body, on=LATER, decision=NO_DECISION, actor="kim")

    assert code(refused) == ["bodies.no_one_to_swap_with"]
    assert posts("chair") == [("Kim", START, None)]


def test_a_person_is_written_down_without_stray_spaces() -> None:
    made = actions.add_person(
        given_name=" Kim  Eva ", family_name="Ek", professions=["lakare"], actor="Åsa"
    )

    assert (made.name, made.professions) == ("Kim Eva Ek", ["lakare"])
    assert last_entry()[:3] == ("parties_person", "insert", "Åsa")


def test_a_name_is_corrected_in_its_row(body: Body) -> None:
    person = a_person("Kin", "Eek")

    actions.correct_name(person=person, given_name="Kim", family_name="Ek", actor="Åsa")

    assert Person.objects.get().name == "Kim Ek"
    assert last_entry()[:3] == ("parties_person", "update", "Åsa")


@pytest.mark.parametrize(
    ("given", "family", "why"),
    [
        ("Kim", "  ", "bodies.name_not_whole"),
        ("", "Ek", "bodies.name_not_whole"),
        ("Kim 640823-3234", "Ek", "bodies.name_holds_a_number"),
    ],
)
def test_a_name_is_whole_and_holds_no_number(given: str, family: str, why: str) -> None:
    person = a_person()
    before = entries()

    with pytest.raises(Refused) as refused:
        actions.correct_name(person=person, given_name=given, family_name=family, actor="kim")
    with pytest.raises(Refused):
        actions.add_person(given_name=given, family_name=family, actor="kim")

    assert code(refused) == [why]
    assert entries() == before
