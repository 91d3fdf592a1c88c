"""Fills the database with the demonstration: real structures, invented persons, a history of several years."""

from collections.abc import Callable
from functools import partial
from importlib import resources

from django.db import transaction

from samverk.bodies import loading
from samverk.bodies.models import Appointment, Structure, StructureVersion
from samverk.demonstration import (
    agreements,
    costs,
    figures,
    happenings,
    line,
    matters,
    rounds,
    staffing,
    writing,
)
from samverk.demonstration.cast import Cast
from samverk.demonstration.happenings import Telling
from samverk.demonstration.matters.story import STRUCTURES as WITH_MATTERS
from samverk.demonstration.roster import Roster
from samverk.demonstration.stage import Stage, set_up
from samverk.demonstration.story import ORDER, Story, read
from samverk.foundation import audit
from samverk.parties.models import Party
from samverk.rulebook.structure import reader

Report = Callable[[str, int, int], None]
ACTOR = "Demonstrationen"
STEPS = 4


def load(report: Report) -> None:
    """Fill the database with the demonstration data that it does not hold yet.

    Shape: calls report(what, done, of) as the work goes on; loading twice changes nothing, and what somebody
    has changed since stays changed.
    """
    of = len(ORDER) * STEPS + len(WITH_MATTERS) + 1
    for number, key in enumerate(ORDER):
        _load_structure(key, partial(_report_step, report, number * STEPS, of))
    figures.load()
    _load_round()
    for number, key in enumerate(WITH_MATTERS):
        report("Berättar ärendena", len(ORDER) * STEPS + number, of)
        matters.load(key)
    agreements.load()
    costs.load()
    report("Demonstrationsdata", of, of)


def _report_step(report: Report, before: int, of: int, what: str, step: int) -> None:
    report(what, before + step, of)


def _load_structure(key: str, report: Callable[[str, int], None]) -> None:
    """Load a structure and its story, all of it or nothing. Three queries where it is there already."""
    file = resources.files("samverk.structures").joinpath(f"{key}.toml").read_bytes()
    with transaction.atomic():
        if not StructureVersion.objects.filter(structure__key=key).exists():
            report("Läser in strukturen", 0)
            loading.load(file, actor=ACTOR)
        if Appointment.objects.filter(seat__body__structure__key=key).exists():
            return
        rules = reader.read(file)
        structure = Structure.objects.get(key=key)
        reason = f"Påhittade personer och händelser till {structure.name}"
        with audit.acting(actor=ACTOR, reason=reason, kind="system"):
            report(f"Fyller {rules.name}: linjen", 1)
            cast = Cast()
            line.load(_parties(structure), cast)
            report(f"Fyller {rules.name}: platserna", 2)
            stage = set_up(structure, rules)
            telling = _told(read(key), stage, cast)
            report(f"Fyller {rules.name}: historien", 3)
            _write(read(key), telling)


def _parties(structure: Structure) -> list[Party]:
    """In the order of the file: who is made first is named first, wherever that happens."""
    return list(Party.objects.filter(structures__structure=structure).distinct().order_by("pk"))


def _told(story: Story, stage: Stage, cast: Cast) -> Telling:
    telling = Telling(stage, cast, Roster(), [], [])
    for rule in story.staffing:
        telling.in_office.extend(staffing.fill(rule, stage, cast, telling.roster))
    for happening in sorted(story.happenings, key=lambda happening: happening.on):
        happenings.tell(happening, telling)
    cast.save()
    return telling


def _write(story: Story, telling: Telling) -> None:
    stage, roster = telling.stage, telling.roster
    writing.offices(telling.in_office, stage)
    writing.appointments(roster, {rule.body: rule for rule in story.staffing}, stage)
    writing.replacements(telling.stand_ins, stage)
    writing.posts(story.leadership, roster, stage)
    writing.reviews(story.reviews, stage)


def _load_round() -> None:
    """A round of questions, half answered. Two queries where it is there already."""
    structure = Structure.objects.get(key=rounds.STRUCTURE)
    if structure.rounds.exists():
        return
    reason = "En påhittad fråga om platser, till hälften besvarad"
    with audit.acting(actor=ACTOR, reason=reason, kind="system"):
        rounds.load(structure, actor=ACTOR)
