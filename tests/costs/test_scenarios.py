from dataclasses import replace

import pytest

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.actions import Asked, Supposed
from samverk.costs.models import Comparison, CostKey, Scenario
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.parties.models import Party
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.matters import questions

pytestmark = pytest.mark.django_db


def a_comparison(structure: Structure) -> Comparison:
    asked = Asked("tjanster", "Tre eller fyra tjänster")
    return actions.begin_comparison(structure=structure, asked=asked, on=TODAY, actor="Kim")


def a_supposed(key: CostKey, name: str = "Fyra") -> Supposed:
    return Supposed(name, 4_000_000 * KR, key, 2023, costing.BASES_ON)


def a_scenario(comparison: Comparison, supposed: Supposed) -> Scenario:
    return actions.add_scenario(comparison=comparison, supposed=supposed, on=TODAY, actor="Kim")


def test_scenarios_are_numbered_and_only_one_is_the_present() -> None:
    structure = costing.a_county()
    comparison, key = a_comparison(structure), costing.a_key(structure)

    first = a_scenario(comparison, replace(a_supposed(key, "Tre"), is_present=True))
    second = a_scenario(comparison, replace(a_supposed(key), is_present=True))

    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert (first.is_present, second.is_present) == (False, True)


def test_a_scenario_may_leave_parties_out() -> None:
    structure = costing.a_county()
    ekby = Party.objects.get(key="ekby")

    scenario = a_scenario(
        a_comparison(structure), replace(a_supposed(costing.a_key(structure)), without=(ekby,))
    )

    assert list(scenario.without.all()) == [ekby]


def test_one_is_chosen_for_a_reason_and_becomes_an_annex() -> None:
    structure = costing.a_county()
    scenario = a_scenario(a_comparison(structure), a_supposed(costing.a_key(structure)))
    recommendation = questions.a_sent(structure)

    chosen = actions.choose_scenario(
        scenario=scenario, why="Fler kan stödjas", version=1, on=TODAY, actor="Kim"
    )
    annexed = actions.annex(comparison=chosen, recommendation=recommendation, on=TODAY, actor="Kim")

    assert (annexed.chosen, annexed.recommendation) == (scenario, recommendation)
    with pytest.raises(SomeoneWasFirst):
        actions.choose_scenario(scenario=scenario, why="", version=3, on=TODAY, actor="Kim")


def test_a_chosen_scenario_is_not_removed_and_another_is_kept() -> None:
    structure = costing.a_county()
    comparison, key = a_comparison(structure), costing.a_key(structure)
    chosen, other = (a_scenario(comparison, a_supposed(key, each)) for each in ("Fyra", "Tre"))
    actions.choose_scenario(scenario=chosen, why="Bäst", version=1, on=TODAY, actor="Kim")

    removed = actions.remove_scenario(scenario=other, on=TODAY, actor="Kim")

    assert removed.removed_on == TODAY
    assert Scenario.objects.count() == 2
    with pytest.raises(SomeoneWasFirst):
        actions.remove_scenario(scenario=chosen, on=TODAY, actor="Kim")


def test_without_a_chosen_scenario_nothing_is_annexed() -> None:
    structure = costing.a_county()
    comparison = a_comparison(structure)

    with pytest.raises(SomeoneWasFirst):
        actions.annex(
            comparison=comparison,
            recommendation=questions.a_sent(structure),
            on=TODAY,
            actor="Kim",
        )


def test_a_comparison_is_opened_and_closed() -> None:
    comparison = a_comparison(costing.a_county())

    opened = actions.open_comparison(
        comparison=comparison, public_from=TODAY, on=TODAY, actor="Kim"
    )
    closed = actions.open_comparison(comparison=opened, public_from=None, on=TODAY, actor="Kim")

    assert (opened.public_from, closed.public_from) == (TODAY, None)
