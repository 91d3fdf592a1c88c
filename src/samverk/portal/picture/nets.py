"""A bundle on its way through the rows: in each channel between two rows a net that ties what is above and below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverk.portal.picture.bundles import Bundle


@dataclass(frozen=True, slots=True, eq=False)
class Pin:
    """Where a net ends: at a box, or where it passes through a row (box None)."""

    row: int
    box: str | None = None
    is_target: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """A part of a bundle in the channel above the row of that number."""

    bundle: Bundle
    channel: int
    uppers: tuple[Pin, ...]
    lowers: tuple[Pin, ...]


def passes(bundle: Bundle, row_of: Mapping[str, int]) -> range | tuple[int, ...]:
    """The rows that the bundle passes through on its way to the target."""
    target = row_of[bundle.target]
    sources = [row_of[source] for source in bundle.sources]
    return (
        *range(min(*sources, target) + 1, target),
        *range(target + 1, max(*sources, target)),
    )


def nets(bundles: Sequence[Bundle], row_of: Mapping[str, int]) -> tuple[Net, ...]:
    """Every net of every bundle."""
    return tuple(
        net
        for bundle in bundles
        for net in (*_from_below(bundle, row_of), *_from_above(bundle, row_of))
    )


def _from_below(bundle: Bundle, row_of: Mapping[str, int]) -> Iterator[Net]:
    target = row_of[bundle.target]
    lowest = max(row_of[source] for source in bundle.sources)
    for channel in range(target + 1, lowest + 1):
        is_first = channel == target + 1
        upper = Pin(target, bundle.target, is_target=True) if is_first else Pin(channel - 1)
        through = (Pin(channel),) if channel < lowest else ()
        yield Net(bundle, channel, (upper,), (*_sources(bundle, row_of, channel), *through))


def _from_above(bundle: Bundle, row_of: Mapping[str, int]) -> Iterator[Net]:
    target = row_of[bundle.target]
    highest = min(row_of[source] for source in bundle.sources)
    if highest > target:
        return
    for channel in range(min(highest + 1, target), target + 1):
        through = (Pin(channel - 1),) if highest < channel - 1 else ()
        uppers = (*_sources(bundle, row_of, channel - 1), *through)
        if channel < target:
            yield Net(bundle, channel, uppers, (Pin(channel),))
        else:
            beside = _sources(bundle, row_of, target)
            yield Net(
                bundle, channel, uppers, (Pin(target, bundle.target, is_target=True), *beside)
            )


def _sources(bundle: Bundle, row_of: Mapping[str, int], row: int) -> tuple[Pin, ...]:
    return tuple(Pin(row, source) for source in bundle.sources if row_of[source] == row)
