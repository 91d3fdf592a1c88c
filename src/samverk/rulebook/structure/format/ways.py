"""Ways beside and between the bodies."""

from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.format.words import (
    BODY_KEY,
    CLAUSE,
    NOTE,
    PARTY_KEY,
    YEAR,
    field,
    table,
)
from samverk.rulebook.structure.shapes import Flag, Many, Ref, Text

TRACK = table(
    "track",
    "Ett spår vid sidan av organen, till exempel bilaterala samråd.",
    "A track beside the bodies, for instance bilateral consultations.",
    name=field(Text(), "namn", "name", required=True),
    kind=field(choices.TRACK_KIND, "slag", "kind", required=True),
    level=field(Ref(("levels",)), "nivå", "level"),
    parties=field(
        Many(PARTY_KEY), "en part i taget av dessa", "one party at a time of these", required=True
    ),
    with_=field(PARTY_KEY, "möter denna part", "meets this party", required=True),
    convener=field(choices.CONVENER, "vem som sammankallar", "who convenes"),
    first_meeting=field(
        table(
            "season",
            "Årstid.",
            "Season.",
            year=field(YEAR, "år", "year", required=True),
            season=field(choices.SEASON, "årstid", "season", required=True),
        ),
        "första mötet",
        "the first meeting",
    ),
    then=field(choices.THEN, "därefter", "after that"),
    notes_by=field(Text(), "vem som antecknar", "who takes notes"),
    into=field(
        BODY_KEY,
        "organ dit en fråga som rör fler förs",
        "body to which a question that touches more goes",
    ),
    clause=CLAUSE,
    note=NOTE,
)

ROUTE = table(
    "route",
    "En väg som en fråga får ta.",
    "A route that a question may take.",
    name=field(Text(), "namn", "name", required=True),
    stops=field(
        Many(Ref(("bodies", "tracks"), choices.STOP)),
        "hållplatser i ordning",
        "stops in order",
        required=True,
    ),
    between_levels=field(
        choices.BETWEEN_LEVELS,
        "byte av nivå går genom linjen hos varje huvudman, eller direkt",
        "a change of level goes through each principal's line, or directly",
    ),
    written=field(Flag(), "frågan ska vara skriftlig", "the question shall be in writing"),
    routine_by=field(BODY_KEY, "vem som beslutar rutinen", "who decides the routine"),
    clause=CLAUSE,
    note=NOTE,
)
