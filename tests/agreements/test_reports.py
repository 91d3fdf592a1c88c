"""The yearly report on contractual cooperation: what it tells, who reads it, and the files it is handed over in."""

import datetime as dt
import io
from http import HTTPStatus

import docx
import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from samverk.agreements.actions.issuing import issue
from samverk.agreements.models import Adoption, Agreement, Fulfilment
from samverk.bodies.models import Structure
from samverk.parties.models import Party
from tests import builders
from tests.portal import county
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db

YEARLY = "/struktur/lanet/avtal/rapport/"
TERMS = """
[agreements.jour]
name = "Avtal om socialjour"
parties = "signatories"
force = { when = "all", clause = "1" }
lasts = { until = 2024-07-01, clause = "2" }
[agreements.jour.duties.folja-upp]
what = "Följa upp jouren"
owner = "samrad"
latest = 2022-12-01
clause = "3"
[agreements.jour.duties.utvardera]
what = "Utvärdera jouren"
latest = 2023-05-01
clause = "3"
"""


def an_agreement(key: str = "jour", **facts: object) -> Agreement:
    """An agreement in force since 1 May 2021, on which Ekby decided in its council."""
    structure = Structure.objects.filter(key="lanet").first() or county.a_county(
        county.file(extra=TERMS)
    )
    given = {"name": "Socialjouren", "terms": "jour", **facts}
    agreement = Agreement.objects.create(key=key, structure=structure, **given)
    for party in Party.objects.filter(key__in=["ekby", "alby", "regionen"]):
        Adoption.objects.create(
            agreement=agreement,
            party=party,
            outcome="adopted",
            decided_on=dt.date(2021, 5, 1),
            organ="Kommunfullmäktige",
            paragraph="45",
            registry_number=f"KS 2021/{party.pk}",
            noted_on=dt.date(2021, 5, 1),
            noted_by="Jonas",
        )
    issue(agreement=agreement, on=dt.date(2021, 5, 2), actor="Jonas")
    return agreement


def contractual() -> Agreement:
    what = "Region Länet sköter socialjouren åt Ekby och Alby."
    return an_agreement(cooperation="contractual", cooperation_what=what)


def inside() -> Client:
    """Somebody who reads in the structure."""
    user = builders.a_user()
    builders.a_role(
        user, Structure.objects.get(key="lanet"), "reader", period=builders.days(county.START)
    )
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def report(client: Client, year: int = 2021, party: str = "ekby") -> str:
    answer = client.get(f"{YEARLY}{year}/{party}/")
    assert answer.status_code == HTTPStatus.OK
    return words_of(answer.content.decode())


def test_it_tells_what_the_agreement_is_about_what_was_decided_and_what_happened() -> None:
    agreement = contractual()
    number = Adoption.objects.get(agreement=agreement, party__key="ekby").registry_number

    text = report(inside())

    assert (
        "Ekby kommun har haft ett avtal om avtalssamverkan i Länets samverkan under 2021." in text
    )
    assert "Region Länet sköter socialjouren åt Ekby och Alby." in text
    assert f"Antaget den 1 maj 2021 (Kommunfullmäktige, § 45, dnr {number})" in text
    assert "från den 1 maj 2021 till och med den 30 juni 2024" in text
    assert "Ekby kommun antog avtalet den 1 maj 2021" in text
    assert "Alby kommun antog avtalet" not in text
    assert "(9 kap. 38 § kommunallagen)" in text
    assert "(6 kap. 1 § kommunallagen)" in text


def test_it_tells_what_was_followed_up_and_what_is_late() -> None:
    agreement = contractual()
    Fulfilment.objects.create(
        agreement=agreement,
        duty="folja-upp",
        done_on=dt.date(2023, 2, 1),
        said="Jouren fungerar.",
        noted_on=dt.date(2023, 2, 2),
        noted_by="Jonas",
    )

    text = report(inside(), 2023)

    assert "Följa upp jouren: gjort den 1 februari 2023. Jouren fungerar." in text
    assert "Utvärdera jouren: försenat, skulle ha gjorts senast den 1 maj 2023." in text
    assert "Ett åtagande i avtalen är försenat." in text
    assert "Inget har ändrats i avtalet" in text


