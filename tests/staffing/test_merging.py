"""A party becomes part of another while it is asked: who answers now is said, and asked, and nothing is lost."""

import datetime as dt

import pytest
from django.test import Client

from samverk.bodies.models import Seat, StructureParty
from samverk.foundation.refusals import Refused
from samverk.parties.models import Party
from samverk.staffing import actions, merging, queries
from samverk.staffing.models import Link, Question, Round
from tests import builders
from tests.portal.reader import words_of
from tests.staffing.asked import (
    ASKED_ON,
    TERM,
    a_round,
    letters_to,
    names_for,
    the_question,
    token_in,
)

pytestmark = pytest.mark.django_db
LATER = ASKED_ON + dt.timedelta(days=3)


def merged(of: Round, *, same_key: bool = True, with_contact: bool = True) -> Party:
    """Ekby ends at the turn of the year; Storby goes on, with Ekby's place in the structure or with one of its own."""
    new = builders.a_party("storby", name="Storby kommun")
    row = StructureParty.objects.get(structure=of.structure, party__key="ekby")
    row.period = (row.period.lower, TERM)
    row.save()
    builders.a_structure_party(
        of.structure,
        new,
        key=row.key if same_key else "storby",
        name="Storby kommun",
        side=row.side,
        side_kind=row.side_kind,
        period=builders.days(TERM),
    )
    Seat.objects.filter(body__structure=of.structure, party__key="ekby").update(party=new)
    if with_contact:
        builders.a_contact(new, email="registrator@storby.example")
    return new


def coordinator(of: Round) -> Client:
    user = builders.a_user()
    builders.a_role(user, of.structure)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def told_by_the_link(question: Question) -> str:
    Link.objects.update(until="2200-01-01")
    client = Client(headers={"accept-language": "sv"})
    client.get(f"/svar/{token_in(letters_to(question)[0])}/")
    return words_of(client.get("/svar/").content.decode())


def test_nobody_has_left_a_round_in_which_all_parties_stay() -> None:
    assert merging.left(a_round()) == []


def test_the_one_with_the_same_place_in_the_structure_goes_on() -> None:
    of = a_round()
    new = merged(of)

    (left,) = merging.left(of)

    assert (left.question.party.key, left.heir) == ("ekby", new)


def test_where_nothing_says_who_goes_on_the_coordinator_is_told_and_chooses() -> None:
    of = a_round()
    merged(of, same_key=False)

    page = coordinator(of).get(f"/struktur/lanet/fragor/{of.pk}/").content.decode()

    assert "Inget i registret säger vem som fortsätter: välj själv." in words_of(page)
    assert '<option value="alby">Alby kommun' in page
    assert " selected>" not in page


def test_the_link_says_who_goes_on_before_anybody_has_done_anything() -> None:
    of = a_round()
    merged(of)

    said = told_by_the_link(the_question(of))

    assert "deltar inte i Länets samverkan den dag som platserna gäller" in said
    assert "I strukturen fortsätter Storby kommun i partens ställe." in said


def test_one_button_asks_the_party_that_goes_on_and_the_old_link_says_so() -> None:
    of = a_round()
    merged(of)
    fields = {"gor": "fraga-i-stallet", "part": "ekby", "till": "storby"}

    page = coordinator(of).post(f"/struktur/lanet/fragor/{of.pk}/gor/", fields, follow=True)

    old, new = the_question(of), the_question(of, "storby")
    (letter,) = letters_to(new)
    assert "Storby kommun svarar nu i stället för Ekby kommun." in words_of(page.content.decode())
    assert (old.state, old.continued_by) == ("lapsed", new)
    assert letter.to_email == "registrator@storby.example"
    assert {row.seat.party for row in queries.asked_seats(new) if row.seat} == {new.party}
    assert "Storby kommun har fått frågan i stället" in told_by_the_link(old)


def test_what_the_party_that_left_had_answered_is_kept() -> None:
    of = a_round()
    question = the_question(of)
    seats = {seat.pk: "platsen" for seat in question.seats.all()}
    actions.answer(question=question, written=names_for(question), seats=seats, on=LATER)
    by = merging.seats_instead(question, merged(of))
    assert by

    actions.ask_instead(question=question, by=by, on=LATER, actor="Jonas")

    reply = queries.sent_of(the_question(of))
    assert reply
    assert len(queries.nominations_of(reply)) == question.seats.count()


def test_a_party_that_is_asked_already_gets_no_second_letter() -> None:
    of = a_round()
    alby = the_question(of, "alby")
    merged(of)
    by = merging.seats_instead(the_question(of), alby.party)
    assert by

    asked = actions.ask_instead(question=the_question(of), by=by, on=LATER, actor="Jonas")

    assert asked == alby
    assert len(letters_to(alby)) == 1


def test_a_closed_round_asks_nobody_else() -> None:
    of = a_round()
    by = merging.seats_instead(the_question(of), merged(of))
    actions.close_round(of=of, on=LATER, actor="Jonas")
    assert by

    with pytest.raises(Refused):
        actions.ask_instead(question=the_question(of), by=by, on=LATER, actor="Jonas")

    assert the_question(of).state == "asked"


def test_a_party_that_goes_on_without_a_contact_is_said_to_have_none() -> None:
    of = a_round()
    merged(of, with_contact=False)
    fields = {"gor": "fraga-i-stallet", "part": "ekby", "till": "storby"}

    page = coordinator(of).post(f"/struktur/lanet/fragor/{of.pk}/gor/", fields, follow=True)

    assert "men har ingen kontakt" in words_of(page.content.decode())
    assert letters_to(the_question(of, "storby")) == []
