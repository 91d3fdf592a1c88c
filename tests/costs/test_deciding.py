"""What a run and a budget were decided by, and whether the key that shares the cost was."""

import datetime as dt

import pytest
from django.test import Client

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.actions import Decision
from samverk.costs.models import Run
from samverk.costs.queries.holding import key_holds
from samverk.foundation.refusals import Refused
from tests.costs import costing
from tests.costs.costing import TODAY
from tests.costs.of_pages import coordinator, settled, shown, words_of
from tests.costs.test_budget_pages import a_budget
from tests.costs.test_run_papers import content, read

pytestmark = pytest.mark.django_db

RUN = "/struktur/lanet/kostnader/berakningar/2022-1/"
BY_SAMRAD = {"organ": "Samrådet § 9", "dag": "2022-03-01", "paragraf": "9", "version": "1"}
UNDECIDED = "Nyckeln är inte beslutad: beloppen är ett förslag."


def a_key_in_force(structure: Structure, day: dt.date) -> Run:
    run = costing.a_run(structure)
    costing.in_force(run.cost_key, day)
    return run


def test_a_body_that_only_recommends_has_not_decided_a_run() -> None:
    costing.a_run(costing.a_county())

    answer = coordinator(Run.objects.get().structure).post(f"{RUN}gor/godkann/", BY_SAMRAD)

    told = words_of(answer)
    assert answer.status_code == 422
    assert "Samrådet för länet är samråd i Länets samverkan och rekommenderar bara" in told
    assert "Varje part beslutar i sin egen linje: Region Länet, Ekby kommun, Alby kommun" in told
    assert "/kalla/samverk/#p-K16" in told
    assert 'value="2022-03-01"' in told
    assert Run.objects.get().state == "proposed"


def test_nor_a_budget_nor_a_key() -> None:
    structure = costing.a_county()
    budget, key = a_budget(structure), costing.a_key(structure)
    taking = actions.Taking(TODAY, decided="Länsforum 2022-03-01 § 3")

    for act in (
        lambda: actions.decide_budget(
            budget=budget, decision=Decision("Samrådet", TODAY, "3"), on=TODAY, actor="Kim"
        ),
        lambda: actions.put_in_force(cost_key=key, taking=taking, on=TODAY, actor="Kim"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert [each.code for each in refused.value.findings] == ["costs.only_recommends"]


def test_a_run_that_was_approved_by_such_a_body_is_not_locked() -> None:
    run = costing.a_run(costing.a_county())
    run = actions.approve_run(run=run, decision=costing.DECIDED, version=1, on=TODAY, actor="Kim")
    Run.objects.update(decision="Samrådet 2022-03-01 § 9")

    with pytest.raises(Refused):
        actions.lock_run(run=run, version=2, on=TODAY, actor="Kim")


@pytest.mark.parametrize("fields", [{"organ": ""}, {"dag": "2199-01-01"}, {"paragraf": ""}])
def test_a_decision_has_a_body_a_day_that_has_come_and_an_item(fields: dict[str, str]) -> None:
    structure = costing.a_county()
    costing.a_run(structure)
    data = {**BY_SAMRAD, "organ": "Regionfullmäktige", **fields}

    assert coordinator(structure).post(f"{RUN}gor/godkann/", data).status_code == 422
    assert Run.objects.get().state == "proposed"


def test_before_the_buttons_a_key_that_nobody_decided_is_pointed_out() -> None:
    structure = costing.a_county()
    run = costing.a_run(structure)
    browser = coordinator(structure)

    assert UNDECIDED in shown(browser, f"{RUN}gor/godkann/")
    actions.approve_run(run=run, decision=costing.DECIDED, version=1, on=TODAY, actor="Kim")
    assert UNDECIDED in shown(browser, f"{RUN}gor/las/")
    assert UNDECIDED not in shown(browser, f"{RUN}gor/ta-tillbaka/")


def test_the_papers_of_a_run_by_an_undecided_key_are_a_proposal_also_when_it_is_locked() -> None:
    settled(costing.a_run(costing.a_county()))

    told = read(content(Client().get(f"{RUN}besked/alby.pdf")))

    assert UNDECIDED in told
    assert "FÖRSLAG" in told
    assert "Att betala" not in told
    for page in (RUN, f"{RUN}part/alby/"):
        assert UNDECIDED in shown(Client(), page)
    sheet = content(Client().get(f"{RUN}faktureringsunderlag.csv")).decode()
    assert "FÖRSLAG: nyckeln är inte beslutad" in sheet


def test_by_a_key_in_force_they_say_what_is_to_be_paid() -> None:
    settled(a_key_in_force(costing.a_county(), dt.date(2022, 7, 1)))

    told = read(content(Client().get(f"{RUN}besked/alby.pdf")))

    assert "Att betala" in told
    assert UNDECIDED not in told
    assert UNDECIDED not in shown(Client(), RUN)


def test_a_key_noted_after_the_lock_changes_no_paper_of_a_locked_run() -> None:
    run = settled(costing.a_run(costing.a_county()))
    before = content(Client().get(f"{RUN}besked/alby.pdf"))
    taking = actions.Taking(dt.date(2022, 1, 1), decided="Regionfullmäktige § 3")
    later = TODAY + dt.timedelta(days=1)
    actions.put_in_force(cost_key=run.cost_key, taking=taking, on=later, actor="Kim")

    assert content(Client().get(f"{RUN}besked/alby.pdf")) == before


def test_a_key_that_another_took_over_from_before_the_year_does_not_hold() -> None:
    structure = costing.a_county()
    run = a_key_in_force(structure, dt.date(2020, 1, 1))
    assert key_holds(run, on=TODAY)
    other = costing.a_key(structure, 'name = "Lika"\nequal = true\n', "lika")

    costing.in_force(other, dt.date(2021, 7, 1))

    assert not key_holds(run, on=TODAY)
    costing.in_force(run.cost_key, dt.date(2022, 12, 1))
    assert key_holds(run, on=TODAY)
    assert not key_holds(run, on=TODAY - dt.timedelta(days=1))
