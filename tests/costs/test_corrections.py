import datetime as dt
from decimal import Decimal

import pytest

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.models import RunPart
from samverk.costs.queries.corrected import corrected, dependents
from samverk.costs.queries.leaving import without
from samverk.costs.queries.runs import of_address
from samverk.figures import events
from samverk.figures.events import Change
from samverk.figures.models import Figure
from tests.costs import costing
from tests.costs.costing import TODAY
from tests.costs.of_pages import settled

pytestmark = pytest.mark.django_db


def an_agreement(structure: Structure) -> Agreement:
    return Agreement.objects.create(structure=structure, key="avtalet", name="Avtalet")


def a_change(after: Decimal | None, party: str = "ekby") -> Change:
    was = Figure.objects.select_related("series", "party").get(party__key=party)
    return Change(was.series, was.party, was.on, was, after)


def test_a_correction_says_which_run_it_would_change_and_by_how_much() -> None:
    costing.a_locked(costing.a_county())

    (told,) = events.dependents([a_change(Decimal(23_986))])

    assert told.name == "Gemensam stab 2022-1, Länets samverkan"
    assert told.address == "/struktur/lanet/kostnader/berakningar/2022-1/"
    assert "Ekby kommun +5 581 kr" in told.says.sv
    assert "Region Länet −3 292 kr" in told.says.sv
    assert "Ekby kommun +SEK 5,581" in told.says.en


def test_what_would_be_told_is_what_a_correcting_run_then_gives() -> None:
    structure = costing.a_county()
    run = costing.a_locked(structure)
    was = Figure.objects.get(party__key="ekby")
    costing.a_population(was.series, "ekby", 23_986, corrects=was, noted_on=TODAY)

    found = corrected(run, on=TODAY)
    again = costing.a_run(structure, corrects=run)

    def amounts(rows: list[RunPart]) -> dict[str, int]:
        return {part.key: part.amount_ore for part in rows}

    before, after = amounts(list(run.parts.all())), amounts(list(again.parts.all()))
    assert found.differences == {key: after[key] - before[key] for key in before}
    assert sum(found.differences.values()) == 0


def test_only_runs_that_are_decided_and_not_corrected_are_told_of() -> None:
    structure = costing.a_county()
    costing.a_run(structure)
    assert dependents([a_change(Decimal(23_986))]) == []

    wrong = costing.a_locked(structure)
    right = settled(costing.a_run(structure, corrects=wrong))

    told = dependents([a_change(Decimal(23_986))])
    assert [each.name.split(",")[0] for each in told] == [str(right)]


def test_a_figure_that_is_new_or_the_same_changes_no_run() -> None:
    costing.a_locked(costing.a_county())
    same = a_change(Decimal(22_986))
    new = Change(same.series, same.party, dt.date(2022, 12, 31), None, Decimal(23_000))

    assert dependents([same, new]) == []


def test_a_figure_that_is_struck_out_leaves_nothing_to_share_by() -> None:
    costing.a_locked(costing.a_county())

    (told,) = dependents([a_change(None)])

    assert "saknas för Ekby kommun" in told.says.sv


def test_where_a_party_leaves_the_others_bear_the_same_sum_by_the_key_that_holds() -> None:
    structure = costing.a_county()
    run = costing.a_locked(structure)
    taking = actions.Taking(dt.date(2022, 1, 1), decided="Regionfullmäktige § 3")
    actions.put_in_force(cost_key=run.cost_key, taking=taking, on=TODAY, actor="Kim")
    agreement = an_agreement(structure)

    (told,) = without(agreement, {"ekby": dt.date(2023, 1, 1)}, TODAY)

    assert "Utan Ekby kommun delas samma summa av de andra" in told.words.sv
    assert told.shared is not None
    payers = {each.name: (each.now_ore, each.then_ore) for each in told.shared.payers}
    assert payers["Alby kommun"] == (347_666 * costing.KR, 410_145 * costing.KR)
    assert payers["Ekby kommun"][1] is None
    assert sum(now or 0 for now, _then in payers.values()) == run.total_ore
    assert sum(then or 0 for _now, then in payers.values()) == run.total_ore
    assert told.shared.key == run.cost_key.name
    assert told.link == run_address(run.number)
    assert of_address("lanet", 2022, 1) == run


def run_address(number: int) -> str:
    return f"/struktur/lanet/kostnader/berakningar/2022-{number}/"


def test_nothing_is_told_where_no_run_is_locked_or_nobody_in_it_leaves() -> None:
    structure = costing.a_county()
    agreement = an_agreement(structure)
    costing.a_run(structure)

    assert list(without(agreement, {"ekby": TODAY}, TODAY)) == []
    costing.a_locked(structure)
    assert list(without(agreement, {"vikby": TODAY}, TODAY)) == []
