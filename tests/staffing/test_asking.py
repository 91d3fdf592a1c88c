"""Asking: one letter to each contact, a link that only the letter knows, reminders to those who have not answered."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from samverk.foundation import mail, tokens
from samverk.foundation.models import AuditEntry
from samverk.foundation.refusals import Refused
from samverk.parties.models import Contact
from samverk.staffing import actions, queries
from samverk.staffing.models import Link, Question, Round
from tests.portal.county import a_county
from tests.staffing.asked import (
    ASKED_ON,
    DUE,
    TERM,
    a_letter,
    a_round,
    contacts_everywhere,
    letters_to,
    names_for,
    the_question,
    token_in,
)

pytestmark = pytest.mark.django_db
LATER = ASKED_ON + dt.timedelta(days=3)


def test_each_party_is_asked_about_its_own_seats_by_one_letter_to_its_contact() -> None:
    of = a_round()

    for question in of.questions.all():
        asked = queries.asked_seats(question)
        letter = mail.Letter.objects.get(about=f"round:{of.pk}/party:{question.party.key}")
        assert {seat.seat.party_id for seat in asked if seat.seat} == {question.party_id}
        assert letter.to_email == f"registrator@{question.party.key}.example"
        assert letter.reply_to == "jonas@lanet.example"
    assert of.questions.count() == 3


def test_the_database_keeps_no_token_but_in_the_letter_that_is_to_go() -> None:
    question = the_question(a_round())
    (letter,) = letters_to(question)

    token = token_in(letter)

    assert Link.objects.get(question=question).digest == tokens.digest(token)
    assert [part for part in letter.confidential if token in part]
    written = AuditEntry.objects.filter(table__startswith="staffing_")
    assert not [each for each in written if token in f"{each.before}{each.after}{each.reason}"]


def test_no_two_tokens_are_alike_and_each_has_256_bits() -> None:
    made = {tokens.new() for _each in range(1000)}

    assert len(made) == 1000
    assert all(len(token) == 43 for token in made)


def test_a_party_without_a_contact_is_told_of_before_and_asked_without_a_letter() -> None:
    structure = a_county()
    contacts_everywhere()
    Contact.objects.filter(party__key="alby").update(period=(dt.date(2020, 1, 1), ASKED_ON))
    parties = queries.parties_with_seats(structure, on=TERM)

    found = actions.findings(parties, queries.contacts([p.party for p in parties], on=ASKED_ON))
    of = actions.open_round(
        structure=structure, letter=a_letter(), parties=parties, on=ASKED_ON, actor="Jonas"
    )

    assert [(each.code, each.facts["party"]) for each in found] == [
        ("staffing.contact_missing", "Alby kommun")
    ]
    assert letters_to(the_question(of, "alby")) == []
    assert len(letters_to(the_question(of))) == 1


def test_nobody_to_ask_is_refused_and_nothing_is_written() -> None:
    structure = a_county()

    with pytest.raises(Refused, match=r"staffing\.nobody_asked"):
        actions.open_round(
            structure=structure, letter=a_letter(), parties=[], on=ASKED_ON, actor="Jonas"
        )

    assert not Round.objects.exists()
    assert not mail.Letter.objects.exists()


def test_the_trail_says_who_asked_and_why() -> None:
    of = a_round()

    entry = AuditEntry.objects.filter(table="staffing_round", row=str(of.pk)).get()
    assert (entry.actor, entry.reason, entry.day) == ("Jonas", of.subject, ASKED_ON)


def test_a_reminder_goes_to_those_who_have_not_answered_once_a_day() -> None:
    of = a_round()
    ekby, alby = the_question(of), the_question(of, "alby")
    actions.answer(question=alby, written=names_for(alby), seats={}, on=LATER)

    first = actions.remind(question=ekby, on=LATER, actor="Jonas")
    again = actions.remind(question=ekby, on=LATER, actor="Jonas")
    answered = actions.remind(question=alby, on=LATER, actor="Jonas")

    assert (first, again, answered) == (True, False, False)
    assert [each.subject[:10] for each in letters_to(ekby)] == ["Namn till ", "Påminnelse"]


def test_both_links_work_after_a_reminder() -> None:
    question = the_question(a_round())
    actions.remind(question=question, on=LATER, actor="Jonas")

    links = [queries.link_behind(token_in(letter)) for letter in letters_to(question)]

    assert [link is not None and queries.works(link, on=LATER) for link in links] == [True, True]


def test_the_rule_reminds_on_its_days_and_running_it_twice_sends_nothing_more() -> None:
    of = a_round(reminders=(-7, 3))

    sent = [
        actions.remind_by_rule(on=DUE + dt.timedelta(days=days)) for days in (-8, -7, -7, 0, 3, 4)
    ]

    assert sent == [0, 3, 0, 0, 3, 0]
    assert of.questions.count() == 3


def test_a_closed_round_reminds_nobody() -> None:
    of = a_round(reminders=(-7,))
    actions.close_round(of=of, on=LATER, actor="Jonas")

    assert actions.remind_by_rule(on=DUE) == 0


def test_a_withdrawn_link_does_not_work_and_a_new_one_does() -> None:
    question = the_question(a_round())
    actions.withdraw_link(question=question, on=LATER, actor="Jonas")
    old = queries.link_behind(token_in(letters_to(question)[0]))

    actions.renew_link(question=question, on=LATER, actor="Jonas")

    new = queries.link_behind(token_in(letters_to(question)[-1]))
    assert old is not None
    assert new is not None
    assert [queries.works(each, on=LATER) for each in (old, new)] == [False, True]


def test_a_new_link_goes_to_whoever_is_contact_now() -> None:
    question = the_question(a_round())
    Contact.objects.filter(party=question.party).update(email="ny@ekby.example")

    actions.renew_link(question=question, on=LATER, actor="Jonas")

    assert letters_to(question)[-1].to_email == "ny@ekby.example"
    assert Question.objects.get(pk=question.pk).contact_email == "ny@ekby.example"


def test_all_who_wait_are_reminded_at_once_each_by_one_letter() -> None:
    of = a_round()
    ekby, alby = the_question(of), the_question(of, "alby")
    actions.answer(question=alby, written=names_for(alby), seats={}, on=LATER)
    everybody = list(of.questions.all())

    first = actions.remind_many(of=of, questions=everybody, on=LATER, actor="Jonas")
    again = actions.remind_many(of=of, questions=everybody, on=LATER, actor="Jonas")

    assert (first, again) == (2, 0)
    assert [each.subject.split(":")[0] for each in letters_to(ekby)] == [
        "Namn till Länets samverkan",
        "Påminnelse",
    ]
    assert len(letters_to(alby)) == 2  # the question and the receipt
    assert tokens.digest(token_in(letters_to(ekby)[1])) in {
        link.digest for link in ekby.links.all()
    }
    assert "Ekby kommun" in letters_to(ekby)[1].text


@pytest.mark.parametrize("municipalities", [1, 6])
def test_asking_and_reminding_cost_the_same_however_many_the_parties(
    municipalities: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    structure = a_county(municipalities=municipalities)
    contacts_everywhere()
    parties = queries.parties_with_seats(structure, on=TERM)

    with django_assert_max_num_queries(22):
        of = actions.open_round(
            structure=structure, letter=a_letter(), parties=parties, on=ASKED_ON, actor="Jonas"
        )
    with django_assert_max_num_queries(32):
        actions.remind_many(of=of, questions=of.questions.all(), on=LATER, actor="Jonas")

    assert mail.Letter.objects.count() == 2 * (municipalities + 1)
