"""What a correction of figures would change in runs that used them: nothing in what is locked, but by how much it differs."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.urls import reverse

from samverk.costs import facts
from samverk.costs.models import Run, RunBasis
from samverk.costs.queries import runs as asked
from samverk.figures import queries as figures
from samverk.figures.events import Change, Dependent
from samverk.figures.models import Figure
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.amounts import in_words
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.findings import Words
from samverk.rulebook.words import fill

State = Run.State


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that a run used and what it is now, for which day; None where it was struck out."""

    basis: RunBasis
    now: Decimal | None
    on: dt.date

    @property
    def is_another_day(self) -> bool:
        """Whether it is no correction, but a figure that has come for the day that the run asked for."""
        return self.on != self.basis.on


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


def reconsidered(
    run: Run,
    now: Mapping[int, Decimal | None],
    days: Mapping[int, dt.date] = MappingProxyType({}),
) -> Reconsidered:
    """The run with other figures in the place of some that it used, by the rows of those. No queries where it was read along.

    Shape: days holds those that are for another day than the one used.
    """
    rows = list(run.bases.all())
    changed = [
        Changed(row, now[row.figure_id], days.get(row.figure_id, row.on))
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
            bases=facts.bases_of_run(
                (row for row in used if row is not None), asked_on=run.bases_on
            ),
            parties={key: part.name for key, part in parts.items()},
            year=run.year,
        )
    except CannotShareError as wrong:
        return Reconsidered(run, tuple(changed), {}, wrong)
    differences = {part.party: part.ore - parts[part.party].amount_ore for part in found.parts}
    return Reconsidered(run, tuple(changed), differences)


def corrected(run: Run, *, on: dt.date) -> Reconsidered:
    """The run with the figures for the day that it asked for, as they are known now.

    Queries: one, and two a step of corrections.
    """
    used = [row.figure_id for row in run.bases.all() if row.figure_id is not None]
    others = _of_another_day(run, on=on)
    now = {**figures.superseded(used, noted_by=on), **others}
    days = {pk: row.on for pk, row in others.items()}
    return reconsidered(run, {pk: row.value for pk, row in now.items()}, days)


def _of_another_day(run: Run, *, on: dt.date) -> dict[int, Figure]:
    """What a run that asks for the same day would use in place of a figure, where that is for another day. One query.

    It has come since then, or what was used has been struck out and leaves an earlier one.
    """
    if run.bases_on is None:
        return {}
    used = {
        (row.figure.series_id, row.party_id): row.figure for row in run.bases.all() if row.figure
    }
    rows = figures.counting(noted_by=on).filter(
        series__in={series for series, _party in used},
        party__in={party for _series, party in used},
        on__lte=run.bases_on,
    )
    newest = rows.order_by("series", "party", "-on").distinct("series", "party")
    found = {(row.series_id, row.party_id): row for row in newest}
    return {
        figure.pk: found[key]
        for key, figure in used.items()
        if key in found and found[key].on != figure.on
    }


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


def dependents(changes: Sequence[Change]) -> list[Dependent]:
    """What changes of figures would change in runs that used them. Five queries, and none where nothing is replaced."""
    now = {change.before.pk: change.after for change in changes if change.before is not None}
    if not now:
        return []
    found = [reconsidered(run, now) for run in using(now)]
    return [_dependent(each) for each in found if each.changed]


def _dependent(found: Reconsidered) -> Dependent:
    run = found.run
    address = reverse("costs:run", args=[run.structure.key, run.year, run.number])
    return Dependent(f"{run}, {run.structure.name}", address, _said(found))


def _said(found: Reconsidered) -> Words:
    """By how much each part would differ, the largest difference first; it stays as it is until it is corrected."""
    if found.wrong is not None:
        return found.wrong.says
    names = {part.key: part.name for part in found.run.parts.all()}
    moved = sorted(found.moved.items(), key=lambda each: (-abs(each[1]), names[each[0]]))
    if not moved:
        return fill(_SAME, {})
    told = [
        (names[key], in_words(abs(ore)), "+" if ore > 0 else "\N{MINUS SIGN}") for key, ore in moved
    ]
    listed = Words(
        ", ".join(f"{name} {sign}{amount.sv}" for name, amount, sign in told),
        ", ".join(f"{name} {sign}{amount.en}" for name, amount, sign in told),
    )
    return fill(_MOVED, {"parties": listed})


_SAME = Words("beloppen blir desamma.", "the amounts stay the same.")
_MOVED = Words(
    "räknad om med det här blir skillnaden {parties}. Beräkningen ändras inte: en rättelse är en ny.",
    "computed again with this the difference is {parties}. The run does not change: a correction is a new one.",
)
