"""A drawing as SVG: classes and presentation attributes only, every text escaped, every id with the picture's own name."""

import re
from collections.abc import Iterable

from samverk.foundation.svg import paths
from samverk.foundation.svg.geometry import Rect
from samverk.foundation.svg.markup import number as _n
from samverk.foundation.svg.markup import words as _text
from samverk.matters.picture import words
from samverk.matters.picture.drawing import Drawing, Item, Kind, Label, Line, Mark
from samverk.matters.picture.subject import Shape

_SHAPES = {
    Shape.FULL: '<circle class="journey-ink" r="5"/>',
    Shape.HALF: '<circle class="journey-ring" r="5"/><path class="journey-ink" d="M0-5a5 5 0 0 0 0 10z"/>',
    Shape.HOLLOW: '<circle class="journey-ring" r="5"/>',
    Shape.CROSS: '<circle class="journey-ring" r="5"/><path class="journey-cut" d="M-3-3 3 3M3-3-3 3"/>',
    Shape.DOT: '<circle class="journey-ring" r="5"/><circle class="journey-ink" r="2"/>',
    Shape.STOP: '<circle class="journey-stop" r="6.5"/>',
    Shape.HERE: '<circle class="journey-halo" r="8"/><circle class="journey-ring" r="7"/><circle class="journey-ink" r="3.5"/>',
    Shape.AHEAD: '<circle class="journey-ahead" r="5"/>',
}
_THREADS = frozenset({Kind.THREAD, Kind.MOVE})


def svg(drawing: Drawing, *, name: str, title: str, shape: str, language: str) -> str:
    """The drawing; name begins every id, so that several can stand on a page; shape is its class."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="journey-drawing journey-{shape}" '
        f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" role="group" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-about">'
    )
    return "".join(
        (
            head,
            f'<title id="{name}-title">{_text(title)}</title>',
            f'<desc id="{name}-about">{_text(words.DESCRIPTION(language))}</desc>',
            '<g aria-hidden="true">',
            *map(_band, drawing.bands),
            *_lines(drawing.lines),
            *_lines(drawing.day),
            *_behind(drawing.items),
            *map(_label, drawing.texts),
            "</g>",
            f'<g role="list" aria-label="{_text(words.JOURNEY(language))}">',
            *map(_item, drawing.items),
            "</g></svg>",
        )
    )


def lone(drawing: Drawing, *, label: str) -> str:
    """The drawing as one image with a name, for a list."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="journey-line" role="img" aria-label="{label}" '
        f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}">'
    )
    return "".join(
        (
            head,
            *map(_band, drawing.bands),
            *_behind(drawing.items),
            *map(_mark, drawing.marks),
            "</svg>",
        )
    )


def _band(rect: Rect) -> str:
    return (
        f'<rect class="journey-band" x="{_n(rect.x)}" y="{_n(rect.y)}" '
        f'width="{_n(rect.width)}" height="{_n(rect.height)}" rx="4"/>'
    )


def _lines(lines: Iterable[Line]) -> Iterable[str]:
    return map(_line, lines)


def _line(line: Line) -> str:
    drawn = paths.line(line.points) if line.kind in _THREADS else _straight(line)
    return f'<path class="journey-{line.kind}" d="{drawn}"/>'


def _straight(line: Line) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line.points)


def _behind(items: Iterable[Item]) -> Iterable[str]:
    """The lines of everything first, so that no line runs over a mark or a word."""
    for item in items:
        yield from _lines(item.lines)


def _item(item: Item) -> str:
    said = _text(_said(item))
    inside = (
        f"<title>{said}</title>"
        f'<g aria-hidden="true">{"".join(map(_mark, item.marks))}{" ".join(map(_label, item.texts))}</g>'
    )
    label = f'aria-label="{said}"'
    if not item.url:
        return f'<g role="listitem"><g class="journey-item" role="img" {label}>{inside}</g></g>'
    return f'<g role="listitem"><a class="journey-item" href="{_text(item.url)}" {label}>{inside}</a></g>'


def _said(item: Item) -> str:
    """The words that are seen, and then what they leave out: who speaks to the browser says what is read."""
    seen = " ".join(label.text.words for label in item.texts)
    if not seen:
        return item.label
    known = _bare(seen)
    more = [each for each in item.label.split(". ") if _bare(each) not in known]
    return ". ".join((seen, *more))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _mark(mark: Mark) -> str:
    return f'<g transform="translate({_n(mark.x)} {_n(mark.y)})">{_SHAPES[mark.shape]}</g>'


def _label(label: Label) -> str:
    text = label.text
    x = label.rect.right if label.is_end else text.x
    end = ' text-anchor="end"' if label.is_end else ""
    turn = f' transform="rotate(-90 {_n(text.x)} {_n(text.y)})"' if label.is_turned else ""
    return (
        f'<text class="journey-{text.role}" x="{_n(round(x, 1))}" y="{_n(round(text.y, 1))}" '
        f'font-size="{_n(text.size)}"{end}{turn}>{_text(text.words)}</text>'
    )
