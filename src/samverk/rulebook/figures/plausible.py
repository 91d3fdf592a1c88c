"""What is wrong, hard to believe or worth knowing in an import of figures, before any of it is used."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samverk.rulebook.alphabet import sv_sort
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.figures.facts import Import, Known, Row
from samverk.rulebook.figures.numbers import change_in_words, in_words, names_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.matching import How
from samverk.rulebook.rule import rule

FACTORS = (10, 100, 1000)
_LEAST, _MOST = Fraction(4, 5), Fraction(5, 4)
_FEWEST = 3
# A table of the whole nation has rows about many who are no parties: they are told once.
_MOST_STRANGE = 5
_DAYS_A_YEAR = Fraction(36525, 100)
U = "samverk-underlag U{}".format


@dataclass(frozen=True, slots=True)
class Compared:
    """A row beside the figure it is held against."""

    row: Row
    past: Known

    @property
    def share(self) -> Fraction:
        """How much it changes, as a share of what was."""
        return (self.row.value - self.past.value) / self.past.value


@rule
def usable(imported: Import) -> tuple[Row, ...]:
    """The rows that would be used: each with a party, once for a party and a day.

    Source: samverk-underlag U1; samverk-underlag U4
    """
    first: dict[tuple[str, dt.date], Row] = {}
    for row in imported.rows:
        if row.party is not None:
            first.setdefault((row.party, row.on), row)
    return tuple(first.values())


@rule
def unplaced(imported: Import) -> Iterator[Finding]:
    """Rows that are about no party that is known, and those whose name had to be read with good will.

    Source: samverk-underlag U1
    """
    told = {row.said: row for row in reversed(imported.rows)}
    strange = [row for row in told.values() if row.party is None and row.how is not How.AMBIGUOUS]
    if len(strange) > _MOST_STRANGE:
        names = names_in_words(sorted((row.said for row in strange), key=sv_sort))
        count = sum(row.party is None for row in imported.rows)
        yield Finding("figures.many_unknown", Weight.INFO, U(1), {"count": count, "names": names})
        strange = []
    for row in sorted(told.values(), key=lambda each: each.number):
        facts: Facts = {"row": row.number, "said": row.said}
        if row in strange:
            yield Finding("figures.unknown_party", Weight.WARN, U(1), facts)
        elif row.how is How.AMBIGUOUS:
            yield Finding("figures.ambiguous_party", Weight.WARN, U(1), facts)
        elif row.party is not None and row.how is How.NEAR:
            named = {**facts, "party": imported.names[row.party]}
            yield Finding("figures.near_party", Weight.WARN, U(1), named, party=row.party)


@rule
def repeated(imported: Import) -> Iterator[Finding]:
    """Parties that are there more than once for a day.

    Source: samverk-underlag U4
    """
    found: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in imported.rows:
        if row.party is not None:
            found[row.party, row.on].append(row)
    for (party, on), rows in found.items():
        if len(rows) > 1:
            agree = len({row.value for row in rows}) == 1
            facts = {
                **_about(imported, party, on),
                "rows": names_in_words([str(row.number) for row in rows]),
            }
            code, weight = ("repeated", Weight.INFO) if agree else ("contradicted", Weight.STOP)
            yield Finding(f"figures.{code}", weight, U(4), facts, party=party)


@rule
def impossible(imported: Import) -> Iterator[Finding]:
    """Figures that no base can have, and those that are none.

    Source: samverk-underlag U5
    """
    for row in usable(imported):
        if row.value < 0:
            yield _of(imported, row, "negative", Weight.STOP, 5)
        elif imported.is_count and row.value.denominator != 1:
            yield _of(imported, row, "not_whole", Weight.STOP, 5)
        elif row.value == 0:
            yield _of(imported, row, "zero", Weight.WARN, 5)


@rule
def ahead(imported: Import) -> Iterator[Finding]:
    """Days that have not come yet.

    Source: samverk-underlag U12
    """
    for on in sorted({row.on for row in usable(imported) if row.on > imported.noted_on}):
        yield Finding("figures.ahead", Weight.WARN, U(12), {"day": day_in_words(on)})


@rule
def compared(imported: Import) -> tuple[Compared, ...]:
    """The rows beside what is known: the figure of the nearest day, else the one before it in the import itself.

    Source: samverk-underlag U6
    """
    rows, found = usable(imported), []
    before: dict[str, Known] = {}
    for row in sorted(rows, key=lambda each: each.on):
        party = str(row.party)
        nearest = min(
            imported.known.get(party, ()), key=lambda each: abs(each.on - row.on), default=None
        )
        past = nearest or before.get(party)
        before[party] = Known(row.on, row.value)
        if past is not None and past.value > 0 and row.value > 0:
            found.append(Compared(row, past))
    return tuple(found)


@rule
def leaps(imported: Import) -> tuple[Compared, ...]:
    """The rows that change more than a figure may without being pointed out.

    Source: samverk-underlag U6
    """
    return tuple(
        each
        for each in compared(imported)
        if abs(each.share) > imported.limit * _years(each.past.on, each.row.on)
    )


@rule
def factor(value: Fraction, past: Fraction) -> int | None:
    """The 10, 100 or 1000 that lies between two figures, negative where the value is the smaller; None where none does.

    Source: samverk-underlag U7
    """
    for each in FACTORS:
        if _LEAST * each <= value / past <= _MOST * each:
            return each
        if _LEAST * each <= past / value <= _MOST * each:
            return -each
    return None


@rule
def swapped(found: Sequence[Compared], limit: Fraction) -> tuple[tuple[Compared, Compared], ...]:
    """The pairs among rows that leap, each of whom has about what the other had, on the same days.

    Source: samverk-underlag U8
    """
    by_past = sorted(found, key=lambda each: each.past.value)
    pasts = [each.past.value for each in by_past]
    taken, pairs = set[Row](), []
    for one in found:
        low = bisect_left(pasts, one.row.value / (1 + limit))
        high = bisect_right(pasts, one.row.value / (1 - limit))
        for other in by_past[low:high]:
            both = {one.row, other.row}
            if not both & taken and _are_swapped(one, other, limit):
                taken |= both
                pairs.append((one, other))
    return tuple(pairs)


@rule
def exchanged(found: Sequence[Compared]) -> tuple[tuple[Compared, Compared], ...]:
    """The pairs that have exactly what the other had, on the same days, however little it changes them.

    Source: samverk-underlag U8
    """
    waiting: dict[tuple[dt.date, dt.date, Fraction, Fraction], list[Compared]] = defaultdict(list)
    pairs = []
    for each in found:
        days, now, was = (each.row.on, each.past.on), each.row.value, each.past.value
        others = waiting[(*days, was, now)] if now != was else []
        if others:
            pairs.append((others.pop(0), each))
        else:
            waiting[(*days, now, was)].append(each)
    return tuple(pairs)


@rule
def unbelievable(imported: Import) -> Iterator[Finding]:
    """Rows that have another's figure or leap: swapped, in the wrong unit, or simply far from what was.

    Source: samverk-underlag U6; samverk-underlag U7; samverk-underlag U8
    """
    exact = exchanged(compared(imported))
    known = {each for pair in exact for each in pair}
    found = [each for each in leaps(imported) if each not in known]
    pairs = (*exact, *swapped(found, imported.limit))
    for one, other in pairs:
        yield _pair(imported, one, other)
    explained = {each for pair in pairs for each in pair}
    rest = [each for each in found if each not in explained]
    by_factor: dict[int | None, list[Compared]] = defaultdict(list)
    for each in rest:
        by_factor[factor(each.row.value, each.past.value)].append(each)
    for times, rows in by_factor.items():
        if times is None:
            yield from (_leap(imported, each) for each in rows)
        elif len(rows) >= _FEWEST and len(rows) == len(compared(imported)):
            yield Finding("figures.all_scaled", Weight.WARN, U(7), {"times": abs(times)})
        else:
            yield from (_scaled(imported, each, times) for each in rows)


@rule
def unchanged(imported: Import) -> Iterator[Finding]:
    """New days on which nothing has changed for anybody, or for most.

    Source: samverk-underlag U9
    """
    by_day: dict[dt.date, list[Compared]] = defaultdict(list)
    for each in compared(imported):
        by_day[each.row.on].append(each)
    for on, rows in sorted(by_day.items()):
        same = [each for each in rows if each.share == 0 and each.past.on != on]
        if len(same) < _FEWEST or 2 * len(same) < len(rows):
            continue
        facts: Facts = {"day": day_in_words(on), "before": day_in_words(same[0].past.on)}
        if len(same) == len(rows):
            yield Finding("figures.unchanged", Weight.WARN, U(9), facts)
        else:
            counted: Facts = {**facts, "count": len(same), "of": len(rows)}
            yield Finding("figures.many_unchanged", Weight.WARN, U(9), counted)


@rule
def absent(imported: Import) -> Iterator[Finding]:
    """Parties that are expected and are not there, day by day.

    Source: samverk-underlag U10
    """
    there: dict[dt.date, set[str]] = defaultdict(set)
    for row in usable(imported):
        there[row.on].add(str(row.party))
    for on, parties in sorted(there.items()):
        gone = (imported.names[party] for party in imported.expected - parties)
        missing = sorted(gone, key=sv_sort)
        if missing:
            facts: Facts = {"day": day_in_words(on), "parties": names_in_words(missing)}
            yield Finding("figures.missing_party", Weight.WARN, U(10), facts)


@rule
def summed(imported: Import) -> Iterator[Finding]:
    """A total that is not the sum of the rows, those that are not used counted in.

    Source: samverk-underlag U11
    """
    total = sum((row.value for row in imported.rows), Fraction())
    if imported.total is not None and imported.total != total:
        facts: Facts = {"stated": in_words(imported.total), "sum": in_words(total)}
        yield Finding("figures.total_differs", Weight.WARN, U(11), facts)


@rule
def findings(imported: Import) -> tuple[Finding, ...]:
    """All that is to be said of an import, the gravest first.

    Source: samverk-underlag U13
    """
    if not usable(imported):
        return (Finding("figures.nothing_usable", Weight.STOP, U(1)), *unplaced(imported))
    told = [
        finding
        for judge in (
            impossible,
            repeated,
            unbelievable,
            unchanged,
            absent,
            summed,
            ahead,
            unplaced,
        )
        for finding in judge(imported)
    ]
    if not compared(imported):
        told.append(Finding("figures.nothing_to_compare", Weight.INFO, U(13)))
    order = list(Weight)
    return tuple(sorted(told, key=lambda finding: order.index(finding.weight)))


def _years(one: dt.date, other: dt.date) -> Fraction:
    return max(Fraction(1), abs((one - other).days) / _DAYS_A_YEAR)


def _are_swapped(one: Compared, other: Compared, limit: Fraction) -> bool:
    return (
        one.row.party != other.row.party
        and one.row.on == other.row.on
        and abs(one.row.value - other.past.value) <= limit * other.past.value
        and abs(other.row.value - one.past.value) <= limit * one.past.value
    )


def _about(imported: Import, party: str, on: dt.date) -> Facts:
    return {"party": imported.names[party], "day": day_in_words(on)}


def _of(imported: Import, row: Row, code: str, weight: Weight, clause: int) -> Finding:
    party = str(row.party)
    facts: Facts = {
        **_about(imported, party, row.on),
        "row": row.number,
        "value": in_words(row.value),
    }
    return Finding(f"figures.{code}", weight, U(clause), facts, party=party)


def _beside(imported: Import, each: Compared) -> Facts:
    return {
        **_about(imported, str(each.row.party), each.row.on),
        "row": each.row.number,
        "value": in_words(each.row.value),
        "past": in_words(each.past.value),
        "before": day_in_words(each.past.on),
    }


def _leap(imported: Import, each: Compared) -> Finding:
    facts: Facts = {**_beside(imported, each), "change": change_in_words(each.share)}
    return Finding("figures.leap", Weight.WARN, U(6), facts, party=each.row.party)


def _scaled(imported: Import, each: Compared, times: int) -> Finding:
    code = "figures.scaled_up" if times > 0 else "figures.scaled_down"
    facts: Facts = {**_beside(imported, each), "times": abs(times)}
    return Finding(code, Weight.WARN, U(7), facts, party=each.row.party)


def _pair(imported: Import, one: Compared, other: Compared) -> Finding:
    facts: Facts = {
        "party": imported.names[str(one.row.party)],
        "other": imported.names[str(other.row.party)],
        "row": one.row.number,
        "other_row": other.row.number,
        "value": in_words(one.row.value),
        "other_value": in_words(other.row.value),
        "past": in_words(one.past.value),
        "other_past": in_words(other.past.value),
        "before": day_in_words(one.past.on),
    }
    return Finding("figures.swapped", Weight.WARN, U(8), facts, party=one.row.party)
