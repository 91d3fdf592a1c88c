"""Chair, vice chair and terms of office."""

from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.format.words import (
    CLAUSE,
    MONTH_DAY,
    NOTE,
    SIDE_KEY,
    YEAR,
    YEARS,
    field,
    table,
)
from samverk.rulebook.structure.shapes import Many, Ref, Text, Whole

FIRST = table(
    "first",
    "Från när turordningen räknas.",
    "From when the turns are counted.",
    year=field(YEAR, "år", "year", required=True),
    side=field(SIDE_KEY, "sidan som börjar", "the side that begins", required=True),
    note=field(
        Text(),
        "varifrån uppgiften kommer när texten tiger",
        "where the fact comes from when the text is silent",
    ),
)

CHAIR = table(
    "chair",
    "Vilken sida ordföranden kommer från.",
    "Which side the chair comes from.",
    side=field(
        Ref(("sides",), choices.CHAIR_SIDE),
        'en sida, "alternates" eller "any"',
        'a side, "alternates" or "any"',
        required=True,
    ),
    every_years=field(YEARS, "skiftar efter så många år", "turns after so many years"),
    per=field(choices.TURN, "vad som skiftar", "what turns"),
    order=field(
        Many(SIDE_KEY),
        "sidornas ordning, annars som de har platser",
        "the order of the sides, else as they have seats",
    ),
    first=field(FIRST, "varifrån det räknas", "from when it is counted"),
    clause=CLAUSE,
)

VICE = table(
    "vice",
    "Varifrån vice ordföranden kommer.",
    "Where the vice chair comes from.",
    side=field(
        Ref(("sides",), choices.VICE_SIDE),
        'en sida, "other", "same" eller "any"',
        'a side, "other", "same" or "any"',
    ),
    network=field(
        Ref(("associations", "bodies")),
        "nätverket som hen kommer från",
        "the network that they come from",
    ),
    count=field(Whole(1, 9), "antal, annars 1", "how many, else 1"),
    clause=CLAUSE,
)

PRESIDIUM = table(
    "presidium",
    "Ordförande, vice ordförande och deras tid.",
    "Chair, vice chair and their term.",
    chosen_by=field(
        Ref(("bodies", "parties", "associations"), choices.CHOOSER),
        "vem som utser",
        "who chooses",
    ),
    chair=field(CHAIR, "ordförande", "chair"),
    vice=field(VICE, "vice ordförande", "vice chair"),
    longer_by=field(
        choices.LONGER_BY,
        "hur uppdraget får förlängas",
        "by what it may be prolonged",
    ),
    clause=CLAUSE,
)

TERM = table(
    "term",
    "Mandatperiod.",
    "Term of office.",
    years=field(YEARS, "antal år", "years", required=True),
    starts=field(MONTH_DAY, "dag då den börjar", "day on which it starts", required=True),
    first_year=field(YEAR, "ett år då den börjar", "a year in which it starts", required=True),
    clause=CLAUSE,
    note=NOTE,
)
