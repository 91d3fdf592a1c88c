"""The terms of an agreement as somebody read them in its text: entered whole, each with its clause."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from samverk.agreements.actions.keeping import act, at_once, check, known_of, refuse
from samverk.agreements.models import Agreement, AgreementParty, EnteredDuty, EnteredTerms
from samverk.agreements.queries.knowing import Read
from samverk.parties.models import Party
from samverk.rulebook.agreements.recording.terms import of_terms
from samverk.rulebook.findings import Finding

LONGEST_KEY = 80
_WHOLE = "samverk-avtal A27"
_REFUSALS = {
    "agreements_a_number_of_parties_is_said": ("agreements.number_unsaid", _WHOLE),
    "agreements_notice_is_said_whole": ("agreements.notice_said_by_half", _WHOLE),
    "agreements_only_what_ends_is_prolonged": ("agreements.nothing_to_prolong", _WHOLE),
    "agreements_a_duty_once": ("agreements.same_duty_twice", _WHOLE),
}


@dataclass(frozen=True, slots=True)
class EnteredDutyFacts:
    """Something that the text obliges to. key is what it was called in the terms before; after is the key of another."""

    what: str
    owner: str = ""
    latest: dt.date | None = None
    after: str = ""
    at: str = ""
    clause: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class EnteredTermsFacts:
    """What the text says, in the words of a structure file; lasts_until is the first day after the last.

    notice_months None is that it says nothing of notice; counted_from and ends_for are then empty. must_adopt is some
    of the parties, where named ones decide when it enters into force.
    """

    parties: tuple[Party, ...]
    force: str
    parties_clause: str = ""
    required_by: str = ""
    force_number: int | None = None
    not_before: dt.date | None = None
    force_clause: str = ""
    lasts_from: dt.date | None = None
    lasts_until: dt.date | None = None
    renewal_months: int | None = None
    lasts_clause: str = ""
    notice_months: int | None = None
    counted_from: str = ""
    notice_by: str = ""
    is_written: bool = True
    ends_for: str = ""
    notice_clause: str = ""
    disputes: str = ""
    disputes_clause: str = ""
    duties: tuple[EnteredDutyFacts, ...] = ()
    must_adopt: tuple[Party, ...] = ()


def doubts_of_terms(read: Read) -> Iterator[Finding]:
    """What is false or doubtful in the terms that an agreement now has. No query."""
    return of_terms(read.known.terms)


@transaction.atomic
def enter_terms(
    *,
    agreement: Agreement,
    terms: EnteredTermsFacts,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> EnteredTerms:
    """Enter the terms of an agreement, under the next number; the earlier ones stay to be read.

    Raises: Refused where they stand in the structure's file, or cannot be so; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        if row.terms:
            refuse("agreements.terms_in_the_file", _WHOLE, {"agreement": row.name})
        with at_once(_REFUSALS):
            made = _made(row, terms, on, actor)
            EnteredDuty.objects.bulk_create(_duties(made, terms.duties))
        AgreementParty.objects.bulk_create(
            AgreementParty(
                terms=made, party=party, order=order, must_adopt=party in terms.must_adopt
            )
            for order, party in enumerate(dict.fromkeys(terms.parties), 1)
        )
        check(doubts_of_terms(known_of(row, on=on)))
    return made


def _made(row: Agreement, terms: EnteredTermsFacts, on: dt.date, actor: str) -> EnteredTerms:
    last = row.entered_terms.aggregate(last=Max("number"))["last"] or 0
    own = {
        name: getattr(terms, name)
        for name in EnteredTermsFacts.__slots__
        if name not in {"parties", "duties", "must_adopt"}
    }
    return EnteredTerms.objects.create(
        agreement=row, number=last + 1, noted_on=on, noted_by=actor, **own
    )


def _duties(made: EnteredTerms, duties: Iterable[EnteredDutyFacts]) -> Iterator[EnteredDuty]:
    for order, each in enumerate(duties, 1):
        yield EnteredDuty(
            terms=made,
            key=each.key or key_of(each.what),
            what=each.what,
            owner=each.owner,
            latest=each.latest,
            after=each.after,
            at=each.at,
            clause=each.clause,
            order=order,
        )


def key_of(what: str) -> str:
    """The key that a duty has from its text."""
    return slugify(what)[:LONGEST_KEY].strip("-") or "atagande"
