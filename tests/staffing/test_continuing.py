"""The same person goes on: one tick instead of a name, and the coordinator sees that nobody leaves."""

import datetime as dt

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from samverk.bodies.models import Appointment
from samverk.parties.models import Person
from samverk.staffing import actions, queries
from samverk.staffing.actions import Names
from samverk.staffing.models import AskedSeat, Link, Nomination, Question
from samverk.staffing.verdicts import Verdict, verdicts
from tests import builders
from tests.portal.county import a_person, appoint
from tests.portal.reader import words_of
from tests.staffing.asked import (
    ASKED_ON,
    DUE,
    TERM,
    a_round,
    letters_to,
    names_for,
    the_question,
    token_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    """Ekby is asked, with a link that works today."""
    of = the_question(a_round())
    Link.objects.update(until="2200-01-01")
    return of


def opened(question: Question) -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.get(f"/svar/{token_in(letters_to(question)[0])}/")
    return client


def the_seat(question: Question) -> AskedSeat:
    """The seat in Samrådet that somebody has."""
    return question.seats.get(seat__kind="ordinary", seat__body__key="samrad")


def holder_of(asked: AskedSeat) -> Person:
    return Appointment.objects.get(seat=asked.seat).person


def form(question: Question, **facts: str) -> dict[str, str]:
    """The holder goes on, and every other seat is abstained from."""
    asked = the_seat(question)
    others = {f"avstar-{each.pk}": "on" for each in question.seats.exclude(pk=asked.pk)}
    ticked = {f"fortsatter-{asked.pk}": "on"}
    said = {"fraga": str(question.pk), "skrivet_av": "Rut", "gor": "skicka"}
    return {**said, **others, **ticked, **facts}


def sent(question: Question, **facts: str) -> Nomination:
    answer = opened(question).post("/svar/", form(question, **facts))
    assert answer.status_code == 302
    return Nomination.objects.get(asked=the_seat(question))


def judged(question: Question) -> dict[int, Verdict]:
    row = Question.objects.select_related("round__structure", "party").get(pk=question.pk)
    reply = queries.sent_of(row)
    assert reply is not None
    return {each.named.asked_id: each for each in verdicts(row, reply)}


def coordinators_page(question: Question) -> str:
    user = builders.a_user()
    builders.a_role(user, question.round.structure)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    page = client.get(f"/struktur/lanet/fragor/{question.round.pk}/godkann/?part=ekby")
    return words_of(page.content.decode())


def test_a_tick_is_offered_where_somebody_has_the_seat_and_nowhere_else(question: Question) -> None:
    page = opened(question).get("/svar/").content.decode()

    held = [each.pk for each in question.seats.filter(seat__kind="ordinary")]
    empty = question.seats.get(seat__kind="substitute")
    assert all(f'name="fortsatter-{pk}"' in page for pk in held)
    assert f'name="fortsatter-{empty.pk}"' not in page
    assert f"{holder_of(the_seat(question)).name} fortsätter" in words_of(page)


def test_one_tick_names_the_holder_with_the_office_that_is_known(question: Question) -> None:
    person = holder_of(the_seat(question))
    builders.an_office_holding(builders.an_office(question.party), person)

    named = sent(question)

    assert (named.name, named.office) == (person.name, "Socialchef")
    assert not named.email  # the register keeps the address that it has
    assert person.name in letters_to(question)[-1].text


def test_an_office_and_an_address_that_are_new_are_written_beside_the_tick(
    question: Question,
) -> None:
    pk = the_seat(question).pk

    named = sent(question, **{f"befattning-{pk}": "Socialchef", f"epost-{pk}": "ny@ekby.example"})

    assert (named.office, named.email) == ("Socialchef", "ny@ekby.example")


def test_the_tick_comes_back_in_a_draft_without_the_name_typed(question: Question) -> None:
    client, pk = opened(question), the_seat(question).pk
    client.post("/svar/", form(question, gor="spara"))

    page = opened(question).get("/svar/").content.decode()

    assert f'id="id_fortsatter-{pk}" checked' in page
    assert f'value="{holder_of(the_seat(question)).family_name}"' not in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("avstar", "on", "eller så avstår ni, inte båda."), ("fornamn", "Ada", "eller någon annan")],
)
def test_going_on_is_neither_abstaining_nor_somebody_else(
    question: Question, field: str, value: str, words: str
) -> None:
    wrong = form(question, **{f"{field}-{the_seat(question).pk}": value})

    answer = opened(question).post("/svar/", wrong)

    assert answer.status_code == 422
    assert words in words_of(answer.content.decode())
    assert not Nomination.objects.exists()


