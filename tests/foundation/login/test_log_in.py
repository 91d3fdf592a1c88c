"""Log-in and log-out through HTTP, as a browser does them."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client, RequestFactory, override_settings

from samverk.foundation import access, views
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.models import User

PASSWORD = "tolv tecken minst"
PAGE = "/logga-in/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> User:
    return User.objects.create_user(email="kim@exempel.se", name="Kim Ek", password=PASSWORD)


def try_to_log_in(client: Client, path: str = PAGE, **changed: str) -> tuple[int, str]:
    """Send the form, and give the status and where it leads or what it says."""
    given = {"username": "kim@exempel.se", "password": PASSWORD, **changed}
    answer = client.post(path, given)
    return answer.status_code, answer.get("Location") or answer.content.decode()


def is_logged_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def test_somebody_logs_in_is_named_in_the_header_and_logs_out(client: Client, kim: User) -> None:
    assert 'href="/logga-in/?next=%2Fom%2F"' in client.get("/om/").content.decode()

    assert try_to_log_in(client, "/logga-in/?next=/om/") == (302, "/om/")
    named = client.get("/om/").content.decode()
    left = client.post("/logga-ut/")

    assert "Kim Ek" in named
    assert 'action="/logga-ut/"' in named
    assert (left.status_code, left["Location"]) == (302, "/")
    assert not is_logged_in(client)
    assert "Kim Ek" not in client.get("/om/").content.decode()


def test_the_address_may_be_written_in_any_case_and_with_space_around(
    client: Client, kim: User
) -> None:
    assert try_to_log_in(client, username=" Kim@Exempel.SE ") == (302, "/min-sida/")


@pytest.mark.parametrize(
    "changed",
    [
        {"password": "fel lösenord helt"},
        {"password": f" {PASSWORD}"},
        {"username": "nobody@exempel.se"},
    ],
)
def test_what_does_not_fit_is_told_at_the_password_and_no_more_is_given_away(
    client: Client, kim: User, changed: dict[str, str]
) -> None:
    status, text = try_to_log_in(client, **changed)

    assert status == 422
    assert '<a href="#id_password">E-postadressen och lösenordet hör inte ihop.' in text
    assert not is_logged_in(client)


def test_whoever_may_not_log_in_is_told_the_same_as_with_a_wrong_password(
    client: Client, kim: User
) -> None:
    wrong = try_to_log_in(client, password="fel lösenord helt")
    User.objects.update(is_active=False)

    former = try_to_log_in(client)

    assert former[0] == wrong[0]
    assert "hör inte ihop" in former[1]
    assert not is_logged_in(client)


def test_whoever_may_no_longer_log_in_is_out_at_once(client: Client, kim: User) -> None:
    try_to_log_in(client)
    User.objects.update(is_active=False)

    assert "Kim Ek" not in client.get("/om/").content.decode()


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"username": ""}, "Skriv din e-postadress."),
        ({"password": ""}, "Skriv ditt lösenord."),
        ({"username": "kim"}, "giltig e-postadress"),
    ],
)
def test_what_is_missing_is_asked_for_at_its_field_and_in_the_summary(
    client: Client, kim: User, given: dict[str, str], asked: str
) -> None:
    status, text = try_to_log_in(client, **given)

    assert status == 422
    assert text.count(asked) == 2
    assert 'aria-invalid="true"' in text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://annan.example/",
        "//annan.example/",
        "/\\annan.example",
        "\\\\annan.example",
        "http:annan.example",
        "javascript:alert(1)",
        " //annan.example",
        "http:///annan.example",
    ],
)
def test_log_in_leads_to_no_other_site(client: Client, kim: User, elsewhere: str) -> None:
    by_address = client.post(
        PAGE, {"username": kim.email, "password": PASSWORD}, query_params={"next": elsewhere}
    )
    by_field = try_to_log_in(client, next=elsewhere)

    assert by_address["Location"] == "/min-sida/"
    assert by_field == (302, "/min-sida/")


def test_the_chosen_day_is_kept_in_and_out(client: Client, kim: User) -> None:
    header = client.get("/om/?dag=2020-02-19").content.decode()
    into = try_to_log_in(client, "/logga-in/?dag=2020-02-19&next=%2Fom%2F%3Fdag%3D2020-02-19")
    first = try_to_log_in(client, "/logga-in/?dag=2020-02-19")
    out = client.post("/logga-ut/?dag=2020-02-19")

    assert "/logga-in/?dag=2020-02-19&amp;next=%2Fom%2F%3Fdag%3D2020-02-19" in header
    assert into == (302, "/om/?dag=2020-02-19")
    assert first == (302, "/min-sida/?dag=2020-02-19")
    assert out["Location"] == "/?dag=2020-02-19"


def test_what_was_asked_for_survives_a_wrong_password(client: Client, kim: User) -> None:
    asked = "/logga-in/?dag=2020-02-19&next=%2Fom%2F"

    _, text = try_to_log_in(client, asked, password="fel lösenord helt")

    assert 'action="/logga-in/?dag=2020-02-19&amp;next=%2Fom%2F"' in text


def test_the_session_gets_a_new_key_at_log_in(client: Client, kim: User) -> None:
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key

    try_to_log_in(client)

    assert is_logged_in(client)
    assert client.session.session_key != before
    assert before
    assert not client.session.exists(before)


def test_nothing_of_the_session_outlives_log_out_or_another_log_in(
    client: Client, kim: User
) -> None:
    User.objects.create_user(email="alex@exempel.se", name="Alex", password=PASSWORD)
    try_to_log_in(client)
    session = client.session
    session["mine"] = "Kim's"
    session.save()

    try_to_log_in(client, username="alex@exempel.se")

    assert "mine" not in client.session


def test_log_in_and_log_out_need_the_token_of_our_own_form(kim: User) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert try_to_log_in(strict)[0] == 403
    assert strict.post("/logga-ut/").status_code == 403


def test_log_out_is_no_link(client: Client, kim: User) -> None:
    try_to_log_in(client)

    assert client.get("/logga-ut/").status_code == 405
    assert is_logged_in(client)


def test_the_page_is_kept_nowhere_and_says_who_is_logged_in_already(
    client: Client, kim: User
) -> None:
    try_to_log_in(client)

    answer = client.get(PAGE)

    assert "no-store" in answer["Cache-Control"]
    assert "Du är inloggad som Kim Ek." in answer.content.decode()


def test_a_day_that_cannot_be_read_stops_log_in_before_the_password_is_tried(
    client: Client, kim: User
) -> None:
    assert try_to_log_in(client, "/logga-in/?dag=igår")[0] == 422
    assert not is_logged_in(client)


def test_a_page_for_others_leads_to_log_in_and_back(client: Client, kim: User) -> None:
    denied = client.get("/forvaltning/andringar/?vem=Kim")
    text = denied.content.decode()

    assert denied.status_code == 403
    assert "Sidan är till för den som förvaltar Samverk." in text
    assert 'href="/logga-in/?next=%2Fforvaltning%2Fandringar%2F%3Fvem%3DKim"' in text


def test_whoever_is_logged_in_and_may_not_is_offered_to_be_somebody_else(
    client: Client, kim: User
) -> None:
    try_to_log_in(client)

    text = client.get("/forvaltning/andringar/").content.decode()

    assert "Du är inloggad som Kim Ek." in text
    assert "Logga in som någon annan" in text


def test_our_own_fault_is_told_although_nobody_can_say_who_is_logged_in() -> None:
    class Unreachable:
        @property
        def is_authenticated(self) -> bool:
            message = "the database is gone"
            raise ConnectionError(message)

    request = RequestFactory().get("/om/")
    request.user = Unreachable()  # type: ignore[assignment]

    answer = views.server_error(request)

    assert "Vi lyckades inte visa sidan" in answer.content.decode()
    assert "Logga in" not in answer.content.decode()


def test_a_password_that_is_stored_anew_at_log_in_is_recorded_as_our_own_doing(
    client: Client, kim: User
) -> None:
    old = "django.contrib.auth.hashers.MD5PasswordHasher"
    new = "django.contrib.auth.hashers.PBKDF2PasswordHasher"

    with override_settings(PASSWORD_HASHERS=[new, old]):
        assert try_to_log_in(client)[0] == 302

    kim.refresh_from_db()
    assert kim.password.startswith("pbkdf2_sha256$")
    last = AuditEntry.objects.order_by("-id")[0]
    assert (last.table, last.actor, last.actor_kind) == ("foundation_user", "Samverk", "system")


def test_log_in_writes_no_history_of_its_own(client: Client, kim: User) -> None:
    before = AuditEntry.objects.count()

    try_to_log_in(client)

    assert AuditEntry.objects.count() == before
    assert access.signed_in.allows(kim)
