"""Why no base stands behind the rows: none is there, it could not be read, or it was tried and does not give them."""

from collections.abc import Iterator, Sequence

from samverk.rulebook.costs.checking.facts import Printed
from samverk.rulebook.findings import Words

_MOST_NAMED = 3
_ADD = Words(
    "Lägg till en kolumn med underlag, till exempel befolkning.",
    "Add a column with a base, for instance population.",
)


def without_base(printed: Printed) -> Words:
    """What became of each column that may be a base; where there is none, that one is needed."""
    said = [*_unread(printed), *_incomplete(printed), *_tried(printed)] or [_ADD]
    return Words(" ".join(each.sv for each in said), " ".join(each.en for each in said))


def _unread(printed: Printed) -> Iterator[Words]:
    for name, why in printed.unread.items():
        yield Words(
            f"Kolumnen {name} kunde inte användas. {why.sv}",
            f"The column {name} could not be used. {why.en}",
        )


def _incomplete(printed: Printed) -> Iterator[Words]:
    for name in _columns(printed):
        lacking = [row.party for row in printed.rows if name not in row.bases]
        if lacking:
            listed = ", ".join(lacking[:_MOST_NAMED]) + (
                "" if len(lacking) <= _MOST_NAMED else " …"
            )
            yield Words(
                f"I kolumnen {name} saknas tal för {listed}.",
                f"The column {name} lacks figures for {listed}.",
            )


def _tried(printed: Printed) -> Iterator[Words]:
    tried = [name for name in _columns(printed) if all(name in row.bases for row in printed.rows)]
    if len(tried) == 1:
        yield Words(
            f"Kolumnen {tried[0]} prövades och ger inte raderna.",
            f"The column {tried[0]} was tried and does not give the rows.",
        )
    elif tried:
        listed = (_listed(tried, "och"), _listed(tried, "and"))
        yield Words(
            f"Kolumnerna {listed[0]} prövades och ger inte raderna.",
            f"The columns {listed[1]} were tried and do not give the rows.",
        )


def _listed(names: Sequence[str], joined: str) -> str:
    return f"{', '.join(names[:-1])} {joined} {names[-1]}"


def _columns(printed: Printed) -> list[str]:
    return list(dict.fromkeys(name for row in printed.rows for name in row.bases))
