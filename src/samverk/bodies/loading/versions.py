"""The versions of a structure: each holds from its first day until the next one's."""

import hashlib

from samverk.bodies import rules
from samverk.bodies.loading.timeline import as_period, as_range
from samverk.bodies.models import Structure, StructureVersion
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Structure as Rules


def digest_of(content: bytes) -> str:
    """What tells one file from another."""
    return hashlib.sha256(content).hexdigest()


def is_loaded(structure: Structure, content: bytes) -> bool:
    """Whether this very file is the one in use for its days. One query."""
    current = structure.versions.filter(replaced_by__isnull=True)
    return current.filter(digest=digest_of(content)).exists()


def open_version(structure: Structure, model: Rules, content: bytes) -> StructureVersion:
    """Store the file as a version: it replaces one with the same first day, and shortens the one before."""
    current = list(structure.versions.filter(replaced_by__isnull=True).order_by("period"))
    same = next((row for row in current if row.period.lower == model.period.from_day), None)
    later = [row for row in current if row.period.lower > model.period.from_day]
    for row in current:
        if row.period.lower < model.period.from_day and model.period.from_day in as_period(
            row.period
        ):
            row.period = as_range(Period(row.period.lower, model.period.from_day))
            row.save()
    new = StructureVersion(
        structure=structure,
        label=model.version,
        content=content.decode("utf-8-sig"),
        digest=digest_of(content),
        period=as_range(_until(model.period, later)),
        replaced_by=same,  # for a moment, so that two versions never hold at once
    )
    new.save()
    if same is not None:
        same.replaced_by = new
        same.save()
        new.replaced_by = None
        new.save()
    return new


def _until(period: Period, later: list[StructureVersion]) -> Period:
    ends = [day for day in (period.until_day, later[0].period.lower if later else None) if day]
    return Period(period.from_day, min(ends) if ends else None)


def line(structure: Structure) -> list[tuple[Period, Rules]]:
    """The versions in use, in order of time, with their rules."""
    current = structure.versions.filter(replaced_by__isnull=True).order_by("period")
    return [(as_period(row.period), rules.of_version(row)) for row in current]
