import datetime as dt
from decimal import Decimal

import pytest

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.actions import Decision, Ledger, LedgerLine, WrittenBudget, WrittenLine
from samverk.costs.models import Budget, Outcome
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from tests.costs.costing import KR, TODAY
from tests.portal import county

pytestmark = pytest.mark.django_db

POST = WrittenLine(
    "post", "Koordinatorer", full_time_share=Decimal("2.0"), yearly_ore=800_000 * KR, clause="1"
)


def a_budget(structure: Structure, *lines: WrittenLine) -> Budget:
    written = WrittenBudget("stab-2022", 2022, "Gemensam stab", lines or (POST,))
    return actions.write_budget(structure=structure, written=written, on=TODAY, actor="Kim")


def test_a_post_has_the_amount_of_its_share_and_cost() -> None:
    budget = a_budget(county.a_county(), POST, WrittenLine("cost", "Lokaler", 5 * KR))

    amounts = [(line.kind, line.amount_ore) for line in budget.lines.all()]

    assert amounts == [("post", 1_600_000 * KR), ("cost", 5 * KR)]


def test_a_changed_budget_is_a_new_version_and_the_first_stays() -> None:
    structure = county.a_county()

    first, second = a_budget(structure), a_budget(structure, WrittenLine("cost", "Möten", KR))

    assert (first.number, second.number) == (1, 2)
    assert first.lines.get().text == "Koordinatorer"


def test_a_budget_without_lines_is_refused() -> None:
    empty = WrittenBudget("tom", 2022, "Tom", ())

    with pytest.raises(Refused):
        actions.write_budget(structure=county.a_county(), written=empty, on=TODAY, actor="Kim")

    assert not Budget.objects.exists()


def test_a_budget_is_decided_once_by_somebody() -> None:
    budget = a_budget(county.a_county())
    when = dt.date(2022, 2, 1)

    with pytest.raises(Refused):
        actions.decide_budget(budget=budget, decision=Decision("", when), on=TODAY, actor="Kim")
    decided = actions.decide_budget(
        budget=budget, decision=Decision("Regionfullmäktige", when, "3"), on=TODAY, actor="Kim"
    )

    assert decided.decided == "Regionfullmäktige 2022-02-01 § 3"
    with pytest.raises(SomeoneWasFirst):
        actions.decide_budget(
            budget=budget, decision=Decision("Kim", when, "4"), on=TODAY, actor="Kim"
        )


def test_of_two_readings_of_a_quarter_both_are_kept_in_order() -> None:
    budget = a_budget(county.a_county())
    ledger = Ledger(1, (LedgerLine("Lön", 400_000 * KR, "post", "Koordinatorer"),), "Raindance")

    for _each in range(2):
        actions.read_outcome(budget=budget, ledger=ledger, on=TODAY, actor="Kim")

    assert list(Outcome.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert Outcome.objects.get(number=2).lines.get().line == "Koordinatorer"
