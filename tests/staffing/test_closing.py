"""Closing a round: what follows is said before it is done, and afterwards the page says only what is true."""

import datetime as dt

import pytest
from django.test import Client

from samverk.foundation.models import User
from samverk.foundation.refusals import Refused
from samverk.staffing import actions
from samverk.staffing.models import Question, Round
from tests import builders
from tests.portal.reader import words_of
from tests.staffing.asked import ASKED_ON, a_round, letters_to, names_for, the_question

pytestmark = pytest.mark.django_db
LATER = ASKED_ON + dt.timedelta(days=3)


@pytest.fixture
def of() -> Round:
    """Three are asked; Alby has answered, Ekby has only begun, and reminders are to go in the year 2200."""
    asked = a_round(reminders=(-7, 3), due=dt.date(2200, 1, 31))
    alby, ekby = the_question(asked, "alby"), the_question(asked)
    actions.answer(question=alby, written=names_for(alby), seats={}, on=LATER)
    actions.save_draft(question=ekby, written=names_for(ekby), on=LATER)
    return asked


def coordinator(of: Round) -> Client:
    user = User.objects.filter(roles__structure=of.structure).first() or builders.a_user()
    if not user.roles.exists():
        builders.a_role(user, of.structure)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def address(of: Round, act: str = "") -> str:
    return f"/struktur/lanet/fragor/{of.pk}/{act}"


def closing(of: Round) -> str:
    return words_of(coordinator(of).get(address(of, "avsluta/")).content.decode())


def test_the_page_says_who_has_not_answered_and_what_stops(of: Round) -> None:
    said = closing(of)

    assert "2 parter har inte svarat, och kan inte svara sedan" in said
    assert "Ekby kommun har ett utkast, som inte skickas" in said
    assert "Region Länet" in said
    assert "Alby kommun" not in said
    assert "Länkarna tar inte emot fler svar." in said
    assert "De skulle annars gå 24 jan 2200, 3 feb 2200." in said
    assert "1 svar väntar på att godkännas" in said


def test_looking_closes_nothing_and_confirming_does(of: Round) -> None:
    closing(of)
    assert Round.objects.get(pk=of.pk).state == "open"

    done = coordinator(of).post(address(of, "avsluta/"), follow=True)

    assert Round.objects.get(pk=of.pk).state == "closed"
    assert "Inga fler svar tas emot" in words_of(done.content.decode())


def test_a_change_that_was_not_sent_is_told_of(of: Round) -> None:
    alby = the_question(of, "alby")
    actions.save_draft(question=alby, written=names_for(alby), on=LATER)

    assert "Alby kommun har börjat ändra sitt svar. Ändringen skickas inte" in closing(of)


def test_when_all_have_answered_and_all_reminders_have_gone_that_is_said() -> None:
    asked = a_round()
    for question in asked.questions.all():
        actions.answer(question=question, written=names_for(question), seats={}, on=LATER)

    said = closing(asked)

    assert "Alla parter har svarat." in said
    assert "Samverk skickar inga fler påminnelser. 3 svar" in said


def test_the_page_of_a_closed_round_promises_and_offers_nothing_that_has_stopped(of: Round) -> None:
    client = coordinator(of)
    before = words_of(client.get(address(of)).content.decode())
    actions.close_round(of=of, on=LATER, actor="Jonas")

    after = words_of(client.get(address(of)).content.decode())

    for words in ("Samverk påminner av sig självt", "Skicka ny länk", "Öppna godkänt svar"):
        assert words in before
        assert words not in after
    assert "Frågan är avslutad och tar inte emot fler svar." in after
    assert "Sista dagen är" not in after
    assert "Godkänn 1 svar" in after


def test_nobody_is_late_in_a_closed_round() -> None:
    asked = a_round()
    Round.objects.update(opened_on="2026-01-01", due="2026-01-08")
    late = words_of(coordinator(asked).get(address(asked)).content.decode())
    Round.objects.update(state="closed")

    closed = words_of(coordinator(asked).get(address(asked)).content.decode())

    assert "dagar sen" in late
    assert "dagar sen" not in closed


def test_a_round_that_is_closed_is_not_closed_again(of: Round) -> None:
    actions.close_round(of=of, on=LATER, actor="Jonas")
    client = coordinator(of)

    assert client.get(address(of, "avsluta/"))["Location"] == address(of)
    assert client.post(address(of, "avsluta/")).status_code == 422


def test_no_new_link_goes_out_in_a_closed_round(of: Round) -> None:
    question = the_question(of)
    actions.close_round(of=of, on=LATER, actor="Jonas")

    with pytest.raises(Refused, match=r"staffing\.not_now"):
        actions.renew_link(question=Question.objects.get(pk=question.pk), on=LATER, actor="Jonas")

    assert len(letters_to(question)) == 1
