"""The journey of matters in a line each, for lists and for the page of one."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from samverk.foundation.language import current
from samverk.foundation.svg.markup import Markup
from samverk.matters import picture
from samverk.matters.models import Matter
from samverk.matters.picture import of_story
from samverk.matters.queries import Standing, Story
from samverk.matters.queries.journey import travelled


def journeys(matters: Iterable[Matter], *, on: dt.date, today: dt.date) -> dict[int, Markup]:
    """By matter, its small picture that day; none where there is nothing to draw. Ten queries, however many there are."""
    drawn = (
        (each.story.matter.pk, small(each.story, each.standings, today=today))
        for each in travelled(matters, on=on)
    )
    return {pk: markup for pk, markup in drawn if markup}


def small(story: Story, standings: Iterable[Standing] = (), *, today: dt.date) -> Markup | None:
    """The small picture of one matter, with a tick for each answer where the standings are given. No queries."""
    if story.rules is None:
        return None
    subject = of_story.subject(story, standings, story.rules, today=today, language=current())
    if not subject.legs:
        return None
    said = _("Resan: %(last)s") % {"last": subject.legs[-1].label}
    return picture.small(subject, said=said)
