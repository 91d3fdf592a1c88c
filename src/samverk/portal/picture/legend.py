"""The legend: only what the picture shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import width as width_of
from samverk.foundation.svg.letters import wrap
from samverk.portal.picture import words
from samverk.portal.picture.drawing import Plate, Sample, Wire
from samverk.portal.picture.faces import TEXT
from samverk.portal.picture.subject import ArrowKind, Mark, SideKind

_LINE, _GAP, _SPACE = 25, 28, 8
_MARK, _ARROW = 12, 44
_STATES = {
    "filled": (Mark.FILLED,),
    "vacant": (Mark.VACANT,),
    "empty": (Mark.EMPTY,),
    "optional": (Mark.OPTIONAL,),
    "ex-officio": (Mark.EX_OFFICIO, Mark.EX_OFFICIO_VACANT, Mark.EX_OFFICIO_EMPTY),
    "co-opted": (Mark.CO_OPTED, Mark.CO_OPTED_EMPTY),
    "beyond-rule": (Mark.BEYOND_RULE,),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    what: str
    size: int
    text: str
    side: SideKind | None = None
    kind: ArrowKind | None = None


def columns(
    plates: Mapping[str, Plate], wires: Sequence[Wire], area: Rect, language: str
) -> tuple[Sample, ...]:
    """The samples in columns from the top left of the area: sides, places, arrows."""
    samples: list[Sample] = []
    x = area.x
    for group in _groups(plates, wires, language):
        samples += [
            _sample(entry, entry.text, x, area.y + _LINE * place)
            for place, entry in enumerate(group)
        ]
        x += round(max((_wide(entry, entry.text) for entry in group), default=-_GAP) + _GAP)
    return tuple(samples)


def lines(
    plates: Mapping[str, Plate], wires: Sequence[Wire], area: Rect, language: str
) -> tuple[Sample, ...]:
    """The samples in lines across the area, which may grow downwards."""
    samples: list[Sample] = []
    y = area.y
    for group in _groups(plates, wires, language):
        x = area.x
        for entry in group:
            text = wrap(entry.text, area.width - entry.size - _SPACE, TEXT, most=1)[0]
            if x > area.x and x + _wide(entry, text) > area.right:
                x, y = area.x, y + _LINE
            samples.append(_sample(entry, text, x, y))
            x += round(_wide(entry, text) + _GAP)
        y += _LINE if group else 0
    return tuple(samples)


def _groups(
    plates: Mapping[str, Plate], wires: Sequence[Wire], language: str
) -> tuple[tuple[_Entry, ...], ...]:
    seats = [seat for plate in plates.values() for seat in plate.face.seats]
    sides = {seat.side for seat in seats} | {
        plate.face.tab.side for plate in plates.values() if plate.face.tab is not None
    }
    marks = {seat.mark for seat in seats}
    return (
        tuple(
            _Entry("side", _MARK, words.SIDES[side](language), side)
            for side in SideKind
            if side in sides
        ),
        tuple(
            _Entry(state, _MARK, words.MARKS[state](language), _first(sides))
            for state, own in _STATES.items()
            if not marks.isdisjoint(own)
        ),
        tuple(
            _Entry("arrow", _ARROW, words.ARROWS[kind](language), kind=kind)
            for kind in ArrowKind
            if kind in {wire.kind for wire in wires}
        ),
    )


def _first(sides: set[SideKind]) -> SideKind:
    return min(sides, key=(SideKind.MUNICIPALITIES, *SideKind).index)


def _wide(entry: _Entry, text: str) -> float:
    return entry.size + _SPACE + width_of(text, TEXT)


def title(samples: Sequence[Sample], x: float, y: float, language: str) -> Text | None:
    """The word above or beside the samples, where there are any."""
    return (
        None if not samples else Text(x, y + 15, words.LEGEND(language), TEXT, "band", is_bold=True)
    )


def bottom(samples: Sequence[Sample], least: float) -> float:
    """Where the legend ends."""
    return max((sample.rect.bottom + 4 for sample in samples), default=least)


def _sample(entry: _Entry, text: str, x: float, y: float) -> Sample:
    return Sample(
        what=entry.what,
        rect=Rect(x, y, entry.size, 20),
        text=Text(x + entry.size + _SPACE, y + 15, text, TEXT, "sample"),
        side=entry.side,
        kind=entry.kind,
    )
