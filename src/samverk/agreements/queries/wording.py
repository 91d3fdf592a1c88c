"""The text of an agreement as pages show it: its versions, each clause with what carries it out, and the coverage."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverk.agreements.models import Agreement, AgreementText, TextClause
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.language import spoken
from samverk.rulebook.agreements.comparing import Change, Kind, compare
from samverk.rulebook.agreements.wording import Paragraph
from samverk.rulebook.clauses import references
from samverk.rulebook.findings import Words
from samverk.rulebook.source import Source
from samverk.rulebook.structure.model import Structure as Rules

# The order in which coverage is told and drawn.
ORDER = ("modelled", "elsewhere", "not a rule", "")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a clause: whether the system computes with it, and where it is carried out."""

    coverage: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an agreement: a text that was attached, or the clauses of the source that its file cites.

    row is None for the source's, which are in our own words.
    """

    agreement: Agreement
    number: int
    name: str
    row: AgreementText | None
    clauses: tuple[TextClause, ...]

    @property
    def address(self) -> str:
        """How a comparison names it: "vasterbotten-2020:1"."""
        return f"{self.agreement.key}:{self.number}"

    @property
    def counted(self) -> Mapping[str, int]:
        """How many clauses have each mark, in the order in which that is told."""
        count = Counter(each.coverage for each in self.clauses)
        return {key: count[key] for key in ORDER}

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The clauses as the rulebook compares them."""
        return tuple(map(paragraph, self.clauses))


def paragraph(clause: TextClause) -> Paragraph:
    """A clause as the rulebook has it; a number in brackets is ours."""
    number = clause.number
    ours = number.startswith("[") and number.endswith("]")
    return Paragraph(number[1:-1] if ours else number, clause.heading, clause.words, ours)


def texts(agreement: Agreement) -> list[AgreementText]:
    """The texts that have been attached, the newest first. One query."""
    return list(agreement.texts.select_related("document", "agreement").order_by("-number"))


def newest(rows: Sequence[AgreementText], *, on: dt.date) -> AgreementText | None:
    """The text that was the newest on a day, else the first that came after: an agreement is often older than its row."""
    known = [row for row in rows if row.noted_on <= on]
    return next(iter(known), rows[-1] if rows else None)


def version_of(row: AgreementText) -> Version:
    """A text that was attached, with its clauses. One query."""
    return Version(row.agreement, row.number, row.name, row, tuple(row.clauses.all()))


def of_source(agreement: Agreement, source: Source) -> Version:
    """The clauses of a source as a first version, for an agreement whose own text nobody has attached. No queries."""
    clauses = tuple(
        TextClause(
            order=at,
            number=each.number,
            words=spoken(Words(each.sv, each.en)),
            coverage=str(each.coverage),
            where=each.where,
        )
        for at, each in enumerate(source.clauses.values(), 1)
    )
    return Version(agreement, 1, source.title, None, clauses)


def source_of(agreement: Agreement, rules: Rules | None) -> Source | None:
    """The source that the file's terms of the agreement cite the most; None for terms that were entered. No queries."""
    terms = rules.agreements.get(agreement.terms) if rules and agreement.terms else None
    if rules is None or terms is None:
        return None
    cited = Counter(reference.partition(" ")[0] for reference in references(terms))
    found = (rules.source(source_id) for source_id, _count in cited.most_common())
    return next((source for source in found if source and source.kind == "agreement"), None)


def carried(
    agreement: Agreement, clauses: Sequence[Paragraph], *, on: dt.date
) -> Mapping[int, Mark]:
    """The marks that clauses of a new version have from the start, by their order.

    Queries: two, or those of rules_near and one for a first version.
    """
    last = agreement.texts.order_by("-number").first()
    if last is not None:
        return _from_before(list(last.clauses.all()), clauses)
    rules = rules_near(agreement.structure, on=on) if agreement.terms else None
    source = source_of(agreement, rules)
    if source is None:
        return {}
    known = {each.number: Mark(str(each.coverage), each.where) for each in source.clauses.values()}
    return {
        at: known[each.number]
        for at, each in enumerate(clauses, 1)
        if not each.numbered_by_us and each.number in known
    }


def _from_before(before: Sequence[TextClause], clauses: Sequence[Paragraph]) -> Mapping[int, Mark]:
    """The marks of the clauses that read as they did."""
    rows = {paragraph(row).number: row for row in before}
    kept = {
        change.after.number: rows[change.before.number]
        for change in compare([*map(paragraph, before)], clauses)
        if change.kind in {Kind.SAME, Kind.MOVED} and change.before and change.after
    }
    return {
        at: Mark(kept[each.number].coverage, kept[each.number].where)
        for at, each in enumerate(clauses, 1)
        if each.number in kept
    }


def compared(before: Version, after: Version) -> tuple[Change, ...]:
    """What became of each clause from one version to another. No queries."""
    return compare(before.paragraphs, after.paragraphs)
