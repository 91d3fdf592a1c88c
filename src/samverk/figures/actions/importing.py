"""An import is proposed, its rows are tied to parties, and it is let count or discarded: nothing counts before that."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from samverk.figures import facts, queries
from samverk.figures.actions.noting import Noted, note
from samverk.figures.models import Batch, Figure, ProposedFigure, Series
from samverk.figures.placing import place
from samverk.figures.reading import Told
from samverk.foundation import audit
from samverk.foundation.documents.keeping import keep
from samverk.foundation.refusals import Refused
from samverk.parties.models import Party
from samverk.rulebook.figures import plausible
from samverk.rulebook.figures.facts import Import
from samverk.rulebook.figures.texts import SEEN, STATES
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matching import How


@dataclass(frozen=True, slots=True)
class Brought:
    """Where a table came from: as what, from where in words, whose figures they are, and its bytes under a name."""

    origin: str
    where: str
    source: str
    name: str
    content: bytes


@transaction.atomic
def propose(*, series: Series, told: Told, brought: Brought, on: dt.date, actor: str) -> Batch:
    """Keep a table as an import that waits to be looked through; what it was read from is kept beside it.

    Queries: eight, however many rows there are.
    Raises:  Refused where the file is none that we keep.
    """
    placed = place(told.rows, Party.objects.all())
    with audit.acting(actor=actor, reason=brought.where, day=on):
        document = keep(name=brought.name, content=brought.content, actor=actor)
        batch = Batch.objects.create(
            series=series,
            origin=brought.origin,
            where=brought.where,
            source=brought.source,
            total=told.total,
            document=document,
            proposed_on=on,
            proposed_by=actor,
        )
        ProposedFigure.objects.bulk_create(
            [
                ProposedFigure(
                    batch=batch,
                    number=each.said.number,
                    said=each.said.said,
                    party=each.party,
                    how=each.how.value,
                    on=each.said.on,
                    value=each.said.value,
                )
                for each in placed
            ],
            batch_size=2000,
        )
    return batch


@transaction.atomic
def tie(*, batch: Batch, parties: Mapping[str, Party | None], on: dt.date, actor: str) -> Batch:
    """Say which party the rows with a name are about, or with None that they are about nobody.

    Raises: Refused where the import is settled already.
    """
    row = _locked(batch)
    with audit.acting(actor=actor, day=on):
        for said, party in parties.items():
            how = How.EXACT if party else How.UNKNOWN
            row.rows.filter(said=said).update(party=party, how=how.value)
    return row


@transaction.atomic
def accept(
    *, batch: Batch, has_seen: bool, on: dt.date, actor: str, reason: str = ""
) -> list[Figure]:
    """Let an import count: what differs from what counts is noted, as corrections where there was a figure.

    Shape:  the figures that were written.
    Raises: Refused where it is settled already, where something in it is wrong, or where something is improbable and
        nobody has said that they have seen it and why it is right.
    """
    row = _locked(batch)
    rows = queries.rows_of(row)
    judged = facts.imported(row, rows, on=on)
    _judge(plausible.findings(judged), has_seen=has_seen and bool(reason.strip()))
    with audit.acting(actor=actor, reason=reason, day=on):
        _settle(row, Batch.State.ACCEPTED, on, actor, reason)
        return note(
            series=row.series,
            figures=_noted(judged, rows, row.source),
            on=on,
            actor=actor,
            reason=reason or row.where,
            batch=row,
        )


@transaction.atomic
def discard(*, batch: Batch, on: dt.date, actor: str, reason: str = "") -> Batch:
    """Let an import never count. It stays, so that it can be seen that it came.

    Raises: Refused where it is settled already.
    """
    row = _locked(batch)
    with audit.acting(actor=actor, reason=reason, day=on):
        return _settle(row, Batch.State.DISCARDED, on, actor, reason)


def _locked(batch: Batch) -> Batch:
    row = Batch.objects.select_for_update(of=("self",)).select_related("series").get(pk=batch.pk)
    if row.state != Batch.State.PROPOSED:
        state = STATES[row.state]
        raise Refused([Finding("figures.not_now", Weight.STOP, SEEN, {"state": state})])
    return row


def _settle(row: Batch, state: Batch.State, on: dt.date, actor: str, reason: str) -> Batch:
    row.state, row.settled_on, row.settled_by, row.reason = state, on, actor, reason
    row.save(update_fields=["state", "settled_on", "settled_by", "reason"])
    return row


def _judge(findings: Sequence[Finding], *, has_seen: bool) -> None:
    wrong = [finding for finding in findings if finding.weight is Weight.STOP]
    if wrong:
        raise Refused(wrong)
    if not has_seen and any(finding.weight is Weight.WARN for finding in findings):
        raise Refused([Finding("figures.not_accepted", Weight.STOP, SEEN)])


def _noted(judged: Import, rows: Sequence[ProposedFigure], source: str) -> list[Noted]:
    parties = {row.party.key: row.party for row in rows if row.party is not None}
    return [
        Noted(
            parties[str(row.party)],
            row.on,
            _decimal(row.value.numerator, row.value.denominator),
            source,
        )
        for row in plausible.usable(judged)
    ]


def _decimal(over: int, under: int) -> Decimal:
    """Exact: what was proposed had few decimals."""
    return Decimal(over) / Decimal(under)
