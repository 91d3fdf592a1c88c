"""A structure and its findings as plain data, for the check of a file and for whoever reads its JSON."""

import datetime as dt
from collections.abc import Iterable

from samverk.rulebook import words
from samverk.rulebook.bodies import presidium, seats
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding
from samverk.rulebook.structure.faults import Fault
from samverk.rulebook.structure.model import Body, Count, Structure

Data = dict[str, object]


def of_structure(structure: Structure, findings: Iterable[Finding], *, on: dt.date) -> Data:
    """What `samverk structure check --json` says of a usable file."""
    return {
        "structure": structure.id,
        "version": structure.version,
        "on": on.isoformat(),
        "parties": len([party for party in structure.signatories() if party.takes_part(on)]),
        "bodies": [
            of_body(body, structure, on=on) for body in structure.bodies.values() if body.exists(on)
        ],
        "findings": [of_finding(finding) for finding in findings],
    }


def of_body(body: Body, structure: Structure, *, on: dt.date) -> Data:
    """One body: what it is, its places, and whose turn the chair is."""
    places = seats.capacity(body, structure, on=on)
    return {
        "id": body.key,
        "name": body.name,
        "legal_form": body.form.value,
        "level": body.level,
        "ordinary": _bounds(places.ordinary),
        "substitutes": _bounds(places.substitutes),
        "ex_officio": places.ex_officio,
        "co_opted": places.co_opted,
        "chair": {
            "side": presidium.turn(body, structure, on=on).value,
            "rotation_years": rotation_years(body),
        },
    }


def rotation_years(body: Body) -> int | None:
    """After how many years the chair turns; None where it does not, or where the file does not say."""
    chair = body.presidium.chair if body.presidium else None
    if chair is None or not chair.alternates:
        return None
    if chair.per_mandate_period:
        return body.term.years if body.term else None
    return chair.every_years


def of_finding(finding: Finding) -> Data:
    """A finding with its sentence in both languages."""
    says = words.says(finding, SENTENCES)
    return {
        "code": finding.code,
        "weight": finding.weight.value,
        "body": finding.body,
        "source": finding.source,
        "message_sv": says.sv,
        "message_en": says.en,
    }


def of_faults(faults: Iterable[Fault]) -> Data:
    """What `samverk structure check --json` says of a file that cannot be used."""
    return {"structure": None, "faults": [_of_fault(fault) for fault in faults]}


def _of_fault(fault: Fault) -> Data:
    return {
        "line": fault.line,
        "key": fault.key,
        "wrong_sv": fault.wrong.sv,
        "wrong_en": fault.wrong.en,
        "allowed_sv": fault.allowed.sv,
        "allowed_en": fault.allowed.en,
    }


def _bounds(count: Count) -> dict[str, int | None]:
    return {"min": count.least, "max": count.most}
