"""What the agreements of some structures remind of."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samverk.agreements.models import Agreement, EnteredTerms
from samverk.agreements.queries.briefly import Brief, duties_of
from samverk.agreements.queries.many import reads
from samverk.agreements.queries.remembered import briefs
from samverk.rulebook.agreements import reminding
from samverk.rulebook.agreements.reminding import Due
from samverk.rulebook.agreements.state import State, state
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules

AT_A_TIME = 500
_BEGUN = frozenset({State.OUT_FOR_ADOPTION, State.IN_FORCE, State.UNDER_NOTICE})


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that an agreement reminds of, with the agreement and its parties."""

    agreement: Agreement
    parties: tuple[Key, ...]
    due: Due


def reminders(rules: Mapping[int, Rules], *, on: dt.date) -> Iterator[Reminder]:
    """What the agreements of the structures (by primary key, with their rules) remind of as things stand on a day.

    Only those that may have something to say are read whole. Queries: three and those of remembered.briefs, and those
    of many.reads for each five hundred.
    """
    pks = list(Agreement.objects.filter(structure__in=rules).values_list("pk", flat=True))
    timed = _timed(rules)
    known = briefs(pks, on=on)
    wanted = [pk for pk, each in known.items() if _may_remind(each, timed)]
    for start in range(0, len(wanted), AT_A_TIME):
        yield from _of(wanted[start : start + AT_A_TIME], on)


def registered(structures: Collection[int]) -> frozenset[tuple[int, Key]]:
    """Which terms of which structures' files an agreement has been registered for. One query."""
    rows = Agreement.objects.filter(structure__in=structures).exclude(terms="")
    return frozenset(rows.values_list("structure_id", "terms"))


def _of(pks: Collection[int], on: dt.date) -> Iterator[Reminder]:
    for read in reads(pks, on=on).values():
        if read is None:
            continue
        row, stands = read.agreement, state(read.known, on=on)
        duties = duties_of(read, stands, on=on)
        for due in reminding.due(row.name, read.known, duties, on=on):
            yield Reminder(row, read.known.parties, due)


@dataclass(frozen=True, slots=True)
class _Timed:
    """Agreements that have a last day of their own: by the terms of a structure's file, and with terms entered."""

    terms: frozenset[tuple[int, Key]]
    entered: frozenset[int]


def _timed(rules: Mapping[int, Rules]) -> _Timed:
    entered = EnteredTerms.objects.filter(
        agreement__structure__in=rules, lasts_until__isnull=False
    ).values_list("agreement", flat=True)
    terms = frozenset(
        (pk, key)
        for pk, each in rules.items()
        for key, agreement in each.agreements.items()
        if agreement.lasts and agreement.lasts.until
    )
    return _Timed(terms, frozenset(entered))


def _may_remind(each: Brief, timed: _Timed) -> bool:
    has_days = bool(each.due or each.last_notice) or each.state is State.UNDER_NOTICE
    has_end = each.pk in timed.entered or (each.structure, each.terms) in timed.terms
    return each.state in _BEGUN and (has_days or has_end)
