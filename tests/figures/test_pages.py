"""The pages of figures: everybody reads them, coordinators take them in after having seen what they change."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.figures import events, queries
from samverk.figures.models import Batch, Figure, Series
from samverk.parties.models import Party
from samverk.rulebook.findings import Words
from tests.builders import a_party, a_role, a_series, a_structure, a_structure_party, a_user
from tests.figures.noting import SECOND, corrected, noted
from tests.figures.served import Replay, data, serving

pytestmark = pytest.mark.django_db
PASTED = "Kommun;Folkmängd\nEkby;1 010\nAlby;2 010\nViby;9 010\nSumma;12 030"


@pytest.fixture
def county() -> tuple[Series, list[Party]]:
    """A structure of three municipalities whose figures of one year are known."""
    structure, series = a_structure(), a_series()
    parties = [a_party(key) for key in ("ekby", "alby", "viby")]
    for party, value in zip(parties, (1000, 2000, 9000), strict=True):
        a_structure_party(structure, party)
        noted(series, party, value)
    return series, parties


@pytest.fixture
def coordinator(county: tuple[Series, list[Party]]) -> Client:
    """A browser in which the coordinator of the structure is logged in."""
    user, client = a_user(), Client()
    a_role(user, Structure.objects.get())
    client.force_login(user)
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def pasted(client: Client, table: str = PASTED, **more: str) -> Batch:
    told = {"gor": "tabell", "tabell": table, "dag": "2022-12-31", "kalla": "SCB", **more}
    answer = client.post("/underlag/folkmangd/las-in/", told)
    assert answer.status_code == 302, answer.content.decode()
    return Batch.objects.latest("pk")


def of(batch: Batch) -> str:
    return f"/underlag/folkmangd/inlasning/{batch.pk}/"


def test_everybody_reads_how_new_a_series_is_and_what_it_covers(
    county: tuple[Series, list[Party]],
) -> None:
    series, parties = county
    noted(series, parties[0], 1010, SECOND)

    page = text(Client(), "/underlag/")

    assert "Senast för lördag 31 december 2022. 3 parter har uppgifter." in page
    assert "1 av 3" in page
    assert "Alby, Viby" in page
    assert "Läs in" not in page


def test_an_empty_register_teaches_what_a_series_is(coordinator: Client) -> None:
    a_series("tomt", name="Tomt")

    assert "Serien har inga uppgifter än." in text(coordinator, "/underlag/")


def test_a_series_is_a_table_of_parties_and_days_with_source_sum_and_change(
    county: tuple[Series, list[Party]],
) -> None:
    series, parties = county
    for party, value in zip(parties, (1100, 2000, 9000), strict=True):
        noted(series, party, value, SECOND)

    page = text(Client(), "/underlag/folkmangd/")

    assert "SCB, folkmängd den 31 december" in page
    assert "+10 %" in page
    assert "12 100" in page
    assert 'aria-label="Från 1 000 år 2021 till 1 100 år 2022"' in page


def test_a_sum_stands_only_for_days_that_all_have(county: tuple[Series, list[Party]]) -> None:
    series, parties = county
    noted(series, parties[0], 1100, SECOND)

    page = text(Client(), "/underlag/folkmangd/")

    assert "12 000" in page
    assert "10 100" not in page


def test_one_structure_can_be_seen_by_itself(county: tuple[Series, list[Party]]) -> None:
    series, _parties = county
    noted(series, a_party("utby"), 7777)

    page = text(Client(), "/underlag/folkmangd/?struktur=lanet")

    assert "Ekby" in page
    assert "7 777" not in page


def test_the_page_says_what_was_known_on_the_chosen_day(
    county: tuple[Series, list[Party]],
) -> None:
    row = Figure.objects.get(party=county[1][0])
    corrected(row, 1234, reason="SCB rättade i efterhand")

    today = text(Client(), "/underlag/folkmangd/")
    before = text(Client(), "/underlag/folkmangd/?dag=2023-05-01")

    assert "1 234" in today
    assert "SCB rättade i efterhand" in today
    assert "1 234" not in before
    assert "Ingen uppgift i serien har rättats." in before


def test_who_noted_a_correction_is_told_only_to_those_who_are_logged_in(
    county: tuple[Series, list[Party]], coordinator: Client
) -> None:
    corrected(Figure.objects.get(party=county[1][0]), 1234)

    assert "Bo Ask" not in text(Client(), "/underlag/folkmangd/")
    assert "Bo Ask" in text(coordinator, "/underlag/folkmangd/")


def test_the_figures_are_a_file_that_a_spreadsheet_opens(
    county: tuple[Series, list[Party]],
) -> None:
    _series, parties = county
    corrected(Figure.objects.get(party=parties[0]), 1234)
    Party.objects.filter(pk=parties[1].pk).update(name="=Alby")

    answer = Client().get("/underlag/folkmangd/uppgifter.csv")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "part;kod;dag;värde;enhet;källa;noterat"
    assert "Ekby;;2021-12-31;1234;invånare;SCB, folkmängd den 31 december;2023-09-01" in lines
    assert any(line.startswith("'=Alby;") for line in lines)
    assert len(lines) == 4


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


def test_a_correction_is_shown_with_what_it_changes_before_it_is_noted(
    county: tuple[Series, list[Party]], coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Figure.objects.get(party=county[1][0])
    asked: list[Decimal | None] = []

    def runs(changes: object) -> list[events.Dependent]:
        asked.extend(each.after for each in changes)  # type: ignore[attr-defined]
        words = Words("Ekby betalar 12 kr mer", "Ekby pays SEK 12 more")
        return [events.Dependent("Kostnader 2023", "/kostnader/1/", words)]

    monkeypatch.setattr(events, "_DEPENDENTS", {"test": runs})
    address = f"/underlag/folkmangd/uppgift/{row.pk}/"
    told = {"varde": "1 001", "kalla": "SCB", "skal": "Rättat av SCB"}

    shown = coordinator.post(address, {**told, "gor": "visa"}).content.decode()
    assert "Ekby betalar 12 kr mer" in shown
    assert "1\N{NO-BREAK SPACE}000 blir 1\N{NO-BREAK SPACE}001 invånare." in shown
    assert Figure.objects.filter(corrects=row).count() == 0
    answer = coordinator.post(address, {**told, "gor": "ratta"}, follow=True)

    assert asked == [Decimal(1001)]
    assert "är rättad" in answer.content.decode()
    assert Figure.objects.get(corrects=row).value == 1001
    assert "redan rättad" in text(coordinator, address)


def test_a_figure_is_struck_out(county: tuple[Series, list[Party]], coordinator: Client) -> None:
    row = Figure.objects.get(party=county[1][0])
    address = f"/underlag/folkmangd/uppgift/{row.pk}/"
    told = {"stryk": "on", "kalla": "SCB", "skal": "Fel dag"}

    assert (
        "stryks: parten har ingen uppgift"
        in coordinator.post(address, {**told, "gor": "visa"}).content.decode()
    )
    coordinator.post(address, {**told, "gor": "ratta"})

    assert Figure.objects.get(corrects=row).value is None


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"varde": ""}, "Skriv värdet, eller stryk uppgiften."),
        ({"varde": "många"}, "Skriv ett tal."),
        ({"varde": "1000"}, "har redan det värdet"),
        ({"varde": "1000,5"}, "Serien räknas i hela tal."),
        ({"varde": "1001", "skal": ""}, "Fyll i det här."),
    ],
)
def test_a_correction_that_cannot_be_is_told(
    county: tuple[Series, list[Party]], coordinator: Client, told: dict[str, str], says: str
) -> None:
    row = Figure.objects.get(party=county[1][0])
    asked = {"gor": "ratta", "kalla": "SCB", "skal": "Fel", **told}

    answer = coordinator.post(f"/underlag/folkmangd/uppgift/{row.pk}/", asked)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_series_is_set_up_from_what_is_known_of_it(coordinator: Client) -> None:
    assert "Lägg upp Folkmängd" not in text(coordinator, "/underlag/")

    page = text(coordinator, "/underlag/ny/?som=folkmangd")
    told = {"name": "Vårdplatser", "unit": "platser", "measures": "use", "source_name": "Regionen"}
    answer = coordinator.post("/underlag/ny/", {**told, "is_count": "on"}, follow=True)

    assert "SCB, folkmängd den 31 december" in page
    assert "Serien Vårdplatser finns nu." in answer.content.decode()
    assert Series.objects.get(key="vardplatser").is_count


@pytest.mark.parametrize(
    ("name", "says"),
    [("Folkmängd", "redan en serie"), ("ny", "med bokstäver"), ("!", "med bokstäver")],
)
def test_a_series_has_a_name_of_its_own(coordinator: Client, name: str, says: str) -> None:
    told = {"name": name, "unit": "platser", "measures": "use", "source_name": "Regionen"}

    answer = coordinator.post("/underlag/ny/", told)

    assert answer.status_code == 422
    assert says in answer.content.decode()


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


@pytest.mark.parametrize("address", ["/underlag/", "/underlag/folkmangd/"])
def test_more_parties_cost_no_more_queries(
    county: tuple[Series, list[Party]], address: str
) -> None:
    client, counts = Client(), []
    for more in (0, 30):
        for number in range(more):
            party = a_party(f"part-{number}")
            a_structure_party(Structure.objects.get(), party)
            noted(county[0], party, 100)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1]
