"""One's own account through HTTP: a forgotten password, a second factor, other sessions, and asking once more."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client

from samverk.foundation.mail.models import Letter
from samverk.foundation.models import AuditEntry, User

PASSWORD = "tolv tecken minst"
NEW = "ett annat helt nytt"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_before() -> None:
    cache.clear()


@pytest.fixture
def kim() -> User:
    return User.objects.create_user(email="kim@exempel.se", name="Kim Ek", password=PASSWORD)


def log_in(client: Client, password: str = PASSWORD, path: str = "/logga-in/") -> str:
    """Log in as Kim, and say where that leads."""
    answer = client.post(path, {"username": "kim@exempel.se", "password": password})
    return str(answer["Location"])


def confirm(client: Client, password: str = PASSWORD) -> None:
    assert client.post("/konto/bekrafta/", {"password": password}).status_code == 302


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def add_an_app(client: Client) -> str:
    """Add an app to the account that is logged in, and give its secret."""
    confirm(client)
    text = client.get("/konto/app/").content.decode()
    found = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", text)
    assert found
    secret = found[1]
    assert (
        client.post("/konto/app/", {"code": code_for(secret)})["Location"] == "/konto/reservkoder/"
    )
    return secret


def link_in_the_letter() -> str:
    letter = Letter.objects.latest("pk")
    found = re.search(r"http://testserver(/konto/glomt/\S+)", letter.text)
    assert found
    return found[1]


def is_logged_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    client: Client, kim: User
) -> None:
    asked = client.post("/konto/glomt/", {"email": "Kim@Exempel.se"})
    link = link_in_the_letter()

    clean = client.get(link)
    saved = client.post(clean["Location"], {"password1": NEW})
    again = Client().get(link)

    assert asked["Location"] == "/konto/glomt/skickat/"
    assert saved["Location"] == "/konto/glomt/klart/"
    assert "Länken gäller inte längre" in again.content.decode()
    kim.refresh_from_db()
    assert kim.check_password(NEW)
    assert not is_logged_in(client)


def test_the_link_tells_nobody_where_the_reader_came_from_and_leads_on_to_an_address_without_it(
    client: Client, kim: User
) -> None:
    client.post("/konto/glomt/", {"email": kim.email})
    link = link_in_the_letter()

    answer = client.get(link)
    page = client.get(answer["Location"])

    assert answer["Referrer-Policy"] == "no-referrer"
    token = link.rstrip("/").rpartition("-")[2]
    assert token not in answer["Location"]
    assert token not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"


def test_the_letter_is_confidential_and_the_link_is_not_kept_once_it_is_sent(kim: User) -> None:
    Client().post("/konto/glomt/", {"email": kim.email})

    letter = Letter.objects.latest("pk")

    assert letter.to_email == kim.email
    assert letter.confidential
    assert letter.confidential[0].endswith(link_in_the_letter())


def test_nobody_learns_who_has_an_account_by_asking_for_a_new_password(kim: User) -> None:
    known = Client().post("/konto/glomt/", {"email": kim.email})
    unknown = Client().post("/konto/glomt/", {"email": "nobody@exempel.se"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert Letter.objects.count() == 1


def test_an_account_that_may_not_log_in_gets_no_link(kim: User) -> None:
    User.objects.update(is_active=False)

    answer = Client().post("/konto/glomt/", {"email": kim.email})

    assert answer["Location"] == "/konto/glomt/skickat/"
    assert not Letter.objects.exists()


def test_the_sixth_request_for_the_same_address_in_a_minute_is_refused_in_our_words(
    kim: User,
) -> None:
    answers = [Client().post("/konto/glomt/", {"email": kim.email}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Vänta en stund" in answers[-1].content.decode()


def test_a_new_password_by_link_is_recorded_as_done_by_a_link(client: Client, kim: User) -> None:
    client.post("/konto/glomt/", {"email": kim.email})

    client.post(client.get(link_in_the_letter())["Location"], {"password1": NEW})

    entry = AuditEntry.objects.filter(table="foundation_user").latest("id")
    assert (entry.actor, entry.actor_kind) == ("Samverk", "system")
    assert entry.reason == "Nytt lösenord genom en länk"


@pytest.mark.parametrize("weak", ["kort", "password1234"])
def test_a_weak_password_is_refused_at_its_field(client: Client, kim: User, weak: str) -> None:
    log_in(client)

    answer = client.post("/konto/losenord/", {"oldpassword": PASSWORD, "password1": weak})

    assert answer.status_code == 422
    assert 'href="#id_password1"' in answer.content.decode()


def test_a_changed_password_logs_out_everywhere_else(client: Client, kim: User) -> None:
    elsewhere = Client()
    log_in(client)
    log_in(elsewhere)

    changed = client.post("/konto/losenord/", {"oldpassword": PASSWORD, "password1": NEW})

    assert changed["Location"] == "/konto/"
    assert "Kim Ek" in client.get("/om/").content.decode()
    assert "Kim Ek" not in elsewhere.get("/om/").content.decode()
    entry = AuditEntry.objects.filter(table="foundation_user").latest("id")
    assert entry.actor == "Kim Ek"


def test_the_password_one_has_is_asked_for_before_it_is_changed(client: Client, kim: User) -> None:
    log_in(client)

    answer = client.post("/konto/losenord/", {"oldpassword": "fel helt enkelt", "password1": NEW})

    assert answer.status_code == 422
    assert "Skriv det du har nu" in answer.content.decode()
    kim.refresh_from_db()
    assert kim.check_password(PASSWORD)


def test_with_an_app_the_password_alone_lets_nobody_in(client: Client, kim: User) -> None:
    log_in(client)
    secret = add_an_app(client)
    other = Client()

    led_to = log_in(other, path="/logga-in/?next=/om/")
    before = is_logged_in(other)
    wrong = other.post("/logga-in/kod/", {"code": "000000"})
    cache.clear()
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    right = other.post("/logga-in/kod/", {"code": code_for(secret)})

    assert led_to == "/logga-in/kod/"
    assert not before
    assert (wrong.status_code, "Koden stämmer inte" in wrong.content.decode()) == (422, True)
    assert right["Location"] == "/om/"
    assert is_logged_in(other)


def test_a_recovery_code_works_once(client: Client, kim: User) -> None:
    log_in(client)
    add_an_app(client)
    codes = re.findall(
        r"<li>\s*<code>(\d+)</code>", client.get("/konto/reservkoder/").content.decode()
    )
    first, second = Client(), Client()
    log_in(first)
    log_in(second)

    used = first.post("/logga-in/kod/", {"code": codes[0]})
    again = second.post("/logga-in/kod/", {"code": codes[0]})

    assert len(codes) == 10
    assert used.status_code == 302
    assert is_logged_in(first)
    assert again.status_code == 422
    assert not is_logged_in(second)


def test_codes_are_not_guessed_for_long(client: Client, kim: User) -> None:
    log_in(client)
    secret = add_an_app(client)
    cache.clear()
    other = Client()
    log_in(other)

    answers = [other.post("/logga-in/kod/", {"code": f"00000{n}"}) for n in range(5)]
    right_but_late = other.post("/logga-in/kod/", {"code": code_for(secret)})

    assert {answer.status_code for answer in answers} == {422}
    assert "för många försök" in right_but_late.content.decode()
    assert not is_logged_in(other)


def test_the_secret_of_an_app_is_stored_as_nobody_can_read_it(client: Client, kim: User) -> None:
    log_in(client)

    secret = add_an_app(client)

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))
    entries = AuditEntry.objects.filter(table="mfa_authenticator")
    assert {entry.actor for entry in entries} == {"Kim Ek"}
    assert secret not in str(list(entries.values_list("after", flat=True)))


@pytest.mark.parametrize("path", ["/konto/app/", "/konto/reservkoder/nya/", "/konto/nycklar/ny/"])
def test_what_decides_who_comes_in_asks_for_the_password_once_more(
    client: Client, kim: User, path: str
) -> None:
    log_in(client)

    asked = client.get(path)
    wrong = client.post(asked["Location"], {"password": "fel lösenord helt"})
    right = client.post(asked["Location"], {"password": PASSWORD})

    assert asked["Location"].startswith("/konto/bekrafta/?next=")
    assert wrong.status_code == 422
    assert right["Location"] == path


def test_asking_once_more_is_no_way_to_try_passwords(client: Client, kim: User) -> None:
    log_in(client)

    for number in range(5):
        client.post("/konto/bekrafta/", {"password": f"gissning {number} av fem"})
    late = client.post("/konto/bekrafta/", {"password": PASSWORD})

    assert late.status_code == 422
    assert "för många försök" in late.content.decode()


def test_asking_once_more_leads_to_no_other_site(client: Client, kim: User) -> None:
    log_in(client)

    answer = client.post("/konto/bekrafta/?next=//annan.example/", {"password": PASSWORD})

    assert answer["Location"] == "/min-sida/"


def test_other_log_ins_are_listed_and_ended(client: Client, kim: User) -> None:
    elsewhere = Client(headers={"user-agent": "An old telephone"})
    log_in(client)
    log_in(elsewhere)

    listed = client.get("/konto/sessioner/").content.decode()
    client.post("/konto/sessioner/")

    assert "An old telephone" in listed
    assert "Kim Ek" in client.get("/om/").content.decode()
    assert "Kim Ek" not in elsewhere.get("/om/").content.decode()


def test_the_session_gets_a_new_key_after_the_second_step(client: Client, kim: User) -> None:
    log_in(client)
    secret = add_an_app(client)
    other = Client()
    log_in(other)
    before = other.session.session_key
    Authenticator.objects.filter(type="totp").update(last_used_at=None)

    other.post("/logga-in/kod/", {"code": code_for(secret)})

    assert is_logged_in(other)
    assert other.session.session_key != before


def test_nobody_signs_up(client: Client) -> None:
    statuses = [
        client.get(path).status_code for path in ("/konto/ny/", "/signup/", "/konto/signup/")
    ]

    assert statuses == [404, 404, 404]


@pytest.mark.parametrize(
    "path",
    [
        "/konto/glomt/",
        "/konto/losenord/",
        "/konto/bekrafta/",
        "/konto/sessioner/",
        "/logga-in/kod/",
    ],
)
def test_every_form_needs_the_token_of_our_own_page(kim: User, path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(kim)

    assert strict.post(path, {}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/konto/",
        "/konto/losenord/",
        "/konto/sessioner/",
        "/konto/nycklar/",
        "/konto/app/",
        "/konto/nycklar/ny/",
    ],
)
def test_no_page_of_the_account_has_the_looks_of_somebody_else(
    client: Client, kim: User, path: str
) -> None:
    log_in(client)
    confirm(client)

    answer = client.get(path)
    text = answer.content.decode()

    assert answer.status_code == 200
    assert 'class="site-header"' in text
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", text)
