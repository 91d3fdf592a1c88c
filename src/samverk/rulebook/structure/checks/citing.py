"""Whether every rule of a file names a clause, and whether the clause is in its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Agreement, Body, Clauses, Key, Presidium, Structure


class Citing(Protocol):
    """A part of the model that names its clauses."""

    @property
    def clauses(self) -> Clauses:
        """The clauses that it comes from."""
        ...


Parts = list[tuple[Words, Citing | None]]


@dataclass(frozen=True, slots=True)
class Cites:
    """One rule of the file: what it is, in which body, and the clauses that it names."""

    what: Words
    of: str
    clauses: Clauses
    body: Key | None = None


@rule
def findings(structure: Structure) -> Iterator[Finding]:
    """Rules without a clause, clauses that their source does not hold, and sources that are unknown.

    Source: samverk K18
    Shape: each unknown source once, each unknown clause once in a body, with the first rule that names it.
    """
    seen: set[object] = set()
    for cites in cited(structure):
        if not cites.clauses:
            yield _finding("structure.rule_without_clause", cites)
        for reference in cites.clauses:
            unknown = _unknown(structure, cites, reference)
            if unknown is not None and unknown[0] not in seen:
                seen.add(unknown[0])
                yield unknown[1]


def _unknown(structure: Structure, cites: Cites, reference: str) -> tuple[object, Finding] | None:
    """What is unknown, and the finding on it, or None where the clause is known."""
    source_id, _, number = reference.partition(" ")
    source = structure.source(source_id)
    if source is None:
        facts = {"title": source_id, "clause": number}
        return source_id, _finding("structure.source_unknown", cites, **facts)
    if number in source.clauses:
        return None
    facts = {"title": source.title, "clause": number}
    return (cites.body, reference), _finding("structure.clause_unknown", cites, **facts)


def _finding(code: str, cites: Cites, **facts: str) -> Finding:
    named: Facts = {"rule": cites.what, "of": cites.of, **facts}
    return Finding(code, Weight.WARN, "samverk K18", named, cites.body)


def cited(structure: Structure) -> Iterator[Cites]:
    """Every rule of the file that has a clause of its own to name."""
    for body in structure.bodies.values():
        yield from _of_body(body)
    for track in structure.tracks.values():
        yield Cites(Words("spåret", "the track"), track.name, track.clauses)
    for route in structure.routes.values():
        yield Cites(Words("ärendevägen", "the route"), route.name, route.clauses)
    for agreement in structure.agreements.values():
        yield from _of_agreement(agreement)
    for yearly in structure.calendar.values():
        yield Cites(Words("den årliga uppgiften", "the yearly duty"), yearly.what, yearly.clauses)
    for question in structure.questions:
        if question.clauses:
            yield Cites(
                Words("frågan", "the question"), question.sv, question.clauses, question.body
            )


def _of_body(body: Body) -> Iterator[Cites]:
    rules: Parts = [
        (Words("organet", "the body"), body),
        *((Words("en platsregel", "a seat rule"), seat) for seat in body.seats),
        *((Words("ett yrkeskrav", "a profession quota"), quota) for quota in body.quotas),
        (Words("regeln om ersättare", "the rule on substitutes"), body.substitutes),
        (Words("mandatperioden", "the term of office"), body.term),
        (Words("regeln om kansli", "the rule on the secretariat"), body.secretariat),
        (Words("uppdraget", "the remit"), body.remit),
        *((Words("en översyn", "a review"), review) for review in body.reviews),
        *((Words("ett krav på ärenden", "a requirement of matters"), one) for one in body.requires),
    ]
    for what, part in rules:
        if part is not None:
            yield Cites(what, body.name, part.clauses, body.key)
    if body.presidium is not None:
        yield from _of_presidium(body, body.presidium)


def _of_presidium(body: Body, presidium: Presidium) -> Iterator[Cites]:
    parts: Parts = [
        (Words("regeln om ordförande", "the rule on the chair"), presidium.chair),
        (Words("regeln om vice ordförande", "the rule on the vice chair"), presidium.vice),
    ]
    if presidium.chair is None and presidium.vice is None:
        parts = [(Words("presidiet", "the presidium"), presidium)]
    for what, part in parts:
        if part is not None:
            yield Cites(what, body.name, part.clauses, body.key)


def _of_agreement(agreement: Agreement) -> Iterator[Cites]:
    rules: Parts = [
        (Words("avtalet", "the agreement"), agreement),
        (Words("ikraftträdandet", "the entry into force"), agreement.force),
        (Words("giltighetstiden", "the term"), agreement.lasts),
        (Words("uppsägningen", "the notice of termination"), agreement.notice),
        *((Words("en skyldighet", "a duty"), duty) for duty in agreement.duties),
    ]
    for what, part in rules:
        if part is not None:
            yield Cites(what, agreement.name, part.clauses or agreement.clauses)
