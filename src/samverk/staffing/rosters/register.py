"""What a file may speak of: the parties, bodies, seats and organs of one structure, by every name they have."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models.functions import Lower
from django.utils.translation import gettext

from samverk.bodies.models import Body, Seat, Structure, StructureParty
from samverk.bodies.queries.state import states
from samverk.parties.models import Organ, Party
from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.slots import slots
from samverk.rulebook.matching import How, fold, match
from samverk.rulebook.structure.model import Structure as Rules
from samverk.staffing.rosters.faults import Unclear, Wrong


@dataclass(frozen=True, slots=True)
class Register:
    """What is known of a structure when a file is read; rules is None on a day without a version."""

    structure: Structure
    on: dt.date
    rules: Rules | None
    parties: Mapping[str, StructureParty]
    bodies: Mapping[str, Body]
    seats: Mapping[int, list[Seat]]
    fillers: Mapping[tuple[str, str], str]
    taken: list[str] = field(default_factory=list)

    def meant(self, what: str, said: str, known: Mapping[str, Iterable[str]]) -> str:
        """The key of what a name means; a name that is only near is remembered as taken for the known one.

        Raises: Wrong where nothing is meant, Unclear where it may be several.
        """
        names = {key: list(each) for key, each in known.items()}
        found = match(said, names)
        about = {"what": what, "said": said}
        if found.how is How.AMBIGUOUS:
            several = ", ".join(sorted(names[key][0] for key in found.keys))
            raise Unclear(
                gettext("%(what)s ”%(said)s” kan vara %(several)s. Skriv hela namnet.")
                % {**about, "several": several}
            )
        if found.key is None:
            raise Wrong(gettext("%(what)s ”%(said)s” finns inte i registret.") % about)
        if found.how is How.NEAR:
            name = names[found.key][0]
            self.taken.append(
                gettext("”%(said)s” tolkas som %(name)s") % {"said": said, "name": name}
            )
        return found.key

    def party(self, said: str) -> Party:
        """The party that is meant. Raises: Wrong, Unclear."""
        known = {
            key: [row.name, row.party.name, *row.party.aliases, key]
            for key, row in self.parties.items()
        }
        return self.parties[self.meant(gettext("Parten"), said, known)].party

    def body(self, said: str, on: dt.date) -> Body:
        """The body that is meant, among those that are there that day if any of them is. Raises: Wrong, Unclear."""
        known = {key: [row.name, row.short, *row.aliases, key] for key, row in self.bodies.items()}
        there = {key: names for key, names in known.items() if _is_in(self.bodies[key].period, on)}
        found = match(said, there)
        return self.bodies[self.meant(gettext("Organet"), said, there if found.keys else known)]

    def filler(self, seat: Seat) -> str:
        """Whom a seat is for, as people say it; its own word where two seats of the body would share it."""
        body = next(row for row in self.bodies.values() if row.pk == seat.body_id)
        return self.fillers.get((body.key, seat.filler), seat.filler)

    def profession(self, said: str) -> str:
        """The key of a profession: the structure's own, else one made of the word."""
        names = self.rules.names if self.rules else {}
        found = match(said, {key: [name, key] for key, name in names.items()})
        return found.key if found.key and found.how is not How.NEAR else slug(said)

    def profession_name(self, key: str) -> str:
        """What a profession is called; its key where another one is called the same."""
        name = self.rules.name_of(key) if self.rules else key
        return name if self.profession(name) == key else key


def organ(party: Party, said: str, register: Register) -> Organ:
    """The organ of a party's line that is meant. One query. Raises: Wrong, Unclear."""
    rows = {str(row.pk): row for row in Organ.objects.filter(party=party).order_by("pk")}
    there = {key: [row.name] for key, row in rows.items() if _is_in(row.period, register.on)}
    known = there if match(said, there).keys else {key: [row.name] for key, row in rows.items()}
    what = gettext("%(party)s: organet") % {"party": party.name}
    return rows[register.meant(what, said, known)]


def register_of(structure: Structure, *, on: dt.date) -> Register:
    """What is known of the structure. Queries: those of its state, and three."""
    state = next(iter(states([structure], on=on)), None)
    rules = state.rules if state else None
    rows = StructureParty.objects.filter(structure=structure).select_related("party")
    bodies = {row.key: row for row in Body.objects.filter(structure=structure).order_by("pk")}
    seats: dict[int, list[Seat]] = {}
    found = Seat.objects.filter(body__structure=structure).select_related("body", "party")
    for seat in found.order_by("body", "filler", "kind", "number", "pk"):
        seats.setdefault(seat.body_id, []).append(seat)
    return Register(
        structure=structure,
        on=on,
        rules=rules,
        parties={row.key: row for row in rows.order_by(Lower("period"))},
        bodies=bodies,
        seats=seats,
        fillers=_fillers(rules, on) if rules else {},
    )


def _fillers(rules: Rules, on: dt.date) -> dict[tuple[str, str], str]:
    """What people call each filler of each body, where only one in the body is called so."""
    called: dict[tuple[str, str], str] = {}
    for key, body in rules.bodies.items():
        names = {
            slot.filler.id: naming.of_filler(slot.filler, rules).sv
            for slot in slots(body, rules, on=on)
        }
        folded = [fold(name) for name in names.values()]
        called |= {
            (key, filler): name for filler, name in names.items() if folded.count(fold(name)) == 1
        }
    return called


def slug(text: str) -> str:
    """A key made of a word: "Leg. fysioterapeut" is "leg-fysioterapeut"."""
    return fold(text).replace(" ", "-")[:80].strip("-")


def _is_in(period: object, on: dt.date) -> bool:
    lower, upper = period.lower, period.upper  # type: ignore[attr-defined]
    return bool(lower <= on and (upper is None or on < upper))
