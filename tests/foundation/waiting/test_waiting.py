"""The page of letters and jobs: who may, what it tells, what it costs, and its two acts."""

import re

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.foundation import audit, mail
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.mail import Letter, State
from samverk.foundation.models import User
from samverk.foundation.waiting.queries import ON_A_PAGE
from tests.foundation.mail.letters import a_letter, waiting_jobs

PAGE = "/forvaltning/ko/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    """A browser in which an administrator is logged in."""
    with audit.acting(actor="Provet", kind="system"):
        user = User.objects.create_superuser(email="kim@exempel.se", name="Kim Ek")
    client.force_login(user)
    return client


def in_state(state: State, key: str = "a", **facts: object) -> Letter:
    letter = a_letter(key, to=mail.Address("Kim", f"{key}@ekby.example"))
    Letter.objects.filter(pk=letter.pk).update(state=state, **facts)
    return Letter.objects.get(pk=letter.pk)


def act(client: Client, letter: Letter, name: str, seen: str = "") -> int:
    told = {"act": name, "letter": letter.pk, "state": seen or letter.state}
    return client.post(f"{PAGE}brev/", told).status_code


def text_of(client: Client, query: str = "") -> str:
    return client.get(f"{PAGE}{query}").content.decode()


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_only_administrators_see_it_and_are_led_to_it(client: Client) -> None:
    anonymous = client.get(PAGE).status_code
    client.force_login(User.objects.create_user(email="a@exempel.se", name="Alex"))
    signed_in = client.get(PAGE).status_code
    before = client.get("/om/").content.decode()
    User.objects.update(is_staff=True)
    after = client.get("/om/").content.decode()

    assert (anonymous, signed_in, client.get(PAGE).status_code) == (403, 403, 200)
    assert (PAGE in before, PAGE in after) == (False, True)


def test_a_letter_is_told_with_its_recipient_its_state_and_its_trouble(
    administrator: Client,
) -> None:
    in_state(State.REFUSED, trouble="refused", words="550 <No> such mailbox")

    text = text_of(administrator)

    assert "a@ekby.example" in text
    assert "avvisat av mottagarens server" in text
    assert "Mottagarens server tog inte emot brevet: 550 &lt;No&gt; such mailbox" in text


def test_what_a_letter_says_is_not_told(administrator: Client) -> None:
    a_letter(text="https://samverk.example/svar/hemligt")

    assert "hemligt" not in text_of(administrator)


def test_letters_of_one_state_can_be_chosen(administrator: Client) -> None:
    in_state(State.UNKNOWN, "a", trouble="may_be_sent")
    in_state(State.QUEUED, "b")

    text = text_of(administrator, "?lage=unknown")

    assert ("a@ekby.example" in text, "b@ekby.example" in text) == (True, False)
    assert administrator.get(f"{PAGE}?lage=fel").status_code == 404


def test_it_costs_the_same_however_much_waits(administrator: Client) -> None:
    in_state(State.REFUSED, trouble="refused")
    with CaptureQueriesContext(connection) as few:
        text_of(administrator)
    for number in range(ON_A_PAGE + 5):
        a_letter(f"letter {number}")
    with CaptureQueriesContext(connection) as many:
        text = text_of(administrator)

    assert len(many) == len(few) <= 7  # two of them are the log-in's
    assert text.count("@ekby.example</span>") == 2 * ON_A_PAGE + ON_A_PAGE
    assert "?sida=2" in text


@pytest.mark.parametrize("number", ["2", "999999999999999999999", "x", "-1", "²"])
def test_any_page_can_be_asked_for(administrator: Client, number: str) -> None:
    in_state(State.REFUSED, trouble="refused")

    assert administrator.get(f"{PAGE}?sida={number}").status_code == 200


def test_without_a_worker_it_says_so(administrator: Client) -> None:
    none = text_of(administrator)
    run("INSERT INTO procrastinate_workers DEFAULT VALUES")
    alive = text_of(administrator)
    run("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    dead = text_of(administrator)

    assert ["Ingen arbetare är igång" in each for each in (none, alive, dead)] == [
        True,
        False,
        True,
    ]
    assert "Arbetaren är igång" in alive
    assert "hördes av senast" in dead


def test_jobs_are_told_those_that_failed_first(administrator: Client) -> None:
    a_letter("a")
    a_letter("b")
    run("UPDATE procrastinate_jobs SET status = 'failed' WHERE id % 2 = 0")

    text = text_of(administrator)

    assert "1 väntar, 0 görs nu, 1 har misslyckats." in text
    assert re.findall(r"misslyckades|väntar</span>", text)[0] == "misslyckades"
    assert "Skicka ett brev" in text


@pytest.mark.parametrize("state", [State.REFUSED, State.UNKNOWN, State.GIVEN_UP, State.QUEUED])
def test_a_letter_can_be_tried_again(administrator: Client, state: State) -> None:
    letter = in_state(state, attempts=4, trouble="refused", words="550")

    status = act(administrator, letter, "retry")

    again = Letter.objects.get()
    assert (status, again.state, again.attempts, again.error) == (302, State.QUEUED, 0, "")
    assert waiting_jobs() == [letter.pk, letter.pk]
    entry = AuditEntry.objects.filter(table="foundation_letter").latest("pk")
    assert (entry.actor, entry.reason) == ("Kim Ek", "Försök igen")


def test_a_letter_can_be_written_off_and_its_link_goes_with_it(administrator: Client) -> None:
    letter = a_letter(text="https://x.example/svar/hemligt", confidential=["hemligt"])

    status = act(administrator, letter, "write-off")

    left = Letter.objects.get()
    assert (status, left.state) == (302, State.WRITTEN_OFF)
    assert "hemligt" not in left.text
    entry = AuditEntry.objects.filter(table="foundation_letter").latest("pk")
    assert (entry.actor, entry.reason) == ("Kim Ek", "Avskriv")


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (State.SENT, "retry"),
        (State.SENT, "write-off"),
        (State.BOUNCED, "retry"),
        (State.WRITTEN_OFF, "retry"),
    ],
)
def test_what_is_settled_is_not_sent_again(administrator: Client, state: State, name: str) -> None:
    letter = in_state(state, sent_at=Now(), trouble="bounced")

    assert act(administrator, letter, name) == 409
    assert Letter.objects.get().state == state


def test_who_saw_the_letter_in_another_state_is_told(administrator: Client) -> None:
    letter = in_state(State.SENT, sent_at=Now())

    told = {"act": "retry", "letter": letter.pk, "state": "unknown"}
    response = administrator.post(f"{PAGE}brev/", told)

    assert response.status_code == 409
    assert "(nu: skickat)" in response.content.decode()


def test_an_act_is_asked_for_by_name_of_a_letter_that_is_there_and_only_by_post(
    administrator: Client,
) -> None:
    letter = a_letter()

    assert act(administrator, letter, "send") == 404
    assert administrator.post(f"{PAGE}brev/", {"act": "retry"}).status_code == 404
    assert administrator.get(f"{PAGE}brev/").status_code == 302
    assert Letter.objects.get().state == State.QUEUED
