"""Agreements on a time axis: drawn on the server as SVG, without Django and without a database.

    from samverk.agreements.picture import draw
    picture = draw(subject, language="sv")     # Picture(wide_svg, tall_svg)

subject is a `Subject` (picture/subject.py); `of_agreements.line` makes one line of it. Both drawings are in the page; the
style sheet shows the one that fits.
"""

from dataclasses import dataclass

from samverk.agreements.picture import layout, svg
from samverk.agreements.picture.subject import Subject
from samverk.foundation.svg.markup import Markup

__all__ = ["Picture", "Subject", "draw"]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture for wide and for narrow screens."""

    wide_svg: Markup
    tall_svg: Markup


def draw(subject: Subject, *, language: str) -> Picture:
    """The agreements of the subject as bars on a time axis, in a language."""
    wide, tall = layout.wide(subject), layout.tall(subject)
    return Picture(
        Markup(svg.written(wide, name="avtal-bred", shape="wide", language=language)),
        Markup(svg.written(tall, name="avtal-hog", shape="tall", language=language)),
    )
