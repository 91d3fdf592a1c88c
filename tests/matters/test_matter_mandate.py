"""Whoever chairs a body records for that body and no other: on the page, by its buttons, in the form and in the action."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from samverk.foundation.models import User
from samverk.foundation.refusals import Refused
from samverk.matters import actions
from samverk.matters.access import hands
from samverk.matters.actions import Move
from samverk.matters.models import Matter, MatterStep
from samverk.parties.models import Person
from samverk.rulebook.flow import Who
from samverk.rulebook.matters.steps import Act
from tests import builders
from tests.matters import questions
from tests.matters.of_acts import now, page, sends
from tests.matters.questions import day, place, treat
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db

SAMRAD, GRUPP_1, GRUPP_2 = "samrad", "grupp-1", "grupp-2"
NOBODY = "coordinator"
FORUM = "AC Konsensus"
YES, NO = 200, 403


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def a_matter(lies: str) -> Matter:
    """A question that lies in a body, in a forum outside the register, or with the coordinator."""
    matter = questions.a_question(county.a_county(groups=2), question="Vad gäller?")
    if lies == FORUM:
        questions.step(matter, Act.PLACE, on=day(3), to_forum=FORUM)
    elif lies != NOBODY:
        place(matter, lies, on=day(3))
    return now(matter)


def who(reader: Reader, matter: Matter, role: str, body: str, **facts: object) -> User:
    """Somebody with a post in a body, who is logged in."""
    user = builders.a_user(f"{role}-{body}@ekby.example")
    lasting = builders.days(dt.date(2020, 9, 1))
    person = builders.a_person("Alex", user=user)
    given = {"role": role, "period": lasting, **facts}
    builders.a_post(questions.body(matter, body), person, **given)
    reader.client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("role", "body", "lies", "treats", "puts_off"),
    [
        ("chair", SAMRAD, SAMRAD, YES, YES),
        ("chair", SAMRAD, GRUPP_1, NO, NO),
        ("chair", SAMRAD, FORUM, NO, NO),
        ("chair", SAMRAD, NOBODY, YES, NO),
        ("chair", GRUPP_1, GRUPP_1, YES, YES),
        ("chair", GRUPP_1, SAMRAD, NO, NO),
        ("chair", GRUPP_1, GRUPP_2, NO, NO),
        ("vice_chair", SAMRAD, SAMRAD, NO, NO),
        ("vice_chair", SAMRAD, NOBODY, NO, NO),
        ("secretary", SAMRAD, SAMRAD, NO, NO),
        ("convener", GRUPP_1, GRUPP_1, NO, NO),
    ],
)
def test_a_post_opens_the_acts_of_its_own_body_alone(
    reader: Reader, role: str, body: str, lies: str, treats: int, puts_off: int
) -> None:
    matter = a_matter(lies)
    who(reader, matter, role, body)

    shown = reader.reads(page(matter))
    reader.reads(page(matter, "behandla"))
    may_treat = reader.status
    reader.reads(page(matter, "skjut-upp"))
    may_put_off = reader.status

    assert (may_treat, may_put_off) == (treats, puts_off)
    assert ("Anteckna behandling" in shown) is (treats == YES)
    assert ("Skjut upp" in shown) is (puts_off == YES)
    assert "Lägg ärendet i ett organ" not in shown


def test_a_chair_whose_time_has_ended_records_nothing(reader: Reader) -> None:
    matter = a_matter(SAMRAD)
    past = builders.days(dt.date(2020, 9, 1), dt.date(2021, 9, 1))
    who(reader, matter, "chair", SAMRAD, period=past)

    reader.reads(page(matter, "behandla"))

    assert reader.status == NO


@pytest.mark.parametrize("step", ["visa", "bekrafta"])
@pytest.mark.parametrize("asked", ["", "?organ=grupp-1", "?organ=samrad"])
def test_what_lies_in_another_body_is_not_moved_by_sending_the_form(
    reader: Reader, step: str, asked: str
) -> None:
    matter = a_matter(GRUPP_1)
    who(reader, matter, "chair", SAMRAD)
    told = {"utfall": "note", "skedde": day(40).isoformat(), "version": matter.version}

    sends(reader, page(matter, "behandla") + asked, **told, steg=step)

    assert reader.status == NO
    assert (now(matter).version, str(now(matter).holder_body)) == (matter.version, "Grupp 1")


def test_the_chair_of_the_body_that_has_it_records_what_the_body_came_to(reader: Reader) -> None:
    matter = a_matter(SAMRAD)
    who(reader, matter, "chair", SAMRAD)
    told = {"utfall": "recommend", "skedde": day(40).isoformat(), "version": matter.version}

    said = sends(reader, page(matter, "behandla"), **told, steg="bekrafta")

    assert "Antecknat." in said
    assert MatterStep.objects.latest("pk").body == questions.body(matter, SAMRAD)


def test_the_choice_of_bodies_holds_those_that_the_chair_acts_for(reader: Reader) -> None:
    matter = a_matter(NOBODY)
    user = who(reader, matter, "chair", SAMRAD)
    lasting = builders.days(dt.date(2020, 9, 1))

    one = reader.reads(page(matter, "behandla"))
    builders.a_post(questions.body(matter, GRUPP_2), Person.objects.get(user=user), lasting)
    both = reader.reads(page(matter, "behandla"))

    assert "Behandlat i Välj organ Grupp 2 Samrådet för länet Välj" in both
    assert "Grupp 1" not in both
    assert "Behandlat i" not in one
    assert "Vad kom Samrådet för länet fram till?" in one


def test_a_body_that_is_not_hers_is_not_chosen_by_its_address(reader: Reader) -> None:
    matter = a_matter(NOBODY)
    who(reader, matter, "chair", SAMRAD)
    told = {"utfall": "note", "skedde": day(40).isoformat(), "version": matter.version}

    said = sends(reader, page(matter, "behandla") + "?organ=grupp-1", **told, steg="bekrafta")

    assert (reader.status, "Välj vilket organ som behandlade ärendet." in said) == (422, True)
    assert now(matter).version == matter.version


def test_a_body_is_told_by_its_own_chair_of_what_lies_with_the_coordinator(reader: Reader) -> None:
    matter = a_matter(NOBODY)
    who(reader, matter, "chair", SAMRAD)
    told = {"utfall": "inform", "skedde": day(40).isoformat(), "version": matter.version}

    said = sends(reader, page(matter, "behandla"), **told, steg="bekrafta")

    assert "Ärendet ligger kvar hos koordinatorn." in said
    assert now(matter).state == "raised"


def test_what_another_body_had_that_day_is_not_recorded_by_the_chair_who_has_it_now(
    reader: Reader,
) -> None:
    matter = a_matter(GRUPP_1)
    treat(matter, GRUPP_1, "send on", on=day(20), to_body=questions.body(matter, SAMRAD))
    matter = now(matter)
    who(reader, matter, "chair", SAMRAD)
    told = {"utfall": "note", "skedde": day(10).isoformat(), "version": matter.version}

    said = sends(reader, page(matter, "behandla"), **told, steg="bekrafta")

    assert reader.status == 422
    assert "låg ärendet inte i ett organ där du är ordförande" in said
    assert "Be ordföranden där eller koordinatorn anteckna det." in said
    assert now(matter).version == matter.version


@pytest.mark.parametrize(
    ("lies", "body", "act"),
    [
        (GRUPP_1, SAMRAD, Act.TREAT),
        (GRUPP_1, GRUPP_1, Act.TREAT),
        (GRUPP_1, SAMRAD, Act.POSTPONE),
        (NOBODY, GRUPP_1, Act.TREAT),
        (NOBODY, SAMRAD, Act.POSTPONE),
    ],
)
def test_the_action_asks_whose_body_it_is_once_more(lies: str, body: str, act: Act) -> None:
    matter = a_matter(lies)
    facts = {"body": questions.body(matter, body), "outcome": "note"} if act is Act.TREAT else {}
    until = {} if act is Act.TREAT else {"until": day(90)}
    step = Move(act, day(40), **facts, **until)  # type: ignore[arg-type] # facts of a test

    with pytest.raises(Refused, match="not_your_body"):
        actions.move(matter=matter, move=step, actor="Alex", chaired={SAMRAD})

    assert now(matter).version == matter.version


def test_a_chair_who_coordinates_too_is_bound_to_no_body(reader: Reader) -> None:
    matter = a_matter(GRUPP_1)
    user = who(reader, matter, "chair", SAMRAD)
    builders.a_role(user, matter.structure)
    told = {"utfall": "note", "skedde": day(40).isoformat(), "version": matter.version}

    said = sends(reader, page(matter, "behandla"), **told, steg="bekrafta")

    assert "Antecknat." in said


def test_nobody_but_the_coordinator_is_led_to_ask_for_opinions(reader: Reader) -> None:
    matter = a_matter(SAMRAD)
    who(reader, matter, "chair", SAMRAD)

    shown = reader.reads(page(matter))
    reader.reads(page(matter) + "remiss/")

    assert "Skicka på remiss" not in shown
    assert reader.status != YES


def test_a_chair_costs_two_queries_more_than_others(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    matter = a_matter(SAMRAD)
    user = who(Reader(), matter, "chair", SAMRAD)

    matter = Matter.objects.select_related("structure").get(pk=matter.pk)
    with django_assert_num_queries(3):
        own = hands(user, matter, on=day(40))

    assert own == {Who.CHAIR, Who.MEMBER}
