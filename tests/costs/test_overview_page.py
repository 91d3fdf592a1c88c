import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.costs import actions
from samverk.figures.models import Series
from tests import builders
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.costs.of_pages import coordinator, locked, settled, shown
from tests.portal import county

pytestmark = pytest.mark.django_db

PAGE = "/struktur/lanet/kostnader/"


def test_everybody_reads_the_sum_the_key_and_what_each_party_pays() -> None:
    structure = costing.a_county()
    run = costing.a_locked(structure)
    taking = actions.Taking(dt.date(2022, 1, 1), decided="Regionfullmäktige § 3")
    actions.put_in_force(cost_key=run.cost_key, taking=taking, on=TODAY, actor="Kim")

    told = shown(Client(), PAGE)

    assert "”Efter folkmängd” gäller sedan 1 jan 2022." in told
    assert "För 2022 delar 3 parter på 1 000 000 kr, enligt en låst beräkning." in told
    assert "347 666 kr" in told
    assert "6,63 kr per invånare" in told  # 347 666 among 52 460


def test_the_largest_part_comes_first() -> None:
    costing.a_locked(costing.a_county())

    told = shown(Client(), PAGE)
    bars = told[told.index('class="bars') : told.index("</table>")]

    assert bars.index("Region Länet") < bars.index("Alby kommun") < bars.index("Ekby kommun")


def test_what_is_not_locked_is_for_who_works_there() -> None:
    structure = costing.a_county()
    costing.a_run(structure)

    assert "Gemensam stab" not in shown(Client(), PAGE)
    told = shown(coordinator(structure), PAGE)
    assert "För 2022 är 1 000 000 kr föreslaget, och ingen beräkning är låst." in told
    assert "är föreslagen och väntar på beslut" in told


def test_an_empty_page_says_what_it_would_show_and_what_is_first() -> None:
    structure = county.a_county()

    assert "Inga kostnader är uppgjorda än" in shown(Client(), PAGE)
    assert "Det börjar med en fördelningsnyckel." in shown(coordinator(structure), PAGE)


def test_the_page_shows_the_chosen_day() -> None:
    costing.a_locked(costing.a_county())

    told = shown(Client(), f"{PAGE}?dag=2022-02-28")

    assert "Gemensam stab" not in told


def test_the_years_stand_beside_each_other_and_what_was_corrected_counts_once() -> None:
    structure = costing.a_county()
    locked(structure, 2021, 900_000 * KR)
    wrong = locked(structure, 2022, 1_100_000 * KR)
    settled(costing.a_run(structure, corrects=wrong))

    told = shown(Client(), PAGE)
    history = told[told.index('id="over-aren"') :].partition("</table>")[0]

    assert "900 000 kr" in history
    assert "1 000 000 kr" in history
    assert "1 100 000 kr" not in history
    assert "från 312 899 kr år 2021 till 347 666 kr år 2022" in history


def test_the_page_asks_as_often_for_many_parties_and_runs() -> None:
    counts: list[int] = []
    structure = costing.a_county()
    locked(structure, 2021)
    for year in (2022, 2023):
        counts.append(queries())
        locked(structure, year)
    for number in range(8):
        party = builders.a_party(f"p{number}")
        builders.a_structure_party(structure, party, period=builders.days(county.START))
        costing.a_population(Series.objects.get(), f"p{number}", 1000 + number)
    locked(structure, 2024)
    counts.append(queries())

    assert len(set(counts)) == 1
    assert counts[0] <= 18


def queries() -> int:
    with CaptureQueriesContext(connection) as asked:
        assert "Gemensam stab" in shown(Client(), PAGE)
    return len(asked)


def test_in_english() -> None:
    costing.a_locked(costing.a_county())
    client = Client(headers={"accept-language": "en"})

    told = shown(client, PAGE)

    assert "SEK 1,000,000" in told
    assert "Costs" in told
