"""The structures that somebody reads, each with where it stands."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Structure
from samverk.bodies.queries.state import StructureState
from samverk.desk import words
from samverk.desk.entries import Entry, Section, section
from samverk.foundation.day import ChosenDay


def structures(
    rows: Iterable[Structure], states: Mapping[int, StructureState], day: ChosenDay
) -> Section:
    """Each structure, and how many of its seats are filled."""
    found = [
        Entry(
            what=row.name,
            address=reverse("portal:structure", args=(row.key,)) + words.carried(day),
            detail=_stand(states[row.pk]) if row.pk in states else _("Gäller inte den här dagen."),
        )
        for row in rows
    ]
    teaches = _("Strukturerna som du följer.")
    return section("strukturer", _("Strukturer"), teaches, found, most=len(found))


def _stand(state: StructureState) -> str:
    held = [
        place.holder is not None
        for body in state.bodies.values()
        for place in body.judged.composition.ordinary
        if place.is_required or place.holder
    ]
    bodies = ngettext("%(number)d organ", "%(number)d organ", len(state.bodies))
    said = bodies % {"number": len(state.bodies)}
    if not held:
        return said
    seats = ngettext(
        "%(filled)d av %(total)d plats fylld", "%(filled)d av %(total)d platser fyllda", len(held)
    ) % {"filled": sum(held), "total": len(held)}
    return f"{said}, {seats}"
