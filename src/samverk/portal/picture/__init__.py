"""The structure picture (signature view 1): drawn on the server as SVG, without Django and without a database.

    from samverk.portal.picture import draw
    picture = draw(subject, language="sv")     # Picture(wide_svg, tall_svg, alternative)

subject is a `Subject` (picture/subject.py), from queries or, without people, from
`of_structure.subject(structure, on=day, language=language)`. A template shows it by
`{% include "portal/picture.html" with picture=picture %}`, which needs no more than the picture.
The same subject always gives the same picture. Both drawings are in the page; the style sheet shows the one that fits.
"""

from dataclasses import dataclass
from functools import lru_cache

from samverk.foundation.svg.markup import Markup
from samverk.portal.picture import tall, wide
from samverk.portal.picture.alternative import Alternative, alternative
from samverk.portal.picture.subject import Subject
from samverk.portal.picture.svg import svg as written

__all__ = ["Markup", "Picture", "Subject", "draw"]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture for wide and for narrow screens, and in words. is_lying: wider than high, for the printer."""

    wide_svg: Markup
    tall_svg: Markup
    alternative: Alternative
    is_lying: bool


_LYING = 0.66  # the height of an A4 page on its side, less its heading, in parts of its width


@lru_cache(maxsize=128)
def draw(subject: Subject, *, language: str, name: str = "") -> Picture:
    """The picture of a structure in a language. name begins its ids where a page has two of the same structure.

    A picture is nothing but its subject, so the last ones are kept: most readers look at the same day.
    """
    broad = wide.draw(subject, language=language)
    narrow = tall.draw(subject, language=language)
    own = name or f"picture-{subject.key}"
    return Picture(
        wide_svg=Markup(
            written(broad, name=f"{own}-wide", title=subject.name, shape="wide", language=language)
        ),
        tall_svg=Markup(
            written(narrow, name=f"{own}-tall", title=subject.name, shape="tall", language=language)
        ),
        alternative=alternative(subject, [plate.key for plate in broad.plates], language=language),
        is_lying=broad.height <= broad.width * _LYING,
    )
