"""Who is reminded of what agreements oblige to: by digest, once for each occasion, until it is done."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverk.agreements.models import Adoption, Agreement, Fulfilment, NoticeOfTermination
from samverk.bodies.models import Body, Post, Structure
from samverk.desk import digest, jobs
from samverk.foundation import digest as letters
from samverk.foundation.mail import Letter
from samverk.foundation.models import Subscriber
from samverk.parties.models import Party
from tests import builders
from tests.desk.test_digest import a_user, contact_of, letter_to, the_chair
from tests.portal import county
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db

TERMS = """
[agreements.rutin]
name = "Överenskommelse om rutin"
parties = "signatories"
force = { when = "all", clause = "1" }
lasts = { until = 2025-01-01, clause = "2" }
notice = { months = 12, from = "received", written = true, ends_for = "unstated", clause = "3" }
[agreements.rutin.duties.folja-upp]
what = "Följa upp rutinen"
owner = "samrad"
latest = 2022-12-01
clause = "3"
[agreements.rutin.duties.anmala]
what = "Anmäla vem som svarar"
owner = "parties"
latest = 2022-12-02
clause = "3"
[agreements.rutin.duties.redovisa]
what = "Redovisa kostnaderna"
owner = "ekby"
latest = 2022-12-03
clause = "3"
"""
ON = dt.date(2022, 11, 1)
TODAY = dt.datetime.now(dt.UTC).date()  # noqa: TID251 -- the page reads the clock


def an_agreement(key: str = "rutin-2021", terms: str = TERMS) -> Agreement:
    """An agreement in force since 2021, with duties of a body, of every party and of one."""
    structure = Structure.objects.filter(key="lanet").first() or county.a_county(
        county.file(extra=terms)
    )
    agreement = Agreement.objects.create(
        key=key, structure=structure, name=f"Rutinen {key}", terms="rutin"
    )
    for party in Party.objects.filter(key__in=["ekby", "alby", "regionen"]):
        Adoption.objects.create(
            agreement=agreement,
            party=party,
            outcome="adopted",
            decided_on=dt.date(2021, 5, 1),
            noted_on=dt.date(2021, 5, 1),
            noted_by="Jonas",
        )
    return agreement


def test_each_is_reminded_of_its_own_duties_and_the_coordinator_of_all() -> None:
    an_agreement()
    kim, ekby, alby, chair = (
        a_user("kim@lanet.example"),
        contact_of("ekby"),
        contact_of("alby"),
        the_chair(),
    )

    digest.send_due(on=ON)

    said = {user.email: letter_to(user).text for user in (kim, ekby, alby, chair)}
    assert "1 dec 2022 (om 30 dagar): Rutinen rutin-2021: Följa upp rutinen" in said[kim.email]
    assert "Anmäla vem som svarar" in said[kim.email]
    assert "Redovisa kostnaderna" in said[kim.email]
    assert "Följa upp rutinen" in said[chair.email]
    assert "Redovisa kostnaderna" not in said[chair.email]
    assert "Anmäla vem som svarar" in said[ekby.email]
    assert "Redovisa kostnaderna" in said[ekby.email]
    assert "Redovisa kostnaderna" not in said[alby.email]
    assert (
        f"http://localhost{reverse('agreements:agreement', args=('lanet', 'rutin-2021'))}"
        in (said[alby.email])
    )


def test_the_secretary_of_the_body_that_has_a_duty_is_reminded() -> None:
    an_agreement()
    person = county.a_person("Sara", "Skrivare")
    person.email = "sara@lanet.example"
    person.save()
    Post.objects.create(
        body=Body.objects.get(key="samrad"),
        person=person,
        role="secretary",
        period=builders.days(county.START),
    )

    digest.send_due(on=ON)

    assert "Följa upp rutinen" in Letter.objects.get(to_email="sara@lanet.example").text


def test_the_last_day_of_notice_is_told_to_every_party() -> None:
    an_agreement()
    alby = contact_of("alby")

    digest.send_due(on=dt.date(2023, 12, 1))

    said = letter_to(alby).text
    assert "Sista dag att säga upp avtal" in said
    assert (
        "Sista dag att säga upp Rutinen rutin-2021 för att det ska upphöra efter den 31 december 2024 är den 31 december 2023"
        in said
    )


def test_what_has_been_done_is_not_reminded_of() -> None:
    agreement = an_agreement()
    kim = a_user("kim@lanet.example")
    Fulfilment.objects.create(
        agreement=agreement,
        duty="folja-upp",
        done_on=dt.date(2022, 10, 1),
        noted_on=dt.date(2022, 10, 1),
        noted_by="Jonas",
    )

    digest.send_due(on=ON)

    said = letter_to(kim).text
    assert "Följa upp rutinen" not in said
    assert "Redovisa kostnaderna" in said


def test_a_duty_is_told_once_for_each_occasion_and_when_it_is_late_twice() -> None:
    an_agreement()
    alby = contact_of("alby")
    days = [dt.date(2022, 8, 1) + dt.timedelta(number) for number in range(170)]

    for on in days:
        digest.send_due(on=on)

    told = [
        letter.text
        for letter in Letter.objects.filter(to_email=alby.email).order_by("pk")
        if "Anmäla vem som svarar" in letter.text
    ]
    assert len(told) == 5
    assert ["Åtaganden som är sena" in text for text in told] == [False, False, False, True, True]


def test_a_duty_of_a_registered_agreement_is_told_once_not_also_from_the_file() -> None:
    an_agreement()
    kim = a_user("kim@lanet.example")

    digest.send_due(on=ON)

    assert letter_to(kim).text.count("Följa upp rutinen") == 1


def test_a_duty_of_an_agreement_that_nobody_has_registered_is_told_from_the_file() -> None:
    county.a_county(county.file(extra=TERMS))
    kim = a_user("kim@lanet.example")

    digest.send_due(on=ON)

    assert letter_to(kim).text.count("Följa upp rutinen") == 1


def test_a_question_that_a_notice_leaves_open_is_the_coordinators() -> None:
    agreement = an_agreement()
    kim, alby = a_user("kim@lanet.example"), contact_of("alby")
    NoticeOfTermination.objects.create(
        agreement=agreement,
        party=Party.objects.get(key="ekby"),
        given_on=dt.date(2023, 2, 1),
        received_on=dt.date(2023, 2, 3),
    )

    digest.send_due(on=dt.date(2023, 2, 4))

    said = letter_to(kim).text
    assert "Frågor som en uppsägning lämnar öppna" in said
    assert "Upphör avtalet för alla, eller bara för den som säger upp det?" in said
    assert "Upphör avtalet för alla, eller" not in letter_to(alby).text


def test_whoever_stops_reminders_of_the_structure_gets_none_of_its_agreements() -> None:
    an_agreement()
    alby = contact_of("alby")
    digest.send_due(on=dt.date(2022, 9, 10))
    before = Letter.objects.filter(to_email=alby.email).count()
    subscriber = Subscriber.objects.get(email=alby.email)
    letters.change(subscriber=subscriber, stop={"lanet": True}, on=ON, actor="Alby")

    digest.send_due(on=ON)

    assert before == 1
    assert Letter.objects.filter(to_email=alby.email).count() == before


def test_my_page_says_what_the_letter_of_agreements_then_says() -> None:
    later = {"2022-12-02": TODAY + dt.timedelta(51), "2025-01-01": TODAY + dt.timedelta(2000)}
    terms = TERMS
    for written, day in later.items():
        terms = terms.replace(written, day.isoformat())
    an_agreement(terms=terms)
    alby = contact_of("alby")
    digest.send_due(on=TODAY)

    client = Client(headers={"accept-language": "sv"})
    client.force_login(alby)
    said = words_of(client.get(reverse("desk:desk")).content.decode())
    digest.send_due(on=TODAY + dt.timedelta(21))

    told = said.partition("Nästa påminnelsebrev")[2]
    assert "Går om 21 dagar" in told
    assert "Rutinen rutin-2021: Anmäla vem som svarar" in told
    assert "Följa upp rutinen" not in told
    letter = Letter.objects.filter(to_email=alby.email).latest("pk")
    assert "Anmäla vem som svarar" in letter.text


def test_to_gather_the_letters_costs_as_much_for_many_agreements_as_for_one() -> None:
    an_agreement()
    contact_of("alby")
    list(digest.agreements(ON))
    with CaptureQueriesContext(connection) as few:
        list(digest.agreements(ON))
    for number in range(12):
        an_agreement(f"rutin-{number}")

    with CaptureQueriesContext(connection) as many:
        list(digest.agreements(ON))

    assert len(many) <= len(few)


def test_the_morning_job_tells_of_agreements_too() -> None:
    later = TERMS.replace("2022-12-02", (TODAY + dt.timedelta(30)).isoformat())
    an_agreement(terms=later.replace("2025-01-01", (TODAY + dt.timedelta(2000)).isoformat()))
    alby = contact_of("alby")

    for _ in range(2):
        jobs.send_digests(0)

    assert "Anmäla vem som svarar" in letter_to(alby).text
