"""What the text leaves open: said where it matters, and never filled in by us."""

from collections.abc import Iterator

from samverk.rulebook.clauses import first_of
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Agreement, Body, Structure

_OF_QUESTION = {
    "silent": "structure.text_is_silent",
    "contradiction": "structure.text_contradicts_itself",
    "unclear": "structure.text_is_unclear",
}
_FOLLOW_ANOTHER = frozenset({"plan", "annex"})


@rule
def of_body(body: Body, structure: Structure) -> Iterator[Finding]:
    """Bodies under another body for which the text does not say who fixes the remit.

    Source: samverk K17
    """
    if body.parent is not None and (body.remit is None or body.remit.decided_by is None):
        yield Finding(
            "structure.remit_owner_unstated",
            Weight.INFO,
            first_of(body.clauses, "samverk K17"),
            {"body_name": body.name, "other_body": structure.name_of(body.parent)},
            body.key,
        )


def of_agreements(structure: Structure) -> Iterator[Finding]:
    """What the agreements leave open."""
    for agreement in structure.agreements.values():
        yield from effect_of_notice(agreement)
        yield from entry_into_force(agreement)


@rule
def effect_of_notice(agreement: Agreement) -> Iterator[Finding]:
    """Agreements between several that do not say whether one party's notice ends them for all.

    Source: samverk K17
    """
    notice = agreement.notice
    if notice is not None and notice.ends_for is None:
        yield Finding(
            "structure.notice_effect_unstated",
            Weight.INFO,
            first_of(notice.clauses or agreement.clauses, "samverk K17"),
            {"agreement": agreement.name},
        )


@rule
def entry_into_force(agreement: Agreement) -> Iterator[Finding]:
    """Agreements that do not say when they enter into force.

    Source: samverk K17
    Shape: a plan and an annex follow what they belong to, and are left out.
    """
    force = agreement.force
    if agreement.kind not in _FOLLOW_ANOTHER and (force is None or force.when == "unstated"):
        clauses = (force.clauses if force else ()) or agreement.clauses
        facts = {"agreement": agreement.name}
        source = first_of(clauses, "samverk K17")
        yield Finding("structure.force_unstated", Weight.INFO, source, facts)


@rule
def questions(structure: Structure) -> Iterator[Finding]:
    """Each open question that the file itself records.

    Source: samverk K17
    """
    for question in structure.questions:
        yield Finding(
            _OF_QUESTION[question.kind],
            Weight.INFO,
            first_of(question.clauses, "samverk K17"),
            {"question": Words(question.sv, question.en)},
            question.body,
        )
