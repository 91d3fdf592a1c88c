"""The tray: who reads letters that came, what is shown of them, and what can be done."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.foundation import audit
from samverk.foundation.access import User as Reader
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.mail.incoming import matchers
from samverk.foundation.mail.incoming.matchers import Candidate, Doors
from samverk.foundation.mail.incoming.models import Incoming, IncomingState
from samverk.foundation.mail.incoming.queries import ON_A_PAGE
from samverk.foundation.mail.incoming.receiving import receive
from samverk.foundation.models import User
from tests import builders
from tests.foundation.incoming.came import PDF, a_reply

PAGE = "/forvaltning/inkommet/"
ROW = "matter:1/party:ekby"

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    """A browser in which an administrator is logged in."""
    with audit.acting(actor="Provet", kind="system"):
        user = User.objects.create_superuser(email="kim@exempel.se", name="Kim Ek")
    client.force_login(user)
    return client


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """What a capability that has one open row was told."""
    heard: list[tuple[str, str, str]] = []

    def candidates(_row: Incoming, _user: Reader, _on: dt.date) -> list[Candidate]:
        return [Candidate(ROW, "335-2019, Ekby kommun", "lanet")]

    doors = Doors(
        match=lambda _row, _parsed: None,
        candidates=candidates,
        connected=lambda row, actor, _on: heard.append(("connected", row.about, actor)),
        released=lambda row, actor, _on: heard.append(("released", row.about, actor)),
    )
    monkeypatch.setattr(matchers, "_DOORS", {"matters": doors})
    return heard


def text_of(client: Client, address: str = PAGE) -> str:
    return client.get(address).content.decode()


def act(client: Client, row: Incoming, name: str, **given: str) -> int:
    seen = {"act": name, "state": row.state, "was": row.about, **given}
    return client.post(f"{PAGE}{row.pk}/", seen).status_code


def test_an_empty_tray_says_what_it_is_for(administrator: Client) -> None:
    text = text_of(administrator)

    assert "Inget brev här" in text
    assert "samverk mail receive -" in text


def test_a_letter_is_told_as_text_with_its_files(administrator: Client) -> None:
    row = receive(
        a_reply(
            "Antaget <b>.\n\nDen 6 april skrev Kansliet:\n> Antar ni?\n",
            attached=(("utdrag.pdf", PDF),),
        )
    )

    listed, text = text_of(administrator), text_of(administrator, f"{PAGE}{row.pk}/")
    file = administrator.get(f"{PAGE}{row.pk}/bilaga/1/")
    whole = administrator.get(f"{PAGE}{row.pk}/brev.eml")

    assert "SV: Beslut om överenskommelsen" in listed
    assert "1 bilaga" in listed
    assert '<div class="letter-text">Antaget &lt;b&gt;.</div>' in text
    assert "Det citerade" in text
    assert file.content == PDF
    assert whole.content.startswith(b"From: ")
    assert all(
        each["Content-Disposition"].startswith("attachment")
        and each["X-Content-Type-Options"] == "nosniff"
        for each in (file, whole)
    )


def test_a_coordinator_reads_what_nobody_knows_and_what_is_about_their_own(client: Client) -> None:
    user, structure = builders.a_user("kim@ekby.example"), builders.a_structure("lanet")
    builders.a_role(user, structure, period=builders.days(dt.date(2020, 1, 1)))
    rows = [receive(a_reply(Subject=each)) for each in ("okänt", "vårt", "annans")]
    for row, key in zip(rows[1:], ("lanet", "annat"), strict=True):
        Incoming.objects.filter(pk=row.pk).update(structure=key, about=ROW, state="matched")
    client.force_login(user)

    text = text_of(client)

    assert [each in text for each in ("okänt", "vårt", "annans")] == [True, True, False]
    assert client.get(f"{PAGE}{rows[2].pk}/brev.eml").status_code == 404


def test_a_letter_is_connected_by_hand_and_whose_it_is_is_told(
    administrator: Client, told: list[tuple[str, str, str]]
) -> None:
    row = receive(a_reply())

    empty = act(administrator, row, "connect", about="")
    status = act(administrator, row, "connect", about=ROW)

    row.refresh_from_db()
    assert (empty, status) == (422, 302)
    assert (row.state, row.about, row.structure) == (IncomingState.MATCHED, ROW, "lanet")
    assert told == [("connected", ROW, "Kim Ek")]
    entry = AuditEntry.objects.filter(table="foundation_incoming").latest("pk")
    assert (entry.actor, entry.reason) == ("Kim Ek", "Para ihop")


def test_a_letter_is_set_aside_for_a_reason_and_taken_up_again(
    administrator: Client, told: list[tuple[str, str, str]]
) -> None:
    row = receive(a_reply())
    act(administrator, row, "connect", about=ROW)
    row.refresh_from_db()

    without = act(administrator, row, "set-aside", reason="")
    status = act(administrator, row, "set-aside", reason="Reklam")
    row.refresh_from_db()
    aside = (row.state, row.about, row.reason, row.handled_by)
    again = act(administrator, row, "reopen")

    row.refresh_from_db()
    assert (without, status, again) == (422, 302, 302)
    assert aside == (IncomingState.SET_ASIDE, "", "Reklam", "Kim Ek")
    assert (row.state, row.handled_by, row.reason) == (IncomingState.TRAY, "", "")
    assert told[-1] == ("released", ROW, "Kim Ek")


def test_who_saw_the_letter_in_another_state_is_told(administrator: Client) -> None:
    row = receive(a_reply())
    act(administrator, row, "set-aside", reason="Reklam")

    status = act(administrator, row, "set-aside", reason="Klart")

    assert status == 409
    assert Incoming.objects.get().reason == "Reklam"


def test_it_costs_the_same_however_many_came(administrator: Client) -> None:
    receive(a_reply())
    with CaptureQueriesContext(connection) as few:
        text_of(administrator)
    for number in range(ON_A_PAGE + 2):
        receive(a_reply(Subject=f"Brev {number}"))
    with CaptureQueriesContext(connection) as many:
        text = text_of(administrator)

    assert len(many) == len(few) <= 5  # two of them are the log-in's
    assert "?sida=2" in text


@pytest.mark.parametrize(
    ("query", "status"),
    [("?lage=tray", 200), ("?lage=fel", 404), ("?sida=99999999999999999999", 200), ("?sida=x", 200)],
)  # fmt: skip
def test_any_state_and_page_can_be_asked_for(
    administrator: Client, query: str, status: int
) -> None:
    receive(a_reply())

    assert administrator.get(f"{PAGE}{query}").status_code == status


def test_what_there_is_not_is_not_found(administrator: Client) -> None:
    row = receive(a_reply())

    assert administrator.get(f"{PAGE}{row.pk + 1}/").status_code == 404
    assert administrator.get(f"{PAGE}{row.pk}/bilaga/1/").status_code == 404
    assert act(administrator, row, "burn") == 422
