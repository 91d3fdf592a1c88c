"""What no single value of a key file shows: whether its parts fit together."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from samverk.rulebook import source
from samverk.rulebook.costs import amounts, coherent_limits
from samverk.rulebook.costs.format import REST, UNSTATED, share
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import Fault, Path
from samverk.rulebook.structure.reading import Cited, listed

Row = Mapping[str, Any]

_INSIDE = ("sides", "mix")


def faults(document: Row) -> Iterator[Fault]:
    """Every place where the parts of a key do not fit together."""
    agreement = str(document.get("agreement", ""))
    for row, path in _ways(document, ()):
        yield from _wholes(row, path)
        yield from _rests(row, path)
        yield from _names(row, path)
        for kind in ("clause", "inner_clause"):
            yield from _clauses(row, (*path, kind), agreement)
        if "limits" in row:
            yield from _clauses(row["limits"], (*path, "limits", "clause"), agreement)
            yield from coherent_limits.faults(row, (*path, "limits"))
    yield from _payers(document)
    yield from _outside(document)


def _ways(row: Row, path: Path) -> Iterator[tuple[Row, Path]]:
    """The row and every way of sharing inside it, with its place."""
    yield row, path
    for kind in _INSIDE:
        for index, each in enumerate(row.get(kind, ())):
            yield from _ways(each, (*path, kind, index))
    for kind in ("before", "after"):
        if "phase_in" in row:
            yield from _ways(row["phase_in"][kind], (*path, "phase_in", kind))
    for kind in ("rest", "ownership"):
        if kind in row:
            yield from _ways(row[kind], (*path, kind))


def _wholes(row: Row, path: Path) -> Iterator[Fault]:
    """Shares and weights that are not the whole; a phase-in that never ends; parts that are not equal."""
    said = {
        "shares": [share(each) for each in row.get("shares", {}).values()],
        "sides": [share(each["share"]) for each in row.get("sides", ())],
        "mix": [share(each["weight"]) for each in row.get("mix", ())],
    }
    for kind, parts in said.items():
        if kind in row and (whole := sum(parts, Fraction(0))) != 1:
            sv, en = amounts.per_cent(whole).sv, amounts.per_cent(whole).en
            yield Fault(
                (*path, kind),
                Words(f"andelarna är tillsammans {sv}", f"the shares together are {en}"),
                Words("andelar som tillsammans är 100 %", "shares that together are 100 %"),
            )
    steps = row.get("phase_in", {}).get("steps", {"0": 1})
    if share(steps[max(steps, key=int)]) != 1:
        yield Fault(
            (*path, "phase_in", "steps"),
            Words("infasningen når aldrig det senare sättet", "the phase-in never ends"),
            Words("ett sista år med andelen 1", "a last year with the share 1"),
        )
    if row.get("equal") is False:
        yield Fault((*path, "equal"), Words("false säger inget", "false says nothing"), _TRUE)


_TRUE = Words("true, eller en annan nyckel än equal", "true, or another key than equal")


def _rests(row: Row, path: Path) -> Iterator[Fault]:
    """Two sides that both take the parties that nothing else names."""
    opened = [index for index, each in enumerate(row.get("sides", ())) if _takes_rest(each)]
    if len(opened) > 1:
        yield Fault(
            (*path, "sides", opened[1]),
            Words(
                "två sidor tar de parter som inget annat nämner",
                "two sides take the parties that nothing else names",
            ),
            Words("parties i alla sidor utom en", "parties in all sides but one"),
        )


def _takes_rest(row: Row) -> bool:
    return any(
        ("by" in each or "equal" in each) and each.get("parties", REST) == REST
        for each, _ in _ways(row, ())
    )


def _names(row: Row, path: Path) -> Iterator[Fault]:
    """Sides without a name or with the same."""
    known: set[str] = set()
    for index, each in enumerate(row.get("sides", ())):
        name = each.get("name", each.get("party"))
        if name is None or name in known:
            yield Fault(
                (*path, "sides", index),
                Words("sidan har inget eget namn", "the side has no name of its own"),
                Words('ett eget namn, som name = "Kommunerna"', "a name of its own"),
            )
        known.add(str(name))


def _clauses(row: Row, path: Path, agreement: str) -> Iterator[Fault]:
    """Clauses that a source which ships with Samverk does not have; of other sources nothing is known."""
    written = row.get(str(path[-1]))
    if written == UNSTATED:
        return
    for clause in Cited(agreement, {}).by({"clause": written}):
        known = source.shipped(clause.partition(" ")[0])
        if known is not None and source.find(clause) is None:
            number = clause.partition(" ")[2]
            yield Fault(
                path,
                Words(
                    f'punkten "{number}" finns inte i {known.title}',
                    f'the clause "{number}" is not in {known.title}',
                ),
                Words(
                    f'en punkt i källan, eller "{UNSTATED}" om texten tiger',
                    f'a clause of the source, or "{UNSTATED}" where the text is silent',
                ),
            )


def _payers(document: Row) -> Iterator[Fault]:
    """Somebody that pays for itself, or that is paid for while it pays for another."""
    paid_by = document.get("paid_by", {})
    for party, payer in paid_by.items():
        if payer in paid_by:
            yield Fault(
                ("paid_by", party),
                Words(
                    f"{payer} betalar för {party}, men någon betalar för {payer}",
                    f"{payer} pays for {party}, but somebody pays for {payer}",
                ),
                Words("den part som till sist betalar", "the party that pays in the end"),
            )


def _outside(document: Row) -> Iterator[Fault]:
    """Parties outside that the key shares on all the same."""
    named = {
        party
        for row, path in _ways(document, ())
        if "ownership" not in path
        for party in (
            *row.get("shares", {}),
            *row.get("fixed", {}),
            *listed(row.get("parties")),
            row.get("party"),
        )
    }
    for index, party in enumerate(document.get("outside", ())):
        if party in named:
            yield Fault(
                ("outside", index),
                Words(
                    f"{party} står utanför men har en del i nyckeln",
                    f"{party} is outside but has a part in the key",
                ),
                Words("en part som nyckeln inte nämner", "a party that the key does not name"),
            )
