"""What stands in a box: how wide it wants to be, and where its lines and marks go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import balanced, widest_word, wrap
from samverk.foundation.svg.letters import width as width_of
from samverk.portal.picture import words
from samverk.portal.picture.drawing import Face, Seat, Tab
from samverk.portal.picture.subject import Box, SideKind, SideSeats, Track

TEXT, HEAD = 15.0, 17.0
PAD = 12
TAB_HEIGHT = 25
SWATCH = 15
_LINE, _HEAD_LINE = 19, 21
_STEP, _BETWEEN, _SEAT_LINE, _GROUP_GAP = 15, 3, 17, 9
_WEIGHT_ROOM = 30
_MOST_LINES = 3
_WIDTHS = tuple(range(156, 337, 12))
_FEW_LINES, _MANY_SEAT_ROWS = 2, 4


@dataclass(frozen=True, slots=True)
class Content:
    """What a box says, before it has a width."""

    head: str
    under: str
    lines: tuple[str, ...]
    told: tuple[str, ...] = ()
    seats: tuple[SideSeats, ...] = ()
    tab: tuple[SideKind, str] | None = None
    box: Box | None = None
    weight: str = ""

    @property
    def label(self) -> str:
        """All that is said, in the order in which it is written: what is heard is what is seen."""
        tab = self.tab[1] if self.tab else ""
        said = (self.head, self.under, *self.lines, *self.told, tab, self.weight)
        return ", ".join(part for part in said if part)

    @property
    def has_weight(self) -> bool:
        """Whether a finding is marked in the corner."""
        return self.box is not None and self.box.weight is not None


def of_box(box: Box, told: Sequence[str], language: str) -> Content:
    """What the box of a body says."""
    starts_alike = box.name.casefold().startswith(box.short.casefold())
    holder = box.chair.holder if box.chair else ""
    return Content(
        head=box.name if starts_alike else box.short,
        under="" if starts_alike else box.name,
        lines=tuple(
            line
            for line in (
                words.places(box, language),
                words.holder(holder, language) if holder else "",
                words.OUTSIDE(language) if box.is_outside else "",
            )
            if line
        ),
        told=tuple(told),
        seats=tuple(group for group in box.seats if group.marks),
        tab=(box.chair.side, words.chair_tab(box.chair.name, language)) if box.chair else None,
        box=box,
        weight=words.WEIGHTS[box.weight](language).lower() if box.weight else "",
    )


def of_track(track: Track, told: Sequence[str], language: str) -> Content:
    """What the box of a track says."""
    return Content(track.name, "", (words.meeting(track, language),), told=tuple(told))


def widths(content: Content) -> tuple[int, ...]:
    """The widths that suit the content, from the narrowest that still reads well to the most comfortable."""
    least = next((wide for wide in _WIDTHS if _is_readable(content, wide)), _WIDTHS[-1])
    most = next((wide for wide in _WIDTHS if _is_comfortable(content, wide)), _WIDTHS[-1])
    return tuple(wide for wide in _WIDTHS if least <= wide <= max(least, most))


def _is_readable(content: Content, wide: int) -> bool:
    room = wide - 2 * PAD
    head_room = room - _WEIGHT_ROOM * content.has_weight
    return (
        widest_word(content.head, HEAD, is_bold=True) <= head_room
        and max((widest_word(text, TEXT) for text in (content.under, *content.lines)), default=0)
        <= room
        and len(wrap(content.head, head_room, HEAD, is_bold=True)) <= _FEW_LINES
        and (
            content.tab is None
            or tab_width(content.tab[1]) + _WEIGHT_ROOM * content.has_weight <= wide
        )
        and _seat_rows(content.seats, room) <= _MANY_SEAT_ROWS
    )


def _is_comfortable(content: Content, wide: int) -> bool:
    room = wide - 2 * PAD
    head_room = room - _WEIGHT_ROOM * content.has_weight
    return (
        _is_readable(content, wide)
        and len(wrap(content.head, head_room, HEAD, is_bold=True)) == 1
        and len(wrap(content.under, room, TEXT)) <= _FEW_LINES
        and (content.box is None or all(width_of(line, TEXT) <= room for line in content.lines))
        and all(len(group.marks) * _STEP - _BETWEEN <= room for group in content.seats)
    )


def _seat_rows(seats: Sequence[SideSeats], room: float) -> int:
    placed = list(_placed(seats, room))
    return placed[-1][1] + 1 if placed else 0


def tab_width(text: str) -> float:
    """How wide the tab with this text is."""
    return SWATCH + 8 + width_of(text, TEXT) + 10


def face(content: Content, wide: float) -> Face:
    """The content laid out in a box of this width."""
    texts, below = _texts(content, wide)
    seats = tuple(
        Seat(PAD + x, below + 6 + row * _SEAT_LINE, group.side, mark)
        for (x, row), (group, mark) in zip(
            _placed(content.seats, wide - 2 * PAD),
            ((group, mark) for group in content.seats for mark in group.marks),
            strict=True,
        )
    )
    bottom = max((seat.rect.bottom for seat in seats), default=below)
    return Face(
        width=wide,
        height=round(bottom + PAD),
        texts=texts,
        seats=seats,
        tab=_tab(*content.tab, wide - _WEIGHT_ROOM * content.has_weight) if content.tab else None,
        weight=content.box.weight if content.box else None,
        label=content.label,
    )


def _texts(content: Content, wide: float) -> tuple[tuple[Text, ...], float]:
    room = wide - 2 * PAD
    y = TAB_HEIGHT + 5.0 if content.tab else 9.0
    texts: list[Text] = []
    for words_, size, role, space in _runs(content):
        is_bold = role == "head"
        fits = room - _WEIGHT_ROOM * (content.has_weight and is_bold)
        step = _HEAD_LINE if is_bold else _LINE
        y += space
        for line in balanced(words_, fits, size, is_bold=is_bold, most=_MOST_LINES):
            texts.append(Text(PAD, round(y + size * 0.88), line, size, role, is_bold))
            y += step
    return tuple(texts), y


def _runs(content: Content) -> Iterator[tuple[str, float, str, int]]:
    yield content.head, HEAD, "head", 0
    if content.under:
        yield content.under, TEXT, "under", 0
    for number, line in enumerate(content.lines):
        yield line, TEXT, "line", 0 if number else 3
    for number, line in enumerate(content.told):
        yield line, TEXT, "told", 0 if number else 3


def _tab(side: SideKind, text: str, most: float) -> Tab:
    room = most - SWATCH - 18
    (shown,) = wrap(text, room, TEXT, most=1)
    return Tab(
        side,
        Rect(0, 0, min(round(tab_width(shown)), most), TAB_HEIGHT),
        Text(SWATCH + 8, 18, shown, TEXT, "turn"),
    )


def _placed(seats: Sequence[SideSeats], room: float) -> Iterator[tuple[float, int]]:
    """Where each mark stands: x, and which row. A side begins a new row where it does not fit whole."""
    in_row = max(1, int((room + _STEP - 12) // _STEP))
    x, row = 0.0, 0
    for group in seats:
        whole = min(len(group.marks), in_row) * _STEP - (_STEP - 12)
        if x and x + _GROUP_GAP + whole > room:
            x, row = 0.0, row + 1
        elif x:
            x += _GROUP_GAP
        for _mark in group.marks:
            if x + 12 > room:
                x, row = 0.0, row + 1
            yield x, row
            x += _STEP
