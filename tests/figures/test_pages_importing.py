"""Figures come in by a file, a pasted table or a service, and are seen before they are used."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from samverk.figures import queries
from samverk.figures.models import Batch, Figure, Series
from samverk.parties.models import Party
from tests.builders import a_party, a_series
from tests.figures.browsing import PASTED, of, pasted, text
from tests.figures.noting import SECOND
from tests.figures.served import Replay, data, serving

pytestmark = pytest.mark.django_db


def test_a_pasted_table_is_shown_with_what_it_changes_and_then_used(
    county: tuple[Series, list[Party]], coordinator: Client
) -> None:
    batch = pasted(coordinator)

    page = text(coordinator, of(batch))
    assert "<b>3 nya uppgifter</b>" in page
    assert "Inget verkar osannolikt." in page
    answer = coordinator.post(of(batch), {"gor": "anvand", "skal": ""}, follow=True)

    assert "3 uppgifter är noterade." in answer.content.decode()
    found = queries.exactly(county[0], on=SECOND, noted_by=dt.date(2100, 1, 1))
    assert sum(int(value.value) for value in found.values()) == 12_030
    assert "Uppgifter som noterades" in text(coordinator, of(batch))


def test_what_is_improbable_is_pointed_out_and_used_only_with_a_tick_and_a_reason(
    county: tuple[Series, list[Party]], coordinator: Client
) -> None:
    batch = pasted(coordinator, PASTED.replace("1 010", "10 100").replace("12 030", "21 120"))

    page = text(coordinator, of(batch))
    refused = coordinator.post(of(batch), {"gor": "anvand"})
    used = coordinator.post(of(batch), {"gor": "anvand", "sett": "on", "skal": "Inkorporering"})

    assert "ungefär 10 gånger det som gällde" in page
    assert "#p-U7" in page
    assert refused.status_code == 422
    assert "måste godtas uttryckligen" in refused.content.decode()
    assert used.status_code == 302
    assert Batch.objects.get().reason == "Inkorporering"


def test_what_is_wrong_offers_no_button_to_use_it(
    county: tuple[Series, list[Party]], coordinator: Client
) -> None:
    batch = pasted(coordinator, PASTED.replace("1 010", "-5"))

    page = text(coordinator, of(batch))

    assert "Förkasta" in page
    assert "Använd uppgifterna" not in page
    assert (
        coordinator.post(of(batch), {"gor": "anvand", "sett": "on", "skal": "x"}).status_code == 422
    )


def test_a_row_that_is_no_party_is_tied_to_one_in_the_page(
    county: tuple[Series, list[Party]], coordinator: Client
) -> None:
    batch = pasted(coordinator, PASTED.replace("Ekby", "Gamla Storköping"))
    assert "Gamla Storköping" in text(coordinator, of(batch))

    told = {"gor": "koppla", "namn": "Gamla Storköping", "part": "ekby"}
    answer = coordinator.post(of(batch), told, follow=True)

    assert "Rader som inte säkert är en part" not in answer.content.decode()
    assert batch.rows.filter(party=county[1][0]).count() == 1


def test_an_import_is_discarded(county: tuple[Series, list[Party]], coordinator: Client) -> None:
    batch = pasted(coordinator)

    answer = coordinator.post(of(batch), {"gor": "forkasta", "skal": "Fel år"}, follow=True)

    assert "Inläsningen är förkastad." in answer.content.decode()
    assert "Fel år" in text(coordinator, of(batch))
    assert coordinator.post(of(batch), {"gor": "anvand"}).status_code == 422
    assert coordinator.post(of(batch), {"gor": "koppla"}).status_code == 422


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "Välj en fil, eller klistra in tabellen."),
        ({"tabell": "Ekby"}, "Här finns ingen tabell."),
        ({"tabell": "Kommun;Antal\nEkby;5\nAlby;6"}, "inte vilken dag"),
        ({"tabell": PASTED, "dag": "i fjol"}, "åååå-mm-dd"),
        ({"tabell": PASTED, "dag": "2022-12-31", "kalla": ""}, "Fyll i det här."),
    ],
)
def test_a_table_that_cannot_be_read_is_told_and_kept_in_the_form(
    county: tuple[Series, list[Party]], coordinator: Client, told: dict[str, str], says: str
) -> None:
    answer = coordinator.post("/underlag/folkmangd/las-in/", {"kalla": "SCB", **told})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Batch.objects.count() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_file_is_read_kept_and_can_be_fetched_again(
    county: tuple[Series, list[Party]], coordinator: Client, encoding: str
) -> None:
    file = SimpleUploadedFile("folkmängd.csv", PASTED.encode(encoding))
    told = {"gor": "tabell", "fil": file, "dag": "2022-12-31", "kalla": "SCB"}

    coordinator.post("/underlag/folkmangd/las-in/", told)

    batch = Batch.objects.get()
    assert (batch.where, batch.rows.count()) == ("folkmängd.csv", 3)
    assert coordinator.get(f"{of(batch)}fil/").content.decode() == PASTED


def test_a_saved_answer_of_scb_is_read_as_a_file(coordinator: Client) -> None:
    umea = a_party("umea", name="Umeå kommun", scb="2480")
    file = SimpleUploadedFile("TAB638.json", data("pxweb_vasterbotten.json"))

    coordinator.post("/underlag/folkmangd/las-in/", {"fil": file, "kalla": "SCB, TAB638"})

    batch = Batch.objects.get()
    assert batch.rows.count() == 30
    assert batch.rows.filter(party=umea).count() == 2
    assert "28 rader handlar om andra än parterna" in text(coordinator, of(batch))


def test_figures_are_fetched_from_scb_for_those_who_have_a_code(coordinator: Client) -> None:
    a_party("umea", name="Umeå kommun", scb="2480")
    path = "/tables/TAB638/data?lang=sv&outputFormat=json-stat2"
    told = {
        "gor": "hamta",
        "tjanst": "scb",
        "fran": "2023",
        "till": "2024",
        "tabell_id": "TAB638",
        "innehall": "BE0101N1",
    }
    with (
        serving(Replay({path: (200, data("pxweb_vasterbotten.json"))})) as replay,
        override_settings(PXWEB_URL=replay.address),
    ):
        answer = coordinator.post("/underlag/folkmangd/las-in/", told)

    assert answer.status_code == 302
    batch = Batch.objects.get()
    assert (batch.source, batch.origin) == ("SCB, tabell TAB638", "pxweb")
    assert b'"2480"' in replay.asked[0][2]


def test_figures_are_fetched_from_kolada(coordinator: Client) -> None:
    a_party("umea", name="Umeå kommun", scb="2480")
    told = {
        "gor": "hamta",
        "tjanst": "kolada",
        "fran": "2023",
        "till": "2023",
        "nyckeltal": "N01951",
    }
    path = "/data/kpi/N01951/municipality/2480/year/2023"
    with (
        serving(Replay({path: (200, data("kolada_page_2.json"))})) as replay,
        override_settings(KOLADA_URL=replay.address),
    ):
        coordinator.post("/underlag/folkmangd/las-in/", told)

    assert Batch.objects.get().source == "Kolada, nyckeltal N01951"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"tjanst": "scb"}, "Fyll i det här."),
        (
            {"tjanst": "kolada", "nyckeltal": "N01951", "till": "2020"},
            "Välj ett år efter det första",
        ),
        ({"tjanst": "kolada", "nyckeltal": "N01951"}, "Ingen part har en SCB-kod"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(
    coordinator: Client, told: dict[str, str], says: str
) -> None:
    asked = {"gor": "hamta", "fran": "2023", "till": "2023", **told}

    answer = coordinator.post("/underlag/folkmangd/las-in/", asked)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_service_that_is_away_is_told_in_the_form(coordinator: Client) -> None:
    a_party("umea", name="Umeå kommun", scb="2480")
    told = {
        "gor": "hamta",
        "tjanst": "kolada",
        "fran": "2023",
        "till": "2023",
        "nyckeltal": "N01951",
    }

    with serving(Replay()) as replay, override_settings(KOLADA_URL=replay.address):
        answer = coordinator.post("/underlag/folkmangd/las-in/", told)

    assert answer.status_code == 422
    assert "har inte den tabellen eller det nyckeltalet" in answer.content.decode()


def test_what_is_not_there_is_not_found(
    county: tuple[Series, list[Party]], coordinator: Client
) -> None:
    a_series("annan", name="Annan")
    batch, row = pasted(coordinator), Figure.objects.all()[0]

    for address in (
        "/underlag/saknas/",
        f"/underlag/annan/inlasning/{batch.pk}/",
        f"/underlag/annan/uppgift/{row.pk}/",
        "/underlag/folkmangd/uppgift/0/",
    ):
        assert coordinator.get(address).status_code == 404
    assert coordinator.post(of(batch), {"gor": "dansa"}).status_code == 404
