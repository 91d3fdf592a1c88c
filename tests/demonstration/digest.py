"""What a database says in the demonstration, without the keys that each database hands out by itself."""

import hashlib
import json

from django.db.models import Model

from samverk.bodies.models import (
    Appointment,
    Body,
    Post,
    Replacement,
    Reviewed,
    Seat,
    StructureParty,
    StructureVersion,
)
from samverk.figures.models import Figure, ProposedFigure
from samverk.matters.models import (
    Anchoring,
    Answer,
    BilateralContact,
    ClauseAnswer,
    DecisionClause,
    LineStep,
    Matter,
    MatterDocument,
    MatterLink,
    MatterStep,
    Opinion,
    PartyDecision,
    Recommendation,
    Referral,
    ReferralRow,
    Treatment,
)
from samverk.parties.models import Office, OfficeHolding, Organ, Party, Person

_SEAT = ("body__structure__key", "body__key", "filler", "standing", "kind", "number")
_PERSON = ("person__given_name", "person__family_name")
_DECISION = ("organ__party__key", "organ__name", "decided_on", "paragraph", "registry_number")
_AT_SEAT = tuple(f"seat__{name}" for name in _SEAT)
_MATTER = ("matter__structure__key", "matter__title")
_HELD = ("state", "holder", "holder_body__key", "holder_forum", "since")
_RECOMMENDED = ("recommendation__matter__title", "recommendation__number")
_ROW = ("row__recommendation__matter__title", "row__party__key", "number")
SAYS: dict[type[Model], tuple[str, ...]] = {
    StructureVersion: ("structure__key", "label", "digest", "period"),
    StructureParty: ("structure__key", "party__key", "key", "name", "side", "period"),
    Body: ("structure__key", "key", "name", "period"),
    Seat: (*_SEAT, "party__key", "side", "period"),
    Party: ("key", "name", "kind", "scb", "aliases"),
    Organ: ("party__key", "kind", "name", "parent__name", "period"),
    Person: ("given_name", "family_name", "professions"),
    Office: ("party__key", "organ__name", "key", "title"),
    OfficeHolding: ("office__party__key", "office__key", *_PERSON, "period"),
    Figure: ("series__key", "party__key", "on", "value", "source", "noted_on"),
    ProposedFigure: ("batch__where", "number", "said", "party__key", "how", "on", "value"),
    Appointment: (*_AT_SEAT, *_PERSON, "party__key", "period", *_DECISION),
    Replacement: (*_AT_SEAT, *_PERSON, "period", "reason"),
    Post: ("body__key", "role", "number", *_PERSON, "side", "period", "prolonged_by", *_DECISION),
    Matter: ("registry_number", "title", "other_numbers", *_HELD, "moved_on", "postponed_until"),
    MatterStep: (*_MATTER, "number", "on", "act", "outcome", "body__key", "forum", "by", *_HELD),
    Treatment: (*_MATTER, "body__key", "forum", "placed_on", "treated_on", "left_on", "outcome"),
    Recommendation: (*_MATTER, "number", "title", "due", "sent_on", "treatment__treated_on"),
    DecisionClause: (*_RECOMMENDED, "number", "text"),
    PartyDecision: (*_RECOMMENDED, "party__key", "asked_on", "planned_on", "registry_number"),
    LineStep: (*_ROW, "organ", "kind", "does", "on", "paragraph", "is_planned", "recorded_on"),
    Answer: (*_ROW, "state", "via", "received_on", "organ", *_DECISION[2:], "reviewed_on"),
    ClauseAnswer: (*(f"answer__{name}" for name in _ROW), "clause__number", "outcome", "wording"),
    Referral: (*_MATTER, "number", "subject", "question", "due", "sent_on"),
    ReferralRow: ("referral__subject", "party__key", "name", "version"),
    Opinion: (
        "row__referral__subject",
        "row__party__key",
        "stance",
        "text",
        "proposals",
        "sent_on",
    ),
    MatterLink: (*_MATTER, "other__title", "kind", "made_on"),
    MatterDocument: (*_MATTER, "number", "kind", "title", "document__name"),
    Anchoring: (*_MATTER, "party__key", "by", "on", "with_whom", "text"),
    BilateralContact: ("party__key", "other__key", "on", "subject", "touches_more"),
    Reviewed: ("body__key", "what", "on", *_DECISION),
}


def digest() -> str:
    """A short text that differs as soon as any row does."""
    said = {
        model.__name__: sorted(
            [str(value) for value in row] for row in model._default_manager.values_list(*names)
        )
        for model, names in SAYS.items()
    }
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
