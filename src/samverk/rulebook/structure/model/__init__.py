"""A structure as the rules see it: frozen, complete, every rule with its clause.

A clause is always written with its source, "vasterbotten-2020 5.1.3"; an empty one means that the file cites none.
"""

from samverk.rulebook.structure.model.agreements import (
    Agreement,
    Duty,
    Force,
    Lasts,
    Notice,
    Question,
    Yearly,
)
from samverk.rulebook.structure.model.bodies import (
    Body,
    ChairRule,
    First,
    Meetings,
    Presidium,
    Quota,
    Remit,
    Review,
    SeatRule,
    Secretariat,
    SubstituteRule,
    Term,
    ViceRule,
)
from samverk.rulebook.structure.model.matters import Document, MatterRules, Requirement
from samverk.rulebook.structure.model.parties import Level, Party, Route, Side, Track
from samverk.rulebook.structure.model.structure import Structure
from samverk.rulebook.structure.model.values import (
    NONE,
    UNSTATED,
    Clauses,
    Count,
    FilledBy,
    Filler,
    Key,
    LegalForm,
    Standing,
)

__all__ = [
    "NONE",
    "UNSTATED",
    "Agreement",
    "Body",
    "ChairRule",
    "Clauses",
    "Count",
    "Document",
    "Duty",
    "FilledBy",
    "Filler",
    "First",
    "Force",
    "Key",
    "Lasts",
    "LegalForm",
    "Level",
    "MatterRules",
    "Meetings",
    "Notice",
    "Party",
    "Presidium",
    "Question",
    "Quota",
    "Remit",
    "Requirement",
    "Review",
    "Route",
    "SeatRule",
    "Secretariat",
    "Side",
    "Standing",
    "Structure",
    "SubstituteRule",
    "Term",
    "Track",
    "ViceRule",
    "Yearly",
]
