"""Keys as everybody reads them, how new ones are written, and how one is put in force."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.facts import key_of
from samverk.costs.models import CostKey
from samverk.rulebook.costs.key import Shares
from tests.costs import costing
from tests.costs.costing import TODAY
from tests.costs.of_pages import coordinator, shown, words_of
from tests.costs.test_scenarios import a_comparison, a_scenario, a_supposed

pytestmark = pytest.mark.django_db

KEYS = "/struktur/lanet/kostnader/nycklar/"
PAGE = f"{KEYS}folk/"
WRONG = 'name = "Fel"\nby = "population"\nunit = "daler"\n'


def kept() -> tuple[Structure, Client]:
    structure = costing.a_county()
    costing.a_key(structure)
    return structure, coordinator(structure)


def in_force(structure: Structure, key: str = "folk", day: dt.date = TODAY) -> None:
    """Its newest version holds from the day."""
    row = structure.cost_keys.filter(key=key).order_by("-number")[0]
    taking = actions.Taking(day, decided="Regionfullmäktige § 3")
    actions.put_in_force(cost_key=row, taking=taking, on=TODAY, actor="Kim")


def test_everybody_reads_which_key_holds_from_when_by_which_decision() -> None:
    structure, client = kept()
    assert "Ett förslag: nyckeln är inte beslutad." in shown(client, KEYS)

    in_force(structure)

    assert "Gäller från 1 mar 2022: Regionfullmäktige § 3" in shown(Client(), KEYS)


def test_a_proposal_is_for_who_works_there() -> None:
    structure, client = kept()

    assert "Efter folkmängd" not in shown(Client(), KEYS)
    assert Client().get(PAGE).status_code == 404
    assert Client().get(f"{PAGE}1.toml").status_code == 404
    assert "Efter folkmängd" in shown(client, PAGE)
    costing.a_locked(structure)
    assert "Efter folkmängd" in shown(Client(), PAGE)


def test_an_opened_comparison_opens_its_keys() -> None:
    structure, _client = kept()
    comparison = a_comparison(structure)
    a_scenario(comparison, a_supposed(structure.cost_keys.get()))
    assert Client().get(PAGE).status_code == 404

    actions.open_comparison(comparison=comparison, public_from=TODAY, on=TODAY, actor="Kim")

    assert "Efter folkmängd" in shown(Client(), PAGE)


def test_no_keys_teach_what_a_key_is() -> None:
    structure = costing.a_county()

    assert "En nyckel kan vara enkel" in shown(Client(), KEYS)
    assert "Skriv en nyckel" in shown(coordinator(structure), KEYS)


def test_a_key_is_told_in_words_and_tried_on_a_million() -> None:
    _structure, client = kept()

    told = shown(client, PAGE)

    assert "Efter folkmängd mellan alla parter." in told
    assert "Delarna blir hela kronor" in told
    assert "347 666 kr" in told
    assert "1 000 000 kr ska delas enligt Efter folkmängd." in told


def test_the_sum_and_the_party_of_the_example_may_be_chosen() -> None:
    _structure, client = kept()

    told = shown(client, f"{PAGE}?summa=2+000+000&part=alby")

    assert "695 332 kr" in told
    assert "Så räknade vi för Alby kommun" in told
    assert "Skriv ett belopp i kronor, till exempel" in shown(client, f"{PAGE}?summa=mycket")


def test_a_key_without_figures_says_so_where_the_example_would_be() -> None:
    structure, client = kept()
    costing.a_key(structure, 'name = "Platser"\nby = "beds"\n', "platser")

    told = shown(client, f"{KEYS}platser/")

    assert "Det saknas uppgifter om beds." in told


def test_a_party_that_the_structure_has_not_is_pointed_out() -> None:
    structure, client = kept()
    costing.a_key(structure, 'name = "Två"\nequal = true\nparties = ["alby", "nybro"]\n', "tva")

    assert "Nyckeln nämner nybro" in shown(client, f"{KEYS}tva/")


def test_parties_may_be_called_by_their_names_and_are_kept_by_their_keys() -> None:
    structure, client = kept()
    text = (
        '# Regionen först\nname = "Hälften"\nunit = "krona"\n[[sides]]\nparty = "Region Länet"\nshare = "1/2"\n'
        '[[sides]]\nname = "Kommunerna"\nshare = "1/2"\nby = "population"\nparties = ["Alby kommun", "EKBY"]\n'
    )

    client.post(f"{KEYS}ny/", {"text": text})
    row = CostKey.objects.get(key="halften")

    assert row.text == text.replace("Region Länet", "regionen").replace(
        '"Alby kommun", "EKBY"', '"alby", "ekby"'
    )
    said = shown(client, f"{KEYS}halften/")
    assert "inte är part" not in said
    assert "saknas" not in said
    assert structure.cost_keys.filter(key="halften").count() == 1


def test_a_name_that_is_only_like_a_partys_is_still_pointed_out() -> None:
    structure, client = kept()

    costing.a_key(structure, 'name = "Delat"\nshares = { "Elby kommun" = "1" }\n', "delat")

    assert "Nyckeln nämner Elby kommun, som inte är part" in shown(client, f"{KEYS}delat/")


def test_the_versions_remain_and_each_can_be_read_and_downloaded() -> None:
    structure, client = kept()
    costing.a_key(structure, 'name = "Lika nu"\nequal = true\n')

    told = shown(client, f"{PAGE}?version=1")
    file = client.get(f"{PAGE}1.toml")

    assert "Du läser version 1. Den senaste är version 2." in told
    assert file.content.decode() == costing.BY_POPULATION
    assert "folk-1.toml" in file["Content-Disposition"]
    assert "Lika delar mellan alla parter." in shown(client, PAGE)
    assert client.get(f"{PAGE}?version=7").status_code == 404
    assert client.get(f"{PAGE}7.toml").status_code == 404
    assert client.get(f"{PAGE}?dag=2020-01-01").status_code == 404


def test_a_simple_key_is_written_without_knowing_the_format() -> None:
    structure, client = kept()

    answer = client.post(
        f"{KEYS}ny/",
        {"gor": "enkel", "namn": "Hälften var", "andel": "50", "inom": "mixed", "enhet": "100"},
    )

    assert answer["Location"] == f"{KEYS}halften-var/"
    root = key_of(structure.cost_keys.get(key="halften-var").text).root
    assert isinstance(root, Shares)
    assert [side.party for side in root.parts] == ["regionen", None]
    told = shown(client, f"{KEYS}halften-var/")
    assert "Region Länet: 50 %" in told
    assert "Flera sätt vägs samman:" in told
    assert "500 000 kr" in told


def test_a_simple_key_may_be_the_same_for_all() -> None:
    structure, client = kept()

    data = {"gor": "enkel", "namn": "Lika", "andel": "", "inom": "equal", "enhet": "1"}
    assert client.post(f"{KEYS}ny/", data).status_code == 302
    again = client.post(f"{KEYS}ny/", data)

    assert again.status_code == 422
    assert "Gör en ny version" in words_of(again)
    assert structure.cost_keys.count() == 2


def test_faults_of_a_text_are_told_with_line_and_what_is_allowed() -> None:
    _structure, client = kept()

    answer = client.post(f"{KEYS}ny/", {"gor": "text", "text": WRONG})

    told = words_of(answer)
    assert answer.status_code == 422
    assert "Texten är ingen nyckel." in told
    assert '<td class="number">3</td>' in told
    assert "daler" in told
    assert not CostKey.objects.filter(name="Fel").exists()


def test_a_text_is_kept_as_a_new_key_or_as_the_next_version() -> None:
    structure, client = kept()
    text = 'name = "Lika"\nequal = true\n'

    first = client.post(f"{KEYS}ny/", {"gor": "text", "text": text})
    next_one = client.post(f"{KEYS}ny/?fran=folk", {"gor": "text", "text": text, "fran": "folk"})
    nameless = client.post(f"{KEYS}ny/", {"gor": "text", "text": "equal = true"})

    assert first["Location"] == f"{KEYS}lika/"
    assert next_one["Location"] == PAGE
    assert structure.cost_keys.filter(key="folk").count() == 2
    assert nameless.status_code == 422
    assert "Nyckeln behöver ett namn." in words_of(nameless)


def test_a_key_that_ships_and_a_former_version_are_there_to_begin_from() -> None:
    _structure, client = kept()

    assert "Länets kommuner" in shown(client, f"{KEYS}ny/?med=rss-dalarna")
    assert "Ny version av nyckeln" in shown(client, f"{KEYS}ny/?fran=folk")


def test_a_key_is_put_in_force_by_a_decision() -> None:
    structure, client = kept()
    where = f"{PAGE}gor/galla/"

    assert "Ingen nyckel gäller nu." in shown(client, where)
    without = client.post(where, {"fran": "2022-01-01"})
    done = client.post(where, {"fran": "2022-01-01", "beslut": "Regionfullmäktige § 3"})
    again = client.post(where, {"fran": "2022-01-01", "beslut": "Regionfullmäktige § 4"})

    assert without.status_code == 422
    assert "skriv beslutet" in words_of(without)
    assert done["Location"] == PAGE
    assert again.status_code == 422
    assert structure.keys_in_force.get().decided == "Regionfullmäktige § 3"


def test_only_who_coordinates_writes_keys_or_puts_them_in_force() -> None:
    kept()

    assert Client().get(f"{KEYS}ny/").status_code == 403
    assert Client().get(f"{PAGE}gor/galla/").status_code == 403
    assert Client().get(f"{KEYS}finns-inte/").status_code == 404
    assert Client().get("/struktur/nagon-annan/kostnader/nycklar/").status_code == 404


def test_the_list_asks_as_often_for_many_keys() -> None:
    structure, _client = kept()
    in_force(structure)
    counts = [queries(KEYS)]
    for number in range(3):
        costing.a_key(structure, f'name = "Nummer {number}"\nequal = true\n', f"n{number}")
        in_force(structure, f"n{number}", TODAY + dt.timedelta(number + 1))
        counts.append(queries(KEYS))

    assert len(set(counts)) == 1
    assert counts[0] <= 8


def queries(address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert "Efter folkmängd" in shown(Client(), address)
    return len(asked)
