"""A party's part year by year as small columns from nought, drawn on the server; the amounts stand beside as text."""

from collections.abc import Sequence

from samverk.foundation.svg.markup import Markup, number, words

WIDTH, HEIGHT, GAP = 96, 24, 2
FEWEST = 2


def columns(amounts: Sequence[int | None], label: str) -> Markup:
    """A column for each year on the row's own scale, the last one marked; nothing where there are fewer than two years.

    Shape: None where the party paid nothing that year, which leaves its place empty.
    """
    if len(amounts) < FEWEST:
        return Markup()
    top = max((abs(each) for each in amounts if each is not None), default=0)
    step = WIDTH / len(amounts)
    drawn = "".join(
        _column(at * step, step - GAP, abs(each) / top, is_last=at == len(amounts) - 1)
        for at, each in enumerate(amounts)
        if each and top
    )
    return Markup(
        f'<svg class="columns-picture" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-label="{words(label)}">{drawn}</svg>'
    )


def _column(x: float, width: float, part: float, *, is_last: bool) -> str:
    high = round(HEIGHT * part, 2)
    mark = ' class="column-last"' if is_last else ""
    return (
        f'<rect{mark} x="{number(round(x, 2))}" y="{number(round(HEIGHT - high, 2))}" '
        f'width="{number(round(width, 2))}" height="{number(high)}"/>'
    )
