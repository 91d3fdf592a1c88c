"""Which seat a row is about."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.utils.translation import gettext

from samverk.bodies.models import Body, Seat
from samverk.parties.models import Party
from samverk.rulebook.matching import fold
from samverk.staffing.rosters.faults import Unclear, Wrong
from samverk.staffing.rosters.lines import Line
from samverk.staffing.rosters.register import Register

EVERY_SEAT_ANSWERS_TO_A_RULE = "samverk K9"
KINDS = {
    "ordinarie": "ordinary",
    "ordinarie plats": "ordinary",
    "ordinarie ledamot": "ordinary",
    "ledamot": "ordinary",
    "ordinary": "ordinary",
    "ersattare": "substitute",
    "ersattarplats": "substitute",
    "suppleant": "substitute",
    "substitute": "substitute",
}
STANDINGS = {
    Seat.Standing.MEMBER: "ledamot",
    Seat.Standing.EX_OFFICIO: "i kraft av uppdrag",
    Seat.Standing.CO_OPTED: "adjungerad",
    Seat.Standing.OBSERVER: "observatör",
    Seat.Standing.ATTENDS: "närvarande",
}
_STANDINGS = {fold(word): str(standing) for standing, word in STANDINGS.items()}
KIND_WORDS = {Seat.Kind.ORDINARY: "ordinarie", Seat.Kind.SUBSTITUTE: "ersättare"}
NO_RULE = "utanför reglerna"
_KIND, _STANDING = "kind", "standing"


def find(
    line: Line, body: Body, party: Party | None, on: dt.date, register: Register
) -> list[Seat]:
    """The seats of the body that day that the row may be about, by all that it says of its seat.

    Raises: Wrong where there is none.
    """
    there = [seat for seat in register.seats.get(body.pk, []) if _is_there(seat, on)]
    found = there
    for keeps in _said(line, party, register):
        found = [seat for seat in found if keeps(seat)]
    if not found:
        has = _listed(_of(party, there) or there, register)
        about = {"body": body.name, "day": on.isoformat(), "has": has or gettext("inga platser")}
        raise Wrong(
            gettext("%(body)s har ingen sådan plats den %(day)s. Där finns: %(has)s.") % about,
            EVERY_SEAT_ANSWERS_TO_A_RULE,
        )
    return _of(party, found) or found


def _of(party: Party | None, seats: list[Seat]) -> list[Seat]:
    return [seat for seat in seats if party is not None and seat.party_id == party.pk]


def _is_there(seat: Seat, on: dt.date) -> bool:
    return bool(seat.period.lower <= on and (seat.period.upper is None or on < seat.period.upper))


def _said(line: Line, party: Party | None, register: Register) -> Iterable[Callable[[Seat], bool]]:
    kind, standing = _kind(line), _standing(line)
    number, filler = line.number_in("number"), line.text("filler")
    if kind:
        yield lambda seat: seat.kind == kind
    if standing:
        yield lambda seat: seat.standing == standing
    if number is not None:
        yield lambda seat: seat.number == number
    if filler:
        wanted = {filler, filler if fold(filler) != fold(NO_RULE) else ""}
        yield (
            lambda seat: (
                seat.filler in wanted or fold(register.filler(seat) or NO_RULE) == fold(filler)
            )
        )
    if party is not None:
        yield lambda seat: seat.party_id in {party.pk, None}


def _kind(line: Line) -> str:
    said = fold(line.text("kind"))
    if not said or said in _STANDINGS:
        return KINDS.get(said, "")
    if said not in KINDS:
        why = gettext("är varken ordinarie eller ersättare")
        raise line.wrong(_KIND, why)
    return KINDS[said]


def _standing(line: Line) -> str:
    said = fold(line.text("standing"))
    if said and said not in _STANDINGS:
        words = ", ".join(STANDINGS.values())
        why = gettext("är ingen ställning; den är en av %(words)s") % {"words": words}
        raise line.wrong(_STANDING, why)
    as_kind = fold(line.text("kind"))
    return _STANDINGS.get(said, "") or ("" if as_kind in KINDS else _STANDINGS.get(as_kind, ""))


def one(seats: list[Seat], register: Register) -> Seat:
    """The seat, where there is one. Raises: Unclear where there are several."""
    if len(seats) > 1:
        raise Unclear(
            gettext(
                "Raden kan gälla flera platser: %(seats)s. Fyll i Plats, Nummer eller Fylls av."
            )
            % {"seats": _listed(seats, register)}
        )
    return seats[0]


def _listed(seats: list[Seat], register: Register, most: int = 8) -> str:
    names = list(dict.fromkeys(name_of(seat, register) for seat in seats))
    more = [gettext("med flera")] if len(names) > most else []
    return "; ".join([*names[:most], *more])


def name_of(seat: Seat, register: Register) -> str:
    """A seat as the columns of a file name it: "ordinarie 2, Umeå kommun"."""
    kind = KIND_WORDS[Seat.Kind(seat.kind)]
    return f"{kind} {seat.number}, {register.filler(seat) or NO_RULE}"