def test_what_nobody_has_considered_stands_by_itself_with_what_to_do() -> None:
    an_agreement()
    an_agreement("annan", name="Samverkansavtalet", cooperation="other")
    Agreement.objects.create(
        key="tyst", structure=Structure.objects.get(key="lanet"), name="Ett avtal utan villkor"
    )

    text = report(inside())

    assert "har inte haft något avtal om avtalssamverkan" in text
    assert "Inte prövade Det är inte avgjort" in text
    assert "Socialjouren, gäller från den 1 maj 2021" in text
    assert "Ett avtal utan villkor: villkoren är inte inskrivna" in text
    assert "Annan samverkan genom avtal Samverkansavtalet, gäller från den 1 maj 2021" in text
    assert "Ska prövas" in text


def test_a_year_before_the_agreement_and_one_after_it_have_nothing_to_tell() -> None:
    contractual()
    client = inside()

    before, after = report(client, 2020), report(client, 2025)

    assert "Inget avtal gällde det här året" in before
    assert "Inget avtal gällde det här året" in after


def test_the_index_counts_the_agreements_of_each_principal_in_a_year() -> None:
    contractual()
    an_agreement("annan", name="Samverkansavtalet")
    client = inside()

    text = words_of(client.get(f"{YEARLY}2022/").content.decode())
    empty = words_of(client.get(f"{YEARLY}2019/").content.decode())

    assert "Ekby kommun 1 0 1" in text
    assert "Några avtal är inte prövade." in text
    assert "Inget avtal gällde det här året" in empty


def test_the_index_begins_with_the_last_whole_year() -> None:
    contractual()
    year = dt.datetime.now(dt.UTC).year - 1  # noqa: TID251 -- the page reads the clock

    text = words_of(inside().get(YEARLY).content.decode())

    assert f"Rapporter om avtalssamverkan {year}" in text


def test_as_word_it_opens_and_is_the_same_bytes_every_time() -> None:
    contractual()
    client = inside()

    first, second = (client.get(f"{YEARLY}2021/ekby.docx").content for _ in range(2))

    lines = [each.text for each in docx.Document(io.BytesIO(first)).paragraphs]
    assert first == second
    assert "Region Länet sköter socialjouren åt Ekby och Alby." in lines
    assert any("Skriv hur samverkan har fungerat" in line for line in lines)


def test_as_pdf_it_says_the_same_and_is_the_same_bytes_every_time() -> None:
    contractual()
    client = inside()

    first, second = (client.get(f"{YEARLY}2021/ekby.pdf") for _ in range(2))

    pages = PdfReader(io.BytesIO(first.content)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert first.content == second.content
    assert 'filename="avtalssamverkan-2021-ekby.pdf"' in first["Content-Disposition"]
    assert "Avtalssamverkan 2021" in text
    assert "Region Länet sköter socialjouren" in text


def test_who_does_not_work_in_the_structure_is_told_who_does() -> None:
    contractual()
    user = builders.a_user("annan@vikby.example")
    outside = Client()
    outside.force_login(user)

    statuses = [
        outside.get(f"{YEARLY}{path}").status_code
        for path in ("", "2021/", "2021/ekby/", "2021/ekby.docx")
    ]

    assert statuses == [HTTPStatus.FORBIDDEN] * 4


@pytest.mark.parametrize(
    "path", ["2021/annan/", "1800/", "2999/ekby/", "2021/ekby.exe", "2021/annan.pdf"]
)
def test_a_report_that_there_is_not_is_not_found(path: str) -> None:
    contractual()

    assert inside().get(f"{YEARLY}{path}").status_code == HTTPStatus.NOT_FOUND


def test_it_costs_as_much_for_many_agreements_as_for_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    contractual()
    for number in range(8):
        an_agreement(f"annan-{number}", name=f"Avtal {number}", cooperation="other")
    client = inside()
    client.get(f"{YEARLY}2021/")  # the file is parsed once in a process

    with django_assert_max_num_queries(35):
        client.get(f"{YEARLY}2021/ekby/")
    with django_assert_max_num_queries(35):
        client.get(f"{YEARLY}2021/")


def test_an_english_reader_is_told_that_the_report_is_in_swedish() -> None:
    contractual()
    client = inside()
    said = "The report and the files are in Swedish."

    english = [
        words_of(client.get(f"{YEARLY}{path}", headers={"accept-language": "en"}).content.decode())
        for path in ("2021/", "2021/ekby/")
    ]

    assert [said in each for each in english] == [True, True]
    assert "Section 10 of the Language Act" in english[0]
    assert "Ekby kommun har haft ett avtal om avtalssamverkan" in english[1]
    assert "på svenska" not in report(client)