def test_whoever_has_the_seat_until_the_day_before_may_go_on(question: Question) -> None:
    Appointment.objects.filter(seat=the_seat(question).seat).update(
        period=DateRange(dt.date(2020, 9, 1), TERM)
    )

    assert sent(question).name == holder_of(the_seat(question)).name


def test_whoever_has_left_before_that_is_not_offered(question: Question) -> None:
    asked = the_seat(question)
    Appointment.objects.filter(seat=asked.seat).update(
        period=DateRange(dt.date(2020, 9, 1), TERM - dt.timedelta(days=1))
    )

    page = opened(question).get("/svar/").content.decode()

    assert f'name="fortsatter-{asked.pk}"' not in page


def test_a_seat_that_was_filled_meanwhile_offers_no_tick(question: Question) -> None:
    asked = question.seats.get(seat__kind="substitute")
    assert asked.seat is not None
    appoint(asked.seat, a_person("Zoe", "Nyman"), dt.date(2026, 12, 1))

    page = opened(question).get("/svar/").content.decode()

    assert f'name="fortsatter-{asked.pk}"' not in page
    assert "Platsen har redan tillsatts med Zoe Nyman." in words_of(page)


def test_the_holder_is_known_though_another_has_the_same_name(question: Question) -> None:
    person = holder_of(the_seat(question))
    double = a_person(person.given_name, person.family_name)
    builders.an_office_holding(builders.an_office(question.party), double)
    named = sent(question)

    row = Question.objects.get(pk=question.pk)
    actions.accept(question=row, chosen={named.pk}, on=DUE, actor="Jonas")

    named.refresh_from_db()
    assert named.appointment is not None
    assert named.appointment.person == person
    assert named.appointment.period.lower == TERM


def test_the_coordinator_sees_who_goes_on_before_and_after_accepting(question: Question) -> None:
    named = sent(question)

    before = coordinators_page(question)
    assert "Fortsätter" in before
    assert "Den som fortsätter behåller platsen, med det nya beslutet." in before
    assert "lämnar den personen" not in before

    row = Question.objects.get(pk=question.pk)
    actions.accept(question=row, chosen={named.pk}, on=DUE, actor="Jonas")
    assert judged(question)[named.asked_id].continues


def test_the_coordinator_sees_whom_somebody_new_comes_after(question: Question) -> None:
    actions.answer(question=question, written=names_for(question), seats={}, on=ASKED_ON)

    said = coordinators_page(question)

    assert f"Efter {holder_of(the_seat(question)).name}." in said
    assert "Har någon annan platsen då lämnar den personen den samma dag." in said
    assert "Fortsätter" not in said


def test_the_same_name_with_another_address_is_another_person(question: Question) -> None:
    asked = the_seat(question)
    person = holder_of(asked)
    Person.objects.filter(pk=person.pk).update(email="kim@ekby.example")
    written = names_for(question)
    other = Names(
        given_name=person.given_name, family_name=person.family_name, email="annan@ekby.example"
    )
    names = {**written.names, asked.pk: other}
    actions.answer(
        question=question,
        written=actions.Written(names=names, written_by="Rut"),
        seats={},
        on=ASKED_ON,
    )

    assert not judged(question)[asked.pk].continues
