"""Seat rules: who fills how many of what."""

from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.format.words import (
    BODY_KEY,
    CLAUSE,
    COUNT_OF_PEOPLE,
    NOTE,
    PARTY_KEY,
    SIDE_KEY,
    field,
    table,
)
from samverk.rulebook.structure.shapes import Either, Flag, Many, Ref, Whole

COUNT = Either(
    (
        COUNT_OF_PEOPLE,
        table(
            "may_add",
            "Platser som får läggas till.",
            "Seats that may be added.",
            may_add=field(
                COUNT_OF_PEOPLE, "så många får läggas till", "so many may be added", required=True
            ),
        ),
        table(
            "range",
            "Minst och högst.",
            "At least and at most.",
            min=field(COUNT_OF_PEOPLE, "minst", "at least", required=True),
            max=field(COUNT_OF_PEOPLE, "högst", "at most"),
        ),
        choices.UNSTATED,
    )
)

FROM = Either(
    (
        Many(PARTY_KEY, may_be_alone=True),
        table(
            "each",
            "En plats för var och en.",
            "A seat for each.",
            each=field(
                choices.EACH,
                "varje part av detta slag",
                "each party of this kind",
                required=True,
            ),
            side=field(SIDE_KEY, "bara på den sidan", "only on that side"),
            area=field(Ref(("areas",)), "bara i den delregionen", "only in that sub-region"),
            except_=field(Many(PARTY_KEY), "utom dessa", "except these"),
        ),
        table(
            "side",
            "Platser som en sida fyller tillsammans.",
            "Seats that a side fills together.",
            side=field(SIDE_KEY, "sidan", "the side", required=True),
            appointed_by=field(
                Ref(("bodies", "associations", "parties")),
                "vem som utser för sidan",
                "who appoints for the side",
            ),
        ),
        table(
            "chair_of",
            "Den som är ordförande i ett annat organ.",
            "Whoever chairs another body.",
            chair_of=field(BODY_KEY, "organet", "the body", required=True),
        ),
        table(
            "vice_chair_of",
            "Den som är vice ordförande i ett annat organ.",
            "Whoever is vice chair of another body.",
            vice_chair_of=field(BODY_KEY, "organet", "the body", required=True),
        ),
        table(
            "office",
            "Den som har en befattning hos en part.",
            "Whoever holds an office at a party.",
            office=field(Ref(("offices",)), "befattningen", "the office", required=True),
            at=field(Many(PARTY_KEY, may_be_alone=True), "hos dessa parter", "at these parties"),
            each=field(
                choices.EACH,
                "hos varje part av detta slag",
                "at each party of this kind",
            ),
            or_appointed=field(
                Flag(), "eller den som parten utser i stället", "or whom the party appoints instead"
            ),
        ),
        table(
            "body",
            "Platser som ett annat organ utser till.",
            "Seats that another body appoints to.",
            body=field(BODY_KEY, "organet", "the body", required=True),
            side=field(SIDE_KEY, "för sidan", "for the side"),
        ),
        table(
            "association",
            "Platser som en förening eller ett nätverk utser till.",
            "Seats that an association or a network appoints to.",
            association=field(
                Ref(("associations",)), "föreningen", "the association", required=True
            ),
            side=field(SIDE_KEY, "för sidan", "for the side"),
        ),
        table(
            "groups",
            "En plats för varje partigrupp.",
            "A seat for each party group.",
            groups=field(
                Many(Ref(("party_groups",))), "partigrupperna", "the party groups", required=True
            ),
            at=field(PARTY_KEY, "hos parten", "at the party"),
        ),
        table(
            "function",
            "Den som har en funktion, vilken part den än hör till.",
            "Whoever has a function, at whichever party.",
            function=field(
                Ref(("offices", "professions")), "funktionen", "the function", required=True
            ),
            side=field(SIDE_KEY, "från sidan", "from the side"),
        ),
    )
)

SEAT = table(
    "seat",
    "En platsregel: vem fyller hur många av vad.",
    "A seat rule: who fills how many of what.",
    from_=field(FROM, "vem som fyller", "who fills", required=True),
    ordinary=field(COUNT, "ordinarie platser för var och en", "ordinary seats for each"),
    substitutes=field(COUNT, "ersättare för var och en", "substitutes for each"),
    as_=field(
        choices.STANDING,
        "ställning; annars ledamot, eller i kraft av uppdrag",
        "standing; else member, or ex officio",
    ),
    when=field(choices.WHEN, "när den deltar", "when it takes part"),
    profession=field(Ref(("professions",)), "yrke som krävs", "profession required"),
    eligible=field(
        Many(choices.ELIGIBLE),
        "vem som är valbar",
        "who is eligible",
    ),
    clause=CLAUSE,
    note=NOTE,
)

QUOTA = table(
    "quota",
    "Minst så många i organet ska ha ett yrke.",
    "At least so many in the body shall have a profession.",
    profession=field(Ref(("professions",)), "yrket", "the profession", required=True),
    at_least=field(Whole(1, 500), "minst antal", "at least", required=True),
    side=field(SIDE_KEY, "från sidan", "from the side"),
    clause=CLAUSE,
)

SUBSTITUTES = table(
    "substitutes",
    "Hur ersättare tjänstgör.",
    "How substitutes serve.",
    attend=field(choices.ATTEND, "när ersättare deltar", "when substitutes attend"),
    kind=field(
        choices.SUBSTITUTE_KIND,
        "personliga, eller för alla från samma part eller sida",
        "personal, or for all of the same party or side",
    ),
    as_many_as_ordinary=field(Flag(), "lika många som ordinarie", "as many as ordinary"),
    clause=CLAUSE,
)
