"""The pages of figures: everybody reads them, coordinators take them in after having seen what they change."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.figures import events
from samverk.figures.models import Figure, Series
from samverk.parties.models import Party
from samverk.rulebook.findings import Words
from tests.builders import a_party, a_series, a_structure_party
from tests.figures.browsing import text
from tests.figures.noting import SECOND, corrected, noted

pytestmark = pytest.mark.django_db


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
