"""The bodies that a matter can go to as somebody chooses among them: those on the structure's ways first."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from samverk.bodies.models import Body
from samverk.rulebook.matters.onward import Way

Choice = tuple[str, str]
Group = tuple[str, list[Choice]]


def grouped(
    bodies: Sequence[Body], ways: Mapping[str, Way], giver: Body | None
) -> list[Choice | Group]:
    """The bodies by how the structure's ways lead to them; in one list where nothing tells them apart."""
    found = list(_groups(bodies, ways, giver))
    if len(found) == 1:
        return [*found[0][1]]
    return [*found]


def _groups(bodies: Sequence[Body], ways: Mapping[str, Way], giver: Body | None) -> Iterator[Group]:
    headings = {
        Way.ALONG: _("På strukturens väg"),
        Way.UNDER: _("Under %(body)s: kan få uppdrag") % {"body": giver},
        Way.BESIDE: _("Utanför strukturens väg"),
    }
    for way, heading in headings.items():
        # A body that the structure's file does not hold is on none of its ways.
        rows = [each for each in bodies if ways.get(each.key, Way.BESIDE) is way]
        if rows:
            yield heading, [(each.key, each.name) for each in rows]
