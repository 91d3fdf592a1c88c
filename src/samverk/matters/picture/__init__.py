"""The journey of a matter (signature view 2): drawn on the server as SVG, without Django and without a database.

    from samverk.matters.picture import draw
    picture = draw(subject, language="sv")     # Picture(wide_svg, tall_svg)

subject is a `Subject` (picture/subject.py); `of_story.subject` makes one of a matter. The same subject always gives the
same picture. Both drawings are in the page; the style sheet shows the one that fits. `small` draws the same in a line.
"""

from dataclasses import dataclass
from functools import lru_cache

from samverk.foundation.svg import markup
from samverk.foundation.svg.markup import Markup
from samverk.matters.picture import small as in_a_line
from samverk.matters.picture import tall, wide
from samverk.matters.picture.subject import Subject
from samverk.matters.picture.svg import lone
from samverk.matters.picture.svg import svg as written

__all__ = ["Picture", "Subject", "draw", "small"]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture for wide and for narrow screens."""

    wide_svg: Markup
    tall_svg: Markup


@lru_cache(maxsize=64)
def draw(subject: Subject, *, language: str) -> Picture:
    """The picture of a matter in a language. It is nothing but its subject, so the last ones are kept."""
    broad, narrow = (each(subject, language=language) for each in (wide.draw, tall.draw))
    own = {"title": subject.name, "language": language}
    return Picture(
        Markup(written(broad, name="journey-wide", shape="wide", **own)),
        Markup(written(narrow, name="journey-tall", shape="tall", **own)),
    )


def small(subject: Subject, *, said: str) -> Markup:
    """The picture in a line, with a name for those who listen."""
    return Markup(lone(in_a_line.draw(subject), label=markup.words(said)))
