"""Working groups whose last day comes, as something that comes in the body that set them up."""

import datetime as dt
from collections.abc import Iterable

from samverk.bodies.models import WorkingGroup
from samverk.bodies.queries.remits import groups_ending_in
from samverk.rulebook.findings import Words
from samverk.rulebook.terms.coming import Coming, Kind

Groups = dict[int, list[Coming]]


def ending(structures: Iterable[int], *, on: dt.date, within: int) -> Groups:
    """The working groups that end within so many days, by structure. Two queries."""
    found: Groups = {}
    for group in groups_ending_in(structures, on=on):
        coming = _coming(group)
        if coming.days_left(on) <= within:
            found.setdefault(group.body.structure_id, []).append(coming)
    return found


def _coming(group: WorkingGroup) -> Coming:
    body = group.body
    return Coming(
        kind=Kind.GROUP_ENDS,
        on=group.period.upper - dt.timedelta(days=1),
        body=body.key,
        text=Words(
            f"Arbetsgruppen {group.name} under {body.short} löper ut",
            f"The working group {group.name} under {body.short} ends",
        ),
        source="",
        about=str(group.pk),
    )
