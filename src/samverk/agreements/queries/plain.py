"""What is known of agreements by their own rows alone, read as bare values: for lists thousands are judged at once.

One that was sent out as a recommendation, or that waits for another, is read whole instead (many.reads).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL

from samverk.agreements.models import (
    Adoption,
    Agreement,
    AgreementParty,
    Condition,
    EnteredDuty,
    EnteredTerms,
    Fulfilment,
    Interpretation,
    NoticeOfTermination,
)
from samverk.agreements.queries.briefly import Own
from samverk.agreements.queries.knowing import names_in_file
from samverk.agreements.terms import Named, Of, as_terms, latest
from samverk.agreements.terms import duty as as_duty
from samverk.bodies.models import Structure, StructureVersion
from samverk.bodies.queries.nearest import rules_of
from samverk.rulebook.agreements import facts
from samverk.rulebook.agreements.duties import Noted
from samverk.rulebook.matters.decisions import Outcome
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Key

_COUNTING = (Outcome.ADOPTED, Outcome.CHANGED)
Value = TypeVar("Value")
Told = Mapping[int, list[Value]]


class Line(NamedTuple):
    """The row of an agreement; above is which terms of the file the one above it has."""

    own: Own
    above: Key | None
    replaced_on: dt.date | None

    @property
    def is_plain(self) -> bool:
        """Whether its own rows tell all that is to be known."""
        return not self.own.is_asked and not self.own.waits


class Stated(NamedTuple):
    """An agreement's terms with its parties' names, and the days on which other terms may take over."""

    terms: Terms | None
    names: Mapping[Key, str]
    turns: Sequence[dt.date]


@dataclass(frozen=True, slots=True)
class Plain:
    """What is known of an agreement, None without terms; turns are the days on which its terms may be others."""

    known: facts.Known | None
    noted: Sequence[Noted]
    turns: Sequence[dt.date]


@dataclass(frozen=True, slots=True)
class _Happened:
    """What happened to each agreement."""

    adoptions: Told[facts.Adoption]
    notices: Told[facts.Notice]
    readings: Told[facts.Interpretation]
    noted: Told[Noted]


def lines(pks: Iterable[int]) -> dict[int, Line]:
    """The row of each agreement. One query."""
    waits = Exists(Condition.objects.filter(agreement=OuterRef("pk")))
    rows = Agreement.objects.filter(pk__in=_among(pks)).values_list(
        "pk", "structure_id", "key", "name", "parent_id", "party__key", "terms", "adopted_by_id",
        waits, "parent__terms", "replaced_on",
    )  # fmt: skip
    return {
        pk: Line(
            Own(pk, structure, key, name, parent, party, terms, asked is not None, bool(awaits)),
            above or None,
            replaced_on,
        )
        for pk, structure, key, name, parent, party, terms, asked, awaits, above, replaced_on in rows
    }


def plainly(rows: Iterable[Line], *, on: dt.date) -> dict[int, Plain]:
    """What is known of each agreement. Seven queries, and at most five more where some are on terms of a file."""
    asked = list(rows)
    happened = _happened([line.own.pk for line in asked])
    stated = _by_hand([line for line in asked if not line.own.terms], on)
    stated |= _by_files([line for line in asked if line.own.terms], on)
    return {line.own.pk: _plain(line, stated[line.own.pk], happened) for line in asked}


def _plain(line: Line, stated: Stated, happened: _Happened) -> Plain:
    pk = line.own.pk
    if stated.terms is None:
        return Plain(None, (), stated.turns)
    adoptions = tuple(happened.adoptions[pk])
    known = facts.Known(
        terms=stated.terms,
        names=stated.names,
        adoptions=adoptions,
        notices=tuple(happened.notices[pk]),
        interpretations=tuple(happened.readings[pk]),
        # Out for adoption from the first decision, as facts.known has it.
        sent_on=min((each.on for each in adoptions), default=None),
        replaced_on=line.replaced_on,
    )
    return Plain(known, happened.noted[pk], stated.turns)


def _by_hand(rows: Iterable[Line], on: dt.date) -> dict[int, Stated]:
    """The terms that were entered. Three queries."""
    of = {line.own.pk: line for line in rows}
    pks = _among(of)
    terms = _grouped(
        (row.agreement_id, row) for row in EnteredTerms.objects.filter(agreement__in=pks)
    )
    parties = _grouped(
        (pk, (key, name, must_adopt))
        for pk, key, name, must_adopt in AgreementParty.objects.filter(
            terms__agreement__in=pks
        ).values_list("terms_id", "party__key", "party__name", "must_adopt")
    )
    duties = _grouped(
        (row.terms_id, row) for row in EnteredDuty.objects.filter(terms__agreement__in=pks)
    )
    return {pk: _entered(line, terms[pk], parties, duties, on) for pk, line in of.items()}


def _entered(
    line: Line,
    rows: Sequence[EnteredTerms],
    parties: Told[tuple[Key, str, bool]],
    duties: Told[EnteredDuty],
    on: dt.date,
) -> Stated:
    found = latest(rows, on=on)
    if found is None:
        return Stated(None, {}, ())
    of = Of(line.own.key, line.own.name, line.own.parent is not None, line.above)
    names = {key: name for key, name, _must_adopt in parties[found.pk]}
    named = Named(
        tuple(names), tuple(key for key, _, must_adopt in parties[found.pk] if must_adopt)
    )
    owed = tuple(as_duty(of, row) for row in duties[found.pk])
    return Stated(as_terms(of, found, named, owed), names, [row.noted_on for row in rows])


def _by_files(rows: Sequence[Line], on: dt.date) -> dict[int, Stated]:
    """The terms that files state. None where there are no such agreements, else two queries and those of rules_of."""
    if not rows:
        return {}
    structures = {line.own.structure for line in rows}
    rules = rules_of(Structure.objects.filter(pk__in=structures), on=on)
    turns = _versions(structures)
    known: dict[tuple[int, Key, Key | None], Stated] = {}
    found = {}
    for own, _above, _replaced_on in rows:
        same = (own.structure, own.terms, own.party)
        if same not in known:
            file = rules[own.structure]
            terms = file.agreements.get(own.terms) if file else None
            names = names_in_file(terms, file, own.party) if terms else {}
            known[same] = Stated(terms, names, turns[own.structure])
        found[own.pk] = known[same]
    return found


def _versions(structures: Iterable[int]) -> Told[dt.date]:
    """The days on which a version of each file begins or ends. One query."""
    rows = StructureVersion.objects.filter(structure__in=structures, replaced_by__isnull=True)
    return _grouped(
        (pk, day)
        for pk, period in rows.values_list("structure_id", "period")
        for day in (period.lower, period.upper)
        if day is not None
    )


def _happened(asked: Sequence[int]) -> _Happened:
    """What happened to each, as facts.known has it: nothing that was set aside or withdrawn. Four queries."""
    pks = _among(asked)
    adoptions = Adoption.objects.filter(
        agreement__in=pks, set_aside_on__isnull=True, outcome__in=_COUNTING
    ).order_by("pk")
    notices = NoticeOfTermination.objects.filter(agreement__in=pks, withdrawn_on__isnull=True)
    readings = Interpretation.objects.filter(agreement__in=pks)
    noted = Fulfilment.objects.filter(agreement__in=pks).order_by("pk")
    return _Happened(
        _grouped(
            (pk, facts.Adoption(party, day, outcome == Outcome.CHANGED))
            for pk, party, day, outcome in adoptions.values_list(
                "agreement_id", "party__key", "decided_on", "outcome"
            )
        ),
        _grouped(
            (pk, facts.Notice(party, given_on, received_on, treated_on))
            for pk, party, given_on, received_on, treated_on in notices.values_list(
                "agreement_id", "party__key", "given_on", "received_on", "treated_on"
            )
        ),
        _grouped(
            (pk, facts.Interpretation(facts.Open(of), reading, by, on))
            for pk, of, reading, by, on in readings.values_list(
                "agreement_id", "of", "reading", "by", "on"
            )
        ),
        _grouped(
            (pk, Noted(duty, noted_on, planned_on, done_on))
            for pk, duty, noted_on, planned_on, done_on in noted.values_list(
                "agreement_id", "duty", "noted_on", "planned_on", "done_on"
            )
        ),
    )


def _grouped(rows: Iterable[tuple[int, Value]]) -> defaultdict[int, list[Value]]:
    found: defaultdict[int, list[Value]] = defaultdict(list)
    for pk, value in rows:
        found[pk].append(value)
    return found


def _among(pks: Iterable[int]) -> RawSQL:
    """The keys as one parameter: a placeholder for each of thousands costs more than the search."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(pks)])
