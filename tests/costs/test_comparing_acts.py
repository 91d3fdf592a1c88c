"""The coordinator's acts on a comparison: each shows what it leads to, refuses what does not fit, and is done once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.test import Client

from samverk.bodies.models import Structure
from samverk.costs import actions, annex
from samverk.costs.models import Budget, Comparison, Scenario
from samverk.matters.models import MatterDocument, Recommendation
from tests import builders
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.costs.of_pages import coordinator, shown, words_of
from tests.costs.test_scenarios import a_comparison, a_scenario, a_supposed
from tests.matters import questions

pytestmark = pytest.mark.django_db

COSTS = "/struktur/lanet/kostnader/"
PAGE = f"{COSTS}jamforelser/tjanster/"
ADDING = {
    "namn": "Fyra",
    "summa": "4 000 000",
    "ar": "2023",
    "underlag": "2021-12-31",
}


def begun() -> tuple[Structure, Client]:
    structure = costing.a_county()
    a_comparison(structure)
    return structure, coordinator(structure)


def post(client: Client, act: str, data: Mapping[str, object], status: int) -> str:
    answer = client.post(f"{PAGE}gor/{act}/", data)
    assert answer.status_code == status
    return "" if status == 302 else words_of(answer)


def adding(structure: Structure, **changed: object) -> dict[str, object]:
    return {**ADDING, "nyckel": costing.a_key(structure).pk, **changed}


def chosen(structure: Structure) -> Comparison:
    scenario = a_scenario(structure.comparisons.get(), a_supposed(costing.a_key(structure)))
    return actions.choose_scenario(
        scenario=scenario, why="Fler kan stödjas", version=1, on=TODAY, actor="Kim"
    )


def test_a_comparison_is_begun_by_its_name() -> None:
    structure = costing.a_county()
    client = coordinator(structure)

    answer = client.post(f"{COSTS}jamforelser/ny/", {"namn": "Tre eller fyra"})
    again = client.post(f"{COSTS}jamforelser/ny/", {"namn": "Tre eller fyra"})

    assert answer["Location"] == f"{COSTS}jamforelser/tre-eller-fyra/"
    assert again.status_code == 422
    assert "heter så" in words_of(again)
    assert "behövs för scenarierna" in shown(client, f"{COSTS}jamforelser/ny/")


def test_a_scenario_is_added_by_an_amount_and_without_a_party() -> None:
    structure, client = begun()

    post(client, "scenario", adding(structure, utan=["ekby"], nu="on"), 302)

    scenario = Scenario.objects.get()
    assert scenario.total_ore == 4_000_000 * KR
    assert scenario.is_present
    assert [party.key for party in scenario.without.all()] == ["ekby"]


def test_the_sum_may_be_posts_at_a_cost() -> None:
    structure, client = begun()

    post(client, "scenario", adding(structure, summa="", tjanster="2,5", per_tjanst="800 000"), 302)

    assert Scenario.objects.get().total_ore == 2_000_000 * KR


def test_the_sum_may_be_that_of_a_budget() -> None:
    structure, client = begun()
    costing.a_key(structure)
    lines = (actions.WrittenLine("cost", "Resor", amount_ore=900 * KR),)
    actions.write_budget(
        structure=structure,
        written=actions.WrittenBudget("staben", 2023, "Staben", lines),
        on=TODAY,
        actor="Kim",
    )

    assert "Staben 2023: 900 kr" in shown(client, f"{PAGE}gor/scenario/")
    post(client, "scenario", adding(structure, summa="", budget=Budget.objects.get().pk), 302)

    assert Scenario.objects.get().total_ore == 900 * KR


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"summa": "mycket"}, "Skriv ett belopp i kronor, till exempel"),
        ({"summa": "0"}, "Skriv ett belopp mellan"),
        ({"summa": ""}, "Säg summan på ett sätt"),
        ({"tjanster": "3", "per_tjanst": "1"}, "Säg summan på ett sätt"),
        ({"summa": "", "tjanster": "3"}, "Skriv både antal tjänster och kostnad"),
        ({"utan": ["ekby", "alby", "regionen"]}, "Någon måste vara kvar"),
        ({"nyckel": "0"}, "Välj något i listan."),
    ],
)
def test_what_is_no_scenario_is_said_at_its_field(changed: dict[str, object], says: str) -> None:
    structure, client = begun()

    told = post(client, "scenario", adding(structure, **changed), 422)

    assert says in told
    assert not Scenario.objects.exists()


def test_the_next_scenario_begins_as_the_last_one() -> None:
    structure, client = begun()
    a_scenario(structure.comparisons.get(), a_supposed(costing.a_key(structure)))

    told = shown(client, f"{PAGE}gor/scenario/")

    assert 'value="4 000 000"' in told
    assert 'value="2023"' in told


def test_without_a_key_there_is_no_scenario_but_a_way_out() -> None:
    _structure, client = begun()

    assert "Det finns ingen fördelningsnyckel än." in shown(client, f"{PAGE}gor/scenario/")
    post(client, "scenario", ADDING, 409)


def test_a_scenario_is_removed_but_not_the_chosen_one() -> None:
    structure, client = begun()
    comparison = chosen(structure)
    other = a_scenario(comparison, a_supposed(costing.a_key(structure), "Tre"))

    assert "Tre" in shown(client, f"{PAGE}gor/ta-bort/?scenario={other.number}")
    assert client.post(f"{PAGE}gor/ta-bort/?scenario=1").status_code == 409
    assert client.post(f"{PAGE}gor/ta-bort/?scenario=2").status_code == 302
    assert client.get(f"{PAGE}gor/ta-bort/?scenario=2").status_code == 404
    other.refresh_from_db()
    assert other.removed_on is not None


def test_it_is_opened_after_saying_who_sees_what_and_closed_again() -> None:
    structure, client = begun()
    post(client, "oppna", {"fran": "2022-03-01"}, 409)
    a_scenario(structure.comparisons.get(), a_supposed(costing.a_key(structure)))

    assert "utan att logga in" in shown(client, f"{PAGE}gor/oppna/")
    post(client, "oppna", {"fran": ""}, 422)
    post(client, "oppna", {"fran": "2022-03-01"}, 302)

    assert "Fyra" in shown(Client(), PAGE)
    post(client, "stang", {}, 302)
    assert Client().get(PAGE).status_code == 403
    post(client, "stang", {}, 409)


def test_one_is_chosen_for_a_reason_and_whoever_was_late_is_told() -> None:
    structure, client = begun()
    a_scenario(structure.comparisons.get(), a_supposed(costing.a_key(structure)))

    post(client, "valj", {"valt": "1", "varfor": "", "version": "1"}, 422)
    post(client, "valj", {"valt": "1", "varfor": "Fler kan stödjas", "version": "1"}, 302)
    post(client, "valj", {"valt": "1", "varfor": "Annat skäl", "version": "1"}, 409)

    told = shown(client, PAGE)
    assert "<b>Fyra</b> valdes" in told
    assert "Fler kan stödjas" in told


def annexed() -> tuple[Structure, Client, Recommendation]:
    structure, client = begun()
    chosen(structure)
    recommendation = questions.a_recommended(structure)
    assert "En PDF läggs bland ärendets handlingar" in shown(client, f"{PAGE}gor/bilaga/")
    post(client, "bilaga", {"rekommendation": recommendation.pk}, 302)
    return structure, client, recommendation


def test_the_chosen_one_becomes_a_paper_of_the_matter() -> None:
    structure, client, recommendation = annexed()

    paper = MatterDocument.objects.get(matter=recommendation.matter)
    assert paper.title == "Kostnadsfördelning: Tre eller fyra tjänster – Fyra"
    assert not paper.is_public
    assert structure.comparisons.get().recommendation == recommendation
    assert "Bilaga till rekommendationen" in shown(client, PAGE)


def test_an_annexed_comparison_does_not_change() -> None:
    structure, client, recommendation = annexed()

    assert "ändras inte mer" in post(client, "scenario", adding(structure), 409)
    post(client, "valj", {"valt": "1", "varfor": "x", "version": "3"}, 409)
    post(client, "bilaga", {"rekommendation": recommendation.pk}, 409)


def test_without_a_choice_or_a_recommendation_nothing_is_annexed() -> None:
    structure, client = begun()
    assert "Välj ett scenario först" in shown(client, f"{PAGE}gor/bilaga/")

    chosen(structure)

    told = shown(client, f"{PAGE}gor/bilaga/")
    assert "Ingen rekommendation väntar" in told
    assert 'href="/struktur/lanet/arenden/"' in told
    assert 'href="/struktur/lanet/arenden/nytt/"' in told


def test_the_annex_is_always_the_same_bytes_in_either_language() -> None:
    structure, client = begun()
    comparison = chosen(structure)

    first = client.get(f"{PAGE}bilaga.pdf").content
    again = client.get(f"{PAGE}bilaga.pdf", headers={"accept-language": "en"}).content

    assert first.startswith(b"%PDF")
    assert first == again == annex.content(comparison)


def test_the_annex_carries_the_table_the_key_the_steps_and_the_sources() -> None:
    structure, _client = begun()

    paper = annex.paper(chosen(structure))

    assert paper is not None
    said = str(paper.blocks).replace("\\xa0", " ")
    assert "('Alby kommun', '1 390 664 kr', '26,51 kr', '')" in said
    assert "('Summa', '4 000 000 kr', '', '')" in said
    assert "Efter folkmängd mellan alla parter." in said
    assert "Folkmängd" in said
    assert "Provtabellen" in said


def test_the_annex_says_the_change_against_the_present_scenario() -> None:
    structure, _client = begun()
    now = replace(a_supposed(costing.a_key(structure), "Tre"), total_ore=3_200_000 * KR)
    a_scenario(structure.comparisons.get(), replace(now, is_present=True))
    scenario = a_scenario(structure.comparisons.get(), a_supposed(costing.a_key(structure)))
    comparison = actions.choose_scenario(
        scenario=scenario, why="Fler", version=1, on=TODAY, actor="Kim"
    )

    paper = annex.paper(comparison)

    assert paper is not None
    said = str(paper.blocks).replace("\\xa0", " ")
    assert "('Summa', '4 000 000 kr', '', '+25,0 %')" in said
    assert "Förändringen är mot ”Tre”." in said


def test_there_is_no_annex_before_the_choice() -> None:
    _structure, client = begun()

    assert client.get(f"{PAGE}bilaga.pdf").status_code == 404


def test_only_who_coordinates_does_anything_with_it() -> None:
    structure, client = begun()
    a_scenario(structure.comparisons.get(), a_supposed(costing.a_key(structure)))

    for act in ("scenario", "ta-bort", "oppna", "stang", "valj", "bilaga"):
        assert Client().get(f"{PAGE}gor/{act}/").status_code == 403
    assert client.get(f"{PAGE}gor/flyga/").status_code == 404


def test_when_all_have_adopted_the_key_is_offered_and_then_holds() -> None:
    structure, client, recommendation = annexed()
    adopt(recommendation)

    told = shown(client, PAGE)
    assert "Låt nyckeln gälla" in told
    form = shown(client, f"{COSTS}nycklar/folk/gor/galla/?jamforelse=tjanster")
    assert f'value="{recommendation.pk}" selected' in form
    answer = client.post(
        f"{COSTS}nycklar/folk/gor/galla/",
        {"fran": "2023-01-01", "rekommendation": recommendation.pk},
    )

    assert answer.status_code == 302
    assert structure.keys_in_force.get().recommendation == recommendation
    assert structure.keys_in_force.get().from_day == dt.date(2023, 1, 1)
    assert "Låt nyckeln gälla" not in shown(client, PAGE)


def adopt(recommendation: Recommendation) -> None:
    """Send it to every principal, and let each adopt it."""
    parties = questions.concerned(recommendation.matter)
    for party in parties:
        builders.a_contact(party, email=f"registrator@{party.key}.example")
    sent = questions.send_out(recommendation, parties)
    for party in parties:
        questions.confirmed(sent, party.key, on=questions.day(40))


def test_what_cannot_be_shared_is_not_chosen_and_has_no_annex() -> None:
    structure, client = begun()
    unknown = costing.a_key(structure, 'name = "Bruk"\nby = "use"\n', "bruk")
    scenario = a_scenario(structure.comparisons.get(), a_supposed(unknown))

    assert "Inget av scenarierna kan delas." in shown(client, f"{PAGE}gor/valj/")
    post(client, "valj", {"valt": "1", "varfor": "x", "version": "1"}, 409)

    a_scenario(structure.comparisons.get(), a_supposed(costing.a_key(structure)))
    assert "kan inte delas" in shown(client, PAGE)
    post(client, "valj", {"valt": "1", "varfor": "x", "version": "1"}, 422)
    # Chosen before it was stopped.
    actions.choose_scenario(scenario=scenario, why="Förr", version=1, on=TODAY, actor="Kim")
    assert "Bilagan (PDF)" not in shown(client, PAGE)
