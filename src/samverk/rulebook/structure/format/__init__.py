"""The structure format, declared once: what a county writes so that Samverk knows its collaboration."""

from samverk.rulebook.structure.format.agreements import AGREEMENT, QUESTION, YEARLY
from samverk.rulebook.structure.format.bodies import BODY, SECRETARIAT
from samverk.rulebook.structure.format.head import (
    AREA,
    LEVEL,
    NAMED,
    PARTY,
    SIDE,
    SOURCE,
    STRUCTURE,
)
from samverk.rulebook.structure.format.matters import MATTERS
from samverk.rulebook.structure.format.ways import ROUTE, TRACK
from samverk.rulebook.structure.format.words import VERSION, field, table
from samverk.rulebook.structure.shapes import Keyed, Many, Whole

FILE = table(
    "file",
    "En hel struktur.",
    "A whole structure.",
    format=field(
        Whole(VERSION, VERSION), "formatets version", "version of the format", required=True
    ),
    structure=field(STRUCTURE, "strukturen", "the structure", required=True),
    sources=field(
        Keyed(SOURCE), "källor som inte följer med Samverk", "sources that do not ship with Samverk"
    ),
    sides=field(Keyed(SIDE), "sidor", "sides", required=True),
    levels=field(
        Keyed(LEVEL), "nivåer uppifrån och ned, annars tre", "levels from the top, else three"
    ),
    parties=field(Keyed(PARTY), "parter", "parties", required=True),
    areas=field(Keyed(AREA), "delregioner", "sub-regions"),
    associations=field(
        Keyed(NAMED), "föreningar och nätverk som utser", "associations and networks that appoint"
    ),
    offices=field(Keyed(NAMED), "befattningar och funktioner", "offices and functions"),
    professions=field(Keyed(NAMED), "yrken", "professions"),
    party_groups=field(Keyed(NAMED), "partigrupper", "party groups"),
    bodies=field(Keyed(BODY), "organ", "bodies", required=True),
    secretariat=field(
        SECRETARIAT,
        "stöd till hela strukturen, till exempel koordinatorer",
        "support to the whole structure, for instance coordinators",
    ),
    tracks=field(Keyed(TRACK), "spår", "tracks"),
    routes=field(Keyed(ROUTE), "ärendevägar", "routes"),
    matters=field(MATTERS, "ärenden", "matters"),
    agreements=field(Keyed(AGREEMENT), "avtal", "agreements"),
    calendar=field(Keyed(YEARLY), "årshjul", "the yearly calendar"),
    questions=field(Many(QUESTION), "öppna frågor", "open questions"),
)
