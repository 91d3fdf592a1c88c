"""Whether the rules on chair and vice chair of a file can be followed, and what they leave open."""

from collections.abc import Iterator

from samverk.rulebook.bodies.presidium import TWO, sides_with_seats
from samverk.rulebook.bodies.slots import HAS_A_SEAT
from samverk.rulebook.clauses import first_of
from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import NONE, UNSTATED, Body, ChairRule, Key, Structure

CHAIR = Words("ordföranden", "the chair")
VICE = Words("vice ordföranden", "the vice chair")


def of_body(body: Body, structure: Structure) -> Iterator[Finding]:
    """The findings on the presidium of one body."""
    if body.presidium is None:
        return
    yield from alternates_between_one_side(body)
    yield from vice_from_another_side_is_impossible(body)
    yield from from_a_side_without_seats(body, structure)
    if body.presidium.chair is not None and body.presidium.chair.alternates:
        yield from first_turn(body, body.presidium.chair, structure)
        yield from prolonging_is_silent(body)


def sides_are_known(body: Body) -> bool:
    """Whether the file says for every ordinary seat of the body which side it is for."""
    seats = [seat for seat in body.seats if seat.standing in HAS_A_SEAT and seat.ordinary != NONE]
    return bool(seats) and all(
        seat.ordinary != UNSTATED and filler.side is not None
        for seat in seats
        for filler in seat.fillers
    )


def _has_one_side(body: Body) -> bool:
    return sides_are_known(body) and len(sides_with_seats(body)) < TWO


@rule
def alternates_between_one_side(body: Body) -> Iterator[Finding]:
    """Chairs that shall alternate between sides in a body where only one side has seats.

    Source: samverk K14
    """
    chair = body.presidium.chair if body.presidium else None
    if chair is not None and chair.alternates and _has_one_side(body):
        source = first_of(chair.clauses, "samverk K14")
        yield _stop("structure.chair_alternates_between_one_side", source, body)


@rule
def vice_from_another_side_is_impossible(body: Body) -> Iterator[Finding]:
    """Vice chairs that shall come from the other side in a body where only one side has seats.

    Source: samverk K14
    """
    vice = body.presidium.vice if body.presidium else None
    if vice is not None and vice.side == "other" and _has_one_side(body):
        source = first_of(vice.clauses, "samverk K14")
        yield _stop("structure.vice_from_other_side_impossible", source, body)


def _stop(code: str, source: str, body: Body) -> Finding:
    return Finding(code, Weight.STOP, source, {"body_name": body.name}, body.key)


@rule
def from_a_side_without_seats(body: Body, structure: Structure) -> Iterator[Finding]:
    """Posts that shall go to a side that has no seat in the body.

    Source: samverk K14
    """
    if not sides_are_known(body):
        return
    for post, side, clauses in _sides_named(body):
        if side not in sides_with_seats(body):
            yield Finding(
                "structure.post_for_side_without_seats",
                Weight.WARN,
                first_of(clauses, "samverk K14"),
                {"body_name": body.name, "post": post, "side": structure.name_of(side)},
                body.key,
            )


def _sides_named(body: Body) -> Iterator[tuple[Words, Key, tuple[str, ...]]]:
    presidium = body.presidium
    chair, vice = (presidium.chair, presidium.vice) if presidium else (None, None)
    if chair is not None:
        first = chair.first.side if chair.first else None
        for side in dict.fromkeys((chair.side, first, *chair.order)):
            if side is not None:
                yield CHAIR, side, chair.clauses
    if vice is not None and vice.side not in {None, "other", "same", "any"}:
        yield VICE, str(vice.side), vice.clauses


@rule
def first_turn(body: Body, chair: ChairRule, structure: Structure) -> Iterator[Finding]:
    """Chairs that alternate from a turn that the text does not state.

    Source: samverk K17
    """
    source = first_of(chair.clauses, "samverk K17")
    if chair.first is None:
        facts: Facts = {"body_name": body.name}
        yield Finding("structure.first_turn_unknown", Weight.INFO, source, facts, body.key)
    elif chair.first.note:
        facts = {
            "body_name": body.name,
            "year": chair.first.year,
            "side": structure.name_of(chair.first.side),
            "note": chair.first.note,
        }
        code = "structure.first_turn_is_a_recorded_fact"
        yield Finding(code, Weight.INFO, source, facts, body.key)


@rule
def prolonging_is_silent(body: Body) -> Iterator[Finding]:
    """Chairs that alternate where the text says nothing about prolonging the posts.

    Source: samverk K17
    """
    presidium = body.presidium
    if presidium is not None and presidium.longer_by is None:
        source = first_of(presidium.clauses, "samverk K17")
        facts = {"body_name": body.name}
        yield Finding("structure.prolonging_silent", Weight.INFO, source, facts, body.key)
