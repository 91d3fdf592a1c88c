"""What people call a place in a body, and how long ago something was."""

from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import FilledBy, Filler, Standing, Structure

_POSTS = {
    FilledBy.CHAIR_OF: Words("ordföranden i {body}", "the chair of {body}"),
    FilledBy.VICE_CHAIR_OF: Words("vice ordföranden i {body}", "the vice chair of {body}"),
}
_SEATS = {
    SeatKind.ORDINARY: Words("ordinarie plats", "ordinary seat"),
    SeatKind.SUBSTITUTE: Words("ersättarplats", "substitute's seat"),
}
_OTHER_STANDINGS = {
    Standing.EX_OFFICIO: Words("platsen", "the seat"),
    Standing.CO_OPTED: Words("adjungerad plats", "co-opted place"),
    Standing.OBSERVER: Words("observatörsplats", "observer's place"),
    Standing.ATTENDS: Words("närvaroplats", "attending place"),
}


def of_filler(filler: Filler, structure: Structure) -> Words:
    """Whom a seat is for: "Umeå kommun", "ordföranden i Hjälpmedelsrådet", "Socialchef, Umeå kommun"."""
    name = structure.name_of(filler.key)
    if filler.kind in _POSTS:
        post = _POSTS[filler.kind]
        return Words(post.sv.format(body=name), post.en.format(body=name))
    of = filler.party if filler.kind is not FilledBy.PARTY else None
    whole = f"{name}, {structure.name_of(of)}" if of else name
    return Words(whole, whole)


def of_seat(kind: SeatKind, standing: Standing, number: int | None) -> Words:
    """What sort of seat it is, with its number where there are several: "ersättarplats 2"."""
    words = _SEATS[kind] if kind is SeatKind.SUBSTITUTE else _OTHER_STANDINGS.get(standing)
    words = words or _SEATS[kind]
    counted = f" {number}" if number is not None else ""
    return Words(words.sv + counted, words.en + counted)


def seat_for(seat: Words, filler: Words) -> Words:
    """The seat and whom it is for: "ordinarie plats 2 för Umeå kommun"."""
    return Words(f"{seat.sv} för {filler.sv}", f"{seat.en} for {filler.en}")


def ago(days: int) -> Words:
    """How long ago: "i dag", "för en dag sedan", "för 14 dagar sedan"."""
    if days == 0:
        return Words("i dag", "today")
    if days == 1:
        return Words("för en dag sedan", "one day ago")
    return Words(f"för {days} dagar sedan", f"{days} days ago")


def ahead(days: int) -> Words:
    """How long from now: "i dag", "om en dag", "om 14 dagar"."""
    if days == 0:
        return Words("i dag", "today")
    if days == 1:
        return Words("om en dag", "in one day")
    return Words(f"om {days} dagar", f"in {days} days")
