import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, transaction

from samverk.costs import actions
from samverk.costs.models import Run, RunPart
from samverk.costs.queries import recompute
from samverk.figures.models import Figure
from samverk.foundation.models import AuditEntry
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.portal import county

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


def parts(run: Run) -> dict[str, int]:
    return {part.key: part.amount_ore for part in run.parts.all()}


def test_a_run_shares_by_the_figures_of_its_day_and_keeps_them() -> None:
    run = costing.a_run(costing.a_county())

    assert sum(parts(run).values()) == 1_000_000 * KR
    assert parts(run)["alby"] == 347_666 * KR
    assert {basis.key: int(basis.value) for basis in run.bases.all()} == costing.PEOPLE
    assert {basis.source for basis in run.bases.all()} == {"Provtabellen"}
    assert (run.year, run.number, run.state) == (2022, 1, "proposed")


def test_runs_are_numbered_by_year() -> None:
    structure = costing.a_county()

    numbers = [costing.a_run(structure).number for _each in range(3)]

    assert numbers == [1, 2, 3]


def test_without_a_figure_nothing_is_written_and_the_way_out_is_said() -> None:
    structure = county.a_county()

    with pytest.raises(Refused) as refused:
        costing.a_run(structure)

    assert [finding.code for finding in refused.value.findings] == ["costs.cannot_share"]
    assert not Run.objects.exists()


def test_a_run_is_approved_by_a_decision_and_locked_once() -> None:
    run = costing.a_run(costing.a_county())

    with pytest.raises(Refused):
        actions.approve_run(
            run=run, decision=actions.Decision(" ", TODAY), version=1, on=TODAY, actor="Kim"
        )
    approved = actions.approve_run(
        run=run, decision=costing.DECIDED, version=1, on=TODAY, actor="Kim"
    )
    locked = actions.lock_run(run=approved, version=2, on=TODAY, actor="Siv")

    assert (locked.state, locked.locked_by, locked.decision) == (
        "locked",
        "Siv",
        "Regionfullmäktige 2022-03-01 § 7",
    )
    with pytest.raises(SomeoneWasFirst):
        actions.lock_run(run=approved, version=2, on=TODAY, actor="Kim")
    assert AuditEntry.objects.filter(table="costs_run").count() == 3


def test_the_database_keeps_a_locked_run_as_it_was() -> None:
    run = costing.a_locked(costing.a_county())

    changes: tuple[Callable[[], object], ...] = (
        lambda: Run.objects.filter(pk=run.pk).update(title="Något annat"),
        lambda: run.parts.update(amount_ore=0),
        lambda: run.bases.update(value=1),
    )
    for change in changes:
        with pytest.raises(DatabaseError, match="ändras aldrig"), transaction.atomic():
            change()


@pytest.mark.django_db(transaction=True)
def test_parts_that_do_not_add_up_are_refused_by_the_database() -> None:
    run = costing.a_run(costing.a_county())

    with pytest.raises(DatabaseError, match="summerar inte"), transaction.atomic():
        RunPart.objects.filter(run=run, key="ekby").update(amount_ore=1)

    assert sum(parts(run).values()) == 1_000_000 * KR


def test_a_locked_run_gives_the_same_after_the_figures_were_corrected() -> None:
    run = costing.a_locked(costing.a_county())
    was = Figure.objects.get(party__key="ekby")
    costing.a_population(was.series, "ekby", 99_999, corrects=was, noted_on=TODAY)

    again = recompute(Run.objects.get(pk=run.pk))

    assert {part.party: part.ore for part in again.parts} == parts(run)
    assert actions.gives_the_same(run)


def test_a_tie_in_a_locked_run_goes_by_the_names_that_it_keeps() -> None:
    structure = costing.a_county()
    key = costing.a_key(structure, 'name = "Lika"\nequal = true\nunit = "krona"\n', "lika")
    proposal = costing.a_proposal(key, 1_000_001 * KR)
    run = actions.propose_run(structure=structure, proposal=proposal, on=TODAY, actor="Kim")
    run = actions.approve_run(run=run, decision=costing.DECIDED, version=1, on=TODAY, actor="Kim")
    actions.lock_run(run=run, version=2, on=TODAY, actor="Kim")
    assert parts(run)["alby"] == parts(run)["regionen"] + KR

    structure.parties.filter(key="alby").update(name="Östby kommun")
    renamed = actions.propose_run(structure=structure, proposal=proposal, on=TODAY, actor="Kim")

    assert actions.gives_the_same(Run.objects.get(pk=run.pk))
    assert parts(renamed)["alby"] == parts(renamed)["ekby"] - KR


def test_a_correction_is_a_run_of_its_own_with_the_figures_of_today() -> None:
    structure = costing.a_county()
    run = costing.a_locked(structure)
    was = Figure.objects.get(party__key="ekby")
    costing.a_population(was.series, "ekby", 99_999, corrects=was, noted_on=TODAY)

    corrected = costing.a_run(structure, corrects=run)

    assert corrected.corrects == run
    assert parts(corrected)["ekby"] > parts(run)["ekby"]
    assert parts(Run.objects.get(pk=run.pk)) == parts(run)


def test_a_party_that_is_left_out_is_borne_by_the_others() -> None:
    structure = costing.a_county()
    key = costing.a_key(structure)
    proposal = actions.Proposal(
        "Utan Ekby", 2022, 300 * KR, key, costing.BASES_ON, without=("ekby",)
    )

    run = actions.propose_run(structure=structure, proposal=proposal, on=TODAY, actor="Kim")

    assert set(parts(run)) == {"alby", "regionen"}
    assert sum(parts(run).values()) == 300 * KR


def test_a_withdrawn_run_stays_with_its_reason() -> None:
    run = costing.a_run(costing.a_county())

    gone = actions.withdraw_run(run=run, why="Fel år", version=1, on=TODAY, actor="Kim")

    assert (gone.state, gone.withdrawn_why) == ("withdrawn", "Fel år")
    with pytest.raises(SomeoneWasFirst):
        actions.approve_run(run=run, decision=costing.DECIDED, version=2, on=TODAY, actor="Kim")


def test_before_the_structure_began_its_first_parties_share() -> None:
    structure = costing.a_county()
    key = costing.a_key(structure)
    early = actions.Proposal("Förr", 2019, 100 * KR, key, dt.date(2021, 12, 31))

    run = actions.propose_run(structure=structure, proposal=early, on=TODAY, actor="Kim")

    assert set(parts(run)) == {"ekby", "alby", "regionen"}
