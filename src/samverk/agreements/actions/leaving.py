"""A party's notice of termination: recorded when it has come, treated, and taken back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from samverk.agreements.actions.keeping import act, at_once, check, known_of
from samverk.agreements.models import Agreement, NoticeOfTermination
from samverk.agreements.queries.knowing import Read
from samverk.bodies.models import Body
from samverk.foundation import documents
from samverk.foundation.documents import Upload
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.parties.models import Party
from samverk.rulebook.agreements.facts import Notice
from samverk.rulebook.agreements.recording.notices import (
    Letter,
    Treated,
    of_notice,
    of_treatment,
    of_withdrawal,
)
from samverk.rulebook.findings import Finding

_ONCE = {
    "agreements_a_party_gives_notice_once": ("agreements.noticed_already", "samverk-avtal A29")
}


@dataclass(frozen=True, slots=True)
class Given:
    """A letter of notice as it came; received_on None is that it has been heard of and has not come."""

    party: Party
    given_on: dt.date
    received_on: dt.date | None = None
    letter: Upload | None = None
    registry_number: str = ""


@dataclass(frozen=True, slots=True)
class Treatment:
    """When and where a notice was treated; received_on is the day it came in, where that was not recorded before."""

    treated_on: dt.date | None = None
    body: Body | None = None
    received_on: dt.date | None = None


def doubts_of_notice(read: Read, given: Given, *, on: dt.date) -> Iterator[Finding]:
    """What is false or doubtful in a notice that would be recorded. No query."""
    notice = Notice(given.party.key, given.given_on, given.received_on)
    name = read.known.names.get(given.party.key, given.party.name)
    return of_notice(read.known, Letter(notice, name, given.letter is not None), on=on)


def doubts_of_treatment(
    read: Read, row: NoticeOfTermination, treatment: Treatment, *, on: dt.date
) -> Iterator[Finding]:
    """What is false or doubtful in that a notice was treated, or came in. No query."""
    came = row.received_on or treatment.received_on
    notice = Notice(row.party.key, row.given_on, came)
    if treatment.treated_on is None:
        letter = Letter(notice, row.party.name, row.letter_id is not None)
        yield from of_notice(read.known, letter, on=on)
        return
    terms = read.known.terms.notice
    wanted = terms.by if terms else None
    treated = Treated(
        on=treatment.treated_on,
        body=treatment.body.key if treatment.body else None,
        body_name=treatment.body.name if treatment.body else "",
        wanted=read.rules.name_of(wanted) if wanted and read.rules else wanted or "",
    )
    yield from of_treatment(read.known, notice, treated, on=on)


def doubts_of_withdrawal(
    read: Read, row: NoticeOfTermination, withdrawn_on: dt.date, *, on: dt.date
) -> Iterator[Finding]:
    """What is false or doubtful in that a notice was taken back. No query."""
    notice = Notice(row.party.key, row.given_on, row.received_on, row.treated_on)
    return of_withdrawal(read.known, notice, withdrawn_on, on=on)


@transaction.atomic
def give_notice(
    *,
    agreement: Agreement,
    given: Given,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> NoticeOfTermination:
    """Record that a party leaves. Whoever it is from and whenever it came: it has been written.

    Raises: Refused where its days are false, or the party has given notice already; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        check(doubts_of_notice(known_of(row, on=on), given, on=on))
        file = given.letter
        kept = documents.keep(name=file.name, content=file.content, actor=actor) if file else None
        with at_once(_ONCE, party=given.party.name):
            return NoticeOfTermination.objects.create(
                agreement=row,
                party=given.party,
                given_on=given.given_on,
                received_on=given.received_on,
                letter=kept,
                registry_number=given.registry_number,
            )


@transaction.atomic
def treat_notice(
    *,
    notice: NoticeOfTermination,
    treatment: Treatment,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> NoticeOfTermination:
    """Record when a notice came in, where that was not known, and when and where it was treated.

    Raises: Refused where it would be false; SomeoneWasFirst where it has been treated or taken back meanwhile.
    """
    with act(notice.agreement, on=on, actor=actor, reason=reason, version=version) as row:
        found = _open(notice)
        if found.treated_on is not None:
            raise SomeoneWasFirst(changed_by="", what=str(found.party))
        check(doubts_of_treatment(known_of(row, on=on), found, treatment, on=on))
        found.received_on = found.received_on or treatment.received_on
        found.treated_on = treatment.treated_on
        found.treated_in = treatment.body if treatment.treated_on else None
        found.save(update_fields=["received_on", "treated_on", "treated_in"])
    return found


@transaction.atomic
def withdraw_notice(
    *,
    notice: NoticeOfTermination,
    withdrawn_on: dt.date,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> NoticeOfTermination:
    """Record that a party took its notice back; it stays to be read.

    Raises: Refused where it would be false; SomeoneWasFirst where it was taken back already.
    """
    with act(notice.agreement, on=on, actor=actor, reason=reason, version=version) as row:
        found = _open(notice)
        check(doubts_of_withdrawal(known_of(row, on=on), found, withdrawn_on, on=on))
        found.withdrawn_on = withdrawn_on
        found.save(update_fields=["withdrawn_on"])
    return found


def _open(notice: NoticeOfTermination) -> NoticeOfTermination:
    """The notice as it is now. One query.

    Raises: SomeoneWasFirst where it has been taken back.
    """
    rows = NoticeOfTermination.objects.select_for_update(of=("self",)).select_related("party")
    found = rows.get(pk=notice.pk)
    if found.withdrawn_on is not None:
        raise SomeoneWasFirst(changed_by="", what=str(found.party))
    return found
