"""What a party's contact sees: the party's own vacancies, and how its seats stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Structure, StructureParty
from samverk.bodies.queries import mends
from samverk.bodies.queries.mends import Hands
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.desk import words
from samverk.desk.entries import Entry, Section, acts_of, section
from samverk.foundation.day import ChosenDay
from samverk.parties.models import Party
from samverk.rulebook.bodies.places import Place

States = Mapping[int, StructureState]
Known = Mapping[tuple[int, str], StructureParty]


@dataclass(frozen=True, slots=True)
class _Own:
    state: StructureState
    body: BodyState
    place: Place


def vacancies(
    speaks_for: Iterable[tuple[Structure, Party]],
    states: States,
    known: Known,
    day: ChosenDay,
    hands: Hands,
) -> Section:
    """The party's seats that the rules want filled and that nobody holds, the oldest vacancy first."""
    vacant = [
        (own.place.vacant_since or own.place.opened, own, party.key)
        for structure, party in speaks_for
        for own in _seats(structure, party, states, known)
        if own.place.is_required and own.place.holder is None
    ]
    vacant.sort(key=lambda each: (each[0], each[1].body.rule.short, each[1].place.id))
    made = section(
        "vara-vakanser",
        _("Era vakanta platser"),
        _("Platser som ni ska fylla och som ingen har, den äldsta vakansen först."),
        (
            Entry(
                what=words.seat(own.place, own.state.rules),
                address=words.body_address(own.state.row.key, own.body.row.key, day),
                on=since,
                when=_("vakant i %(time)s") % {"time": words.age(since, on=day.on)},
                where=words.where(own.body, own.state.row.name, several=len(states) > 1),
                acts=acts_of(
                    mends.of_place(own.place, own.state, own.body.row.key, party, hands)[:1]
                ),
            )
            for since, own, party in vacant
        ),
        most=len(vacant),
    )
    said = ngettext("%(number)d plats att fylla", "%(number)d platser att fylla", made.number)
    return replace(made, counted=said % {"number": made.number})


def seats(
    speaks_for: Iterable[tuple[Structure, Party]], states: States, known: Known, day: ChosenDay
) -> Section:
    """How the seats of each party stand, with the page that has all of them."""
    found = (
        Entry(
            what=party.name,
            address=reverse("portal:party", args=(party.key,)) + words.carried(day),
            where=structure.name,
            detail=_stand([*_seats(structure, party, states, known)]),
        )
        for structure, party in speaks_for
    )
    return section(
        "vara-platser",
        _("Era platser"),
        _("Platserna ni har i samverkan. Du får ändra dem, och bara dem."),
        found,
    )


def _stand(own: list[_Own]) -> str:
    filled = sum(each.place.holder is not None for each in own)
    total = sum(each.place.is_required or each.place.holder is not None for each in own)
    if not total:
        return _("Ni har inga platser den här dagen.")
    return ngettext(
        "%(filled)d av %(total)d plats är besatt.",
        "%(filled)d av %(total)d platser är besatta.",
        total,
    ) % {"filled": filled, "total": total}


def _seats(structure: Structure, party: Party, states: States, known: Known) -> Iterator[_Own]:
    state = states.get(structure.pk)
    keys = {
        key for (of, key), row in known.items() if of == structure.pk and row.party_id == party.pk
    }
    for body in state.bodies.values() if state else ():
        for place in body.judged.composition.places:
            if state and place.party in keys:
                yield _Own(state, body, place)
