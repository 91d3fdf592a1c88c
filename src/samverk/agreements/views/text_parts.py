"""What a page on an agreement's text consists of: clauses with what they rule, and how many are read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.agreements.models import Agreement, TextClause
from samverk.agreements.queries.wording import ORDER, Version, paragraph
from samverk.foundation.citing import anchor
from samverk.rulebook.agreements.pages import BULLET
from samverk.rulebook.agreements.wording import PREAMBLE
from samverk.rulebook.clauses import references
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Structure as Rules

METER = 1000
SWATCH = {"modelled": "modelled", "elsewhere": "elsewhere", "not a rule": "no-rule", "": "unread"}


@dataclass(frozen=True, slots=True)
class Ruled:
    """Something that a clause rules, and the page where it can be seen; empty where it is only said."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a clause, or points that follow each other."""

    is_list: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One clause as a page shows it."""

    clause: TextClause
    anchor: str
    number: str
    is_ours: bool
    blocks: tuple[Block, ...]
    coverage: str
    weight: str
    rules: tuple[Ruled, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the meter: how many clauses have a mark, and where it is drawn."""

    swatch: str
    word: str
    count: int
    x: int
    width: int


def shown(version: Version, ruled: Mapping[str, Sequence[Ruled]]) -> tuple[Shown, ...]:
    """Every clause of a version. No queries."""
    return tuple(_shown(each, ruled) for each in version.clauses)


def _shown(clause: TextClause, ruled: Mapping[str, Sequence[Ruled]]) -> Shown:
    own = paragraph(clause)
    return Shown(
        clause=clause,
        anchor=anchor(clause.number),
        number=named(own.number),
        is_ours=own.numbered_by_us,
        blocks=blocks(clause.words),
        coverage=word(clause.coverage),
        weight="done" if clause.coverage == TextClause.Coverage.MODELLED else "",
        rules=tuple(ruled.get(plain(own.number), ())),
    )


def named(number: str) -> str:
    """The number as a page writes it; what stands before the first clause has a word instead."""
    return _("Inledning") if number == PREAMBLE else number


def plain(number: str) -> str:
    """The number without signs: "§ 7" and "7 §" are one."""
    return number.strip("§ ")


def word(coverage: str) -> str:
    """A mark in words, as a pill writes it."""
    label = str(TextClause.Coverage(coverage).label)
    return label[:1].upper() + label[1:]


def blocks(words: str) -> tuple[Block, ...]:
    """The text as paragraphs and lists."""
    lines = (line for line in words.splitlines() if line.strip())
    found = groupby(lines, key=lambda line: line.startswith(BULLET))
    return tuple(
        Block(is_list, tuple(line.removeprefix(BULLET) for line in group))
        for is_list, group in found
    )


def meter(version: Version) -> tuple[Part, ...]:
    """How many clauses have each mark, drawn beside each other."""
    total = len(version.clauses) or 1
    parts: list[Part] = []
    before = 0
    for key in ORDER:
        count = version.counted[key]
        x, end = before * METER // total, (before + count) * METER // total
        parts.append(Part(SWATCH[key], word(key), count, x, end - x))
        before += count
    return tuple(parts)


def sentence(version: Version) -> str:
    """The coverage in one sentence."""
    counted, total = version.counted, len(version.clauses)
    said = ngettext(
        "%(total)d punkt: %(modelled)d i systemet, %(elsewhere)d ordnas någon annanstans, %(rest)d ingen regel.",
        "%(total)d punkter: %(modelled)d i systemet, %(elsewhere)d ordnas någon annanstans, %(rest)d ingen regel.",
        total,
    ) % {
        "total": total,
        "modelled": counted["modelled"],
        "elsewhere": counted["elsewhere"],
        "rest": counted["not a rule"],
    }
    return f"{said} {_unread(counted[''])}"


def _unread(count: int) -> str:
    if not count:
        return _("Alla är lästa.")
    return ngettext("%(count)d är inte läst än.", "%(count)d är inte lästa än.", count) % {
        "count": count
    }


def ruled(
    agreement: Agreement, terms: Terms | None, rules: Rules | None, *, carried: str
) -> Mapping[str, list[Ruled]]:
    """What each clause rules, by its number without signs: days, duties and bodies; carried keeps links on the day."""
    found: dict[str, list[Ruled]] = defaultdict(list)
    for part, label, address in _parts(agreement, terms, rules):
        for reference in dict.fromkeys(references(part)):
            number = plain(reference.partition(" ")[2])
            found[number].append(Ruled(label, f"{address}{carried}"))
    return found


def _parts(
    agreement: Agreement, terms: Terms | None, rules: Rules | None
) -> Iterator[tuple[object, str, str]]:
    if terms is None:
        return
    key = agreement.structure.key
    page = reverse("agreements:agreement", args=[key, agreement.key])
    yield terms.force, _("När det träder i kraft"), page
    yield terms.lasts, _("Hur länge det gäller"), page
    yield terms.notice, _("Uppsägning"), page
    yield from ((duty, duty.what, page) for duty in terms.duties)
    if rules is not None and agreement.terms and terms.parent is None:
        yield rules.parties, _("Parterna"), reverse("portal:structure", args=[key])
        for body in rules.bodies.values():
            yield body, body.name, reverse("portal:body", args=[key, body.key])
