"""Answering and accepting: nothing that was sent is lost, and nothing is written that was refused."""

import datetime as dt

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Appointment, Seat, StructureParty
from samverk.foundation.models import AuditEntry
from samverk.foundation.refusals import Refused
from samverk.parties.models import Person
from samverk.rulebook.findings import Weight
from samverk.staffing import actions, queries
from samverk.staffing.models import Nomination, Question, Reply
from samverk.staffing.verdicts import Verdict, verdicts
from tests.portal.county import a_person, appoint
from tests.staffing.asked import (
    ASKED_ON,
    DUE,
    TERM,
    a_round,
    letters_to,
    names_for,
    the_question,
)

pytestmark = pytest.mark.django_db
LATER = ASKED_ON + dt.timedelta(days=3)


def answered(party: str = "ekby") -> Question:
    question = the_question(a_round(), party)
    actions.answer(question=question, written=names_for(question), seats={}, on=LATER)
    return Question.objects.select_related("round__structure", "party").get(pk=question.pk)


def names_of(question: Question) -> list[Nomination]:
    reply = queries.sent_of(question)
    assert reply is not None
    return queries.nominations_of(reply)


def seat_in(named: Nomination) -> Seat:
    assert named.asked.seat is not None
    return named.asked.seat


def judged(question: Question) -> list[Verdict]:
    reply = queries.sent_of(question)
    assert reply is not None
    return verdicts(question, reply)


def test_a_draft_is_kept_and_no_receipt_is_sent() -> None:
    question = the_question(a_round())

    actions.save_draft(question=question, written=names_for(question), on=LATER)

    draft = queries.draft_of(question)
    assert draft is not None
    assert next(each.name for each in queries.nominations_of(draft)) == "Ada Lind"
    assert Question.objects.get(pk=question.pk).state == "begun"
    assert len(letters_to(question)) == 1


def test_an_answer_sends_a_receipt_to_the_contact_that_names_who_wrote() -> None:
    question = answered()

    receipt = letters_to(question)[-1]

    assert receipt.to_email == "registrator@ekby.example"
    assert "Det skrevs av Rut Registrator" in receipt.text
    assert "Ada Lind, Nämndledamot" in receipt.text
    entry = AuditEntry.objects.filter(table="staffing_reply", operation="insert").get()
    assert entry.actor == "Rut Registrator, Ekby kommun"


def test_an_answer_after_the_last_day_is_received_and_marked_as_late() -> None:
    question = the_question(a_round())

    reply = actions.answer(
        question=question, written=names_for(question), seats={}, on=DUE + dt.timedelta(days=1)
    )

    assert reply.is_late
    assert Question.objects.get(pk=question.pk).state == "answered"


def test_a_second_answer_stands_beside_the_first() -> None:
    question = answered()

    actions.answer(question=question, written=names_for(question), seats={}, on=DUE)

    assert [each.sent_on for each in Reply.objects.order_by("pk")] == [LATER, DUE]


def test_a_seat_of_another_party_is_never_written() -> None:
    of = a_round()
    ekby, alby = the_question(of), the_question(of, "alby")

    actions.answer(question=ekby, written=names_for(alby), seats={}, on=LATER)

    assert not Nomination.objects.exists()


def test_names_become_appointments_with_the_decision_from_the_first_day_of_the_term() -> None:
    question = answered()
    chosen = {each.pk for each in names_of(question)}

    done = actions.accept(question=question, chosen=chosen, on=DUE, actor="Jonas")

    first = Appointment.objects.get(person__given_name="Ada")
    assert (first.period.lower, first.party) == (TERM, question.party)
    assert first.organ is not None
    assert first.organ.name == "Kommunfullmäktige"
    assert len(done.appointments) == len(chosen)
    before = Appointment.objects.filter(seat=first.seat).exclude(pk=first.pk).get()
    assert before.period.upper == TERM
    entry = AuditEntry.objects.filter(table="bodies_appointment", row=str(first.pk)).get()
    assert entry.actor == "Jonas"


def test_after_that_the_answer_is_only_read() -> None:
    question = answered()
    chosen = {each.pk for each in names_of(question)}
    actions.accept(question=question, chosen=chosen, on=DUE, actor="Jonas")
    replies = Reply.objects.count()

    with pytest.raises(Refused, match=r"staffing\.not_now"):
        actions.answer(question=question, written=names_for(question), seats={}, on=DUE)

    assert Reply.objects.count() == replies


