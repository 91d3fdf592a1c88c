"""The page of everything that was changed: who may, what it tells, and what it costs."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.foundation import audit
from samverk.foundation.audit import trail
from samverk.foundation.audit.trail import Wanted
from samverk.foundation.audit.verify import head
from samverk.foundation.audit.version import software
from samverk.foundation.changes.forms import ChangesForm
from samverk.foundation.changes.views import ON_A_PAGE
from samverk.foundation.models import User
from samverk.parties.models import Organ
from tests import builders
from tests.foundation.audit import notebook
from tests.foundation.audit.notebook import run

PAGE = "/forvaltning/andringar/"
MANY = 100_000

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    """A browser in which an administrator is logged in."""
    with audit.acting(actor="Provet", kind="system"):
        user = User.objects.create_user(email="kim@exempel.se", name="Kim Ek", password=None)
        User.objects.filter(pk=user.pk).update(is_staff=True)
    client.force_login(user)
    return client


def text_of(client: Client, query: str = "") -> str:
    return client.get(f"{PAGE}{query}").content.decode()


def test_only_administrators_see_it_and_others_are_told_who_may(client: Client) -> None:
    anonymous = client.get(PAGE)
    client.force_login(User.objects.create_user(email="a@exempel.se", name="Alex"))
    signed_in = client.get(PAGE)
    client.force_login(User.objects.create_superuser(email="b@exempel.se", name="Bo"))
    administrator = client.get(PAGE)

    assert [each.status_code for each in (anonymous, signed_in, administrator)] == [403, 403, 200]
    for refused in (anonymous, signed_in):
        assert "Sidan är till för den som förvaltar Samverk." in refused.content.decode()


def test_only_administrators_are_led_to_it(client: Client) -> None:
    client.force_login(User.objects.create_user(email="a@exempel.se", name="Alex"))
    before = client.get("/om/").content.decode()
    User.objects.update(is_staff=True)
    after = client.get("/om/").content.decode()

    assert (PAGE in before, PAGE in after) == (False, True)


def test_a_change_is_told_with_who_what_when_why_and_by_which_version(
    administrator: Client,
) -> None:
    old, new = builders.a_party("ekby"), builders.a_party("alby")
    organ = builders.an_organ(old)
    with audit.acting(actor="Anna Exempel", reason="Rätt <part>", day=dt.date(2026, 3, 1)):
        organ.party, organ.kind = new, Organ.Kind.EXECUTIVE
        organ.save()

    text = text_of(administrator)

    entry = text[text.index("Anna Exempel</span>") : text.index("</li>\n  <li")]
    assert f"Organ i linjen {organ.pk} (Socialnämnden) ändrades, gäller 2026-03-01" in entry
    assert "Skäl: Rätt &lt;part&gt;" in entry
    assert f"<span>Samverk {software()}</span>" in entry
    assert re.findall(r"(\w+): <del>.*?</span>(.+?)</del> → <ins>.*?</span>(.+?)</ins>", entry) == [
        ("Part", "Ekby", "Alby"),
        ("Slag", str(Organ.Kind.COMMITTEE.label), str(Organ.Kind.EXECUTIVE.label)),
    ]


def test_the_newest_change_comes_first_and_the_oldest_page_last(administrator: Client) -> None:
    for number in range(ON_A_PAGE + 5):
        builders.a_person(given_name=f"Nummer {number:03}")
    first = text_of(administrator, "?tabell=parties_person")
    older = trail.read(Wanted(table="parties_person"), limit=ON_A_PAGE).older

    second = text_of(administrator, f"?tabell=parties_person&fore={older}")

    assert first.index("Nummer 054") < first.index("Nummer 053")
    assert f'rel="next" href="{PAGE}?tabell=parties_person&amp;fore={older}"' in first
    assert "Nummer 004" not in first
    assert "Nummer 004" in second
    assert "Äldre ändringar" not in second
    assert f'href="{PAGE}?tabell=parties_person"' in second


def test_what_by_whom_and_when_can_be_chosen(administrator: Client) -> None:
    with audit.acting(actor="Anna Exempel"):
        builders.a_person("Annas")
    with audit.acting(actor="Bo Exempel"):
        builders.a_person("Bos")
        builders.a_party("bosund")

    both = text_of(administrator, "?tabell=parties_person&vem=Bo+Exempel")
    none = text_of(administrator, "?fran=2199-01-01")
    until = text_of(administrator, "?vem=Bo+Exempel&till=2199-01-01")

    assert "(Bos Ek)" in both
    assert "(Annas Ek)" not in both
    assert "(Bosund)" not in both
    assert "Ingen sådan ändring" in none
    assert "(Bosund)" in until


@pytest.mark.usefixtures("notes")
def test_a_table_that_no_model_has_any_more_is_called_by_its_name(administrator: Client) -> None:
    run("INSERT INTO audit_note (text) VALUES ('hej')")

    text = text_of(administrator, "?tabell=audit_note")

    assert re.search(r"Audit_note \d+ tillkom", text)
    assert "direkt i databasen" in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?fran=igår", "giltigt datum"),
        ("?fran=2026-03-02&till=2026-03-01", "Den sista dagen kommer före den första."),
        ("?tabell=pg_shadow", "giltigt alternativ"),
    ],
)
def test_what_cannot_be_asked_for_is_told_at_its_field(
    administrator: Client, query: str, said: str
) -> None:
    answer = administrator.get(f"{PAGE}{query}")

    assert answer.status_code == 422
    assert answer.content.decode().count(said) == 2


@pytest.mark.parametrize("before", ["x", "-1", "9" * 19, "9" * 400, "١"])
def test_a_page_that_cannot_be_is_not_found(administrator: Client, before: str) -> None:
    assert administrator.get(PAGE, {"fore": before}).status_code == 404


def test_a_day_begins_at_midnight_in_sweden() -> None:
    form = ChangesForm({"fran": "2026-03-29", "till": "2026-03-29"})

    assert form.is_valid()
    wanted = form.wanted()
    assert wanted.since == dt.datetime(2026, 3, 28, 23, tzinfo=dt.UTC)
    assert wanted.until == dt.datetime(2026, 3, 29, 22, tzinfo=dt.UTC)  # summer time began


def test_the_head_of_the_chain_is_shown_with_how_to_check_it(administrator: Client) -> None:
    notebook.seal()
    last = head()

    text = text_of(administrator)

    assert last
    assert f"nummer {last.number}" in text
    assert last.hash in text
    assert "samverk audit verify" in text


def test_a_password_is_never_shown_not_even_its_digest(administrator: Client) -> None:
    user = User.objects.create_user(email="a@exempel.se", name="Alex", password="hemligt")
    user.set_password("hemligare")
    user.save()

    text = text_of(administrator)

    assert "(visas inte)" in text
    assert "sha256:" not in text
    assert user.password not in text


def test_another_day_is_kept_and_does_not_shorten_the_history(administrator: Client) -> None:
    text = text_of(administrator, "?dag=2020-02-19")

    assert "Här visas alltid hela historiken" in text
    assert '<input type="hidden" name="dag" value="2020-02-19">' in text
    assert "(Kim Ek)" in text


def _asked(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def test_more_changes_ask_the_database_no_more_questions(administrator: Client) -> None:
    def something_happens(name: str) -> None:
        structure = builders.a_structure(name)
        body = builders.a_body(structure)
        seat = builders.a_seat(body)
        builders.an_appointment(seat, builders.a_person())

    something_happens("a")
    few = _asked(lambda: text_of(administrator))
    for name in "bcdefgh":
        something_happens(name)

    many = _asked(lambda: text_of(administrator))

    assert many == few


def test_a_name_that_is_made_of_other_rows_is_shown(administrator: Client) -> None:
    seat = builders.a_seat(builders.a_body(builders.a_structure()))
    builders.an_appointment(seat, builders.a_person())

    text = text_of(administrator, "?tabell=bodies_appointment")

    assert "Kim Ek, Samrådet" in text
    assert "2020-09-01" not in text
    assert "1 sep 2020 – tills vidare" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_relation_is_called_by_its_ends(administrator: Client) -> None:
    user = User.objects.get()
    user.groups.add(Group.objects.create(name="Redaktion"))

    text = text_of(administrator, "?tabell=foundation_user_groups")

    assert "Användare – grupper" in text
    assert "Redaktion" in text


# --- What it costs -------------------------------------------------------------------------


@pytest.fixture
def long_trail() -> None:
    """A hundred thousand entries over ten years, with a rare actor and a rare table."""
    run("ALTER TABLE foundation_auditentry DISABLE TRIGGER USER")
    run(
        """
        INSERT INTO foundation_auditentry (at, transaction, "table", "row", operation, after,
                                           actor, actor_kind, reason, version)
        SELECT timestamptz '2016-01-01' + n * interval '52 minutes', n,
               CASE WHEN n %% 20000 = 0 THEN 'bodies_structure' ELSE 'bodies_appointment' END,
               n::text, 'insert', jsonb_build_object('id', n),
               CASE WHEN n %% 20000 = 1 THEN 'Sällan' ELSE 'Ofta ' || n %% 5 END, 'person', '', ''
          FROM generate_series(1, %s) AS n
        """,
        MANY,
    )
    run("ALTER TABLE foundation_auditentry ENABLE TRIGGER USER")
    run("ANALYZE foundation_auditentry")


def _scanned(query: str, values: dict[str, Any]) -> list[str]:
    """The tables of ours that PostgreSQL would read from end to end."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {query}", values)
        (plan,) = cursor.fetchone()
    found: list[str] = []
    waiting = [each["Plan"] for each in (json.loads(plan) if isinstance(plan, str) else plan)]
    while waiting:
        node = waiting.pop()
        if node["Node Type"] == "Seq Scan":
            found.append(node["Relation Name"])
        waiting.extend(node.get("Plans", []))
    return found


