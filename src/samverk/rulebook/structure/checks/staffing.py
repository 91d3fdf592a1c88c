"""Whether the seat rules of a file add up."""

import datetime as dt
from collections.abc import Iterator

from samverk.rulebook.bodies import seats
from samverk.rulebook.bodies.slots import HAS_A_SEAT, takes_part
from samverk.rulebook.clauses import first_of
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.checks.counting import in_words, seats_are_stated
from samverk.rulebook.structure.checks.seat_law import OF_SEATS
from samverk.rulebook.structure.model import (
    NONE,
    Body,
    Count,
    FilledBy,
    Key,
    Structure,
)

_POSTS = {
    FilledBy.CHAIR_OF: Words("ordförande", "chair"),
    FilledBy.VICE_CHAIR_OF: Words("vice ordförande", "vice chair"),
}


def of_body(body: Body, structure: Structure, *, on: dt.date) -> Iterator[Finding]:
    """The findings on the seat rules of one body."""
    yield from seats_not_stated(body)
    yield from quotas_larger_than_the_seats(body, structure, on=on)
    yield from unequal_substitutes(body, structure, on=on)
    yield from ex_officio_without_presidium(body, structure)


@rule
def seats_not_stated(body: Body) -> Iterator[Finding]:
    """Bodies whose number of seats the text does not give.

    Source: samverk K17
    """
    if not seats_are_stated(body):
        source = first_of(body.clauses, "samverk K17")
        facts = {"body_name": body.name}
        yield Finding("structure.seats_not_stated", Weight.INFO, source, facts, body.key)


@rule
def quotas_larger_than_the_seats(
    body: Body, structure: Structure, *, on: dt.date
) -> Iterator[Finding]:
    """Quotas that demand more members of a profession than there are seats.

    Source: samverk K11
    """
    for quota in body.quotas:
        most = _ordinary(body, structure, quota.side, on).most
        if most is not None and quota.at_least > most:
            yield Finding(
                "structure.quota_larger_than_seats",
                Weight.STOP,
                first_of(quota.clauses, "samverk K11"),
                {
                    "body_name": body.name,
                    "profession": structure.name_of(quota.profession),
                    "at_least": quota.at_least,
                    "seats": most,
                },
                body.key,
            )


def _ordinary(body: Body, structure: Structure, side: Key | None, on: dt.date) -> Count:
    counts = (
        seat.ordinary
        for seat in body.seats
        for filler in seat.fillers
        if seat.standing in HAS_A_SEAT
        and takes_part(filler, structure, on)
        and side in {None, filler.side}
    )
    return sum(counts, start=NONE)


@rule
def unequal_substitutes(body: Body, structure: Structure, *, on: dt.date) -> Iterator[Finding]:
    """Bodies that shall have as many substitutes as ordinary members, and whose rules give another number.

    Source: samverk K4
    Shape: bodies with a seat law of their own are judged by it, see seat_law.
    """
    rules = body.substitutes
    if rules is None or not rules.as_many_as_ordinary or body.form in OF_SEATS:
        return
    capacity = seats.capacity(body, structure, on=on)
    if seats_are_stated(body) and capacity.ordinary != capacity.substitutes:
        yield Finding(
            "structure.unequal_substitutes",
            Weight.WARN,
            first_of(rules.clauses, "samverk K4"),
            {
                "body_name": body.name,
                "ordinary": in_words(capacity.ordinary),
                "substitutes": in_words(capacity.substitutes),
            },
            body.key,
        )


@rule
def ex_officio_without_presidium(body: Body, structure: Structure) -> Iterator[Finding]:
    """Seats for the chair of a body for which the file has no rule on a chair.

    Source: samverk K14
    """
    for seat in body.seats:
        for filler in seat.fillers:
            if filler.kind in _POSTS and not _has_post(structure.bodies[filler.key], filler.kind):
                yield Finding(
                    "structure.ex_officio_without_presidium",
                    Weight.WARN,
                    first_of(seat.clauses, "samverk K14"),
                    {
                        "body_name": body.name,
                        "other_body": structure.name_of(filler.key),
                        "post": _POSTS[filler.kind],
                    },
                    body.key,
                )


def _has_post(body: Body, kind: FilledBy) -> bool:
    if body.presidium is None:
        return False
    return kind is FilledBy.CHAIR_OF or body.presidium.vice is not None


@rule
def signatories_without_a_seat(structure: Structure, *, on: dt.date) -> Iterator[Finding]:
    """Parties that sign the agreement and have no seat in any of its bodies.

    Source: samverk K1
    Shape: a seat that the whole side fills is a seat for each party on it.
    """
    bodies = [b for b in structure.bodies.values() if b.exists(on) and not b.is_outside]
    fillers = [filler for b in bodies for seat in b.seats for filler in seat.fillers]
    seated = {filler.party for filler in fillers}
    sides = {filler.side for filler in fillers if filler.party is None}
    for party in structure.signatories():
        is_seated = party.key in seated or (party.side is not None and party.side in sides)
        if bodies and party.takes_part(on) and not is_seated:
            source = first_of(party.clauses, "samverk K1")
            code, facts = "structure.signatory_without_seat", {"party": party.name}
            yield Finding(code, Weight.WARN, source, facts, party=party.key)
