"""What has happened in a body through time, out of the periods of its rows."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from samverk.bodies.models import Appointment, Body, Post, Replacement, Reviewed


@dataclass(frozen=True, slots=True)
class Happenings:
    """Every dated row of a body, past and planned."""

    appointments: list[Appointment]
    replacements: list[Replacement]
    posts: list[Post]
    reviewed: list[Reviewed]

    def __iter__(self) -> Iterator[Appointment | Replacement | Post | Reviewed]:
        return chain(self.appointments, self.replacements, self.posts, self.reviewed)


def of_body(body: Body, *, until: dt.date) -> Happenings:
    """The rows of a body that had begun by a day. Four queries."""
    begun = {"period__startswith__lte": until}
    in_seat = {"seat__body": body, **begun}
    named = ("person", "seat__party")
    return Happenings(
        list(Appointment.objects.filter(**in_seat).select_related(*named, "party", "organ")),
        list(Replacement.objects.filter(**in_seat).select_related(*named)),
        list(Post.objects.filter(body=body, **begun).select_related("person", "party", "organ")),
        list(Reviewed.objects.filter(body=body, on__lte=until).select_related("organ")),
    )
