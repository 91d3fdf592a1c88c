"""How agreements hang together: one waits for another, waits no longer, or takes its place."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from samverk.agreements.actions import keeping
from samverk.agreements.actions.keeping import act, at_once, check, refuse
from samverk.agreements.models import Agreement, Condition
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.rulebook.agreements import force
from samverk.rulebook.agreements.recording.ties import (
    of_a_tie,
    of_release,
    of_replacement,
    of_replacement_from_below,
    of_waiting,
)
from samverk.rulebook.findings import Finding


@dataclass(frozen=True, slots=True)
class Replacement:
    """The agreement that takes the place of another, and from which day."""

    by: Agreement
    on: dt.date


@dataclass(frozen=True, slots=True)
class Wait:
    """The agreement that another waits for, and the clause that says so."""

    other: Agreement
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """From which day an agreement waits for another no longer, and why."""

    on: dt.date
    why: str


_ONCE = {"agreements_waits_once": ("agreements.waits_already", "samverk-avtal A25")}


def doubts_of_replacement(
    agreement: Agreement, replacement: Replacement, *, on: dt.date
) -> Iterator[Finding]:
    """What is false or doubtful in that one agreement takes another's place. At most forty queries."""
    by = replacement.by
    own, other = keeping.read(agreement, on=on), keeping.read(by, on=on)
    rows = Agreement.objects.filter(replaced_by__isnull=False).exclude(pk=agreement.pk)
    ties = _ties(rows.values_list("key", "replaced_by__key"))
    yield from of_a_tie(ties, agreement.key, by.key, name=by.name)
    began = force.enters(other.known).value if other else None
    known = own.known if own else None
    yield from of_replacement(known, by.name, began, replaced_on=replacement.on)
    yield from of_replacement_from_below(by.name, is_under=by.parent_id == agreement.pk)


@transaction.atomic
def replace_agreement(
    *,
    agreement: Agreement,
    replacement: Replacement,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Agreement:
    """Let another agreement take the place of this one from a day, which may be ahead.

    Raises: Refused where the other belongs to another structure or is replaced by this one; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        _of_the_same(row, replacement.by)
        check(doubts_of_replacement(row, replacement, on=on))
        row.replaced_by, row.replaced_on = replacement.by, replacement.on
        row.save(update_fields=["replaced_by", "replaced_on"])
    return row


def doubts_of_waiting(agreement: Agreement, wait: Wait, *, on: dt.date) -> Iterator[Finding]:
    """What is false or doubtful in that one agreement waits for another. At most twenty-one queries."""
    other = wait.other
    waits = Condition.objects.filter(released_on__isnull=True)
    ties = _ties(waits.values_list("agreement__key", "other__key"))
    yield from of_a_tie(ties, agreement.key, other.key, name=other.name)
    own = keeping.read(agreement, on=on)
    yield from of_waiting(own.known if own else None, other.name, on=on)


@transaction.atomic
def wait_for(
    *,
    agreement: Agreement,
    wait: Wait,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Condition:
    """Let an agreement not enter into force before another has, under the clause that says so.

    Raises: Refused where it would wait for itself, or waits for that one already; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        _of_the_same(row, wait.other)
        check(doubts_of_waiting(row, wait, on=on))
        with at_once(_ONCE, other=wait.other.name):
            return Condition.objects.create(agreement=row, other=wait.other, clause=wait.clause)


def doubts_of_release(
    condition: Condition, released_on: dt.date, *, on: dt.date
) -> Iterator[Finding]:
    """What is doubtful in that an agreement waits for another no longer. At most twenty queries."""
    other = keeping.read(condition.other, on=on)
    began = force.enters(other.known).value if other else None
    name, clause = condition.other.name, condition.clause
    return of_release(name, began, clause, released_on=released_on)


@transaction.atomic
def stop_waiting(
    *,
    condition: Condition,
    release: Release,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Condition:
    """Let an agreement wait for another no longer, from a day which may be ahead. The condition stays to be read.

    Raises: SomeoneWasFirst where it had stopped already, or the agreement has changed.
    """
    told = reason or release.why
    with act(condition.agreement, on=on, actor=actor, reason=told, version=version):
        rows = Condition.objects.select_for_update(of=("self",)).select_related("other")
        found = rows.get(pk=condition.pk)
        if found.released_on is not None:
            raise SomeoneWasFirst(changed_by="", what=str(found.other))
        found.released_on, found.released_why = release.on, release.why
        found.save(update_fields=["released_on", "released_why"])
    return found


def _of_the_same(row: Agreement, other: Agreement) -> None:
    if row.structure_id != other.structure_id:
        refuse("agreements.of_another_structure", "samverk-avtal A25", {"other": other.name})


def _ties(rows: Iterable[tuple[str, str | None]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for of, to in rows:
        if to is not None:
            found[of].add(to)
    return {of: frozenset(to) for of, to in found.items()}
