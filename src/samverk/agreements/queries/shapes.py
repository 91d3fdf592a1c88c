"""Agreements as other systems read them: one shape for the command and for the addresses that give JSON."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from samverk.agreements.queries.briefly import Brief
from samverk.agreements.queries.status import Dated, PartyStatus, Status
from samverk.rulebook.agreements.state import State

Shape = Mapping[str, Any]


def of_status(told: Status) -> Shape:
    """What is to be said of an agreement on a day."""
    return {
        "agreement": told.agreement.key,
        "name": told.agreement.name,
        "structure": told.agreement.structure.key,
        "on": told.on.isoformat(),
        "state": _state(told.state),
        "parties": [_party(each) for each in told.parties],
        "dates": [_dated(each) for each in told.dates],
    }


def of_brief(told: Brief, *, on: dt.date) -> Shape:
    """An agreement in a list: what it is, its state, what is late or soon to be done. state null: no terms are entered."""
    return {
        "agreement": told.key,
        "name": told.name,
        "on": on.isoformat(),
        "state": _state(told.state) if told.state else None,
        "kind": told.kind,
        "parties": list(told.parties),
        "required_by_law": told.is_required,
        "last_day_of_notice": _iso(told.last_notice),
        "due": [
            {"what": each.what, "date": each.on.isoformat(), "late": each.is_late}
            for each in told.due
        ],
    }


def _state(state: State) -> str:
    return str(state).replace(" ", "_")


def _party(each: PartyStatus) -> Shape:
    return {
        "party": each.party,
        "name": each.name,
        "outcome": each.outcome.replace(" ", "_") if each.outcome else None,
        "organ": each.organ or None,
        "decided_on": _iso(each.decided_on),
        "paragraph": each.paragraph or None,
        "registry_number": each.registry_number or None,
        "in_force_from": _iso(each.in_force_from),
        "ends_on": _iso(each.ends_on),
    }


def _dated(each: Dated) -> Shape:
    return {
        "what": each.key,
        "what_sv": each.what.sv,
        "what_en": each.what.en,
        "date": _iso(each.on),
        "steps": [
            {"text_sv": step.text.sv, "text_en": step.text.en, "source": step.source}
            for step in each.steps
        ],
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
