"""What the page of a matter shows of what goes on beside it: opinions, anchoring, contacts, like questions elsewhere."""

from samverk.bodies.access import may_coordinate
from samverk.foundation.page import PageRequest
from samverk.matters.models import Matter
from samverk.matters.queries import anchoring, bilateral, parallel, referrals


def beside(request: PageRequest, matter: Matter, *, is_inside: bool) -> dict[str, object]:
    """The context of matters/beside.html. At most eight queries; three for the public."""
    on, today = request.day.on, request.day.today
    coordinates = is_inside and may_coordinate(request.user, matter.structure, on=today)
    like = parallel.similar(matter.title, matter.structure, request.user, on=today, but=matter.pk)
    return {
        "referrals": list(referrals.referrals(matter, on=on)),
        "anchored": anchoring.record(matter, on=on) if is_inside else None,
        "contacts": bilateral.contacts_on(matter, on=on) if coordinates else [],
        "elsewhere": like,
    }
