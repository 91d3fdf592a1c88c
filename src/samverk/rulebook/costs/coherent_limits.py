"""What no single floor or ceiling of a key file shows: whether all of them can be kept at once."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from samverk.rulebook.costs import amounts
from samverk.rulebook.costs.format import REST, WHOLE, limit
from samverk.rulebook.costs.key import Portion
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import Fault, Path
from samverk.rulebook.structure.reading import listed

Row = Mapping[str, Any]
Shares = Mapping[str, Fraction]

_EVERYBODY = ""  # the limit of every party stands among those of the parties that are named


def faults(way: Row, path: Path) -> Iterator[Fault]:
    """Every place where the limits beside a way do not fit together, or with the parties that the way names."""
    limits = way["limits"]
    floors, ceilings = _shares(limits, "floor"), _shares(limits, "ceiling")
    yield from _guarantee(limits, path)
    if "shares_of" in limits and not (floors or ceilings):
        yield Fault(
            (*path, "shares_of"),
            Words("inget golv eller tak är en andel", "no floor or ceiling is a share"),
            Words('ett golv eller tak som "25 %"', 'a floor or a ceiling such as "25 %"'),
        )
    yield from _crossed(floors, ceilings, path)
    yield from _too_high(floors, _sharing(way), path)
    if limits.get("shares_of") != WHOLE:
        yield from _too_low(ceilings, _sharing(way), path)


def _shares(limits: Row, word: str) -> dict[str, Fraction]:
    """The limits of one kind that are shares; the one of every party without a name."""
    written = {**limits.get(f"{word}s", {})}
    if word in limits:
        written[_EVERYBODY] = limits[word]
    read = {party: limit(each) for party, each in written.items()}
    return {party: each.share for party, each in read.items() if isinstance(each, Portion)}


def _sharing(way: Row) -> tuple[str, ...]:
    """The parties that a way names itself; none where it takes those that nothing else names."""
    named = way.get("parties", REST)
    return (*way.get("shares", {}), *(() if named == REST else listed(named)))


def _of(party: str, limits: Shares) -> Iterable[Fraction]:
    return (limits[each] for each in dict.fromkeys((party, _EVERYBODY)) if each in limits)


def _crossed(floors: Shares, ceilings: Shares, path: Path) -> Iterator[Fault]:
    """A party whose floor is above its ceiling."""
    for party in dict.fromkeys((*floors, *ceilings)):
        least, most = max(_of(party, floors), default=0), min(_of(party, ceilings), default=1)
        if least > most:
            floor, ceiling = amounts.per_cent(Fraction(least)), amounts.per_cent(Fraction(most))
            yield Fault(
                _place(path, "ceiling", party if party in ceilings else _EVERYBODY),
                Words(
                    f"taket {ceiling.sv} är lägre än golvet {floor.sv}",
                    f"the ceiling {ceiling.en} is below the floor {floor.en}",
                ),
                Words(f"ett tak på minst {floor.sv}", f"a ceiling of {floor.en} at least"),
            )


def _too_high(floors: Shares, sharing: tuple[str, ...], path: Path) -> Iterator[Fault]:
    """Floors that together are more than the whole."""
    everybody = dict.fromkeys((*sharing, *floors))
    least = sum(
        (max(_of(party, floors), default=Fraction(0)) for party in everybody if party), Fraction(0)
    )
    if least > 1:
        said = amounts.per_cent(least)
        yield Fault(
            (*path, "floors" if floors.keys() - {_EVERYBODY} else "floor"),
            Words(f"golven är tillsammans {said.sv}", f"the floors together are {said.en}"),
            Words("golv som tillsammans är högst 100 %", "floors that together are at most 100 %"),
        )


def _too_low(ceilings: Shares, sharing: tuple[str, ...], path: Path) -> Iterator[Fault]:
    """Ceilings that together are less than the whole, where all that share are named."""
    tops = [min(_of(party, ceilings), default=Fraction(1)) for party in dict.fromkeys(sharing)]
    if tops and (most := sum(tops, Fraction(0))) < 1:
        said = amounts.per_cent(most)
        yield Fault(
            (*path, "ceilings" if ceilings.keys() - {_EVERYBODY} else "ceiling"),
            Words(f"taken är tillsammans {said.sv}", f"the ceilings together are {said.en}"),
            Words(
                "tak som tillsammans är minst 100 %", "ceilings that together are at least 100 %"
            ),
        )


def _place(path: Path, word: str, party: str) -> Path:
    return (*path, f"{word}s", party) if party else (*path, word)


def _guarantee(limits: Row, path: Path) -> Iterator[Fault]:
    guarantee = limits.get("guarantee")
    if guarantee is not None and not {"at_most", "at_least"} & guarantee.keys():
        yield Fault(
            (*path, "guarantee"),
            Words("garantin lovar ingenting", "the guarantee promises nothing"),
            Words("at_most, at_least eller båda", "at_most, at_least or both"),
        )
