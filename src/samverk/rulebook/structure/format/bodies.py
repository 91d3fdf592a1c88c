"""Bodies."""

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.format.matters import REQUIRES
from samverk.rulebook.structure.format.presidium import PRESIDIUM, TERM
from samverk.rulebook.structure.format.seats import QUOTA, SEAT, SUBSTITUTES
from samverk.rulebook.structure.format.words import (
    BODY_KEY,
    CLAUSE,
    FROM_DAY,
    NOTE,
    PARTY_KEY,
    UNTIL_DAY,
    YEAR,
    YEARS,
    field,
    table,
)
from samverk.rulebook.structure.shapes import Either, Flag, Many, Pattern, Ref, Text, Whole

MEETINGS = Either(
    (
        Whole(1, 366),
        choices.MEETINGS,
        table(
            "meetings",
            "Möten per år.",
            "Meetings a year.",
            min=field(Whole(0, 366), "minst", "at least"),
            max=field(Whole(1, 366), "högst", "at most"),
            about=field(Whole(1, 366), "ungefär", "about"),
            clause=CLAUSE,
        ),
    )
)

SECRETARIAT = table(
    "secretariat",
    "Vem som håller kansliet.",
    "Who keeps the secretariat.",
    form=field(
        choices.SECRETARIAT_FORM,
        "fast, delat eller roterande",
        "fixed, shared or rotating",
        required=True,
    ),
    name=field(Text(), "namn", "name"),
    among=field(
        Many(PARTY_KEY, may_be_alone=True),
        "hos vilka parter; utelämnas när organet håller det självt",
        "at which parties; left out where the body keeps it itself",
    ),
    every_years=field(YEARS, "roterar efter så många år", "turns after so many years"),
    first_year=field(YEAR, "år då den första börjar", "year in which the first begins"),
    full_time_posts=field(
        Pattern(r"\d{1,3}(?:\.\d{1,2})?", Words('ett tal som "2.0"', 'a number such as "2.0"')),
        "årsarbetare",
        "full-time posts",
    ),
    clause=CLAUSE,
    note=NOTE,
)

REMIT = table(
    "remit",
    "Organets uppdrag och vem som äger det.",
    "The body's remit and who owns it.",
    text=field(Text(), "uppdraget i korthet", "the remit in short"),
    decided_by=field(
        Ref(("bodies",), choices.REMIT_OWNER),
        "vem som fastställer uppdraget",
        "who fixes the remit",
    ),
    rules_by=field(
        Ref(("bodies",), choices.RULES_OWNER),
        "vem som äger arbetsordningen",
        "who owns the rules of procedure",
    ),
    clause=CLAUSE,
)

REVIEW = table(
    "review",
    "Vad som ska ses över och hur ofta.",
    "What is to be reviewed and how often.",
    of=field(Many(choices.REVIEWED), "vad", "what", required=True),
    every_years=field(YEARS, "minst så ofta", "at least so often", required=True),
    by=field(Ref(("bodies",), choices.REVIEWER), "vem", "by whom"),
    clause=CLAUSE,
)

BODY = table(
    "body",
    "Ett samverkansorgan.",
    "A body of the collaboration.",
    name=field(Text(), "namn", "name", required=True),
    short=field(
        Text(),
        "kort namn eller förkortning i denna struktur",
        "short name or abbreviation in this structure",
    ),
    aliases=field(Many(Text()), "andra namn för samma organ", "other names of the same body"),
    form=field(
        choices.LEGAL_FORM,
        "rättslig form, avgör vad organet kan besluta",
        "legal form, decides what the body can decide",
        required=True,
    ),
    level=field(Ref(("levels",)), "nivå", "level", required=True),
    kind=field(
        choices.BODY_KIND,
        "slag av organ",
        "kind of body",
    ),
    parent=field(BODY_KEY, "organet det hör till", "the body it belongs to"),
    prepares_for=field(
        Many(BODY_KEY, may_be_alone=True),
        "organ som det bereder för",
        "bodies that it prepares for",
    ),
    presenter=field(
        table(
            "presenter",
            "Föredragande.",
            "Presenter.",
            chair_of=field(BODY_KEY, "ordföranden i", "the chair of", required=True),
            clause=CLAUSE,
        ),
        "vem som föredrar",
        "who presents",
    ),
    area=field(Ref(("areas",)), "delregion", "sub-region"),
    outside=field(Flag(), "finns vid sidan av avtalet", "exists beside the agreement"),
    starts=FROM_DAY,
    ends=UNTIL_DAY,
    outcomes=field(
        Many(choices.OUTCOME),
        "utfall som texten nämner, annars de som formen medger",
        "outcomes that the text names, else those the form allows",
    ),
    requires=field(
        REQUIRES,
        "vad organet kräver av ett ärende innan det tar upp det",
        "what the body requires of a matter before it takes it up",
    ),
    seats=field(Many(SEAT), "platsregler", "seat rules"),
    quotas=field(Many(QUOTA), "yrkeskrav", "profession quotas"),
    substitutes=field(SUBSTITUTES, "ersättare", "substitutes"),
    presidium=field(PRESIDIUM, "presidium", "presidium"),
    term=field(TERM, "mandatperiod", "term of office"),
    meetings=field(MEETINGS, "möten per år", "meetings a year"),
    secretariat=field(SECRETARIAT, "kansli", "secretariat"),
    remit=field(REMIT, "uppdrag", "remit"),
    reviews=field(Many(REVIEW), "översyn", "reviews"),
    clause=CLAUSE,
    note=NOTE,
)
