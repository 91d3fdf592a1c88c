"""Whether a matter is well prepared: what the next body requires, what is met, and who is to provide the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from samverk.rulebook.clauses import first_of
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.facts import MatterFacts
from samverk.rulebook.matters.steps import HolderKind
from samverk.rulebook.matters.texts import DOCUMENTS, HOLDERS
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, Document, Requirement, Structure

OWN = "samverk-arenden Ä11"
PROVIDED_BY: Mapping[Document, HolderKind] = {
    Document.QUESTION_FORM: HolderKind.RAISER,
    Document.CONSEQUENCES: HolderKind.RAISER,
    Document.OFFICIAL_REPORT: HolderKind.COORDINATOR,
    Document.OPINIONS: HolderKind.RESPONDENTS,
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a body requires: whether the matter has it, and who is to provide it where it has not."""

    what: Document
    words: Words
    is_met: bool
    who: Words
    source: str


@rule
def readiness(facts: MatterFacts, body: Body, structure: Structure) -> list[Need]:
    """The checklist of a matter before a body takes it up.

    Source: samverk-arenden Ä11
    Shape:  the body's own requirements in the order of the file; then the question in writing, where its route says so.
    """
    required = [*body.requires, *_in_writing(body, structure)]
    return [
        Need(
            what=one.what,
            words=DOCUMENTS[one.what],
            is_met=_is_met(one.what, facts),
            who=_who(one.what, facts, structure),
            source=first_of(one.clauses, OWN),
        )
        for one in required
    ]


def _in_writing(body: Body, structure: Structure) -> list[Requirement]:
    """That the question is written down, where a route through the body says so and the body itself does not."""
    if any(one.what is Document.QUESTION_FORM for one in body.requires):
        return []
    routes = [one for one in structure.routes.values() if one.is_written and body.key in one.stops]
    return [Requirement(Document.QUESTION_FORM, route.clauses) for route in routes[:1]]


def _is_met(what: Document, facts: MatterFacts) -> bool:
    if what is Document.OPINIONS and facts.asked:
        return facts.answered.issuperset(facts.asked)
    return what in facts.documents


def _who(what: Document, facts: MatterFacts, structure: Structure) -> Words:
    missing = [structure.name_of(key) for key in facts.asked if key not in facts.answered]
    if what is Document.OPINIONS and missing:
        return Words(", ".join(missing), ", ".join(missing))
    return HOLDERS[PROVIDED_BY[what]]
