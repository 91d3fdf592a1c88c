"""Everything that can be said of a structure file alone, before anybody holds a seat."""

import datetime as dt

from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Finding
from samverk.rulebook.structure.checks import chairs, citing, seat_law, silences, staffing
from samverk.rulebook.structure.model import Body, Structure


def findings(structure: Structure, *, on: dt.date) -> tuple[Finding, ...]:
    """What is wrong, doubtful or worth knowing in a structure file on a day.

    Shape: body by body in the order of the file, then the structure as a whole.
    """
    found = [
        finding for body in structure.bodies.values() for finding in of_body(body, structure, on=on)
    ]
    found += staffing.signatories_without_a_seat(structure, on=on)
    found += citing.findings(structure)
    found += silences.of_agreements(structure)
    found += silences.questions(structure)
    return tuple(found)


def of_body(body: Body, structure: Structure, *, on: dt.date) -> tuple[Finding, ...]:
    """The findings on one body. One outside the agreement, or not there that day, is not staffed."""
    found = list(power.beyond_the_form(body))
    if body.exists(on) and not body.is_outside:
        found += staffing.of_body(body, structure, on=on)
        found += seat_law.of_body(body, structure, on=on)
        found += chairs.of_body(body, structure)
        found += silences.of_body(body, structure)
    return tuple(found)
