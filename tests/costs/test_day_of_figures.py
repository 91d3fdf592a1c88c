"""The day that a run's figures were asked for: kept, told where the days of the figures are, and computed again by."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pypdf import PdfReader

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.models import Run
from samverk.costs.queries import recompute
from samverk.costs.queries.corrected import corrected
from samverk.costs.queries.leaving import without
from samverk.costs.queries.runs import asked_on
from samverk.figures.models import Figure
from samverk.foundation.models import AuditEntry
from samverk.rulebook.costs.explaining import explained, steps
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.costs.of_pages import coordinator, settled, shown, words_of

pytestmark = pytest.mark.django_db

ASKED = dt.date(2022, 2, 15)  # the newest figures are of the last day of 2021
NEWER = dt.date(2022, 1, 31)
RUN = "/struktur/lanet/kostnader/berakningar/2022-1/"
IN_SHORT = "Räknat med de senaste uppgifterna till och med 15 feb 2022."
TOLD = "Räknat med de senaste uppgifterna till och med 15 februari 2022."


def a_run(structure: Structure, text: str = costing.BY_POPULATION, key: str = "folk") -> Run:
    proposal = actions.Proposal(
        "Gemensam stab", 2022, 1_000_000 * KR, costing.a_key(structure, text, key), ASKED
    )
    return actions.propose_run(structure=structure, proposal=proposal, on=TODAY, actor="Kim")


def without_its_day(run: Run) -> Run:
    """The run as if it had been made before its day was kept."""
    Run.objects.filter(pk=run.pk).update(bases_on=None)
    return Run.objects.get(pk=run.pk)


def comes(people: int, on: dt.date = NEWER, party: str = "ekby") -> Figure:
    """A newer figure for the day that the run asked for, noted after the run was made."""
    series = Figure.objects.filter(party__key=party).first()
    assert series is not None
    return costing.a_population(series.series, party, people, on=on, noted_on=TODAY)


def test_a_run_keeps_the_day_that_its_figures_were_asked_for() -> None:
    run = a_run(costing.a_county())

    kept = Run.objects.get(pk=run.pk)
    entry = AuditEntry.objects.filter(table="costs_run").latest("pk")

    assert kept.bases_on == ASKED
    assert {row.on for row in kept.bases.all()} == {costing.BASES_ON}
    assert (entry.after or {})["bases_on"] == "2022-02-15"


def test_the_day_of_a_locked_run_never_changes() -> None:
    run = settled(a_run(costing.a_county()))

    with pytest.raises(DatabaseError, match="ändras aldrig"), transaction.atomic():
        Run.objects.filter(pk=run.pk).update(bases_on=TODAY)


def test_so_we_worked_it_out_tells_the_day_beside_those_of_the_figures() -> None:
    again = recompute(a_run(costing.a_county()))

    of_party = [step.text.sv for step in explained(again, "alby")]
    of_whole = [step.text.en for step in steps(again)]

    assert of_party[1] == TOLD
    assert "(Provtabellen, 31 december 2021)" in of_party[2]
    assert of_whole[1] == "By the latest figures up to 15 February 2022."


def test_a_run_that_did_not_keep_its_day_tells_those_of_its_figures_alone() -> None:
    run = without_its_day(a_run(costing.a_county()))

    ladder = [step.text.sv for step in explained(recompute(run), "alby")]

    assert "senaste uppgifterna" not in " ".join(ladder)
    assert asked_on(run) == costing.BASES_ON
    assert "senaste uppgifterna" not in shown(coordinator(run.structure), RUN)


def test_a_run_without_figures_tells_no_day() -> None:
    structure = costing.a_county()
    run = a_run(structure, 'name = "I lika delar"\nequal = true\n', "lika")

    told = shown(coordinator(structure), RUN)

    assert run.bases_on == ASKED
    assert "senaste uppgifterna" not in told
    assert asked_on(without_its_day(run)) == dt.date(2022, 1, 1)


def test_the_pages_and_the_statement_tell_the_day() -> None:
    settled(a_run(costing.a_county()))
    browser = Client()

    statement = browser.get(f"{RUN}besked/alby.pdf").content
    pages = PdfReader(io.BytesIO(statement)).pages
    in_pdf = " ".join(" ".join(page.extract_text() for page in pages).split())

    assert IN_SHORT in shown(browser, RUN)
    of_part = shown(browser, f"{RUN}part/alby/")
    assert TOLD in of_part
    assert 'Underlag den</dt><dd><time datetime="2022-02-15"' in of_part
    assert TOLD in shown(browser, f"{RUN}omraknad/")
    assert "Underlag den: tisdag 15 februari 2022" in in_pdf
    assert TOLD in in_pdf


def test_a_party_whose_part_rests_on_no_figures_is_told_no_day() -> None:
    structure = costing.a_county()
    text = (
        'name = "Hälften var"\nunit = "krona"\n'
        '[[sides]]\nparty = "regionen"\nshare = "1/2"\n'
        '[[sides]]\nname = "Kommunerna"\nshare = "1/2"\nby = "population"\n'
    )
    settled(a_run(structure, text, "halften"))

    told = shown(Client(), f"{RUN}part/regionen/")

    assert "betalar 500 000 kr" in told
    assert "senaste uppgifterna" not in told
    assert "senaste uppgifterna" in shown(Client(), f"{RUN}part/alby/")


def test_a_newer_figure_for_that_day_is_told_as_one_and_computed_by() -> None:
    structure = costing.a_county()
    run = settled(a_run(structure))
    comes(23_986)

    found = corrected(Run.objects.get(pk=run.pk), on=TODAY)
    again = a_run(structure)
    told = shown(coordinator(structure), RUN)

    before = {part.key: part.amount_ore for part in run.parts.all()}
    after = {part.key: part.amount_ore for part in again.parts.all()}
    assert found.differences == {key: after[key] - before[key] for key in before}
    assert found.differences["ekby"] > 0
    assert "Underlaget har rättats eller kompletterats sedan dess" in told
    assert "Folkmängd: 22 986 (31 dec 2021) har blivit 23 986 (31 jan 2022)" in told


def test_a_figure_for_a_later_day_than_was_asked_for_changes_nothing() -> None:
    run = settled(a_run(costing.a_county()))
    comes(23_986, on=dt.date(2022, 2, 28))

    found = corrected(Run.objects.get(pk=run.pk), on=TODAY)

    assert (found.changed, found.moved) == ((), {})


def test_a_run_that_did_not_keep_its_day_is_computed_by_what_was_corrected_alone() -> None:
    run = without_its_day(a_run(costing.a_county()))
    comes(23_986)

    assert corrected(run, on=TODAY).changed == ()


def test_where_a_figure_is_struck_out_the_earlier_one_for_the_day_takes_its_place() -> None:
    structure = costing.a_county()
    comes(22_000, on=dt.date(2020, 12, 31))
    run = settled(a_run(structure))
    was = Figure.objects.get(party__key="ekby", on=costing.BASES_ON)
    Figure.objects.create(
        series=was.series,
        party=was.party,
        on=was.on,
        value=None,
        source="Provtabellen",
        corrects=was,
        reason="Fel kommun",
        noted_on=TODAY,
        noted_by="Kim",
    )

    (changed,) = corrected(Run.objects.get(pk=run.pk), on=TODAY).changed

    assert (changed.now, changed.on) == (Decimal(22_000), dt.date(2020, 12, 31))


def test_a_correction_begins_with_the_day_that_was_asked_for() -> None:
    structure = costing.a_county()
    settled(a_run(structure))

    told = shown(coordinator(structure), "/struktur/lanet/kostnader/berakningar/ny/?rattar=2022-1")

    assert 'name="dag" value="2022-02-15"' in told


def test_what_would_follow_if_a_party_left_is_computed_by_the_same_day() -> None:
    structure = costing.a_county()
    settled(a_run(structure))
    comes(60_000, party="alby")
    agreement = Agreement.objects.create(structure=structure, key="avtalet", name="Avtalet")

    (told,) = without(agreement, {"ekby": dt.date(2023, 1, 1)}, TODAY)

    assert told.shared is not None
    then = {each.name: each.then_ore for each in told.shared.payers}
    assert then["Alby kommun"] == 442_981 * KR  # 60 000 of 135 446


def test_the_preview_tells_the_day_before_anything_is_kept() -> None:
    structure = costing.a_county()
    key = costing.a_key(structure)
    given = {
        "titel": "Gemensam stab",
        "ar": "2022",
        "summa": "1 000 000",
        "nyckel": str(key.pk),
        "dag": "2022-02-15",
        "steg": "visa",
    }

    answer = coordinator(structure).post("/struktur/lanet/kostnader/berakningar/ny/", given)

    assert IN_SHORT in words_of(answer)
    assert not Run.objects.exists()
