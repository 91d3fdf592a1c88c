import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverk.costs.views.printed import EXAMPLE
from tests.demonstration.test_costs import PRINTED

pytestmark = pytest.mark.django_db
ADDRESS = "/granska-tabell/"


def test_the_printed_table_is_explained_and_its_four_kronor_found(client: Client) -> None:
    said = client.post(ADDRESS, {"tabell": EXAMPLE}).content.decode()

    assert "2 000 004" in said
    assert "Tabellen summerar inte" in said
    assert said.count("<strong>−1 kr</strong>") == 4


def test_the_example_stands_in_the_form_and_a_file_is_read_as_well(client: Client) -> None:
    shown = client.get(f"{ADDRESS}?exempel=rss").content.decode()
    file = SimpleUploadedFile("tabell.csv", PRINTED.read_bytes())
    said = client.post(ADDRESS, {"fil": file, "belopp": "printed_sek"}).content.decode()

    assert "Malung-Sälen" in shown
    assert "2 000 004" in said


def test_a_table_that_adds_up_is_said_to_hold(client: Client) -> None:
    table = "Kommun\tBefolkning\tkr\nA\t100\t25\nB\t300\t75\nSumma\t400\t100\n"

    said = client.post(ADDRESS, {"tabell": table}).content.decode()

    assert "Tabellen stämmer" in said


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Klistra in tabellen, eller välj en fil."),
        ({"tabell": "Kommun\tkr\nA\t1\nB\t2\nC\t3\nD\tmycket\n"}, "Rad 5"),
        ({"tabell": EXAMPLE, "summa": "två"}, "Skriv summan som"),
        ({"tabell": "Kommun\tkr 2025\tkr 2026\nA\t1\t2\nB\t3\t4\n"}, "kr 2025, kr 2026"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(
    client: Client, given: dict[str, str], told: str
) -> None:
    answer = client.post(ADDRESS, given)

    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_nothing_is_asked_of_the_database(
    client: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator] # a fixture of pytest-django without a type
        client.post(ADDRESS, {"tabell": EXAMPLE})
