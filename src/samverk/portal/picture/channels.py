"""The tracks of a channel: how high each net runs across, with as few crossings as the nets allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverk.portal.picture.nets import Net, Pin

_BESIDE = 10  # between two lines that share a track
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Run:
    """A net in its channel: where its lines come from above and from below."""

    net: Net
    uppers: tuple[int, ...]
    lowers: tuple[int, ...]

    @property
    def least(self) -> int:
        """Its left end."""
        return min(*self.uppers, *self.lowers, self._any)

    @property
    def most(self) -> int:
        """Its right end."""
        return max(*self.uppers, *self.lowers, self._any)

    @property
    def _any(self) -> int:
        return (self.uppers or self.lowers)[0]

    @property
    def is_straight(self) -> bool:
        """Whether it only runs up and down."""
        return self.least == self.most and bool(self.uppers) and bool(self.lowers)


def runs(nets: Sequence[Net], x: Mapping[tuple[Net, Pin], int]) -> tuple[Run, ...]:
    """The nets of a channel with their places."""
    return tuple(
        Run(net, tuple(x[net, pin] for pin in net.uppers), tuple(x[net, pin] for pin in net.lowers))
        for net in nets
    )


def tracks(across: Sequence[Run]) -> dict[Net, int]:
    """The track of each net that runs across, counted from the top; nets that do not meet may share one."""
    order = [run for run in across if not run.is_straight]
    for _ in range(_ROUNDS):
        if not _improved(order):
            break
    found: dict[Net, int] = {}
    for place, run in enumerate(order):
        above = [found[other.net] for other in order[:place] if _meet(run, other)]
        found[run.net] = 1 + max(above, default=-1)
    return found


def _improved(order: list[Run]) -> bool:
    is_better = False
    for place in range(len(order) - 1):
        upper, lower = order[place], order[place + 1]
        if _crossings(lower, upper) < _crossings(upper, lower):
            order[place], order[place + 1] = lower, upper
            is_better = True
    return is_better


def _crossings(upper: Run, lower: Run) -> int:
    """How often they cross where the one runs above the other."""
    down = sum(lower.least <= x <= lower.most for x in upper.lowers)
    up = sum(upper.least <= x <= upper.most for x in lower.uppers)
    return down + up


def _meet(one: Run, other: Run) -> bool:
    return one.least - _BESIDE < other.most and other.least - _BESIDE < one.most
