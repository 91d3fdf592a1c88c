"""What every act on an agreement shares: the row kept from others, what the rules say, and the database's no in words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NoReturn

from django.db import IntegrityError, transaction

from samverk.agreements.actions.issuing import issue
from samverk.agreements.models import Agreement
from samverk.agreements.queries import knowing
from samverk.agreements.queries.knowing import Read
from samverk.foundation import audit
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.findings import Facts, Finding, Weight


def locked(agreement: Agreement, version: int | None) -> Agreement:
    """The agreement as it is now, kept from others until the transaction ends. One query.

    Raises: SomeoneWasFirst where it is no longer the version that was asked for.
    """
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("structure", "party")
    row = rows.get(pk=agreement.pk)
    if version is not None and row.version != version:
        raise SomeoneWasFirst(changed_by="", what=row.name)
    return row


@contextmanager
def act(
    row: Agreement, *, on: dt.date, actor: str, reason: str, version: int | None = None
) -> Iterator[Agreement]:
    """An act on an agreement: audited, its version counted up, and the parties told of what it leads to.

    on is the day on which it is recorded.
    Raises: SomeoneWasFirst where the agreement is no longer the version that was asked for.
    """
    kept = locked(row, version)
    with audit.acting(actor=actor, reason=reason or kept.name, day=on):
        yield kept
        kept.version += 1
        kept.save()
        issue(agreement=kept, on=on, actor=actor)


def read(row: Agreement, *, on: dt.date) -> Read | None:
    """What is known of the agreement, inside somebody's act; None where nobody has said its terms. At most twenty queries."""
    found = knowing.find(row.key)
    return knowing.read(found, on=on) if found else None


def known_of(row: Agreement, *, on: dt.date) -> Read:
    """What is known of an agreement that has terms.

    Raises: Refused where nobody has said them.
    """
    found = read(row, on=on)
    if found is None:
        refuse("agreements.no_terms", "samverk-avtal A27", {"agreement": row.name})
    return found


def check(findings: Iterable[Finding]) -> None:
    """Nothing, where what is recorded can be so.

    Raises: Refused otherwise.
    """
    wrong = [each for each in findings if each.weight is Weight.STOP]
    if wrong:
        raise Refused(wrong)


def refuse(code: str, source: str, facts: Facts | None = None) -> NoReturn:
    """Raises: Refused, always."""
    raise Refused([Finding(code, Weight.STOP, source, facts or {})])


@contextmanager
def at_once(refusals: Mapping[str, tuple[str, str]], **facts: str) -> Iterator[None]:
    """What a constraint of the database keeps out becomes a refusal in words: the code and clause of its name.

    Raises: Refused in place of IntegrityError.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        if name not in refusals:
            raise
        code, source = refusals[name]
        refuse(code, source, facts)
