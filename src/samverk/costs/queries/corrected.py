"""What a correction of figures would change in runs that used them: nothing in what is locked, but by how much it differs."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from samverk.costs import facts
from samverk.costs.models import Run, RunBasis
from samverk.costs.queries import runs as asked
from samverk.figures import queries as figures
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.faults import CannotShareError

State = Run.State


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that a run used and what it is now; None where it was struck out."""

    basis: RunBasis
    now: Decimal | None


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """A run with the figures as they are now: by how much each party's part would differ, by its key.

    Units: öre; wrong says why nothing can be shared by those figures.
    """

    run: Run
    changed: tuple[Changed, ...]
    differences: Mapping[str, int]
    wrong: CannotShareError | None = None

    @property
    def moved(self) -> dict[str, int]:
        """Those that are not the same."""
        return {key: ore for key, ore in self.differences.items() if ore}


def reconsidered(run: Run, now: Mapping[int, Decimal | None]) -> Reconsidered:
    """The run with other figures in the place of some that it used, by the rows of those. No queries where it was read along."""
    rows = list(run.bases.all())
    changed = [
        Changed(row, now[row.figure_id])
        for row in rows
        if row.figure_id is not None and row.figure_id in now and now[row.figure_id] != row.value
    ]
    if not changed:
        return Reconsidered(run, (), {})
    others = {each.basis.pk: each.now for each in changed}
    used = [_with(row, others[row.pk]) if row.pk in others else row for row in rows]
    parts = {part.key: part for part in run.parts.all()}
    try:
        found = allocate(
            facts.key_of(run.key_text),
            total_ore=run.total_ore,
            bases=facts.bases_of_run(row for row in used if row is not None),
            parties={key: part.name for key, part in parts.items()},
            year=run.year,
        )
    except CannotShareError as wrong:
        return Reconsidered(run, tuple(changed), {}, wrong)
    differences = {part.party: part.ore - parts[part.party].amount_ore for part in found.parts}
    return Reconsidered(run, tuple(changed), differences)


def corrected(run: Run, *, on: dt.date) -> Reconsidered:
    """The run with the figures that have been noted since it used them. Two queries a step of corrections."""
    used = [row.figure_id for row in run.bases.all() if row.figure_id is not None]
    newer = figures.superseded(used, noted_by=on)
    return reconsidered(run, {pk: row.value for pk, row in newer.items()})


def using(rows: Iterable[int]) -> list[Run]:
    """The approved and locked runs that used any of these figures, and that no locked one has corrected. Four queries."""
    wanted = Run.objects.filter(
        bases__figure__in=list(rows), state__in=(State.APPROVED, State.LOCKED)
    )
    holds = wanted.exclude(corrections__state=State.LOCKED).distinct().select_related("structure")
    return asked.with_parts(holds)


def _with(row: RunBasis, value: Decimal | None) -> RunBasis | None:
    if value is None:
        return None
    return RunBasis(
        base=row.base, label=row.label, key=row.key, value=value, on=row.on, source=row.source
    )
