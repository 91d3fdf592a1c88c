"""A small curve of figures over time, drawn on the server; the figures themselves stand beside it."""

from collections.abc import Sequence

from samverk.figures.queries import Value
from samverk.foundation.svg.markup import Markup, number, words
from samverk.rulebook.figures.numbers import in_words

WIDTH, HEIGHT, MARGIN = 96, 24, 3
FEWEST = 2


def drawn(values: Sequence[Value], label: str) -> Markup:
    """The curve with a dot at its end; nothing where there are fewer than two figures."""
    if len(values) < FEWEST:
        return Markup()
    points = _points(values)
    line = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    x, y = points[-1]
    return Markup(
        f'<svg class="trend" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{words(label)}"><polyline points="{line}"/>'
        f'<circle cx="{number(x)}" cy="{number(y)}" r="2.5"/></svg>'
    )


def _points(values: Sequence[Value]) -> list[tuple[float, float]]:
    first, days = values[0].on, (values[-1].on - values[0].on).days
    numbers = [float(value.value) for value in values]
    least, span = min(numbers), max(numbers) - min(numbers)
    wide, high = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    return [
        (
            round(MARGIN + wide * (value.on - first).days / days, 2),
            round(MARGIN + high * (1 - ((each - least) / span if span else 0.5)), 2),
        )
        for value, each in zip(values, numbers, strict=True)
    ]


def in_short(values: Sequence[Value], language: str) -> tuple[str, str]:
    """The first and the last figure of a curve as they are written."""
    ends = (in_words(value.value)(language) for value in (values[0], values[-1]))
    # What a picture says has plain spaces: others are no letters that it may hold.
    first, last = (each.replace("\N{NO-BREAK SPACE}", " ") for each in ends)
    return first, last
