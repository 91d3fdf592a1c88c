"""Whose turn the chair is."""

import datetime as dt

from samverk.rulebook.bodies import presidium
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.aspects import phrases
from samverk.rulebook.structure.aspects.aspect import same
from samverk.rulebook.structure.model import Body, Structure


def whose_turn(body: Body, structure: Structure, *, on: dt.date) -> Words:
    """Where the chair comes from and, where it turns, whose turn it is on the day; empty without a rule."""
    rule = body.presidium.chair if body.presidium else None
    if rule is None:
        return same("")
    whence = phrases.chair(rule, body, structure)
    side = presidium.turn(body, structure, on=on).value
    if not rule.alternates or side is None:
        return whence
    name = structure.name_of(side)
    return Words(f"{whence.sv}; {on.year}: {name}", f"{whence.en}; {on.year}: {name}")
