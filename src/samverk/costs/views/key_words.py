"""A key in words: its sentences with their clauses, and the faults of a text that is no key."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.costs.models import KeyInForce
from samverk.foundation.citing import Cited, cite
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.rulebook.costs.telling import Told
from samverk.rulebook.structure.faults import UnusableFileError
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence about a key with its clauses, and the sentences inside it."""

    says: str
    clauses: tuple[Cited, ...]
    inner: tuple["Sentence", ...]


@dataclass(frozen=True, slots=True)
class Faulty:
    """One fault of a text: its line, what stands there, what is wrong and what is allowed."""

    line: int
    written: str
    key: str
    wrong: str
    allowed: str


def sentences(
    told: tuple[Told, ...], rules: Rules | None, around: tuple[str, ...] = ()
) -> tuple[Sentence, ...]:
    """What the rulebook tells of a key, in the reader's language; a clause is said where it begins to hold."""
    return tuple(
        Sentence(
            spoken(each.says),
            _cited(each.clauses, rules) if each.clauses != around else (),
            sentences(each.inner, rules, each.clauses or around),
        )
        for each in told
    )


def uncited(found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences without their clauses, for a list."""
    return tuple(Sentence(each.says, (), uncited(each.inner)) for each in found)


def _cited(clauses: tuple[str, ...], rules: Rules | None) -> tuple[Cited, ...]:
    return tuple(cited for cited in (cite(each, rules) for each in clauses) if cited)


def faults(text: str, unusable: UnusableFileError) -> list[Faulty]:
    """Each fault with the line that it stands in."""
    lines = text.splitlines()
    return [
        Faulty(
            each.line,
            lines[each.line - 1].strip() if 0 < each.line <= len(lines) else "",
            each.key,
            spoken(each.wrong),
            spoken(each.allowed),
        )
        for each in unusable.faults
    ]


def holds(row: KeyInForce) -> str:
    """Since when a key holds, and by whose decision."""
    told = {"day": day_short(row.from_day, current()), "decision": decision(row)}
    return _("Gäller från %(day)s: %(decision)s") % told


def decision(row: KeyInForce) -> str:
    """By whose decision a key holds."""
    if row.recommendation is None:
        return row.decided
    number = row.recommendation.matter.registry_number or ""
    told = {"title": f"{number} {row.recommendation.title}".strip()}
    return " ".join(filter(None, [_("Antagen rekommendation %(title)s.") % told, row.decided]))