def test_an_accepted_answer_that_is_reopened_can_be_changed_and_accepted_again() -> None:
    question = answered()
    chosen = {each.pk for each in names_of(question)}
    actions.accept(question=question, chosen=chosen, on=DUE, actor="Jonas")

    actions.reopen(question=question, on=DUE, actor="Jonas")
    actions.answer(question=question, written=names_for(question), seats={}, on=DUE)
    again = {each.pk for each in names_of(question)}
    actions.accept(question=question, chosen=again, on=DUE, actor="Jonas")

    assert Appointment.objects.filter(person__given_name="Ada", period__contains=TERM).count() == 1
    assert Person.objects.filter(given_name="Ada").count() == 1


def test_no_name_chosen_is_refused_and_nothing_is_written() -> None:
    question = answered()
    before = Appointment.objects.count(), Person.objects.count()

    with pytest.raises(Refused, match=r"staffing\.nothing_chosen"):
        actions.accept(question=question, chosen=set(), on=DUE, actor="Jonas")

    assert (Appointment.objects.count(), Person.objects.count()) == before
    assert Question.objects.get(pk=question.pk).state == "answered"


def test_a_name_from_another_answer_is_not_accepted() -> None:
    ekby = answered()
    alby = the_question(ekby.round, "alby")
    actions.answer(question=alby, written=names_for(alby), seats={}, on=LATER)
    foreign = {each.pk for each in names_of(alby)}

    with pytest.raises(Refused, match=r"staffing\.nothing_chosen"):
        actions.accept(question=ekby, chosen=foreign, on=DUE, actor="Jonas")


def test_looking_at_the_findings_writes_nothing() -> None:
    question = answered()
    before = Appointment.objects.count(), Person.objects.count()

    found = judged(question)

    assert found
    assert (Appointment.objects.count(), Person.objects.count()) == before


def test_the_rules_speak_beside_a_name_that_would_hold_two_seats() -> None:
    question = answered()
    member = names_of(question)[0]
    there = Appointment.objects.get(
        seat__party=question.party, seat__kind="ordinary", seat__body__key="samrad"
    )
    other = names_of(question)[1]
    assert seat_in(other).kind == "substitute"
    Nomination.objects.filter(pk=other.pk).update(
        given_name=there.person.given_name, family_name=there.person.family_name
    )

    found = judged(question)

    codes = {each.code for each in found[1].findings}
    assert "bodies.member_is_also_substitute" in codes
    assert "bodies.member_is_also_substitute" not in {each.code for each in found[0].findings}
    assert member.name == "Ada Lind"


def test_a_party_that_has_left_meanwhile_is_told_of_and_not_appointed() -> None:
    question = answered()
    StructureParty.objects.filter(party=question.party).update(
        period=DateRange(dt.date(2020, 9, 1), dt.date(2026, 12, 1))
    )

    found = judged(question)

    assert {each.findings[0].code for each in found} == {"staffing.party_left"}
    chosen = {each.named.pk for each in found}
    with pytest.raises(Refused, match=r"staffing\.party_left"):
        actions.accept(question=question, chosen=chosen, on=DUE, actor="Jonas")


def test_a_question_that_lapses_keeps_its_answer_and_comes_back_with_it() -> None:
    question = answered()

    actions.lapse(question=question, on=DUE, actor="Jonas")

    assert Question.objects.get(pk=question.pk).state == "lapsed"
    assert names_of(question)[0].name == "Ada Lind"


def test_a_seat_that_was_filled_meanwhile_is_not_ticked_from_the_start() -> None:
    question = answered()
    seat = seat_in(names_of(question)[1])
    appoint(seat, a_person("Zoe", "Nyman"), dt.date(2026, 12, 1))

    found = judged(question)[1]

    assert next(each.code for each in found.findings) == "staffing.seat_filled"
    assert (found.may_be_chosen, found.is_suggested) == (True, False)


def test_a_seat_that_is_gone_meanwhile_cannot_be_chosen() -> None:
    question = answered()
    seat = seat_in(names_of(question)[1])
    Seat.objects.filter(pk=seat.pk).update(
        period=DateRange(dt.date(2020, 9, 1), dt.date(2026, 12, 1))
    )

    found = judged(question)[1]

    assert found.weight is Weight.STOP
    assert not found.may_be_chosen
