"""A drawing as SVG: classes and presentation attributes only, every text escaped, every id with the picture's own name."""

import re
from collections.abc import Iterator

from samverk.agreements.picture.layout import Bar, Drawing, Item, Placed
from samverk.agreements.picture.subject import Kind, Shape
from samverk.foundation.svg.geometry import Text
from samverk.foundation.svg.markup import number as _n
from samverk.foundation.svg.markup import words as _text

MARKS = {
    Shape.DONE: '<path class="span-ink" d="M0-6 6 0 0 6-6 0z"/>',
    Shape.DUE: '<path class="span-ring" d="M0-6 6 0 0 6-6 0z"/>',
    Shape.LATE: '<path class="span-ring" d="M0-7 7 0 0 7-7 0z"/><path class="span-cut" d="M0-3.6v3.4M0 1.8v1.4"/>',
    Shape.LAST: '<path class="span-flag" d="M0 10V-11h9l-3 3.5 3 3.5H0"/>',
    Shape.END: '<path class="span-end" d="M0-10V10"/>',
}


def written(drawing: Drawing, *, name: str, shape: str, language: str) -> str:
    """The drawing; name begins every id, so that several can stand on a page; shape is its class."""
    subject = drawing.subject
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="span-drawing span-{shape}" lang="{language}" '
        f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" role="group" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-about">'
    )
    return "".join(
        (
            head,
            f'<title id="{name}-title">{_text(subject.title)}</title>',
            f'<desc id="{name}-about">{_text(subject.about)}</desc>',
            _hatching(name),
            '<g aria-hidden="true">',
            *_years(drawing),
            *_bands(drawing),
            *_day(drawing),
            "</g>",
            f'<g role="list" aria-label="{_text(subject.title)}">',
            *(_item(item, name) for item in drawing.items),
            "</g></svg>",
        )
    )


def _hatching(name: str) -> str:
    return (
        f'<defs><pattern id="{name}-streck" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="span-hatch" d="M0 0v6"/></pattern></defs>'
    )


def _years(drawing: Drawing) -> Iterator[str]:
    for x, year in drawing.years:
        yield (
            f'<path class="span-grid" d="M{_n(x)} {_n(drawing.top - 8)}V{_n(drawing.height)}"/>'
            f'<text class="span-year" x="{_n(x)}" y="{_n(drawing.top - 12)}" font-size="13" text-anchor="middle">{year}</text>'
        )


def _bands(drawing: Drawing) -> Iterator[str]:
    for item in drawing.items:
        y = item.rect.y
        yield f'<path class="span-rule" d="M0 {_n(y)}H{_n(drawing.width)}"/>'


def _day(drawing: Drawing) -> Iterator[str]:
    x = _n(drawing.day)
    yield f'<path class="span-day-line" d="M{x} 18V{_n(drawing.height)}"/>'
    yield _label(drawing.day_word)


def _item(item: Item, name: str) -> str:
    said = _text(_said(item))
    rect = item.rect
    hit = (
        f'<rect class="span-hit" x="0" y="{_n(rect.y)}" width="{_n(rect.width)}" '
        f'height="{_n(rect.height)}"/>'
    )
    inside = "".join(
        (
            hit,
            '<g aria-hidden="true">',
            *(_bar(bar, name) for bar in item.bars),
            *map(_mark, item.marks),
            " ".join(map(_label, item.texts)),
            "</g>",
        )
    )
    if not item.line.url:
        return f'<g role="listitem"><g role="img" aria-label="{said}">{inside}</g></g>'
    url = _text(item.line.url)
    return (
        f'<g role="listitem"><a class="span-item" href="{url}" aria-label="{said}">{inside}</a></g>'
    )


def _said(item: Item) -> str:
    """The words that are seen, and then what they leave out: who speaks to the browser says what is read."""
    seen = " ".join(text.words for text in item.texts)
    known = _bare(seen)
    more = [each for each in item.line.said.split(". ") if _bare(each) not in known]
    return ". ".join((seen, *more))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _bar(bar: Bar, name: str) -> str:
    rect = bar.rect
    place = f'x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.width)}" height="{_n(rect.height)}"'
    drawn = f'<rect class="span-bar span-{bar.kind}" {place}/>'
    if bar.kind in {Kind.OUT, Kind.NOTICE}:
        drawn += f'<rect class="span-streaks" fill="url(#{name}-streck)" {place}/>'
    if bar.is_open and bar.kind is not Kind.OUT:
        drawn += _arrow(rect.right, rect.y + rect.height / 2, 1, bar.kind)
    if bar.is_cut:
        drawn += _arrow(rect.x, rect.y + rect.height / 2, -1, bar.kind)
    return drawn


def _arrow(x: float, y: float, way: int, kind: Kind) -> str:
    """The bar goes on: a point at its end."""
    return (
        f'<path class="span-bar span-{kind}" d="M{_n(x)} {_n(y - 6)}L{_n(x + 8 * way)} {_n(y)}'
        f'L{_n(x)} {_n(y + 6)}z"/>'
    )


def _mark(placed: Placed) -> str:
    return f'<g transform="translate({_n(placed.x)} {_n(placed.y)})">{MARKS[placed.mark.shape]}</g>'


def _label(text: Text) -> str:
    return (
        f'<text class="span-{text.role}" x="{_n(round(text.x, 1))}" y="{_n(round(text.y, 1))}" '
        f'font-size="{_n(text.size)}">{_text(text.words)}</text>'
    )
