"""Bars that compare amounts: drawn on the server, one small picture a row, with the name and the amount as text beside.

The text wraps and the bar stretches, so the same rows are read at any width and on paper; the picture adds nothing that
is not said in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samverk.foundation.svg.markup import Markup, number

WIDTH, HEIGHT, GAP = 100, 4, 1
WAYS = ("a", "b", "c", "d", "e", "f")
SIDES = frozenset({"region", "municipalities", "state"})


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what it is called, its amounts (one for each way that is compared), where it leads, its side, and a word more.

    Units: öre; None where a way has no amount for it.
    """

    label: str
    values: tuple[int | None, ...]
    href: str = ""
    side: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row with its picture."""

    bar: Bar
    svg: Markup


def bars(rows: Iterable[Bar], *, by_size: bool = True) -> list[Drawn]:
    """The rows with their bars on a common scale, the largest first unless they are to keep their order."""
    found = list(rows)
    if by_size:
        found.sort(key=lambda row: (-_largest(row), row.label))
    top = max((_largest(row) for row in found), default=0)
    return [Drawn(row, _drawn(row.values, top, row.side)) for row in found]


def _largest(row: Bar) -> int:
    return max((abs(value) for value in row.values if value is not None), default=0)


def _drawn(values: Sequence[int | None], top: int, side: str) -> Markup:
    """One bar under the other, each with the pattern of its way: colour is never alone."""
    high = len(values) * (HEIGHT + GAP) - GAP
    rects = "".join(
        f'<rect class="bar-{way}" x="0" y="{at * (HEIGHT + GAP)}" height="{HEIGHT}" '
        f'width="{number(WIDTH * abs(value) / top)}"/>'
        for at, (way, value) in enumerate(zip(WAYS, values, strict=False))
        if value and top
    )
    of_side = f" bar-{side}" if side in SIDES else ""
    return Markup(
        f'<svg class="bar{of_side}" viewBox="0 0 {WIDTH} {high}" preserveAspectRatio="none" '
        f'aria-hidden="true">{rects}</svg>'
    )


def sample(at: int) -> Markup:
    """A small bar with the pattern of a way, beside the way's name."""
    return Markup(
        f'<svg class="bar bars-key" viewBox="0 0 {HEIGHT * 4} {HEIGHT}" aria-hidden="true">'
        f'<rect class="bar-{WAYS[at % len(WAYS)]}" width="{HEIGHT * 4}" height="{HEIGHT}"/></svg>'
    )
