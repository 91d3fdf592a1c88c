"""The keys that may lie behind a printed table, from the simplest."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, islice

from samverk.rulebook.costs import amounts
from samverk.rulebook.costs.checking.facts import Candidate, KeyKind, Printed
from samverk.rulebook.findings import Words

_POPULATION = ("befolk", "invånar", "invanar", "folkmängd", "folkmangd", "population", "inhabit")
_WHOLES = (Fraction(1), Fraction(100))
_KRONA = 100
# Fewer rows than these agree with almost any mix, and a sum of few units with almost any share.
_FEWEST_MIXED = 4
_FEWEST_UNITS = 1000
_MOST_MIXED = 5
_MOST_WEIGHTS = 300
_MOST_APART = 4
_MOST_LISTED = 6
_MOST_COLUMNS = 12
_MOST_TRIED = 20_000
_NEARLY = 20
_DIGITS = 10**9


def pure(printed: Printed) -> list[Candidate]:
    """By each column that every row has a figure in, then in equal parts; only the base asked for where one is."""
    names = [printed.base] if printed.base else _columns(printed)
    usable = [
        (name, {row.party: row.bases[name] for row in printed.rows})
        for name in names
        if _is_usable([row.bases.get(name) for row in printed.rows])
    ]
    found = [key for name, bases in usable for key in (_by(name, bases), *_as_written(name, bases))]
    return found if printed.base else [*found, equal(printed)]


def equal(printed: Printed) -> Candidate:
    """The same part for each."""
    share = Fraction(1, len(printed.rows))
    return Candidate(
        KeyKind.EQUAL,
        Words("i lika delar", "in equal parts"),
        {row.party: share for row in printed.rows},
    )


def _columns(printed: Printed) -> list[str]:
    return list(dict.fromkeys(name for row in printed.rows for name in row.bases))[:_MOST_COLUMNS]


def _is_usable(values: Sequence[Fraction | None]) -> bool:
    known = [value for value in values if value is not None and value >= 0]
    return len(known) == len(values) and any(known)


def _by(column: str, bases: Mapping[str, Fraction]) -> Candidate:
    whole = sum(bases.values(), Fraction(0))
    shares = {party: base / whole for party, base in bases.items()}
    if any(word in column.casefold() for word in _POPULATION):
        said = Words(f"efter befolkning ({column})", f"by population ({column})")
        return Candidate(KeyKind.BY_POPULATION, said, shares, column, whole)
    if any(_is_nearly(whole, hundred, _DIGITS) for hundred in _WHOLES):
        said = Words(f"efter andelarna i {column}", f"by the shares in {column}")
        return Candidate(KeyKind.BY_SHARES, said, shares, column, whole)
    words = Words(f"efter {column}", f"by {column}")
    return Candidate(KeyKind.BY_BASE, words, shares, column, whole)


def _is_nearly(whole: Fraction, hundred: Fraction, times: int) -> bool:
    """Whether the difference goes so many times into the hundred; a spreadsheet's own sums miss by a last digit."""
    return abs(whole - hundred) * times <= hundred


def _as_written(column: str, bases: Mapping[str, Fraction]) -> Iterator[Candidate]:
    """Per cent that were rounded and are no longer a hundred, multiplied as they stand."""
    whole = sum(bases.values(), Fraction(0))
    for hundred in _WHOLES:
        is_itself = _is_nearly(whole, hundred, _DIGITS)
        if _is_nearly(whole, hundred, _NEARLY) and not is_itself:
            said = amounts.per_cent(whole / hundred)
            words = Words(
                f"efter andelarna i {column}, som tillsammans är {said.sv}",
                f"by the shares in {column}, which are {said.en} in all",
            )
            shares = {party: base / hundred for party, base in bases.items()}
            yield Candidate(KeyKind.BY_SHARES, words, shares, column, whole)


def sides(printed: Printed, total: int) -> Iterator[Candidate]:
    """Some parties with a share of the whole each, in whole per cent, and the rest among the others by their base.

    Those apart are the rows without a figure, or the row that has the sum of all the others'.
    """
    for name in [printed.base] if printed.base else _columns(printed):
        bases = {row.party: row.bases.get(name) for row in printed.rows}
        within = {party: base for party, base in bases.items() if base is not None}
        whole = sum(within.values())
        within = {party: base for party, base in within.items() if base * 2 != whole}
        apart = {row.party: row.ore for row in printed.rows if row.party not in within}
        if 0 < len(apart) <= _MOST_APART and total and _is_usable(list(within.values())):
            yield from _in_sides(name, within, {k: ore / total for k, ore in apart.items()})


