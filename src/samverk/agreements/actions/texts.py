"""The text that was agreed: attached as a version, its clauses marked and mended, and one version named as the one adopted."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from django.db import transaction
from django.db.models import Max

from samverk.agreements.models import Agreement, AgreementText, TextClause
from samverk.agreements.queries.wording import Mark, carried
from samverk.foundation import audit
from samverk.foundation.models import Document
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.agreements.wording import Paragraph
from samverk.rulebook.findings import Finding, Weight

LONGEST_NUMBER, LONGEST_HEADING = 40, 300
_ELSEWHERE, _UNREAD = TextClause.Coverage.ELSEWHERE, TextClause.Coverage.UNREAD


@dataclass(frozen=True, slots=True)
class NewText:
    """A version as somebody gives it: what it is called, its clauses, and the document that it came in."""

    name: str
    clauses: Sequence[Paragraph]
    dated_on: dt.date | None = None
    document: Document | None = None
    is_final: bool = False


@transaction.atomic
def attach_text(*, agreement: Agreement, text: NewText, on: dt.date, actor: str) -> AgreementText:
    """Add a version of the agreement's text, under the next number, with its clauses.

    A clause that reads as in the version before keeps its mark; in the first version the marks are those of the
    source that the structure's file cites.

    Queries: at most thirteen, however many clauses there are.
    Raises: Refused where there are no clauses.
    """
    row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if not text.clauses:
        _refuse("agreements.text_without_clauses", name=text.name)
    marks = carried(row, text.clauses, on=on)
    with audit.acting(actor=actor, reason=text.name, day=on):
        last = row.texts.aggregate(last=Max("number"))["last"] or 0
        made = AgreementText.objects.create(
            agreement=row,
            number=last + 1,
            name=text.name,
            dated_on=text.dated_on,
            document=text.document,
            noted_on=on,
            noted_by=actor,
        )
        TextClause.objects.bulk_create(
            _row(made, at, each, marks.get(at, Mark())) for at, each in enumerate(text.clauses, 1)
        )
        if text.is_final:
            _only_final(made)
    return made


def _row(text: AgreementText, order: int, one: Paragraph, mark: Mark) -> TextClause:
    """A clause as a row. A number that is ours stands in brackets, as an editor's addition does."""
    number = f"[{one.number}]" if one.numbered_by_us else one.number
    heading, words = one.heading, one.text
    if len(heading) > LONGEST_HEADING:
        heading, words = "", f"{heading}\n{words}".strip()
    return TextClause(
        text=text,
        order=order,
        number=number[:LONGEST_NUMBER],
        heading=heading,
        words=words,
        coverage=mark.coverage,
        where=mark.where,
    )


@transaction.atomic
def mark_clauses(
    *,
    text: AgreementText,
    marks: Mapping[int, Mark],
    on: dt.date,
    actor: str,
    version: int | None = None,
) -> int:
    """Say of clauses, by their order, whether the system computes with them; gives how many were marked otherwise.

    Queries: at most five, however many clauses there are.
    Raises: Refused where a clause is elsewhere and nothing says where; SomeoneWasFirst.
    """
    row = _locked(text, version)
    clauses = list(row.clauses.all())
    changed = [each for each in clauses if each.order in marks and _set(each, marks[each.order])]
    nowhere = [each for each in changed if each.coverage == _ELSEWHERE and not each.where]
    if nowhere:
        raise Refused(
            [_stop("agreements.elsewhere_is_somewhere", clause=str(each)) for each in nowhere]
        )
    if changed:
        with audit.acting(actor=actor, reason=row.name, day=on):
            TextClause.objects.bulk_update(changed, ["coverage", "where"])
            _count(row)
    return len(changed)


def _set(clause: TextClause, mark: Mark) -> bool:
    """Put the mark on the clause; whether it differs from what was there."""
    where = mark.where if mark.coverage else ""
    if (clause.coverage, clause.where) == (mark.coverage, where):
        return False
    clause.coverage, clause.where = mark.coverage, where
    return True


@transaction.atomic
def reword_clause(
    *,
    clause: TextClause,
    to: Paragraph,
    on: dt.date,
    actor: str,
    version: int | None = None,
) -> TextClause:
    """Mend what was read wrongly: number, heading and words of a clause in a version that nobody has adopted.

    Shape:  a clause with other words than before has to be read again, and loses its mark.
    Raises: Refused where the version is the one adopted, or another clause has the number; SomeoneWasFirst.
    """
    row = _unadopted(clause.text, version)
    found = row.clauses.get(pk=clause.pk)
    if row.clauses.filter(number=to.number).exclude(pk=found.pk).exists():
        _refuse("agreements.clause_number_taken", number=to.number)
    if found.words.split() != to.text.split():
        found.coverage, found.where = _UNREAD, ""
    found.number, found.heading, found.words = to.number, to.heading, to.text
    with audit.acting(actor=actor, reason=str(found), day=on):
        found.save()
        _count(row)
    return found


@transaction.atomic
def settle_text(
    *, text: AgreementText, on: dt.date, actor: str, version: int | None = None
) -> AgreementText:
    """Name this version as the text that was adopted; no other of the agreement's is. At most five queries.

    Raises: SomeoneWasFirst.
    """
    row = _locked(text, version)
    with audit.acting(actor=actor, reason=row.name, day=on):
        _only_final(row)
        _count(row)
    return row


def _locked(text: AgreementText, version: int | None) -> AgreementText:
    rows = AgreementText.objects.select_for_update(of=("self",)).select_related("agreement")
    row = rows.get(pk=text.pk)
    if version is not None and row.version != version:
        raise SomeoneWasFirst(changed_by="", what=str(row))
    return row


def _unadopted(text: AgreementText, version: int | None) -> AgreementText:
    row = _locked(text, version)
    if row.is_final:
        _refuse("agreements.text_is_adopted", name=row.name)
    return row


def _only_final(text: AgreementText) -> None:
    text.agreement.texts.exclude(pk=text.pk).filter(is_final=True).update(is_final=False)
    text.is_final = True
    text.save(update_fields=["is_final"])


def _count(text: AgreementText) -> None:
    text.version += 1
    text.save(update_fields=["version"])


def _stop(code: str, **facts: str) -> Finding:
    return Finding(code, Weight.STOP, "samverk-avtal A8", facts)


def _refuse(code: str, **facts: str) -> NoReturn:
    raise Refused([_stop(code, **facts)])