@pytest.mark.usefixtures("long_trail")
def test_no_choice_reads_the_whole_trail() -> None:
    march = dt.datetime(2019, 3, 1, tzinfo=dt.UTC)
    choices = [
        Wanted(),
        Wanted(table="bodies_structure"),
        Wanted(actor="Sällan"),
        Wanted(since=march, until=march + dt.timedelta(days=31)),
        Wanted(table="bodies_appointment", actor="Sällan", since=march),
    ]

    scanned = [
        _scanned(trail._TRAIL, {**vars(wanted), "before": before, "limit": ON_A_PAGE + 1})
        for wanted in choices
        for before in (None, MANY // 2)
    ]

    assert scanned == [[]] * len(scanned)
    assert _scanned(trail._TABLES, {}) == _scanned(trail._ACTORS, {}) == []


@pytest.mark.usefixtures("long_trail")
def test_the_names_to_choose_from_are_found_in_a_long_trail() -> None:
    assert trail.actors() == ["Ofta 0", "Ofta 1", "Ofta 2", "Ofta 3", "Ofta 4", "Sällan"]
    assert trail.tables() == ["bodies_appointment", "bodies_structure"]
    assert [entry.row for entry in trail.read(Wanted(actor="Sällan"), limit=2).entries] == [
        "80001",
        "60001",
    ]
