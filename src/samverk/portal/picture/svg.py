"""A drawing as SVG: classes and presentation attributes only, every text escaped, every id with the picture's own name."""

from collections.abc import Iterator

from samverk.foundation.svg.geometry import Text
from samverk.foundation.svg.markup import number as _n
from samverk.foundation.svg.markup import words as _text
from samverk.portal.picture import words
from samverk.portal.picture.drawing import Drawing, Head, Plate, Sample, Seat, Strip, Tab, Wire
from samverk.portal.picture.subject import ArrowKind, Mark, SideKind
from samverk.rulebook.findings import Weight

# Each side is a shape in a square of twelve; the marks elsewhere on the pages have the same (a test holds them together).
SHAPES = {
    SideKind.REGION: '<rect x="1.5" y="1.5" width="9" height="9"/>',
    SideKind.MUNICIPALITIES: '<circle cx="6" cy="6" r="4.75"/>',
    SideKind.STATE: '<path d="M6 .75 11.25 6 6 11.25.75 6z"/>',
    SideKind.OTHER: '<path d="M6 1.25 11 10.5H1z"/>',
}
# Each side's area is a pattern: full, diagonal, lines and dots, as elsewhere on the pages.
_PATTERNS = {
    SideKind.REGION: (6, '<path class="ink" d="M0 0h6v6H0z"/>'),
    SideKind.MUNICIPALITIES: (
        6,
        '<path class="line" d="M-1 7 7-1M-1 1 1-1M5 7 7 5" stroke-width="2.4"/>',
    ),
    SideKind.STATE: (5, '<path class="ink" d="M0 0h5v2H0z"/>'),
    SideKind.OTHER: (6, '<circle class="ink" cx="3" cy="3" r="1.6"/>'),
}
_WEIGHTS = {
    Weight.STOP: '<path d="M4.9.5h6.2l4.4 4.4v6.2l-4.4 4.4H4.9L.5 11.1V4.9z"/><path class="cut" d="M4.5 8h7"/>',
    Weight.WARN: '<path d="M8 .9 15.6 15H.4z"/><path class="cut" d="M8 5.6v4.6M8 11.9v1.3"/>',
    Weight.INFO: '<circle cx="8" cy="8" r="7.4"/><path class="cut" d="M8 7v5M8 3.9v1.4"/>',
}
_HEADS = {
    ArrowKind.PREPARES: "M0 0-10-4.6v9.2z",
    ArrowKind.CHAIR_SEAT: "M-8-4.6 0 0-8 4.6",
    ArrowKind.CO_OPTED: "M-8-4.6 0 0-8 4.6",
}
_SMALL = frozenset({Mark.CO_OPTED, Mark.CO_OPTED_EMPTY})
_UNDERLINED = frozenset({Mark.EX_OFFICIO, Mark.EX_OFFICIO_VACANT, Mark.EX_OFFICIO_EMPTY})
_FILLED = frozenset({Mark.FILLED, Mark.EX_OFFICIO, Mark.CO_OPTED, Mark.BEYOND_RULE})


