"""Reminders by rule: one letter for each recipient, never for what is answered, never twice, and then the representative."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from samverk.bodies.models import Appointment
from samverk.foundation import mail
from samverk.foundation.mail import Letter
from samverk.matters import actions
from samverk.matters.actions import reminding
from samverk.matters.models import PartyDecision, Recommendation, Reminder, ReplyLink
from samverk.parties.models import Person
from tests import builders
from tests.matters import questions
from tests.matters.questions import day
from tests.matters.test_matrix_row import Coordinator

pytestmark = pytest.mark.django_db

# The last day is the hundredth; reminders go fourteen and three days before it, and the day after.
FIRST, SECOND, AFTER = day(86), day(97), day(101)


def reminders() -> list[str]:
    return sorted(
        Letter.objects.filter(subject__startswith="Påminnelse").values_list("to_email", flat=True)
    )


def a_second(first: Recommendation) -> Recommendation:
    """Another recommendation in the same structure, with the same last day."""
    second = questions.a_recommended(first.matter.structure, title="En annan rutin")
    return questions.send_out(second, questions.concerned(second.matter))


def test_each_principal_that_is_waited_for_gets_a_letter_with_a_link_of_its_own() -> None:
    sent = questions.a_sent()

    count = reminding.remind_by_rule(on=FIRST)

    assert count == 3
    assert reminders() == [f"registrator@{key}.example" for key in ("alby", "ekby", "regionen")]
    letter = Letter.objects.get(to_email="registrator@ekby.example", subject__startswith="Påminn")
    assert "Ny rutin (LAN 1-2021), Ekby kommun. Sista dagen är onsdag 9 juni 2021." in letter.text
    assert "/beslutssvar/" in letter.text
    assert questions.row(sent, "ekby").reply_links.count() == 2


def test_nothing_goes_on_a_day_that_is_no_occasion() -> None:
    questions.a_sent()

    assert reminding.remind_by_rule(on=day(85)) == 0


def test_nobody_who_has_answered_is_reminded() -> None:
    sent = questions.a_sent()
    questions.confirmed(sent, "ekby", on=day(40))
    questions.answer(sent, "alby", on=day(40))

    reminding.remind_by_rule(on=FIRST)

    assert reminders() == ["registrator@regionen.example"]


def test_running_twice_on_the_same_day_sends_nothing_more() -> None:
    questions.a_sent()
    reminding.remind_by_rule(on=FIRST)

    again = reminding.remind_by_rule(on=FIRST)

    assert again == 0
    assert len(reminders()) == 3
    assert Reminder.objects.count() == 3


def test_an_occasion_comes_once_and_the_next_one_in_its_turn() -> None:
    questions.a_sent()
    reminding.remind_by_rule(on=FIRST)

    assert reminding.remind_by_rule(on=FIRST + dt.timedelta(days=1)) == 0
    assert reminding.remind_by_rule(on=SECOND) == 3
    assert set(Reminder.objects.values_list("occasion", flat=True)) == {-14, -3}


def test_whoever_owes_several_answers_gets_one_letter_with_all_of_them() -> None:
    first = questions.a_sent()
    a_second(first)

    count = reminding.remind_by_rule(on=FIRST)

    letter = Letter.objects.get(to_email="registrator@ekby.example", subject__startswith="Påminn")
    assert count == 3
    assert letter.subject == "Påminnelse: 2 beslut saknas"
    assert letter.text.count("/beslutssvar/") == letter.text.count("Svarskod:") == 2
    assert len(letter.confidential) == 2


def test_what_is_stopped_is_left_out_and_begins_again_when_it_may() -> None:
    first = questions.a_sent()
    a_second(first)
    reminding.stop_reminders(recommendation=first, stop=True, on=day(50), actor="Jonas")

    reminding.remind_by_rule(on=FIRST)
    reminding.stop_reminders(recommendation=first, stop=False, on=day(87), actor="Jonas")
    reminding.remind_by_rule(on=SECOND)

    subjects = Letter.objects.filter(to_email="registrator@ekby.example").order_by("pk")
    told = [each.subject for each in subjects if each.subject.startswith("Påminn")]
    assert told == ["Påminnelse: beslut om Ny rutin saknas", "Påminnelse: 2 beslut saknas"]


def test_nobody_is_reminded_of_a_question_that_is_withdrawn() -> None:
    sent = questions.a_sent()
    row = questions.row(sent, "ekby")
    actions.withdraw_row(row=row, why="Deltar inte", on=day(40), actor="Jonas")

    reminding.remind_by_rule(on=FIRST)

    assert "registrator@ekby.example" not in reminders()


def test_whoever_was_reminded_by_hand_today_gets_no_second_letter() -> None:
    sent = questions.a_sent()
    reminding.remind_now(row=questions.row(sent, "ekby"), on=FIRST, actor="Jonas")

    reminding.remind_by_rule(on=FIRST)

    assert reminders().count("registrator@ekby.example") == 1


def test_a_worker_that_dies_between_the_letter_and_the_note_leaves_neither_and_the_next_one_sends_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions.a_sent()
    links = ReplyLink.objects.count()
    queue = mail.queue

    def dies(**facts: object) -> Letter:
        queue(**facts)  # type: ignore[arg-type] # as it was called
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(mail, "queue", dies)
        with pytest.raises(KeyboardInterrupt):
            reminding.remind_by_rule(on=FIRST)
    left = (reminders(), Reminder.objects.count(), ReplyLink.objects.count())
    reminding.remind_by_rule(on=FIRST)

    assert left == ([], 0, links)
    assert len(reminders()) == len(set(reminders())) == 3


def test_an_address_that_cannot_be_used_is_said_on_its_row_and_the_others_get_their_letters() -> (
    None
):
    sent = questions.a_sent()
    PartyDecision.objects.filter(party__key="alby").update(contact_email="trasig")

    count = reminding.remind_by_rule(on=FIRST)
    said = Coordinator(sent, "alby").reads()

    assert count == 2
    assert reminders() == ["registrator@ekby.example", "registrator@regionen.example"]
    assert "Adressen går inte att använda" in said
    assert "Adressen går inte att använda" not in Coordinator(sent, "ekby").reads()


def test_nobody_is_reminded_by_hand_at_an_address_that_cannot_be_used() -> None:
    sent = questions.a_sent()
    PartyDecision.objects.filter(party__key="alby").update(contact_email="trasig")
    coordinator = Coordinator(sent, "alby")
    coordinator.reads()

    said = coordinator.does("paminn")

    assert coordinator.status == 422
    assert "Adressen till Alby kommun går inte att använda" in said
    assert not Reminder.objects.exists()


def test_a_letter_that_fails_keeps_no_other_waiting_and_the_job_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions.a_sent()
    queue = mail.queue

    def fails(**facts: object) -> Letter:
        if facts["to"] == mail.Address("Registrator", "registrator@alby.example"):
            message = "the first of them"
            raise RuntimeError(message)
        return queue(**facts)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(mail, "queue", fails)
    with pytest.raises(ExceptionGroup, match="1 letters"):
        reminding.remind_by_rule(on=FIRST)

    assert reminders() == ["registrator@ekby.example", "registrator@regionen.example"]
    assert Reminder.objects.count() == 2


def test_the_representative_is_told_once_when_nothing_has_come_three_weeks_late() -> None:
    sent = _with_a_representative()
    late = day(121)
    reminding.remind_by_rule(on=AFTER)

    reminding.remind_by_rule(on=late)
    reminding.remind_by_rule(on=late + dt.timedelta(days=1))

    letter = Letter.objects.get(to_email="kim@ekby.example")
    assert letter.subject == "Ekby kommun har inte svarat: Ny rutin"
    assert "Sista dagen var onsdag 9 juni 2021." in letter.text
    assert "/beslutssvar/" not in letter.text
    assert questions.row(sent, "ekby").reminders.filter(is_escalation=True).count() == 1


def test_the_representative_is_not_told_of_what_has_been_answered() -> None:
    sent = _with_a_representative()
    questions.confirmed(sent, "ekby", on=day(110))

    reminding.remind_by_rule(on=day(121))

    assert not Letter.objects.filter(to_email="kim@ekby.example").exists()


def _with_a_representative() -> Recommendation:
    """A question from the body where Ekby's ordinary member has an address."""
    sent = questions.a_sent()
    treatment = sent.matter.treatments.get()
    Recommendation.objects.filter(pk=sent.pk).update(treatment=treatment)
    held = Appointment.objects.filter(
        seat__body=treatment.body, seat__kind="ordinary", party__key="ekby"
    ).first()
    assert held is not None
    Person.objects.filter(pk=held.person_id).update(email="kim@ekby.example")
    return sent


def test_reading_what_is_due_costs_the_same_for_many_principals(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sent = questions.a_sent()
    builders.a_contact(builders.a_party("ny"))
    a_second(sent)

    with django_assert_num_queries(8):
        reminding.remind_by_rule(on=day(60))
