"""The seat law of bodies that are made by law: coordination associations and joint committees."""

import datetime as dt
from collections.abc import Iterator

from samverk.rulebook.bodies import seats
from samverk.rulebook.bodies.seats import Capacity
from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.checks.counting import in_words, seats_are_stated
from samverk.rulebook.structure.model import NONE, Body, Key, LegalForm, Party, Structure

ASSOCIATION_BOARD = "sfs-2003-1210 10 §"
ASSOCIATION_PARTIES = "sfs-2003-1210 3 §"
ASSOCIATION_PRESIDIUM = "sfs-2003-1210 17 §"
JOINT_COMMITTEE = "sfs-2017-725 9:24"
COMMITTEE_PRESIDIUM = "sfs-2017-725 6:21"
MOST_VICE_CHAIRS = 2

OF_SEATS = {
    LegalForm.COORDINATION_ASSOCIATION: ASSOCIATION_BOARD,
    LegalForm.JOINT_COMMITTEE: JOINT_COMMITTEE,
}
_OF_PRESIDIUM = {
    LegalForm.COORDINATION_ASSOCIATION: ASSOCIATION_PRESIDIUM,
    LegalForm.COMMITTEE: COMMITTEE_PRESIDIUM,
    LegalForm.JOINT_COMMITTEE: COMMITTEE_PRESIDIUM,
}
_AGENCIES = ("Försäkringskassan", "Arbetsförmedlingen")
_KINDS = {
    "region": Words("en region", "a region"),
    "municipality": Words("en kommun", "a municipality"),
}


def of_body(body: Body, structure: Structure, *, on: dt.date) -> Iterator[Finding]:
    """The findings of the law on one body."""
    yield from at_most_two_vice_chairs(body)
    if body.form is LegalForm.COORDINATION_ASSOCIATION:
        yield from every_needed_party_takes_part(body, structure, on=on)
    if body.form in OF_SEATS and seats_are_stated(body):
        capacity = seats.capacity(body, structure, on=on)
        yield from each_member_has_a_seat_and_a_substitute(body, structure, capacity, on=on)
        yield from as_many_substitutes_as_members(body, capacity)


@rule
def each_member_has_a_seat_and_a_substitute(
    body: Body, structure: Structure, capacity: Capacity, *, on: dt.date
) -> Iterator[Finding]:
    """Members without an ordinary seat, or without a substitute, of their own.

    Source: sfs-2003-1210 10 §; sfs-2017-725 9:24
    """
    for key in _members(body, structure, capacity, on):
        ordinary, substitutes = capacity.of_party.get(key, (NONE, NONE))
        facts: Facts = {"body_name": body.name, "party": structure.name_of(key)}
        source = OF_SEATS[body.form]
        if ordinary.least == 0:
            yield Finding("structure.member_without_seat", Weight.STOP, source, facts, body.key)
        elif substitutes.least == 0:
            code = "structure.member_without_substitute"
            yield Finding(code, Weight.STOP, source, facts, body.key)


def _members(body: Body, structure: Structure, capacity: Capacity, on: dt.date) -> tuple[Key, ...]:
    """The members: of an association its parties, of a joint committee those that its rules name."""
    if body.form is LegalForm.JOINT_COMMITTEE:
        return tuple(capacity.of_party)
    return tuple(party.key for party in _parties(body, structure, on))


def _parties(body: Body, structure: Structure, on: dt.date) -> list[Party]:
    within = structure.areas[body.area][1] if body.area else tuple(structure.parties)
    parties = (structure.parties[key] for key in within)
    return [party for party in parties if party.is_signatory and party.takes_part(on)]


@rule
def as_many_substitutes_as_members(body: Body, capacity: Capacity) -> Iterator[Finding]:
    """Boards and joint committees whose rules give another number of substitutes than of members.

    Source: sfs-2003-1210 10 §; sfs-2017-725 9:24
    """
    if capacity.ordinary != capacity.substitutes:
        yield Finding(
            "structure.substitutes_unequal_in_law",
            Weight.STOP,
            OF_SEATS[body.form],
            {
                "body_name": body.name,
                "ordinary": in_words(capacity.ordinary),
                "substitutes": in_words(capacity.substitutes),
            },
            body.key,
        )


@rule
def every_needed_party_takes_part(
    body: Body, structure: Structure, *, on: dt.date
) -> Iterator[Finding]:
    """Coordination associations that lack one of the four kinds of party.

    Source: sfs-2003-1210 3 §
    """
    parties = _parties(body, structure, on)
    kinds = {party.kind for party in parties}
    missing = [Words(name, name) for name in _AGENCIES if not _is_among(name, parties)]
    missing += [words for kind, words in _KINDS.items() if kind not in kinds]
    for words in missing:
        facts: Facts = {"body_name": body.name, "missing": words}
        code = "structure.finsam_party_missing"
        yield Finding(code, Weight.STOP, ASSOCIATION_PARTIES, facts, body.key)


def _is_among(name: str, parties: list[Party]) -> bool:
    names = (known for party in parties for known in (party.name, *party.aliases))
    return any(known.casefold() == name.casefold() for known in names)


@rule
def at_most_two_vice_chairs(body: Body) -> Iterator[Finding]:
    """Committees and boards with more vice chairs than the law allows.

    Source: sfs-2017-725 6:21; sfs-2003-1210 17 §
    """
    vice = body.presidium.vice if body.presidium else None
    if vice is not None and body.form in _OF_PRESIDIUM and vice.count > MOST_VICE_CHAIRS:
        facts: Facts = {"body_name": body.name, "count": vice.count}
        source = _OF_PRESIDIUM[body.form]
        yield Finding("structure.too_many_vice_chairs", Weight.STOP, source, facts, body.key)
