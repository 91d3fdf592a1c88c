"""The terms of an agreement as the rulebook has them: from its structure's file, or as a coordinator entered them."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from samverk.agreements.models import Agreement, EnteredDuty, EnteredTerms
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Duty, Force, Key, Lasts, Notice
from samverk.rulebook.structure.model import Structure as Rules
from samverk.rulebook.structure.model.values import Clauses


class Of(NamedTuple):
    """What terms that were entered take from the agreement that they are of; parent is the terms of the one above."""

    key: Key
    name: str
    is_local: bool
    parent: Key | None


class Named(NamedTuple):
    """The parties of an agreement, and those of them that must have adopted it where named ones decide."""

    parties: tuple[Key, ...]
    must_adopt: tuple[Key, ...]


def terms_of(agreement: Agreement, rules: Rules | None, *, on: dt.date) -> Terms | None:
    """The terms as they were known on a day; None where nobody has said them yet.

    Shape: reads the entered terms as prefetched (with party_rows and duties); makes no query itself. Before the first
    were entered the first hold: an agreement is often older than its row here.
    """
    if agreement.terms:
        return rules.agreements.get(agreement.terms) if rules else None
    entered = latest(agreement.entered_terms.all(), on=on)
    return _entered(agreement, entered) if entered else None


def latest(entered: Iterable[EnteredTerms], *, on: dt.date) -> EnteredTerms | None:
    """The terms that were last entered by a day, else the first of all."""
    rows = sorted(entered, key=lambda each: each.number)
    known = [each for each in rows if each.noted_on <= on]
    return known[-1] if known else next(iter(rows), None)


def _entered(agreement: Agreement, entered: EnteredTerms) -> Terms:
    parent = agreement.parent.terms or None if agreement.parent else None
    of = Of(agreement.key, agreement.name, agreement.parent_id is not None, parent)
    rows = list(entered.party_rows.all())
    parties = Named(
        tuple(row.party.key for row in rows),
        tuple(row.party.key for row in rows if row.must_adopt),
    )
    return as_terms(of, entered, parties, tuple(duty(of, row) for row in entered.duties.all()))


def as_terms(of: Of, entered: EnteredTerms, named: Named, duties: tuple[Duty, ...]) -> Terms:
    """The terms that were entered, as the rules see them. No query."""

    def cited(number: str) -> Clauses:
        return (clause(of, number),) if number else ()

    months = entered.notice_months
    notice = (
        Notice(
            months,
            entered.counted_from,
            entered.notice_by or None,
            entered.is_written,
            None if entered.ends_for == EnteredTerms.EndsFor.UNSTATED else entered.ends_for,
            cited(entered.notice_clause),
        )
        if months is not None
        else None
    )
    return Terms(
        key=of.key,
        name=of.name,
        kind="local" if of.is_local else "master",
        parent=of.parent,
        parties=named.parties,
        each_with=None,
        registry_number=None,
        required_by=entered.required_by or None,
        force=Force(
            entered.force,
            entered.force_number,
            entered.not_before,
            cited(entered.force_clause),
            named.must_adopt,
        ),
        lasts=Lasts(
            entered.lasts_from,
            entered.lasts_until,
            entered.renewal_months,
            cited(entered.lasts_clause),
        ),
        notice=notice,
        disputes=entered.disputes or None,
        duties=duties,
        clauses=cited(entered.parties_clause),
    )


def duty(of: Of, row: EnteredDuty) -> Duty:
    """A duty that was entered, as the rules see it."""
    return Duty(
        key=row.key,
        what=row.what,
        owner=row.owner or None,
        latest=row.latest,
        after=row.after or None,
        at=row.at or None,
        clauses=(clause(of, row.clause),) if row.clause else (),
    )


def clause(of: Of, number: str) -> str:
    """A clause of the agreement's own text as steps cite it: "avtal:lokal-umea 4"."""
    return f"avtal:{of.key} {number}"
