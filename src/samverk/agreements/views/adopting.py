"""What the pages of a recommendation say of the agreements that it adopts."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.agreements.access import seen_anywhere
from samverk.agreements.models import Agreement
from samverk.foundation.access import User
from samverk.foundation.day import ChosenDay
from samverk.matters.events import Lead
from samverk.matters.models import Matter


def adopted_by(matter: Matter, user: User, day: ChosenDay) -> Iterator[Lead]:
    """The agreements that recommendations of a matter adopt and that the user may see today. One query."""
    rows = seen_anywhere(user, on=day.today).filter(adopted_by__matter=matter)
    carried = f"?{urlencode(day.carried)}" if day.carried else ""
    for each in rows.select_related("adopted_by", "structure").order_by("name", "pk"):
        if each.adopted_by is not None:
            address = reverse("agreements:agreement", args=[each.structure.key, each.key])
            yield Lead(each.adopted_by.number, _words(each), address + carried)


def _words(row: Agreement) -> str:
    """What adopts it: the whole recommendation, or one of its clauses."""
    if row.clause is None:
        return _("Rekommendationen antar avtalet %(name)s") % {"name": row.name}
    facts = {"name": row.name, "number": row.clause}
    return _("Att-sats %(number)s antar avtalet %(name)s") % facts
