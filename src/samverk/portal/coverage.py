"""A law or an agreement clause by clause: what it says, and what in Samverk carries it out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Structure
from samverk.foundation.citing import anchor
from samverk.foundation.language import spoken
from samverk.rulebook.clauses import references
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import REGISTER, Registered
from samverk.rulebook.source import Clause, Coverage, Source
from samverk.rulebook.structure.model import Body
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a structure file that cites a clause: a body, or another part of the structure."""

    structure: Structure
    body: Body | None
    what: str


@dataclass(frozen=True, slots=True)
class CoveredClause:
    """One clause as its page shows it."""

    clause: Clause
    anchor: str
    says: str
    coverage: str
    weight: str
    uses: tuple[Use, ...]
    rules: tuple[Registered, ...]


@dataclass(frozen=True, slots=True)
class CoveredSource:
    """A source with all its clauses, and how many of them Samverk carries out."""

    source: Source
    kind: str
    clauses: tuple[CoveredClause, ...]
    sentence: str

    @property
    def is_shared(self) -> bool:
        """Whether more than one structure cites it, so that each must be named."""
        return len({use.structure.pk for clause in self.clauses for use in clause.uses}) > 1


def of_source(source: Source, in_use: Sequence[tuple[Structure, Rules]]) -> CoveredSource:
    """Everything that the page of a source shows. No queries."""
    uses = _uses(source.id, in_use)
    rules = _rules(source.id)
    clauses = tuple(
        CoveredClause(
            clause=clause,
            anchor=anchor(number),
            says=spoken(Words(clause.sv, clause.en)),
            coverage=_coverage(clause),
            weight="done" if clause.coverage is Coverage.MODELLED else "",
            uses=tuple(dict.fromkeys(uses.get(number, ()))),
            rules=tuple(rules.get(number, ())),
        )
        for number, clause in source.clauses.items()
    )
    return CoveredSource(source, kind_of(source), clauses, _sentence(source))


def kind_of(source: Source) -> str:
    """What sort of source it is, in a word."""
    words = {"law": _("Lag"), "agreement": _("Avtal"), "plan": _("Plan")}
    return words.get(source.kind, _("Annan källa"))


def _coverage(clause: Clause) -> str:
    words = {
        Coverage.MODELLED: _("Sköts av Samverk"),
        Coverage.ELSEWHERE: _("Hör hemma på annat ställe"),
        Coverage.NOT_A_RULE: _("Ingen regel"),
    }
    return words[clause.coverage]


def _sentence(source: Source) -> str:
    count = Counter(clause.coverage for clause in source.clauses.values())
    total = len(source.clauses)
    return ngettext(
        "%(total)d punkt: %(modelled)d sköts av Samverk, %(elsewhere)d hör hemma på annat ställe och %(rest)d är ingen regel.",
        "%(total)d punkter: %(modelled)d sköts av Samverk, %(elsewhere)d hör hemma på annat ställe och %(rest)d är ingen regel.",
        total,
    ) % {
        "total": total,
        "modelled": count[Coverage.MODELLED],
        "elsewhere": count[Coverage.ELSEWHERE],
        "rest": count[Coverage.NOT_A_RULE],
    }


def _rules(source_id: str) -> Mapping[str, list[Registered]]:
    found: dict[str, list[Registered]] = defaultdict(list)
    for registered in REGISTER.values():
        for reference in registered.sources:
            of, _space, number = reference.partition(" ")
            if of == source_id:
                found[number].append(registered)
    return found


def _uses(source_id: str, in_use: Iterable[tuple[Structure, Rules]]) -> Mapping[str, list[Use]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for structure, rules in in_use:
        for part, body, what in _parts(rules):
            for reference in references(part):
                of, _space, number = reference.partition(" ")
                if of == source_id:
                    found[number].append(Use(structure, body, what))
    return found


def _parts(rules: Rules) -> Iterator[tuple[object, Body | None, str]]:
    """The parts of a structure that may cite clauses, each with what to call it."""
    yield from ((body, body, body.name) for body in rules.bodies.values())
    yield rules.parties, None, _("parterna")
    yield rules.tracks, None, _("spår vid sidan av organen")
    yield rules.routes, None, _("vägar för frågor")
    yield rules.agreements, None, _("avtalsvillkor")
    yield rules.calendar, None, _("årshjulet")
    yield rules.questions, None, _("öppna frågor")
