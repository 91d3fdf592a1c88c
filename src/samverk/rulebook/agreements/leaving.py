"""What the bodies lose when parties leave the agreement that they rest on: seats, persons, posts, and what is then wrong."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.bodies import judgement
from samverk.rulebook.bodies.facts import BodyFacts
from samverk.rulebook.bodies.judgement import Judged
from samverk.rulebook.bodies.posts import ROLES
from samverk.rulebook.findings import Finding, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Agreement, Body, Filler, Key, SeatRule, Structure

MASTER = "master"


@dataclass(frozen=True, slots=True)
class Seat:
    """A place that nobody from the party is in any more; person is who was, None where it was vacant."""

    party: Key
    place: Words
    is_ordinary: bool
    person: str | None


@dataclass(frozen=True, slots=True)
class Lost:
    """What one body loses on a day: seats, posts with who holds them, and the side whose turn the chair is.

    turn is the side before and after; findings are those that appear and those that go.
    """

    body: Key
    name: str
    seats: tuple[Seat, ...]
    posts: tuple[tuple[Words, str], ...]
    turn: tuple[Key | None, Key | None]
    appear: tuple[Finding, ...]
    disappear: tuple[Finding, ...]


@rule
def parties_leaving(before: Known, after: Known) -> dict[Key, dt.date]:
    """The first day without each party that leaves, or leaves sooner, than it otherwise would; or that never comes in.

    Source: samverk-avtal A14
    Shape:  in the order of the parties; whoever never comes in is missed from the day on which it would have.
    """
    came, comes = force.enters_for_each(before), force.enters_for_each(after)
    was, becomes = ending.ends_for_each(before), ending.ends_for_each(after)
    found = {
        party: _first_without(
            came[party].value, comes[party].value, was[party].value, becomes[party].value
        )
        for party in after.parties
    }
    return {party: day for party, day in found.items() if day is not None}


def _first_without(
    came: dt.date | None, comes: dt.date | None, was: dt.date | None, becomes: dt.date | None
) -> dt.date | None:
    if came is None:
        return None
    if comes is None:
        return came
    sooner = becomes is not None and (was is None or becomes < was)
    return becomes if sooner else None


@rule
def gives_seats(terms: Agreement, structure: Structure) -> bool:
    """Whether the structure's bodies rest on the agreement, so that whoever leaves it leaves them too.

    Source: samverk-avtal A15
    """
    is_whole = terms.kind == MASTER and terms.parent is None and terms.each_with is None
    of_file = {clause.partition(" ")[0] for clause in terms.clauses}
    return is_whole and terms.key in structure.agreements and structure.agreement in of_file


@rule
def without(structure: Structure, leaving: Mapping[Key, dt.date], *, on: dt.date) -> Structure:
    """The structure as it would be on a day when those that have left by then are no parties.

    Source: samverk-avtal A15
    Shape:  leaving is the first day without each; whoever has not left by the day is there.
    """
    gone = {party: day for party, day in leaving.items() if day <= on}
    parties = {
        key: replace(party, left=gone[key]) if key in gone else party
        for key, party in structure.parties.items()
    }
    bodies = {key: _body_without(body, gone) for key, body in structure.bodies.items()}
    return replace(structure, parties=parties, bodies=bodies)


def _body_without(body: Body, gone: Iterable[Key]) -> Body:
    """Without the fillers of those that left: what is counted by who has seats is counted without them too."""
    seats = tuple(_seat_without(seat, frozenset(gone)) for seat in body.seats)
    return body if seats == body.seats else replace(body, seats=seats)


def _seat_without(seat: SeatRule, gone: frozenset[Key]) -> SeatRule:
    kept: tuple[Filler, ...] = tuple(each for each in seat.fillers if each.party not in gone)
    return replace(seat, fillers=kept)


def facts_without(facts: BodyFacts, body: Body, gone: frozenset[Key]) -> BodyFacts:
    """What would be recorded of a body: neither seats nor persons nor posts of the parties that left."""
    seats = {each.id for each in facts.seats if each.party in gone}
    has_left = [each.seat in seats or each.party in gone for each in facts.holdings]
    left = [each for each, goes in zip(facts.holdings, has_left, strict=True) if goes]
    kept = [each for each, goes in zip(facts.holdings, has_left, strict=True) if not goes]
    out = {each.person for each in left} - {each.person for each in kept}
    return replace(
        facts,
        body=body,
        seats=tuple(each for each in facts.seats if each.id not in seats),
        holdings=tuple(kept),
        stand_ins=tuple(each for each in facts.stand_ins if each.seat not in seats),
        posts=tuple(e for e in facts.posts if e.party not in gone and e.person not in out),
    )


def lost(
    structure: Structure,
    recorded: Mapping[Key, BodyFacts],
    judged: Mapping[Key, Judged],
    leaving: Mapping[Key, dt.date],
    *,
    on: dt.date,
) -> tuple[Lost, ...]:
    """What each body loses that loses anything, by what is recorded and judged of them on the day.

    Shape: in the order of the file.
    """
    gone = frozenset(party for party, day in leaving.items() if day <= on)
    rules = without(structure, leaving, on=on)
    facts = {key: facts_without(each, rules.bodies[key], gone) for key, each in recorded.items()}
    then = judgement.of_structure(rules, facts, on=on)
    found = (_lost(key, recorded[key], judged[key], then[key], gone) for key in recorded)
    return tuple(each for each in found if _is_any(each))


def _is_any(lost: Lost) -> bool:
    turned = lost.turn[0] != lost.turn[1]
    return bool(lost.seats or lost.posts or lost.appear or lost.disappear or turned)


def _lost(key: Key, facts: BodyFacts, was: Judged, then: Judged, gone: frozenset[Key]) -> Lost:
    kept = then.composition.roll.facts.posts
    return Lost(
        body=key,
        name=facts.body.name,
        seats=tuple(_seats(was, gone)),
        posts=tuple(
            (ROLES[post.role], was.composition.roll.name(post.person))
            for post in facts.posts
            if was.composition.on in post.period and post.role in ROLES and post not in kept
        ),
        turn=(was.turn.value, then.turn.value),
        appear=_only_in(then.findings, was.findings),
        disappear=_only_in(was.findings, then.findings),
    )


def _seats(was: Judged, gone: frozenset[Key]) -> Iterator[Seat]:
    for place in was.composition.places:
        party = place.holding.party if place.holding and place.party is None else place.party
        if party is not None and party in gone:
            person = was.composition.roll.name(place.present) if place.present else None
            yield Seat(party, place.words, place.is_ordinary, person)


def _only_in(some: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    known = {_told(each) for each in others}
    return tuple(each for each in some if _told(each) not in known)


def _told(finding: Finding) -> tuple[str, str]:
    """What a finding says, whatever row it is about."""
    return finding.code, str(sorted(finding.facts.items(), key=lambda fact: fact[0]))
