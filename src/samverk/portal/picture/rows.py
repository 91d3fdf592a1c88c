"""Bands into rows: which boxes stand side by side, and how wide each is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverk.portal.picture import bundles
from samverk.portal.picture.subject import Arrow, Subject

GAP = 26
LINK = 40  # between a body and its working committee: room for the arrow


@dataclass(frozen=True, slots=True)
class Unit:
    """A box, with its working committee at its right where it has one."""

    main: str
    companion: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The boxes from left to right."""
        return (self.main,) if self.companion is None else (self.main, self.companion)


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side in a band, which is counted from the top."""

    band: int
    units: tuple[Unit, ...]


def rows(
    subject: Subject,
    apart: Mapping[str, Arrow],
    options: Mapping[str, tuple[int, ...]],
    rooms: Mapping[str, float],
) -> tuple[Row, ...]:
    """The rows of every band from the top: what is prepared for stands above what prepares.

    rooms is the width that the boxes of each band may take.
    """
    level = bundles.keys(subject)
    tied = bundles.arrows(subject)
    found: list[Row] = []
    for number, band in enumerate(subject.bands):
        units = _units([key for key, own in level.items() if own == band.key], apart)
        for ranked in _ranked(units, tied, level, subject):
            found += [Row(number, part) for part in _broken(ranked, options, rooms[band.key])]
    return tuple(found)


def _units(keys: Sequence[str], apart: Mapping[str, Arrow]) -> tuple[Unit, ...]:
    beside = {arrow.source for arrow in apart.values()}
    return tuple(
        Unit(key, apart[key].source if key in apart else None) for key in keys if key not in beside
    )


def _ranked(
    units: Sequence[Unit], tied: Sequence[Arrow], level: Mapping[str, str], subject: Subject
) -> Iterator[tuple[Unit, ...]]:
    own = {unit.main for unit in units}
    above: dict[str, list[str]] = {key: [] for key in own}
    for arrow in tied:
        if arrow.source in own and arrow.target in own:
            above[arrow.source].append(arrow.target)
    ranks = _depths([unit.main for unit in units], above)
    last = max(ranks.values(), default=0)
    order = {band.key: number for number, band in enumerate(subject.bands)}
    inside = {
        key
        for arrow in tied
        for key in (arrow.source, arrow.target)
        if {arrow.source, arrow.target} <= own
    }
    for key in own - inside:
        ranks[key] = _rank_of_loose(key, tied, level, order, last)
    for rank in range(last + 1):
        if ranked := tuple(unit for unit in units if ranks[unit.main] == rank):
            yield ranked


def _rank_of_loose(
    key: str, tied: Sequence[Arrow], level: Mapping[str, str], order: Mapping[str, int], last: int
) -> int:
    """A box without ties in its own band stands highest where it is only tied upwards, else lowest."""
    ties = [arrow for arrow in tied if key in {arrow.source, arrow.target}]
    others = [arrow.target if arrow.source == key else arrow.source for arrow in ties]
    ways = {
        order[level[other]] < order[level[key]] for other in others if level[other] != level[key]
    }
    return 0 if ways == {True} else last


def _depths(keys: Sequence[str], above: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How far below the top each stands; a circle is cut where it closes."""
    depths: dict[str, int] = {}
    for key in keys:
        _depth(key, above, depths, set())
    return depths


def _depth(
    key: str, above: Mapping[str, Sequence[str]], depths: dict[str, int], under: set[str]
) -> int:
    if key in depths:
        return depths[key]
    if key in under:
        return -1
    under.add(key)
    depths[key] = 1 + max((_depth(other, above, depths, under) for other in above[key]), default=-1)
    return depths[key]


def _broken(
    units: Sequence[Unit], options: Mapping[str, tuple[int, ...]], room: float
) -> Iterator[tuple[Unit, ...]]:
    """The units in as few rows as hold them, about as many in each."""
    number = _rows_needed(units, options, room)
    while True:
        parts = tuple(_shared(units, number))
        if number >= len(units) or all(least_width(part, options) <= room for part in parts):
            yield from parts
            return
        number += 1


def _rows_needed(units: Sequence[Unit], options: Mapping[str, tuple[int, ...]], room: float) -> int:
    number, used = 1, 0.0
    for unit in units:
        wide = least_width((unit,), options)
        if used and used + GAP + wide > room:
            number, used = number + 1, wide
        else:
            used += wide + (GAP if used else 0)
    return number


def _shared(units: Sequence[Unit], number: int) -> Iterator[tuple[Unit, ...]]:
    size, more = divmod(len(units), number)
    start = 0
    for place in range(number):
        until = start + size + (place < more)
        yield tuple(units[start:until])
        start = until


def least_width(units: Sequence[Unit], options: Mapping[str, tuple[int, ...]]) -> float:
    """The least that the units side by side can do with."""
    return _total(units, {key: options[key][0] for unit in units for key in unit.keys})


def _total(units: Sequence[Unit], chosen: Mapping[str, int]) -> float:
    boxes = sum(chosen[key] for unit in units for key in unit.keys)
    return boxes + GAP * (len(units) - 1) + LINK * sum(unit.companion is not None for unit in units)


def chosen_widths(
    units: Sequence[Unit], options: Mapping[str, tuple[int, ...]], room: float
) -> dict[str, int]:
    """A width for each box of a row: all alike where they fit so, else as comfortable as there is room for."""
    chosen = {key: options[key][-1] for unit in units for key in unit.keys}
    mains = [unit.main for unit in units]
    alike = max(options[key][-1] for key in mains)
    least = max(options[key][0] for key in mains)
    for wide in range(alike, least - 1, -12):
        trial = chosen | dict.fromkeys(mains, wide)
        if _total(units, trial) <= room:
            return trial
    return _squeezed(units, chosen, options, room)


def _squeezed(
    units: Sequence[Unit],
    chosen: dict[str, int],
    options: Mapping[str, tuple[int, ...]],
    room: float,
) -> dict[str, int]:
    while _total(units, chosen) > room:
        wider = [key for key in chosen if chosen[key] > options[key][0]]
        if not wider:
            break
        widest = max(wider, key=lambda key: chosen[key])
        chosen[widest] = max(option for option in options[widest] if option < chosen[widest])
    return chosen
