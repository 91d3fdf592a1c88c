"""Reminders are stopped for one principal's row and begin again, each with its reason, and the day picker knows when."""

import datetime as dt

import pytest

from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.mail import Letter
from samverk.matters.actions import pausing, reminding
from samverk.matters.models import Matter, Recommendation, ReminderPause
from samverk.matters.queries.matrix import matrix_of, recommendation_of
from samverk.matters.views import matrix_lines
from tests.matters import questions
from tests.matters.questions import COORDINATOR, RAISED_ON, day
from tests.matters.test_matrix_page import address
from tests.matters.test_matrix_row import Coordinator
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db

# The last day is the hundredth; reminders go fourteen and three days before it, and the day after.
FIRST, SECOND, AFTER = day(86), day(97), day(101)
WHY = "De svarar i mars"


def reminded() -> list[str]:
    found = Letter.objects.filter(subject__startswith="Påminnelse")
    return sorted(found.values_list("to_email", flat=True))


def stop(sent: Recommendation, *, on: dt.date, party: str = "ekby") -> ReminderPause:
    row = questions.row(sent, party)
    return pausing.stop_for_row(row=row, why=WHY, on=on, actor=COORDINATOR)


def resume(sent: Recommendation, *, on: dt.date) -> None:
    row = questions.row(sent, "ekby")
    pausing.resume_for_row(row=row, why="Mars är förbi", on=on, actor=COORDINATOR)


def line(sent: Recommendation, *, on: dt.date) -> str:
    found = recommendation_of(sent.matter, sent.number)
    assert found is not None
    lines = {each.key: each for each in matrix_lines.lines(matrix_of(found, on=on))}
    return lines["ekby"].reminded


def test_one_principal_is_left_in_peace_and_the_others_are_reminded() -> None:
    sent = questions.a_sent()
    stop(sent, on=day(80))

    reminding.remind_by_rule(on=FIRST)

    assert reminded() == ["registrator@alby.example", "registrator@regionen.example"]


def test_once_they_begin_again_the_rule_reminds_as_of_the_others() -> None:
    sent = questions.a_sent()
    stop(sent, on=day(80))
    reminding.remind_by_rule(on=FIRST)
    resume(sent, on=day(90))

    reminding.remind_by_rule(on=SECOND)

    assert reminded().count("registrator@ekby.example") == 1


def test_nobody_goes_past_the_contact_to_the_representative_meanwhile() -> None:
    sent = questions.a_sent()
    stop(sent, on=day(80))

    reminding.remind_by_rule(on=day(121))

    assert not Letter.objects.filter(subject__contains="Ekby kommun har inte svarat").exists()
    assert not questions.row(sent, "ekby").reminders.exists()


def test_a_person_may_still_remind_by_hand() -> None:
    sent = questions.a_sent()
    stop(sent, on=day(80))

    reminding.remind_now(row=questions.row(sent, "ekby"), on=day(81), actor=COORDINATOR)

    assert questions.row(sent, "ekby").reminders.count() == 1


def test_the_row_says_as_of_the_day_whether_they_were_stopped() -> None:
    sent = questions.a_sent()
    stop(sent, on=day(60))
    resume(sent, on=day(70))

    said = [line(sent, on=day(number)) for number in (59, 60, 69, 70)]

    stopped = "Påminns inte sedan 30 apr 2021: De svarar i mars."
    follows = "Påminns 26 maj 2021."
    assert said == [follows, stopped, stopped, follows]


def test_what_has_been_answered_is_not_said_to_be_stopped() -> None:
    sent = questions.a_sent()
    stop(sent, on=day(30))
    questions.confirmed(sent, "ekby", on=day(40))

    assert line(sent, on=day(41)) == ""


def test_the_coordinator_stops_them_and_starts_them_on_the_page_of_the_row() -> None:
    coordinator = Coordinator(questions.a_sent())
    coordinator.reads()

    coordinator.does("stoppa-raden", skal=" ")
    refused = coordinator.status, ReminderPause.objects.count()
    stopped = coordinator.does("stoppa-raden", skal=WHY)
    begun = coordinator.does("borja-raden", skal="Mars är förbi")

    assert refused == (422, 0)
    assert "Ekby kommun påminns inte mer om den här frågan." in stopped
    assert f"Påminnelserna stoppade {WHY}" in stopped
    assert "Påminn Ekby kommun igen enligt regeln" in stopped
    assert "Ekby kommun påminns igen enligt regeln." in begun
    assert "Påminnelserna går igen Mars är förbi" in begun
    assert "Stoppa påminnelserna till Ekby kommun" in begun


def test_two_at_once_are_told_of_each_other() -> None:
    sent = questions.a_sent()
    coordinator = Coordinator(sent)
    coordinator.reads()
    stop(sent, on=day(30))

    coordinator.does("stoppa-raden", skal="Ett annat skäl")

    assert coordinator.status == 409
    assert ReminderPause.objects.get().why == WHY


def test_stopping_twice_is_stopping_once_and_the_trail_tells_who_and_why() -> None:
    sent = questions.a_sent()

    first, again = stop(sent, on=day(30)), stop(sent, on=day(31))

    entry = AuditEntry.objects.get(table="matters_reminderpause")
    assert (first, again.stopped_on) == (again, day(30))
    assert (entry.actor, entry.reason, entry.day) == (COORDINATOR, WHY, day(30))


def test_the_reason_is_for_those_who_work_there() -> None:
    sent = questions.a_sent()
    Matter.objects.filter(pk=sent.matter_id).update(public_from=RAISED_ON)
    stop(sent, on=day(30))

    said = Reader().reads(address(sent), on=day(40).isoformat())

    assert "Ekby kommun" in said
    assert WHY not in said
