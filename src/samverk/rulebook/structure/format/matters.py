"""Matters: the series, the target groups, and what a body requires."""

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.format.head import NAMED
from samverk.rulebook.structure.format.words import CLAUSE, NOTE, field, table
from samverk.rulebook.structure.shapes import Keyed, Many, Pattern, Whole

MATTERS = table(
    "matters",
    "Hur strukturens ärenden numreras och sorteras.",
    "How the matters of the structure are numbered and sorted.",
    series=field(
        Pattern(
            r"[A-ZÅÄÖ]{1,8}",
            Words('en till åtta versaler, som "VVO"', 'one to eight capital letters, as "VVO"'),
        ),
        "bokstäverna före numret, annars de första tre i strukturens nyckel",
        "the letters before the number, else the first three of the structure's key",
    ),
    target_groups=field(
        Keyed(NAMED),
        "målgrupper, annars barn och unga, vuxna och äldre, hjälpmedel och patientsäkerhet",
        "target groups, else children and young people, adults and the elderly, assistive devices "
        "and patient safety",
    ),
    idle_days=field(
        Whole(1, 365),
        "efter så många dagar räknas ett ärende som stillastående, annars 30",
        "after so many days a matter counts as not moved, else 30",
    ),
    clause=CLAUSE,
    note=NOTE,
)

REQUIRES = Many(
    table(
        "requirement",
        "Vad organet kräver av ett ärende.",
        "What the body requires of a matter.",
        what=field(choices.REQUIRED, "vad", "what", required=True),
        clause=CLAUSE,
    )
)