def _in_sides(
    name: str, within: Mapping[str, Fraction], apart: Mapping[str, Fraction]
) -> Iterator[Candidate]:
    left = 1 - sum(apart.values())
    if left <= 0 or any((share * 100).denominator != 1 for share in apart.values()):
        return
    inner = _by(name, within)
    said = [(party, amounts.per_cent(share)) for party, share in apart.items()]
    swedish = ", ".join(f"{party} {share.sv}" for party, share in said)
    english = ", ".join(f"{party} {share.en}" for party, share in said)
    words = Words(
        f"{swedish} och resten {inner.name.sv}", f"{english} and the rest {inner.name.en}"
    )
    shares = {**apart, **{party: share * left for party, share in inner.shares.items()}}
    yield Candidate(KeyKind.SIDES, words, shares, name)


def mixes(
    printed: Printed, keys: Sequence[Candidate], total: int, unit: int
) -> Iterator[Candidate]:
    """Two keys with a weight each: in whole per cent, or a round amount for each party and the rest by a base."""
    if len(printed.rows) < _FEWEST_MIXED:
        return
    keys = [key for key in keys if key.is_whole][:_MOST_MIXED]
    tried = keys if any(key.kind is KeyKind.EQUAL for key in keys) else [*keys, equal(printed)]
    most = _MOST_TRIED // len(printed.rows) + 1
    made = (_weighted(printed, one, other, (total, unit)) for one, other in combinations(tried, 2))
    yield from islice(chain.from_iterable(made), most)


def _weighted(
    printed: Printed, one: Candidate, other: Candidate, scale: tuple[int, int]
) -> Iterator[Candidate]:
    total, unit = scale
    low, high = _weights(printed, one, other, total=total, within=2 * unit)
    for percent in _multiples(low, high, Fraction(1, 100)):
        said = (amounts.per_cent(percent), amounts.per_cent(1 - percent))
        words = Words(
            f"{said[0].sv} {one.name.sv} och {said[1].sv} {other.name.sv}",
            f"{said[0].en} {one.name.en} and {said[1].en} {other.name.en}",
        )
        yield Candidate(KeyKind.MIX, words, _mixed(one, other, percent), one.base)
    if other.kind is KeyKind.EQUAL:
        yield from _fixed(printed, one, other, (low, high, total))


def _fixed(
    printed: Printed, one: Candidate, other: Candidate, found: tuple[Fraction, Fraction, int]
) -> Iterator[Candidate]:
    low, high, total = found
    for kronor in (10_000, 1000, 100):
        step = Fraction(kronor * _KRONA * len(printed.rows), abs(total) or 1)
        for weight in _multiples(1 - high, 1 - low, step):
            each = amounts.in_words(int(weight / step) * kronor * _KRONA)
            words = Words(
                f"med {each.sv} var och resten {one.name.sv}",
                f"with {each.en} each and the rest {one.name.en}",
            )
            shares = _mixed(one, other, 1 - weight)
            yield Candidate(KeyKind.FIXED_AND_REST, words, shares, one.base)


def _weights(
    printed: Printed, one: Candidate, other: Candidate, *, total: int, within: int
) -> tuple[Fraction, Fraction]:
    """Between which weights of the first key every row lies within so much; the last row may take a rest."""
    low, high = Fraction(0), Fraction(1)
    for row in printed.rows[:-1]:
        slope = total * (one.shares[row.party] - other.shares[row.party])
        off = row.ore - total * other.shares[row.party]
        if slope:
            ends = sorted(((off - within) / slope, (off + within) / slope))
            low, high = max(low, ends[0]), min(high, ends[1])
    return low, high


def _multiples(low: Fraction, high: Fraction, step: Fraction) -> Iterator[Fraction]:
    """What lies between, in whole steps, without none and all."""
    first, last = max(-(-low // step), 1), high // step
    found = (number * step for number in range(first, last + 1) if number * step < 1)
    return islice(found, _MOST_WEIGHTS)


def _mixed(one: Candidate, other: Candidate, weight: Fraction) -> dict[str, Fraction]:
    return {
        party: weight * share + (1 - weight) * other.shares[party]
        for party, share in one.shares.items()
    }


def fixed_shares(printed: Printed, total: int, unit: int) -> Iterator[Candidate]:
    """Shares in whole per cent, read from the amounts themselves."""
    if abs(total) < _FEWEST_UNITS * unit or printed.base:
        return
    shares = {row.party: Fraction(round(100 * row.ore / total), 100) for row in printed.rows}
    if sum(shares.values()) == 1:
        said = [amounts.per_cent(share).sv for share in shares.values()]
        listed = ", ".join(said[:_MOST_LISTED]) + (" …" if len(said) > _MOST_LISTED else "")
        words = Words(f"i fasta andelar: {listed}", f"in fixed shares: {listed}")
        yield Candidate(KeyKind.FIXED_SHARES, words, shares)
