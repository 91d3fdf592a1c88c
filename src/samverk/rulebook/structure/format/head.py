"""The head of a file: the structure, its sources, sides, levels, parties and sub-regions."""

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.format.words import (
    CLAUSE,
    NOTE,
    PARTY_KEY,
    SIDE_KEY,
    field,
    table,
)
from samverk.rulebook.structure.shapes import Day, Flag, Keyed, Many, Pattern, Ref, Text

CLAUSE_ROW = table(
    "clause",
    "En punkt i avtalet med egna ord.",
    "One clause of the agreement in our own words.",
    sv=field(Text(), "vad punkten säger", "what the clause says in Swedish", required=True),
    en=field(Text(), "samma på engelska", "the same in English", required=True),
    coverage=field(
        choices.COVERAGE,
        "om filen bär punkten",
        "whether the file carries it",
        required=True,
    ),
    where=field(Text(), "var den annars hanteras", "where it is handled instead"),
)

SOURCE = table(
    "source",
    "Ett avtal, en lag eller en plan som regler hämtas ur.",
    "An agreement, a law or a plan that rules are taken from.",
    title=field(Text(), "namn", "title", required=True),
    kind=field(choices.SOURCE_KIND, "slag", "kind"),
    checked_on=field(Day(), "senast jämförd med källan", "last compared with the original"),
    clauses=field(Keyed(CLAUSE_ROW, is_free=True), "punkterna", "the clauses", required=True),
)

STRUCTURE = table(
    "structure",
    "Strukturen som helhet.",
    "The structure as a whole.",
    id=field(
        Ref(()), "nyckel, samma i varje version", "key, the same in every version", required=True
    ),
    name=field(Text(), "namn", "name", required=True),
    version=field(
        Text(),
        "versionens beteckning, annars första dagen",
        "name of the version, else its first day",
    ),
    valid_from=field(
        Day(), "första dag som versionen gäller", "first day of this version", required=True
    ),
    valid_until=field(
        Day(), "första dag då den inte längre gäller", "first day on which it no longer holds"
    ),
    agreement=field(
        Ref(("sources",)),
        "källan som punkterna slås upp i",
        "the source in which clauses are looked up",
        required=True,
    ),
    summary=field(Text(), "en mening om strukturen", "one sentence about the structure"),
    area=field(Text(), "området, till exempel länet", "the area, for instance the county"),
)

SIDE = table(
    "side",
    "En sida i samverkan, till exempel regionen eller kommunerna.",
    "A side of the collaboration, for instance the region or the municipalities.",
    name=field(Text(), "namn", "name", required=True),
    kind=field(
        choices.SIDE_KIND,
        "slag, ger färg och mönster",
        "kind, gives colour and pattern",
        required=True,
    ),
)

LEVEL = table(
    "level",
    "En nivå, ritad som ett band.",
    "A level, drawn as a band.",
    name=field(Text(), "namn", "name", required=True),
)

PARTY = table(
    "party",
    "En part eller annan organisation som kan fylla en plats.",
    "A party or another organisation that can fill a seat.",
    name=field(Text(), "namn", "name", required=True),
    kind=field(choices.PARTY_KIND, "slag", "kind", required=True),
    side=field(SIDE_KEY, "sida", "side"),
    scb=field(
        Pattern(
            r"\d{2}|\d{4}",
            Words(
                "SCB:s kod, två eller fyra siffror", "Statistics Sweden's code, two or four digits"
            ),
        ),
        "SCB:s läns- eller kommunkod",
        "Statistics Sweden's county or municipality code",
    ),
    organisation_number=field(
        Pattern(r"\d{6}-\d{4}", Words('"NNNNNN-NNNN"', '"NNNNNN-NNNN"')),
        "organisationsnummer",
        "organisation number",
    ),
    aliases=field(Many(Text()), "andra namn", "other names"),
    signatory=field(
        Flag(), "undertecknar avtalet (annars sant)", "signs the agreement (true unless said)"
    ),
    joined=field(Day(), "part från och med", "party from"),
    left=field(Day(), "första dag som den inte är part", "first day on which it is no party"),
    clause=CLAUSE,
    note=NOTE,
)

AREA = table(
    "area",
    "En delregion: några av parterna.",
    "A sub-region: some of the parties.",
    name=field(Text(), "namn", "name", required=True),
    parties=field(Many(PARTY_KEY), "parterna", "the parties", required=True),
    clause=CLAUSE,
)

NAMED = table(
    "named",
    "Ett namn; skrivs likadant för associations, offices, professions och party_groups.",
    "A name; written alike for associations, offices, professions and party_groups.",
    name=field(Text(), "namn", "name", required=True),
)
