"""When a principal is expected to decide, as it was known on a day: a day noted later was not known before."""

import datetime as dt
from importlib import import_module

import pytest
from django.db import connection

from samverk.foundation import audit
from samverk.matters import actions, queries
from samverk.matters.models import PartyDecision, PlannedDay, Recommendation
from tests.matters import questions
from tests.matters.questions import COORDINATOR, day
from tests.matters.test_matrix_row import Coordinator

pytestmark = pytest.mark.django_db


def plans(sent: Recommendation, planned_on: dt.date | None, *, on: dt.date) -> None:
    row = questions.row(sent, "ekby")
    actions.plan(
        row=row, planned_on=planned_on, organ="", registry_number="", on=on, actor=COORDINATOR
    )


def expected(sent: Recommendation, *, on: dt.date) -> dt.date | None:
    told = queries.status(sent.matter, on=on)
    return next(row.planned_on for row in told.recommendations[0].parties if row.party == "ekby")


def test_each_day_shows_the_day_that_was_expected_then() -> None:
    sent = questions.a_sent()
    plans(sent, day(80), on=day(30))
    plans(sent, day(90), on=day(50))
    plans(sent, None, on=day(60))

    known = [expected(sent, on=day(number)) for number in (29, 30, 49, 50, 59, 60)]

    assert known == [None, day(80), day(80), day(90), day(90), None]


def test_a_day_that_is_noted_twice_is_noted_once() -> None:
    sent = questions.a_sent()

    plans(sent, day(80), on=day(30))
    plans(sent, day(80), on=day(31))

    assert PlannedDay.objects.get().recorded_on == day(30)


def test_of_two_on_the_same_day_the_last_counts() -> None:
    sent = questions.a_sent()

    plans(sent, day(80), on=day(30))
    plans(sent, day(85), on=day(30))

    assert expected(sent, on=day(30)) == day(85)


def test_the_page_of_the_row_tells_what_was_expected_and_when_that_was_noted() -> None:
    sent = questions.a_sent()
    plans(sent, day(80), on=day(30))
    plans(sent, None, on=day(50))

    said = Coordinator(sent).reads()

    assert "31 mar 2021 Antecknat: beslutet väntas 20 maj 2021" in said
    assert "20 apr 2021 Antecknat: ingen beslutsdag är känd längre" in said


def test_what_was_planned_before_there_was_a_history_is_read_from_the_trail() -> None:
    sent = questions.a_sent()
    row = questions.row(sent, "ekby")
    for planned_on, on in ((day(80), day(30)), (day(90), day(50))):
        with audit.acting(actor=COORDINATOR, day=on):
            PartyDecision.objects.filter(pk=row.pk).update(planned_on=planned_on)
    migration = import_module("samverk.matters.migrations.0008_planned_days_from_the_trail")

    for _again in range(2):
        with connection.cursor() as cursor:
            cursor.execute(migration.FROM_THE_TRAIL)

    told = PlannedDay.objects.order_by("number").values_list("number", "planned_on", "recorded_on")
    assert list(told) == [(1, day(80), day(30)), (2, day(90), day(50))]
    assert expected(sent, on=day(40)) == day(80)
