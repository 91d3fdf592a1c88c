"""What somebody is in the collaboration on a day: roles, seats, replacements and posts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.bodies.access import COORDINATORS
from samverk.bodies.models import Appointment, Post, Replacement, Role, Structure
from samverk.bodies.queries.state import in_use
from samverk.foundation.models import User
from samverk.parties.models import Party, Person


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that somebody is, through whichever structure."""

    coordinates: tuple[Structure, ...]
    speaks_for: tuple[tuple[Structure, Party], ...]
    reads: tuple[Structure, ...]
    appointments: tuple[Appointment, ...]
    replacements: tuple[Replacement, ...]
    posts: tuple[Post, ...]

    @property
    def structures(self) -> list[Structure]:
        """Each structure that matters to the page, once."""
        return list({row.pk: row for row in self._all()}.values())

    def _all(self) -> Iterator[Structure]:
        yield from self.coordinates
        yield from (structure for structure, _party in self.speaks_for)
        yield from self.reads
        yield from (row.seat.body.structure for row in self.appointments)
        yield from (row.seat.body.structure for row in self.replacements)
        yield from (row.body.structure for row in self.posts)

    @property
    def persons(self) -> set[Person]:
        """Who the user is in the register."""
        return {
            *(row.person for row in self.appointments),
            *(row.person for row in self.replacements),
            *(row.person for row in self.posts),
        }

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to tell."""
        return next(self._all(), None) is not None


def standing(user: User, *, on: dt.date) -> Standing:
    """What the user is that day. Four queries, and one more for somebody who administers everything."""
    roles = list(
        Role.objects.filter(user=user, period__contains=on)
        .select_related("structure", "party")
        .order_by("structure__name", "pk")
    )
    there = {"person__user": user, "period__contains": on}
    in_seat = ("person", "seat__body__structure")
    coordinates = (role.structure for role in roles if role.kind in COORDINATORS)
    return Standing(
        coordinates=tuple(in_use(on=on) if user.is_staff else dict.fromkeys(coordinates)),
        speaks_for=tuple((role.structure, role.party) for role in roles if role.party),
        reads=tuple(role.structure for role in roles if role.kind == Role.Kind.READER),
        appointments=tuple(Appointment.objects.filter(**there).select_related(*in_seat)),
        replacements=tuple(Replacement.objects.filter(**there).select_related(*in_seat)),
        posts=tuple(Post.objects.filter(**there).select_related("person", "body__structure")),
    )
