"""The costs of the demonstration are those of the sources, to the öre."""

import csv
from pathlib import Path

import pytest

from samverk.costs import actions
from samverk.costs.facts import key_of
from samverk.costs.models import Comparison, KeyInForce, Run
from samverk.costs.queries import Question, compute, recompute
from samverk.demonstration import costs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
KR = 100
PRINTED = Path(__file__).parents[1] / "data" / "rss_dalarna_forslag_2000000.csv"


def printed() -> dict[str, int]:
    """Whole kronor by municipality, by largest remainder, as the table of the source file says."""
    lines = [line for line in PRINTED.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines)
    return {
        row["kommun"]: int(row["largest_remainder_sek"]) for row in rows if row["kommun"] != "SUMMA"
    }


def test_the_run_of_the_new_agreement_is_the_table_of_the_report_but_adds_up() -> None:
    run = Run.objects.get(title="RSS-staben", year=2023)

    amounts = {part.name: part.amount_ore for part in run.parts.all()}

    assert amounts.pop("Region Dalarna") == 2_000_000 * KR
    assert sorted(amounts.values()) == sorted(kr * KR for kr in printed().values())
    assert sum(amounts.values()) == 2_000_000 * KR


def test_the_association_is_financed_by_half_a_quarter_and_a_quarter() -> None:
    run = Run.objects.get(title="Parternas insatser", year=2010)

    assert {part.key: part.amount_ore for part in run.parts.all() if part.amount_ore} == {
        "forsakringskassan": 1_820_000 * KR,
        "landstinget-dalarna": 910_000 * KR,
        "avesta": 546_000 * KR,
        "hedemora": 364_000 * KR,
    }


def test_every_locked_run_gives_the_same_again() -> None:
    locked = Run.objects.filter(state=Run.State.LOCKED)

    assert locked.count() == 4
    assert all(actions.gives_the_same(run) for run in locked)
    assert all(recompute(run).total_ore == run.total_ore for run in locked)


def test_every_scenario_can_be_computed() -> None:
    for comparison in Comparison.objects.all():
        for each in comparison.scenarios.filter(removed_on__isnull=True):
            computed = compute(
                Question(
                    comparison.structure,
                    key_of(each.cost_key.text),
                    each.total_ore,
                    each.year,
                    each.bases_on,
                    each.figures_known_on,
                    frozenset(each.without.values_list("key", flat=True)),
                )
            )
            assert computed.allocation is not None, (each.name, computed.wrong)
            assert sum(part.ore for part in computed.allocation.parts) == each.total_ore


def test_the_chosen_scenario_is_the_annex_of_what_the_parties_adopted() -> None:
    comparison = Comparison.objects.get(key="tre-eller-fyra")
    in_force = KeyInForce.objects.get(agreement__key="rss-2023")

    assert comparison.chosen is not None
    assert comparison.chosen.name == "Fyra tjänster"
    assert comparison.recommendation == in_force.recommendation


def test_told_again_nothing_is_told_twice() -> None:
    before = Run.objects.count()

    costs.load()

    assert Run.objects.count() == before
