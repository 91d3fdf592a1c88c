"""What waits in matters stands first on the page of the coordinator, and each other role sees its own."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from samverk.bodies.models import Structure
from samverk.bodies.queries.nearest import rules_near
from samverk.desk.matters_of import _prepared
from samverk.foundation.mail.incoming.receiving import receive
from samverk.foundation.models import User
from samverk.matters import actions
from samverk.matters.models import Matter, Recommendation
from samverk.matters.queries import queue
from samverk.matters.queries.readiness import needs_of
from samverk.parties.models import Party, Person
from samverk.rulebook.matters.steps import Act
from samverk.rulebook.structure.model import Document, Requirement
from tests import builders
from tests.desk.test_desk import client_of, with_role
from tests.foundation.incoming.came import a_reply
from tests.matters import opinions, questions
from tests.matters.mailed import came, ekby
from tests.portal import county
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mailbox(settings: Settings) -> None:
    settings.MAIL_REPLIES_TO = "svar@lanet.example"


def reads(user: User) -> str:
    return words_of(client_of(user).get("/min-sida/").content.decode())


def test_answers_to_review_stand_first_with_the_letter_beside() -> None:
    sent = questions.a_sent()
    letter = came(ekby(sent))
    questions.answer(sent, "alby", on=questions.day(60))

    page = client_of(with_role("coordinator")).get("/min-sida/").content.decode()

    matter = sent.matter
    matrix = f"/struktur/lanet/arenden/{matter.year}-{matter.number}/beslut/1/"
    assert f'href="{matrix}rad/ekby/brev/{letter.pk}/"' in page
    assert f'href="{matrix}?visa=granska"' in page
    assert "2 svar att granska" in words_of(page)


def test_a_letter_that_nothing_recognised_is_on_the_page_and_why() -> None:
    questions.a_sent()
    receive(a_reply("Hej!", Subject="Frånvaro"))

    said = reads(with_role("coordinator"))

    assert "1 brev att para ihop" in said
    assert "Verkar vara ett automatiskt svar." in said


def test_a_matter_with_the_coordinator_says_since_when_and_what_comes_next() -> None:
    matter = questions.a_question()

    said = reads(with_role("coordinator"))

    assert f"{matter.registry_number} Gemensam rutin för utskrivning" in said
    assert "1 ärende hos dig" in said
    assert "Lägg i ett organ" in said


def test_what_comes_next_leads_to_its_own_form() -> None:
    raised = questions.a_question()
    recommended = questions.a_question(raised.structure)
    questions.place(recommended, "samrad", on=questions.day(3))
    questions.treat(recommended, "samrad", "recommend", on=questions.day(20))
    client = client_of(with_role("coordinator"))

    page = client.get("/min-sida/").content.decode()

    place = f"/struktur/lanet/arenden/{raised.year}-{raised.number}/gor/lagg-fram/"
    send = f"/struktur/lanet/arenden/{recommended.year}-{recommended.number}/gor/skicka/"
    for form in (place, send):
        assert f'href="{form}"' in page
        assert client.get(form).status_code == 200


def test_what_no_longer_fits_leads_to_the_register_with_as_many() -> None:
    structure = questions.a_question().structure
    for number in range(10):
        questions.a_question(structure, title=f"Fråga {number}")
    client = client_of(with_role("coordinator"))

    page = client.get("/min-sida/").content.decode()

    register = "/struktur/lanet/arenden/?hos=coordinator"
    assert f'href="{register}"' in page
    assert "11 öppna ärenden" in words_of(client.get(register).content.decode())


def test_who_is_waited_for_is_told_with_how_many_have_answered() -> None:
    sent = questions.a_sent()
    questions.confirmed(sent, "alby", on=questions.day(60))

    said = reads(with_role("coordinator"))

    assert f"Hos huvudmännen: 1 av {sent.rows.count()} har svarat." in said


def test_a_party_that_is_late_stands_once_however_much_it_owes() -> None:
    first = questions.a_sent()
    matter = questions.a_question(first.matter.structure, title="En annan fråga")
    questions.place(matter, "samrad", on=questions.day(3))
    questions.treat(matter, "samrad", "recommend", on=questions.day(20))
    proposal = actions.Proposal("Nästa rutin", ("Rutinen antas.",))
    second = actions.propose(matter=matter, proposal=proposal, on=questions.day(20), actor="Kim")
    questions.send_out(second, [Party.objects.get(key="ekby")])
    for party in questions.concerned(first.matter):
        if party.key not in {"ekby", "alby"}:
            questions.confirmed(first, party.key, on=questions.day(60))

    said = reads(with_role("coordinator"))

    assert "2 huvudmän som är sena" in said
    assert "2 beslut saknas." in said


def test_an_answer_that_comes_back_still_waits() -> None:
    sent = questions.a_sent()
    back = {1: actions.Said("postponed"), 2: actions.Said("adopted")}
    for party in questions.concerned(sent.matter):
        questions.confirmed(
            sent,
            party.key,
            on=questions.day(60),
            **({"clauses": back} if party.key == "ekby" else {}),
        )

    assert "1 huvudman som är sen" in reads(with_role("coordinator"))


def test_a_matter_that_nobody_moves_is_told_unless_it_rests() -> None:
    resting, still = questions.a_question(), questions.a_question(Structure.objects.get())
    questions.step(
        resting, Act.POSTPONE, on=questions.day(2), until=dt.date(2099, 1, 1), reason="Väntar"
    )

    said = reads(with_role("coordinator"))

    assert "1 orört ärende" in said
    assert still.registry_number
    assert still.registry_number in said
    assert str(resting.registry_number) not in said


def test_own_drafts_are_there_to_go_on_with_and_nobody_elses() -> None:
    county.a_county()
    user, other = with_role("coordinator"), builders.a_user("other@ekby.example")
    for who, title in ((user, "Min fråga"), (other, "Deras fråga")):
        draft = questions.a_draft(Structure.objects.get(), title=title)
        Matter.objects.filter(pk=draft.pk).update(begun_by=who)

    said = reads(user)

    assert "Min fråga" in said
    assert "Skriv vidare" in said
    assert "Deras fråga" not in said


def in_samrad() -> Matter:
    matter = questions.a_question()
    questions.place(matter, "samrad", on=questions.day(3))
    return matter


def seated(party: str) -> User:
    """Somebody who sits for a party in the body where the matter lies."""
    user = builders.a_user("ledamot@lanet.example")
    seat = county.seat_of(party)
    held = seat.appointments.first() or county.appoint(seat, county.a_person("Siv", "Ek"))
    held.person.user = user
    held.person.save()
    return user


def test_a_member_sees_what_lies_in_the_body() -> None:
    matter = in_samrad()

    said = reads(seated("ekby"))

    assert "Ärenden i dina organ" in said
    assert str(matter.registry_number) in said


def test_a_matter_in_a_body_waits_for_whoever_chairs_it() -> None:
    matter = in_samrad()
    user = seated("ekby")
    not_chair = reads(user)
    builders.a_post(
        questions.body(matter, "samrad"), Person.objects.get(user=user), side="municipalities"
    )

    assert "1 ärende i dina organ" not in not_chair
    assert "1 ärende i dina organ" in reads(user)


def test_the_chair_reads_what_the_body_requires_and_who_is_to_provide_it() -> None:
    matter = in_samrad()
    Matter.objects.filter(pk=matter.pk).update(question="Hur gör vi?")
    rules = rules_near(matter.structure, on=questions.day(3))
    assert rules
    wanted = (Requirement(Document.QUESTION_FORM, ()), Requirement(Document.OFFICIAL_REPORT, ()))
    body = replace(rules.bodies["samrad"], requires=wanted)
    strict = replace(rules, bodies={**rules.bodies, "samrad": body})
    matter = Matter.objects.select_related("holder_body").get(pk=matter.pk)

    needs = needs_of([matter], {matter.structure_id: strict})[matter.pk]

    assert [(each.what, each.is_met) for each in needs] == [
        (Document.QUESTION_FORM, True),
        (Document.OFFICIAL_REPORT, False),
    ]
    said = _prepared(needs, [each for each in needs if not each.is_met])
    assert said.startswith("Berett till 1 av 2. Saknas: utkast till tjänsteskrivelse")


def test_a_member_sees_what_the_own_party_has_not_answered() -> None:
    questions.a_sent()

    said = reads(seated("ekby"))

    assert "Väntar på din part" in said
    assert "Ny rutin" in said


def test_the_contact_of_a_party_sees_what_to_decide_and_nothing_of_others() -> None:
    sent = questions.a_sent()
    questions.confirmed(sent, "ekby", on=questions.day(60))

    answered = reads(with_role("party_contact", Party.objects.get(key="ekby")))

    assert "Att besluta hos er" not in answered


def test_what_a_contact_owes_leads_to_the_form() -> None:
    sent = questions.a_sent()
    user = with_role("party_contact", Party.objects.get(key="ekby"))

    page = client_of(user).get("/min-sida/").content.decode()

    assert f'href="/parter/ekby/beslut/{ekby(sent).pk}/"' in page
    assert 'href="/parter/ekby/beslut/"' in page
    assert "1 beslut att svara på" in words_of(page)


def counted(user: User) -> int:
    with CaptureQueriesContext(
        connection,
    ) as told:
        client_of(user).get("/min-sida/")
    return len(told)


def many(first: Recommendation) -> None:
    structure = first.matter.structure
    for number in range(12):
        matter = questions.a_question(structure, title=f"Fråga {number}")
        if number % 2:
            questions.place(matter, "samrad", on=questions.day(3))
        if number % 3:
            came(ekby(first), **{"Message-ID": f"<{number}@ekby.example>"})


def test_the_page_costs_as_many_queries_however_much_there_is() -> None:
    sent = questions.a_sent()
    came(ekby(sent))
    in_body = questions.a_question(sent.matter.structure)
    questions.place(in_body, "samrad", on=questions.day(3))
    questions.a_question(sent.matter.structure)
    user = with_role("coordinator")
    few = counted(user)

    many(sent)

    # One count more for each of three lists that no longer fits.
    assert counted(user) <= few + 4


@pytest.mark.parametrize(
    ("answered", "on", "is_still"),
    [(None, 100, False), (None, 101, True), (99, 110, False), (99, 140, True)],
)
def test_a_matter_is_still_when_no_answer_has_come_and_nobody_has_time_left(
    answered: int | None, on: int, *, is_still: bool
) -> None:
    sent = questions.a_sent()
    if answered is not None:
        questions.answer(sent, "ekby", on=questions.day(answered))

    found = queue.not_moved({sent.matter.structure_id: 30}, on=questions.day(on))

    assert [row.pk for row in found.rows] == [sent.matter_id] * is_still
    assert [vars(row)["stirred_on"] for row in found.rows] == (
        [questions.day(answered or 25)] * is_still
    )


@pytest.mark.parametrize(("on", "is_still"), [(70, False), (71, False), (101, True)])
def test_an_opinion_that_came_is_something_that_happened(on: int, *, is_still: bool) -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=66)

    found = queue.not_moved({referral.matter.structure_id: 30}, on=questions.day(on))

    assert [row.pk for row in found.rows] == [referral.matter_id] * is_still
