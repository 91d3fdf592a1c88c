"""Everything that is known of an agreement, read once: what pages, commands and suppositions start from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from samverk.agreements import facts
from samverk.agreements.models import Adoption, Agreement, EnteredTerms, NoticeOfTermination
from samverk.agreements.terms import terms_of
from samverk.bodies.queries.nearest import rules_near
from samverk.matters.models import Recommendation
from samverk.matters.queries.rows import Standing, standing_of, with_rows
from samverk.rulebook.agreements import force
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.matters.decisions import RowStanding
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Read:
    """An agreement with the rules of its structure, what is known of it, and the answers on it by party."""

    agreement: Agreement
    rules: Rules | None
    known: Known
    rows: Mapping[str, RowStanding]
    asked: Standing | None


def with_happenings(found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """The agreements with everything that their status needs. Nine queries, however many there are."""
    return found.select_related(
        "structure",
        "party",
        "parent",
        "replaced_by",
        "adopted_by__treatment",
        "adopted_by__matter__structure",
    ).prefetch_related(
        "interpretations",
        Prefetch("notices", NoticeOfTermination.objects.select_related("party", "treated_in")),
        Prefetch("adoptions", Adoption.objects.select_related("party").order_by("pk")),
        "conditions__other",
        Prefetch("entered_terms", EnteredTerms.objects.order_by("number")),
        "entered_terms__party_rows__party",
        "entered_terms__duties",
    )


def find(key: str) -> Agreement | None:
    """The agreement of this key, with what its status needs. At most ten queries."""
    return with_happenings(Agreement.objects.filter(key=key)).first()


def read(agreement: Agreement, *, on: dt.date) -> Read | None:
    """Everything that is recorded of an agreement read by find, by the rules of a day; None without terms.

    Queries: at most nine, and at most twenty more for each agreement that it waits for.
    """
    return _read(agreement, on, seen=frozenset({agreement.pk}))


def _read(agreement: Agreement, on: dt.date, *, seen: frozenset[int]) -> Read | None:
    rules = rules_near(agreement.structure, on=on)
    if terms_of(agreement, rules, on=on) is None:
        return None
    return put_together(
        agreement, rules, _asked(agreement, on), _waits_for(agreement, on, seen), on=on
    )


def put_together(
    agreement: Agreement,
    rules: Rules | None,
    asked: Standing | None,
    waits_for: Mapping[str, dt.date | None],
    *,
    on: dt.date,
) -> Read | None:
    """What is known of an agreement, of what has been read for it; None without terms. No query."""
    terms = terms_of(agreement, rules, on=on)
    if terms is None:
        return None
    rows = {row.party: row for row in asked.standing.rows} if asked else {}
    names = _names(agreement, terms, rules)
    known = facts.known(agreement, terms, names, rows.values(), waits_for)
    return Read(agreement, rules, known, rows, asked)


def _asked(agreement: Agreement, on: dt.date) -> Standing | None:
    if agreement.adopted_by is None:
        return None
    found = with_rows(Recommendation.objects.filter(pk=agreement.adopted_by.pk)).get()
    return standing_of(found, on=on)


def _names(agreement: Agreement, terms: Terms, rules: Rules | None) -> dict[str, str]:
    """The parties by their keys: those of the file or of the text, or the two of a local agreement."""
    if not agreement.terms:
        rows = [row for each in agreement.entered_terms.all() for row in each.party_rows.all()]
        names = {row.party.key: row.party.name for row in rows}
        return {key: names[key] for key in terms.parties}
    party = agreement.party.key if agreement.party else None
    return names_in_file(terms, rules, party)


def names_in_file(terms: Terms, rules: Rules | None, party: Key | None) -> dict[Key, str]:
    """The parties of an agreement on a file's terms, by their keys; party is the one that a local agreement is with."""
    signatories = {each.key: each.name for each in rules.signatories()} if rules else {}
    if party is None:
        wanted = terms.parties or tuple(signatories)
    else:
        wanted = tuple(key for key in (party, terms.each_with) if key)
    return {key: rules.name_of(key) if rules else key for key in wanted}


def _waits_for(
    agreement: Agreement, on: dt.date, seen: frozenset[int]
) -> dict[str, dt.date | None]:
    """The agreements that this one waits for, with the day that each entered into force; a ring of them never does."""
    found: dict[str, dt.date | None] = {}
    for condition in agreement.conditions.all():
        other = find(condition.other.key)
        if other is None or other.pk in seen:
            found[condition.other.name] = None
            continue
        told = _read(other, on, seen=seen | {other.pk})
        found[other.name] = force.enters(told.known).value if told else None
    return found
