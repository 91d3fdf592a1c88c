"""Who is reminded of what comes in a county, by one letter each, whatever happens to the job; and what is told before."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverk.bodies.models import Body, Role, Structure, WorkingGroup
from samverk.desk import digest, jobs
from samverk.foundation import digest as letters
from samverk.foundation.mail import Letter
from samverk.foundation.models import Reminded, Subscriber, User
from samverk.parties.models import Party
from tests.foundation.digest.things import forget_jobs
from tests.portal import county
from tests.portal.reader import words_of

ON = dt.date(2022, 11, 1)
NEW_YEAR = dt.date(2023, 1, 1)
TODAY = dt.datetime.now(dt.UTC).date()  # noqa: TID251 -- the page reads the clock


def a_user(email: str, kind: str = "coordinator", **facts: object) -> User:
    """Somebody with a role in the county."""
    user = User.objects.create(email=email, name="Kim Ek")
    given = {"period": DateRange(county.START, None), **facts}
    Role.objects.create(user=user, structure=Structure.objects.get(), kind=kind, **given)
    return user


def contact_of(party: str) -> User:
    """The contact of a party of the county."""
    return a_user(f"kontakt@{party}.example", "party_contact", party=Party.objects.get(key=party))


def the_chair() -> User:
    """Who chairs Samrådet in 2022, with an account of their own."""
    user = User.objects.create(email="ordforande@lanet.example", name="Ada Ordf")
    person = county.a_person("Ada", "Ordf")
    person.user = user
    person.save()
    county.chair(person, "kommunerna", ON.year)
    return user


def letter_to(user: User) -> Letter:
    """The one letter that somebody has had."""
    return Letter.objects.get(to_email=user.email)


@pytest.fixture
def _a_county(db: None) -> None:
    county.a_county()


@pytest.mark.usefixtures("_a_county")
def test_a_coordinator_is_reminded_of_all_that_comes_within_ninety_days() -> None:
    kim = a_user("kim@lanet.example")
    for party in ("alby", "ekby"):
        county.leave(county.seat_of(party), NEW_YEAR)

    digest.send_due(on=ON)

    said = letter_to(kim).text
    assert "31 dec 2022 (om 60 dagar): 2 uppdrag i Samrådet går ut: Kim Ek" in said
    assert "1 jan 2023 (om 61 dagar): Ordförandeskapet i Samrådet går till" in said
    assert "Översyner som är sena\n– 1 sep 2022 (för 61 dagar sedan)" in said
    assert f"http://localhost{reverse('portal:body', args=('lanet', 'samrad'))}" in said


@pytest.mark.usefixtures("_a_county")
def test_a_partys_contact_is_reminded_of_the_partys_own_seat_and_of_nothing_else() -> None:
    ekby, alby = contact_of("ekby"), contact_of("alby")
    county.leave(county.seat_of("ekby"), NEW_YEAR)

    digest.send_due(on=ON)

    letter = letter_to(ekby)
    assert "Tiden i Samrådet går ut för Kim Ek" in letter.subject
    assert list(Reminded.objects.values_list("occasion", flat=True)) == [90]
    assert not Letter.objects.filter(to_email=alby.email).exists()


@pytest.mark.usefixtures("_a_county")
def test_the_chair_is_reminded_of_the_turn_and_of_the_review_of_the_body() -> None:
    ada = the_chair()
    county.leave(county.seat_of("ekby"), NEW_YEAR)

    digest.send_due(on=ON)

    said = letter_to(ada).text
    assert "Ordförandeskapet i Samrådet går till" in said
    assert "Översynen av" in said
    assert "Tiden i Samrådet" not in said


@pytest.mark.usefixtures("_a_county")
def test_a_working_group_that_ends_is_told() -> None:
    kim = a_user("kim@lanet.example")
    WorkingGroup.objects.create(
        body=Body.objects.get(key="samrad"),
        name="Digitala skolan",
        task="Utred",
        period=DateRange(county.START, NEW_YEAR),
    )

    digest.send_due(on=ON)

    assert "Arbetsgruppen Digitala skolan under Samrådet löper ut" in letter_to(kim).text


@pytest.mark.usefixtures("_a_county")
def test_what_has_a_successor_is_not_told() -> None:
    ekby = contact_of("ekby")
    county.leave(county.seat_of("ekby"), NEW_YEAR)
    county.appoint(county.seat_of("ekby"), county.a_person("Ada", "Ny"), NEW_YEAR)

    digest.send_due(on=ON)

    assert not Letter.objects.filter(to_email=ekby.email).exists()


@pytest.mark.usefixtures("_a_county")
def test_a_role_that_has_ended_and_an_account_that_is_closed_get_no_letter() -> None:
    a_user("slutat@lanet.example", period=DateRange(county.START, ON))
    a_user("stangd@lanet.example")
    User.objects.filter(email="stangd@lanet.example").update(is_active=False)
    a_user("laser@lanet.example", "reader")

    sent = digest.send_due(on=ON)

    assert sent == 0
    assert not Letter.objects.exists()


@pytest.mark.usefixtures("_a_county")
def test_run_every_third_day_the_job_tells_a_thing_three_times_as_soon_as_it_may() -> None:
    contact_of("ekby")
    county.leave(county.seat_of("ekby"), NEW_YEAR)

    days = [ON - dt.timedelta(40) + dt.timedelta(step) for step in range(0, 110, 3)]
    sent = [on for on in days if digest.send_due(on=on)]

    assert [(dt.date(2022, 12, 31) - on).days for on in sent] == [88, 28, 7]
    assert list(Reminded.objects.order_by("on").values_list("occasion", flat=True)) == [90, 30, 7]


@pytest.mark.usefixtures("_a_county")
def test_an_address_that_is_none_keeps_nobody_else_from_theirs() -> None:
    broken, kim = a_user("inte en adress"), a_user("kim@lanet.example")

    sent = digest.send_due(on=ON)

    assert sent == 1
    assert letter_to(kim).text.startswith("Hej Kim Ek!")
    assert not Subscriber.objects.filter(email=broken.email).exists()


class Killed(BaseException):
    """The worker was ended with no time to clear up."""


@pytest.fixture
def _committing(transactional_db: None) -> Iterator[None]:
    """Let the test commit, and leave no jobs to those after it."""
    yield
    forget_jobs()


@pytest.mark.usefixtures("_committing")
def test_a_job_killed_between_two_letters_sends_exactly_one_to_each_when_it_runs_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    county.a_county()
    users = [a_user(f"{name}@lanet.example") for name in ("anna", "bo", "eva")]
    real, sent = letters.send, list[str]()

    def dying(**asked: object) -> Letter | None:
        if len(sent) == 1:
            raise Killed
        sent.append("one")
        return real(**asked)  # type: ignore[arg-type]

    monkeypatch.setattr(letters, "send", dying, raising=False)
    with pytest.raises(Killed):
        digest.send_due(on=ON)
    assert Letter.objects.count() == 1
    monkeypatch.setattr(letters, "send", real)

    again, third = digest.send_due(on=ON), digest.send_due(on=ON)

    assert (again, third) == (2, 0)
    assert sorted(Letter.objects.values_list("to_email", flat=True)) == [u.email for u in users]


@pytest.mark.usefixtures("_a_county")
def test_the_morning_job_sends_what_is_due_today_once() -> None:
    kim = a_user("kim@lanet.example")
    county.leave(county.seat_of("ekby"), TODAY + dt.timedelta(8))

    jobs.send_digests(timestamp=0)
    jobs.send_digests(timestamp=0)

    assert f"digest:{Subscriber.objects.get().pk}/" in letter_to(kim).key


def test_to_gather_the_letters_costs_as_much_in_a_large_county_as_in_a_small(db: None) -> None:
    counted = []
    county.a_county(county.file(municipalities=2, groups=1))
    the_chair()
    contact_of("ekby")
    for step in range(2):
        list(digest.terms(ON))  # the file is parsed once in a process
        with CaptureQueriesContext(connection) as asked:
            told = list(digest.terms(ON))
        counted.append((len(asked), len(told)))
        for number in range(5):
            a_user(f"{step}-{number}@lanet.example")
        for party in ("alby", "ekby") if step == 0 else ():
            county.leave(county.seat_of(party), NEW_YEAR)

    (few, readers), (many, more_readers) = counted
    assert more_readers > readers
    assert few == many
    assert few <= 20


def page_of(user: User, language: str = "sv") -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    return words_of(client.get("/min-sida/").content.decode())


@pytest.mark.usefixtures("_a_county")
def test_my_page_says_when_the_next_letter_goes_and_what_it_says() -> None:
    ekby = contact_of("ekby")
    county.leave(county.seat_of("ekby"), TODAY + dt.timedelta(51))

    said = page_of(ekby)

    assert "Nästa påminnelsebrev" in said
    assert "Går om en dag" in said
    assert "till kontakt@ekby.example" in said
    assert "Tiden i Samrådet går ut för Kim Ek" in said
    assert "Välj påminnelser" in said


@pytest.mark.usefixtures("_a_county")
def test_what_my_page_says_is_what_the_letter_then_says() -> None:
    kim = a_user("kim@lanet.example")
    county.leave(county.seat_of("ekby"), TODAY + dt.timedelta(51))
    digest.send_due(on=TODAY)
    before = Letter.objects.count()

    said = page_of(kim)
    day = next(
        on for on in (TODAY + dt.timedelta(step) for step in range(1, 91)) if digest.send_due(on=on)
    )

    letter = Letter.objects.latest("pk")
    assert before == 1
    assert f"Går om {(day - TODAY).days} dagar" in said
    lines = [line for line in letter.text.splitlines() if line.startswith("– ")]
    assert lines
    for line in lines:
        assert line.split("): ")[1].split(" Se ")[0].rstrip(".") in said


@pytest.mark.usefixtures("_a_county")
def test_my_page_with_its_letter_costs_as_much_however_much_there_is_to_tell() -> None:
    client = Client()
    client.force_login(a_user("kim@lanet.example"))
    client.get("/min-sida/")  # the file is parsed once in a process
    counted = []
    for day in (51, 61):
        with CaptureQueriesContext(connection) as asked:
            client.get("/min-sida/")
        counted.append(len(asked))
        for party in ("alby", "ekby") if day == 51 else ():
            county.leave(county.seat_of(party), TODAY + dt.timedelta(day))

    assert counted[0] == counted[1]
    assert counted[0] <= 40


@pytest.mark.usefixtures("_a_county")
def test_on_another_day_than_today_the_page_tells_of_no_letter() -> None:
    kim = a_user("kim@lanet.example")
    client = Client()
    client.force_login(kim)

    said = words_of(client.get(f"/min-sida/?dag={ON}").content.decode())

    assert "Nästa påminnelsebrev" not in said


@pytest.mark.usefixtures("_a_county")
def test_whoever_stops_reminders_on_the_account_page_gets_none_and_is_told_of_none() -> None:
    kim = a_user("kim@lanet.example")
    client = Client()
    client.force_login(kim)

    client.post("/konto/paminnelser/", {"gor": "stoppa", "om": "lanet"})
    said = words_of(client.get("/konto/paminnelser/").content.decode())

    assert "Skicka påminnelser igen" in said
    assert digest.send_due(on=ON) == 0
    assert "Nästa påminnelsebrev" not in page_of(kim)
    client.post("/konto/paminnelser/", {"gor": "borja", "om": "lanet"})
    assert digest.send_due(on=ON) == 1


@pytest.mark.usefixtures("_a_county")
def test_a_reader_learns_who_gets_reminders() -> None:
    client = Client()
    client.force_login(a_user("laser@lanet.example", "reader"))

    said = words_of(client.get("/konto/paminnelser/").content.decode())

    assert "Du har ingen roll som ger påminnelser" in said


@pytest.mark.usefixtures("_a_county")
def test_the_chair_may_choose_too() -> None:
    ada = the_chair()
    ada.person.posts.update(period=DateRange(ON, None))
    client = Client()
    client.force_login(ada)

    said = words_of(client.get("/konto/paminnelser/").content.decode())

    assert "Skicka inte påminnelser till mig" in said
