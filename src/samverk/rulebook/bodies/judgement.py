"""Everything the rules have to say of the bodies of a structure on a day."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from samverk.rulebook.bodies import composition as seating
from samverk.rulebook.bodies import posts, presidium, reviews, substitutes
from samverk.rulebook.bodies.composition import Composition
from samverk.rulebook.bodies.facts import BodyFacts
from samverk.rulebook.bodies.places import NO_CHAIRS, Chairs
from samverk.rulebook.bodies.presidium import Turn
from samverk.rulebook.bodies.reviews import Due
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.steps import Explained
from samverk.rulebook.structure.model import Key, Structure

_ORDER = {weight: place for place, weight in enumerate(Weight)}


@dataclass(frozen=True, slots=True)
class Judged:
    """One body on a day: who sits there, whose turn the chair is and will be, what is to be reviewed, what is wrong.

    Shape: the heaviest findings first.
    """

    composition: Composition
    turn: Explained[Key | None]
    next_turn: Explained[Turn | None]
    reviews: tuple[Due, ...]
    findings: tuple[Finding, ...]


def of_structure(
    structure: Structure, recorded: Mapping[Key, BodyFacts], *, on: dt.date
) -> dict[Key, Judged]:
    """Each body that something is recorded about, judged with the posts of the other bodies at hand.

    Shape: the same keys as recorded, in the same order.
    """
    chairs = {key: facts.posts for key, facts in recorded.items()}
    everybody = {key: each for facts in recorded.values() for key, each in facts.persons.items()}
    return {
        key: of_body(replace(facts, persons=everybody), structure, on=on, chairs=chairs)
        for key, facts in recorded.items()
    }


def of_body(
    facts: BodyFacts, structure: Structure, *, on: dt.date, chairs: Chairs = NO_CHAIRS
) -> Judged:
    """One body judged. chairs holds the posts of other bodies, by body."""
    body = facts.body
    who = seating.composition(facts, structure, on=on, chairs=chairs)
    return Judged(
        composition=who,
        turn=presidium.turn(body, structure, on=on),
        next_turn=presidium.next_turn(body, structure, on=on),
        reviews=reviews.of_facts(facts, structure, on=on),
        findings=tuple(sorted(_findings(facts, who), key=lambda finding: _ORDER[finding.weight])),
    )


def findings(
    facts: BodyFacts, structure: Structure, *, on: dt.date, chairs: Chairs = NO_CHAIRS
) -> tuple[Finding, ...]:
    """All findings on one body, the heaviest first."""
    return of_body(facts, structure, on=on, chairs=chairs).findings


def _findings(facts: BodyFacts, who: Composition) -> Iterator[Finding]:
    """Shape: none of a body that does not exist that day or is outside the agreement."""
    if facts.body.is_outside or not facts.body.exists(who.on):
        return
    yield from who.findings
    yield from posts.findings(who.roll)
    yield from substitutes.findings(who.roll)
    yield from reviews.findings(facts, who.roll.structure, on=who.on)
