"""Which acts somebody is offered, in which state, and which of them is the button."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from samverk.agreements import queries
from samverk.agreements.actions import (
    EnteredDutyFacts,
    Given,
    Reading,
    Release,
    Replacement,
    Treatment,
    Wait,
    give_notice,
    interpret,
    replace_agreement,
    stop_waiting,
    treat_notice,
    wait_for,
    withdraw_notice,
)
from samverk.agreements.acts import TABLE, acts_for
from samverk.agreements.forms.table import FORMS
from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.foundation.access import User
from samverk.rulebook.agreements.state import State
from tests import builders
from tests.agreements.of_acts import (
    ACTOR,
    TODAY,
    a_county,
    adopted,
    an_agreement,
    by_hand,
    entered,
    noticed,
    now,
    party,
)

pytestmark = pytest.mark.django_db


def coordinator(structure: Structure) -> User:
    user = builders.a_user("koordinator@ekby.example")
    builders.a_role(user, structure, "coordinator")
    return user


def offered(agreement: Agreement, user: User | None = None) -> tuple[str, set[str]]:
    """The slug of the button, and those of all acts."""
    found = now(agreement)
    told = queries.status(found, on=TODAY)
    who = user or coordinator(agreement.structure)
    rows = acts_for(who, found, told, TODAY)
    return next((each.slug for each in rows if each.is_primary), ""), {each.slug for each in rows}


def test_each_act_of_the_table_has_a_form_and_no_form_is_without_one() -> None:
    assert {row.slug for row in TABLE} == {*FORMS, "villkor"}
    assert all(row.states <= set(State) for row in TABLE)


def test_an_agreement_without_terms_begins_with_them() -> None:
    agreement = by_hand(a_county())

    main, every = offered(agreement)

    assert main == "villkor"
    assert not {"beslut", "tolkning", "atagande", "behandlad", "atertagen", "asidosatt"} & every


def test_a_draft_is_tied_to_the_recommendation_that_adopts_it() -> None:
    main, every = offered(an_agreement())

    assert main == "knyt"
    assert {"beslut", "tolkning", "vantar", "villkor"} <= every
    assert "uppsagning" not in every


def test_while_a_decision_is_missing_it_is_asked_for() -> None:
    agreement = an_agreement()
    adopted(agreement, "ekby")

    main, every = offered(agreement)

    assert main == "beslut"
    assert {"asidosatt", "uppsagning"} <= every


def test_in_force_it_is_what_it_obliges_to() -> None:
    agreement = an_agreement()
    adopted(agreement)

    main, every = offered(agreement)

    assert main == "atagande"
    assert "vantar" not in every


def test_only_what_waits_for_another_can_stop_waiting_and_only_until_it_has() -> None:
    agreement = an_agreement()
    user = coordinator(agreement.structure)
    other = by_hand(agreement.structure)
    before = offered(agreement, user)[1]
    row = wait_for(agreement=agreement, wait=Wait(other), on=TODAY, actor=ACTOR)
    waiting = offered(agreement, user)[1]
    stop_waiting(condition=row, release=Release(TODAY, "Fel avtal"), on=TODAY, actor=ACTOR)

    assert ["vantar-inte" in each for each in (before, waiting, offered(agreement, user)[1])] == [
        False,
        True,
        False,
    ]


def test_a_notice_is_first_to_be_treated_and_then_to_be_read() -> None:
    agreement = an_agreement()
    adopted(agreement)
    user = coordinator(agreement.structure)
    row = noticed(agreement)
    untreated = offered(agreement, user)
    treat_notice(notice=row, treatment=Treatment(dt.date(2022, 2, 28)), on=TODAY, actor=ACTOR)
    treated = offered(agreement, user)
    reading = Reading("ends for", "all", "Parterna", TODAY)
    interpret(agreement=agreement, reading=reading, on=TODAY, actor=ACTOR)

    assert untreated[0] == "behandlad"
    assert (treated[0], "behandlad" in treated[1]) == ("tolkning", False)
    assert offered(agreement, user)[0] != "tolkning"


def test_what_is_taken_back_or_said_by_the_text_is_not_asked_for() -> None:
    agreement = by_hand(a_county())
    entered(agreement, duties=(EnteredDutyFacts("Följa upp", clause="4"),))
    adopted(agreement, "ekby", "regionen", on=dt.date(2022, 1, 1))
    given = Given(party(), dt.date(2022, 5, 1), dt.date(2022, 5, 2))
    row = give_notice(agreement=agreement, given=given, on=TODAY, actor=ACTOR)
    user = coordinator(agreement.structure)
    main, every = offered(agreement, user)
    withdraw_notice(notice=row, withdrawn_on=TODAY, on=TODAY, actor=ACTOR)

    assert (main, "tolkning" in every, "atertagen" in every) == ("", False, True)
    assert offered(agreement, user)[0] == "atagande"
    assert "atertagen" not in offered(agreement, user)[1]


def test_what_is_replaced_is_only_mended() -> None:
    agreement = an_agreement()
    replacement = Replacement(by_hand(agreement.structure), TODAY)
    replace_agreement(agreement=agreement, replacement=replacement, on=TODAY, actor=ACTOR)

    main, every = offered(agreement)

    assert main == ""
    assert every == {"villkor", "atagande", "avtalssamverkan"}


def test_nobody_else_is_offered_anything() -> None:
    agreement = an_agreement()
    reader = builders.a_user("lasare@ekby.example")
    builders.a_role(reader, agreement.structure, "reader")

    assert offered(agreement, reader) == ("", set())
    assert offered(agreement, AnonymousUser()) == ("", set())


def test_the_acts_are_led_to_and_named_in_the_readers_language() -> None:
    agreement = an_agreement()
    found = now(agreement)
    user = coordinator(agreement.structure)

    with translation.override("en"):
        rows = acts_for(user, found, queries.status(found, on=TODAY), TODAY)

    assert rows[0].label == "Tie to a recommendation"
    assert rows[0].address == "/struktur/lanet/avtal/rutin-2021/gor/knyt/"


def test_terms_are_entered_once_then_anew_and_those_of_the_file_are_read() -> None:
    of_the_file = an_agreement()
    agreement = by_hand(of_the_file.structure)
    user = coordinator(agreement.structure)

    def label(row: Agreement) -> str:
        found = now(row)
        rows = acts_for(user, found, queries.status(found, on=TODAY), TODAY)
        return next(each.label for each in rows if each.slug == "villkor")

    first = label(agreement)
    entered(agreement)

    assert first == "Skriv in villkoren"
    assert label(agreement) == "Skriv in villkoren på nytt"
    assert label(of_the_file) == "Se var villkoren står"


def test_the_acts_take_as_many_queries_however_much_has_happened() -> None:
    agreement = an_agreement()
    user = coordinator(agreement.structure)

    def asked() -> int:
        found = now(agreement)
        told = queries.status(found, on=TODAY)
        with CaptureQueriesContext(connection) as counted:
            acts_for(user, found, told, TODAY)
        return len(counted)

    few = asked()
    adopted(agreement)
    noticed(agreement)

    assert asked() == few <= 5