def svg(drawing: Drawing, *, name: str, title: str, shape: str, language: str) -> str:
    """The drawing; name begins every id, so that several can stand on a page; shape is its class."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture-drawing picture-{shape}" '
        f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" role="group" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-about">'
    )
    parts = (
        f'<title id="{name}-title">{_text(title)}</title>',
        f'<desc id="{name}-about">{_text(words.DESCRIPTION(language))}</desc>',
        f"<defs>{''.join(_patterns(drawing, name))}</defs>",
        *(_strip_edge(strip, drawing.width) for strip in drawing.strips),
        f'<g class="picture-wires" aria-hidden="true">{"".join(map(_wire, drawing.wires))}</g>',
        *(_strip(strip, name) for strip in drawing.strips),
        *_legend(drawing),
    )
    return "".join((head, *parts, "</svg>"))


def _patterns(drawing: Drawing, name: str) -> Iterator[str]:
    used = {plate.face.tab.side for plate in drawing.plates if plate.face.tab is not None}
    for side, (size, shape) in _PATTERNS.items():
        if side in used:
            yield (
                f'<pattern id="{name}-{side}" class="side-{side}" width="{size}" height="{size}" '
                f'patternUnits="userSpaceOnUse">{shape}</pattern>'
            )


def _strip_edge(strip: Strip, width: float) -> str:
    y = strip.rect.y
    return f'<path class="picture-edge" d="M0 {_n(y)}H{_n(width)}"/>' if y else ""


def _strip(strip: Strip, name: str) -> str:
    return (
        f'<g role="list" aria-label="{_text(strip.name)}">'
        f'<g aria-hidden="true">{"".join(map(_line, strip.texts))}</g>'
        f"{''.join(_plate(plate, name) for plate in strip.plates)}</g>"
    )


def _line(text: Text) -> str:
    return (
        f'<text class="picture-{text.role}" x="{_n(text.x)}" y="{_n(text.y)}" '
        f'font-size="{_n(text.size)}">{_text(text.words)}</text>'
    )


def _plate(plate: Plate, name: str) -> str:
    face = plate.face
    inside = " ".join(
        (
            f"<title>{_text(plate.title)}</title>",
            '<g aria-hidden="true">',
            _frame(plate),
            *(map(_line, face.texts)),
            _tab(face.tab, name) if face.tab else "",
            "".join(map(_seat, face.seats)),
            _weight(plate),
            "</g>",
        )
    )
    place = f'transform="translate({_n(plate.rect.x)} {_n(plate.rect.y)})"'
    label = f'aria-label="{_text(plate.face.label)}"'
    look = f'class="picture-box picture-{plate.look}"'
    if not plate.url:
        return f'<g role="listitem"><g {look} role="img" {label} {place}>{inside}</g></g>'
    return (
        f'<g role="listitem"><a {look} href="{_text(plate.url)}" {label} {place}>{inside}</a></g>'
    )


def _frame(plate: Plate) -> str:
    wide, high = plate.rect.width, plate.rect.height
    rounded = 14 if plate.look == "track" else 3
    return (
        f'<rect class="picture-ring" x="-4" y="-4" width="{_n(wide + 8)}" height="{_n(high + 8)}" rx="{rounded + 4}"/>'
        f'<rect class="picture-frame" width="{_n(wide)}" height="{_n(high)}" rx="{rounded}"/>'
    )


def _tab(tab: Tab, name: str) -> str:
    wide, high = tab.rect.width, tab.rect.height
    shape = f"M.5 3.5a3 3 0 0 1 3-3H{_n(wide)}v{_n(high - 5)}a4 4 0 0 1-4 4H.5z"
    return (
        f'<g class="picture-chair side-{tab.side}"><path class="picture-tab" d="{shape}"/>'
        f'<path d="M.5 3.5a3 3 0 0 1 3-3H15.5v{_n(high - 1)}H.5z" fill="url(#{name}-{tab.side})"/>'
        f"{_line(tab.text)}</g>"
    )


def _seat(seat: Seat) -> str:
    return (
        f'<g class="side-{seat.side} mark-{seat.mark}" '
        f'transform="translate({_n(seat.x)} {_n(seat.y)})">{_mark(seat.side, seat.mark)}</g>'
    )


def _mark(side: SideKind, mark: Mark) -> str:
    look = "seat-filled" if mark in _FILLED else "seat-hollow"
    look = "seat-optional" if mark is Mark.OPTIONAL else look
    size = ' transform="matrix(.62 0 0 .62 2.3 2.3)"' if mark in _SMALL else ""
    drawn = f'<g class="{look}"{size}>{SHAPES[side]}</g>'
    if mark in _UNDERLINED:
        drawn += '<path class="seat-under" d="M.5 13.5h11"/>'
    if mark is Mark.BEYOND_RULE:
        drawn += '<path class="seat-beyond" d="M3.4 6h5.2M6 3.4v5.2"/>'
    return drawn


def _weight(plate: Plate) -> str:
    weight = plate.face.weight
    if weight is None:
        return ""
    x = _n(plate.rect.width - 26)
    return f'<g class="picture-weight picture-{weight}" transform="translate({x} 8)">{_WEIGHTS[weight]}</g>'


def _wire(wire: Wire) -> str:
    lines = "".join(wire.paths)
    return (
        f'<g class="picture-wire wire-{wire.kind}"><path class="wire-halo" d="{lines}"/>'
        f'<path class="wire-line" d="{lines}"/>{"".join(_head(head, wire.kind) for head in wire.heads)}</g>'
    )


def _head(head: Head, kind: ArrowKind) -> str:
    look = "wire-head" if kind is ArrowKind.PREPARES else "wire-open"
    place = f"translate({_n(head.x)} {_n(head.y)}) rotate({head.turn})"
    return f'<path class="{look}" d="{_HEADS[kind]}" transform="{place}"/>'


def _legend(drawing: Drawing) -> Iterator[str]:
    if drawing.legend_title is not None:
        y = _n(drawing.legend_title.y - 33)
        yield f'<path class="picture-edge" d="M0 {y}H{_n(drawing.width)}"/>'
        yield '<g class="picture-legend" aria-hidden="true">'
        yield _line(drawing.legend_title)
        yield from map(_sample, drawing.legend)
        yield "</g>"


def _sample(sample: Sample) -> str:
    x, y = sample.rect.x, sample.rect.y
    if sample.kind is not None or sample.side is None:
        drawn = _arrow_sample(sample.kind or ArrowKind.BELONGS, sample.rect.width)
        return f'<g transform="translate({_n(x)} {_n(y + 10)})">{drawn}</g>{_line(sample.text)}'
    mark = Mark.FILLED if sample.what == "side" else Mark(sample.what)
    look = sample.side if sample.what == "side" else "plain"
    drawn = _mark(sample.side, mark)
    return (
        f'<g class="side-{look} mark-{mark}" transform="translate({_n(x)} {_n(y + 4)})">{drawn}</g>'
        f"{_line(sample.text)}"
    )


def _arrow_sample(kind: ArrowKind, wide: float) -> str:
    head = "" if kind is ArrowKind.BELONGS else _head(Head(wide, 0, 0), kind)
    return f'<g class="picture-wire wire-{kind}"><path class="wire-line" d="M0 0H{_n(wide)}"/>{head}</g>'
