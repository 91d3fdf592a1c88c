"""The structure format, version 1, declared once: what a county writes so that Samverk knows its collaboration."""

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.shapes import (
    Choice,
    Day,
    Either,
    Field,
    Flag,
    Keyed,
    Many,
    Pattern,
    Ref,
    Shape,
    Table,
    Text,
    Whole,
)

VERSION = 1

LEGAL_FORMS = (
    "consultation",
    "officials_group",
    "committee",
    "joint_committee",
    "federation",
    "coordination_association",
    "project_steering_group",
)
PARTY_KINDS = ("municipality", "region", "agency", "federation", "association", "other")
SEASONS = ("spring", "summer", "autumn", "winter")


def _field(shape: Shape, sv: str, en: str, *, required: bool = False) -> Field:
    return Field(shape, Words(sv, en), required)


def _table(name: str, sv: str, en: str, /, **fields: Field) -> Table:
    # TOML's own words "from" and "for" are Python's too, hence the trailing underscore here.
    return Table(name, {key.rstrip("_"): known for key, known in fields.items()}, Words(sv, en))


_COUNT_OF_PEOPLE = Whole(0, 500)
_YEARS = Whole(1, 20)
_YEAR = Whole(1900, 2200)
_MONTH_DAY = Pattern(
    r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
    Words('"MM-DD", som "04-01"', '"MM-DD", as "04-01"'),
)
_PARTY = Ref(("parties",))
_BODY = Ref(("bodies",))
_SIDE = Ref(("sides",))
CLAUSE = _field(
    Many(Text(), may_be_alone=True),
    "punkten som regeln kommer från",
    "the clause the rule comes from",
)
NOTE = _field(Text(), "anmärkning till läsaren", "a remark to the reader")
FROM_DAY = _field(Day(), "första dag", "first day")
UNTIL_DAY = _field(
    Day(), "första dag då det inte längre gäller", "first day on which it no longer holds"
)

CLAUSE_ROW = _table(
    "clause",
    "En punkt i avtalet med egna ord.",
    "One clause of the agreement in our own words.",
    sv=_field(Text(), "vad punkten säger", "what the clause says in Swedish", required=True),
    en=_field(Text(), "samma på engelska", "the same in English", required=True),
    coverage=_field(
        Choice(("modelled", "elsewhere", "not a rule")),
        "om filen bär punkten",
        "whether the file carries it",
        required=True,
    ),
    where=_field(Text(), "var den annars hanteras", "where it is handled instead"),
)

SOURCE = _table(
    "source",
    "Ett avtal, en lag eller en plan som regler hämtas ur.",
    "An agreement, a law or a plan that rules are taken from.",
    title=_field(Text(), "namn", "title", required=True),
    kind=_field(Choice(("agreement", "law", "plan", "report", "other")), "slag", "kind"),
    checked_on=_field(Day(), "senast jämförd med källan", "last compared with the original"),
    clauses=_field(Keyed(CLAUSE_ROW, is_free=True), "punkterna", "the clauses", required=True),
)

STRUCTURE = _table(
    "structure",
    "Strukturen som helhet.",
    "The structure as a whole.",
    id=_field(
        Ref(()), "nyckel, samma i varje version", "key, the same in every version", required=True
    ),
    name=_field(Text(), "namn", "name", required=True),
    version=_field(
        Text(),
        "versionens beteckning, annars första dagen",
        "name of the version, else its first day",
    ),
    valid_from=_field(
        Day(), "första dag som versionen gäller", "first day of this version", required=True
    ),
    valid_until=_field(
        Day(), "första dag då den inte längre gäller", "first day on which it no longer holds"
    ),
    agreement=_field(
        Ref(("sources",)),
        "källan som punkterna slås upp i",
        "the source in which clauses are looked up",
        required=True,
    ),
    summary=_field(Text(), "en mening om strukturen", "one sentence about the structure"),
    area=_field(Text(), "området, till exempel länet", "the area, for instance the county"),
)

SIDE = _table(
    "side",
    "En sida i samverkan, till exempel regionen eller kommunerna.",
    "A side of the collaboration, for instance the region or the municipalities.",
    name=_field(Text(), "namn", "name", required=True),
    kind=_field(
        Choice(("region", "municipalities", "state", "other")),
        "slag, ger färg och mönster",
        "kind, gives colour and pattern",
        required=True,
    ),
)

LEVEL = _table(
    "level",
    "En nivå, ritad som ett band.",
    "A level, drawn as a band.",
    name=_field(Text(), "namn", "name", required=True),
)

PARTY = _table(
    "party",
    "En part eller annan organisation som kan fylla en plats.",
    "A party or another organisation that can fill a seat.",
    name=_field(Text(), "namn", "name", required=True),
    kind=_field(Choice(PARTY_KINDS), "slag", "kind", required=True),
    side=_field(_SIDE, "sida", "side"),
    scb=_field(
        Pattern(
            r"\d{2}|\d{4}",
            Words(
                "SCB:s kod, två eller fyra siffror", "Statistics Sweden's code, two or four digits"
            ),
        ),
        "SCB:s läns- eller kommunkod",
        "Statistics Sweden's county or municipality code",
    ),
    organisation_number=_field(
        Pattern(r"\d{6}-\d{4}", Words('"NNNNNN-NNNN"', '"NNNNNN-NNNN"')),
        "organisationsnummer",
        "organisation number",
    ),
    aliases=_field(Many(Text()), "andra namn", "other names"),
    signatory=_field(
        Flag(), "undertecknar avtalet (annars sant)", "signs the agreement (true unless said)"
    ),
    joined=_field(Day(), "part från och med", "party from"),
    left=_field(Day(), "första dag som den inte är part", "first day on which it is no party"),
    clause=CLAUSE,
    note=NOTE,
)

AREA = _table(
    "area",
    "En delregion: några av parterna.",
    "A sub-region: some of the parties.",
    name=_field(Text(), "namn", "name", required=True),
    parties=_field(Many(_PARTY), "parterna", "the parties", required=True),
    clause=CLAUSE,
)

NAMED = _table("named", "Ett namn.", "A name.", name=_field(Text(), "namn", "name", required=True))

COUNT = Either(
    (
        _COUNT_OF_PEOPLE,
        _table(
            "may_add",
            "Platser som får läggas till.",
            "Seats that may be added.",
            may_add=_field(
                _COUNT_OF_PEOPLE, "så många får läggas till", "so many may be added", required=True
            ),
        ),
        _table(
            "range",
            "Minst och högst.",
            "At least and at most.",
            min=_field(_COUNT_OF_PEOPLE, "minst", "at least", required=True),
            max=_field(_COUNT_OF_PEOPLE, "högst", "at most"),
        ),
        Choice(("unstated",)),
    )
)

FROM = Either(
    (
        Many(_PARTY, may_be_alone=True),
        _table(
            "each",
            "En plats för var och en.",
            "A seat for each.",
            each=_field(
                Choice(("party", *PARTY_KINDS)),
                "varje part av detta slag",
                "each party of this kind",
                required=True,
            ),
            side=_field(_SIDE, "bara på den sidan", "only on that side"),
            area=_field(Ref(("areas",)), "bara i den delregionen", "only in that sub-region"),
            except_=_field(Many(_PARTY), "utom dessa", "except these"),
        ),
        _table(
            "side",
            "Platser som en sida fyller tillsammans.",
            "Seats that a side fills together.",
            side=_field(_SIDE, "sidan", "the side", required=True),
            appointed_by=_field(
                Ref(("bodies", "associations", "parties")),
                "vem som utser för sidan",
                "who appoints for the side",
            ),
        ),
        _table(
            "chair_of",
            "Den som är ordförande i ett annat organ.",
            "Whoever chairs another body.",
            chair_of=_field(_BODY, "organet", "the body", required=True),
        ),
        _table(
            "vice_chair_of",
            "Den som är vice ordförande i ett annat organ.",
            "Whoever is vice chair of another body.",
            vice_chair_of=_field(_BODY, "organet", "the body", required=True),
        ),
        _table(
            "office",
            "Den som har en befattning hos en part.",
            "Whoever holds an office at a party.",
            office=_field(Ref(("offices",)), "befattningen", "the office", required=True),
            at=_field(Many(_PARTY, may_be_alone=True), "hos dessa parter", "at these parties"),
            each=_field(
                Choice(("party", *PARTY_KINDS)),
                "hos varje part av detta slag",
                "at each party of this kind",
            ),
            or_appointed=_field(
                Flag(), "eller den som parten utser i stället", "or whom the party appoints instead"
            ),
        ),
        _table(
            "body",
            "Platser som ett annat organ utser till.",
            "Seats that another body appoints to.",
            body=_field(_BODY, "organet", "the body", required=True),
            side=_field(_SIDE, "för sidan", "for the side"),
        ),
        _table(
            "association",
            "Platser som en förening eller ett nätverk utser till.",
            "Seats that an association or a network appoints to.",
            association=_field(
                Ref(("associations",)), "föreningen", "the association", required=True
            ),
            side=_field(_SIDE, "för sidan", "for the side"),
        ),
        _table(
            "groups",
            "En plats för varje partigrupp.",
            "A seat for each party group.",
            groups=_field(
                Many(Ref(("party_groups",))), "partigrupperna", "the party groups", required=True
            ),
            at=_field(_PARTY, "hos parten", "at the party"),
        ),
        _table(
            "function",
            "Den som har en funktion, vilken part den än hör till.",
            "Whoever has a function, at whichever party.",
            function=_field(
                Ref(("offices", "professions")), "funktionen", "the function", required=True
            ),
            side=_field(_SIDE, "från sidan", "from the side"),
        ),
    )
)

SEAT = _table(
    "seat",
    "En platsregel: vem fyller hur många av vad.",
    "A seat rule: who fills how many of what.",
    from_=_field(FROM, "vem som fyller", "who fills", required=True),
    ordinary=_field(COUNT, "ordinarie platser för var och en", "ordinary seats for each"),
    substitutes=_field(COUNT, "ersättare för var och en", "substitutes for each"),
    as_=_field(
        Choice(("member", "ex officio", "co-opted", "observer", "attends")),
        "ställning; annars ledamot, eller i kraft av uppdrag",
        "standing; else member, or ex officio",
    ),
    when=_field(Choice(("always", "when needed")), "när den deltar", "when it takes part"),
    profession=_field(Ref(("professions",)), "yrke som krävs", "profession required"),
    eligible=_field(
        Many(Choice(("council member", "council substitute", "elected", "official", "employee"))),
        "vem som är valbar",
        "who is eligible",
    ),
    clause=CLAUSE,
    note=NOTE,
)

QUOTA = _table(
    "quota",
    "Minst så många i organet ska ha ett yrke.",
    "At least so many in the body shall have a profession.",
    profession=_field(Ref(("professions",)), "yrket", "the profession", required=True),
    at_least=_field(Whole(1, 500), "minst antal", "at least", required=True),
    side=_field(_SIDE, "från sidan", "from the side"),
    clause=CLAUSE,
)

SUBSTITUTES = _table(
    "substitutes",
    "Hur ersättare tjänstgör.",
    "How substitutes serve.",
    attend=_field(
        Choice(("always", "on absence")), "när ersättare deltar", "when substitutes attend"
    ),
    kind=_field(
        Choice(("personal", "pool")),
        "personliga, eller för alla från samma part eller sida",
        "personal, or for all of the same party or side",
    ),
    as_many_as_ordinary=_field(Flag(), "lika många som ordinarie", "as many as ordinary"),
    clause=CLAUSE,
)

FIRST = _table(
    "first",
    "Från när turordningen räknas.",
    "From when the turns are counted.",
    year=_field(_YEAR, "år", "year", required=True),
    side=_field(_SIDE, "sidan som börjar", "the side that begins", required=True),
    note=_field(
        Text(),
        "varifrån uppgiften kommer när texten tiger",
        "where the fact comes from when the text is silent",
    ),
)

CHAIR = _table(
    "chair",
    "Vilken sida ordföranden kommer från.",
    "Which side the chair comes from.",
    side=_field(
        Ref(("sides",), ("alternates", "any")),
        'en sida, "alternates" eller "any"',
        'a side, "alternates" or "any"',
        required=True,
    ),
    every_years=_field(_YEARS, "skiftar efter så många år", "turns after so many years"),
    per=_field(Choice(("calendar year", "mandate period")), "vad som skiftar", "what turns"),
    order=_field(
        Many(_SIDE),
        "sidornas ordning, annars som de har platser",
        "the order of the sides, else as they have seats",
    ),
    first=_field(FIRST, "varifrån det räknas", "from when it is counted"),
    clause=CLAUSE,
)

VICE = _table(
    "vice",
    "Varifrån vice ordföranden kommer.",
    "Where the vice chair comes from.",
    side=_field(
        Ref(("sides",), ("other", "same", "any")),
        'en sida, "other", "same" eller "any"',
        'a side, "other", "same" or "any"',
    ),
    network=_field(
        Ref(("associations", "bodies")),
        "nätverket som hen kommer från",
        "the network that they come from",
    ),
    count=_field(Whole(1, 9), "antal, annars 1", "how many, else 1"),
    clause=CLAUSE,
)

PRESIDIUM = _table(
    "presidium",
    "Ordförande, vice ordförande och deras tid.",
    "Chair, vice chair and their term.",
    chosen_by=_field(
        Ref(("bodies", "parties", "associations"), ("itself", "council")),
        "vem som utser",
        "who chooses",
    ),
    chair=_field(CHAIR, "ordförande", "chair"),
    vice=_field(VICE, "vice ordförande", "vice chair"),
    longer_by=_field(
        Choice(("unanimous", "qualified majority", "majority", "not allowed")),
        "hur uppdraget får förlängas",
        "by what it may be prolonged",
    ),
    clause=CLAUSE,
)

TERM = _table(
    "term",
    "Mandatperiod.",
    "Term of office.",
    years=_field(_YEARS, "antal år", "years", required=True),
    starts=_field(_MONTH_DAY, "dag då den börjar", "day on which it starts", required=True),
    first_year=_field(_YEAR, "ett år då den börjar", "a year in which it starts", required=True),
    clause=CLAUSE,
    note=NOTE,
)

MEETINGS = Either(
    (
        Whole(1, 366),
        Choice(("when needed",)),
        _table(
            "meetings",
            "Möten per år.",
            "Meetings a year.",
            min=_field(Whole(0, 366), "minst", "at least"),
            max=_field(Whole(1, 366), "högst", "at most"),
            about=_field(Whole(1, 366), "ungefär", "about"),
            clause=CLAUSE,
        ),
    )
)

SECRETARIAT = _table(
    "secretariat",
    "Vem som håller kansliet.",
    "Who keeps the secretariat.",
    form=_field(
        Choice(("fixed", "shared", "rotating")),
        "fast, delat eller roterande",
        "fixed, shared or rotating",
        required=True,
    ),
    among=_field(Many(_PARTY, may_be_alone=True), "hos vem", "at whom", required=True),
    every_years=_field(_YEARS, "roterar efter så många år", "turns after so many years"),
    first_year=_field(_YEAR, "år då den första börjar", "year in which the first begins"),
    full_time_posts=_field(
        Pattern(r"\d{1,3}(?:\.\d{1,2})?", Words('ett tal som "2.0"', 'a number such as "2.0"')),
        "årsarbetare",
        "full-time posts",
    ),
    clause=CLAUSE,
)

REMIT = _table(
    "remit",
    "Organets uppdrag och vem som äger det.",
    "The body's remit and who owns it.",
    text=_field(Text(), "uppdraget i korthet", "the remit in short"),
    decided_by=_field(
        Ref(("bodies",), ("itself", "parties", "agreement")),
        "vem som fastställer uppdraget",
        "who fixes the remit",
    ),
    rules_by=_field(
        Ref(("bodies",), ("itself", "parties")),
        "vem som äger arbetsordningen",
        "who owns the rules of procedure",
    ),
    clause=CLAUSE,
)

REVIEW = _table(
    "review",
    "Vad som ska ses över och hur ofta.",
    "What is to be reviewed and how often.",
    of=_field(
        Many(Choice(("remit", "staffing", "rules of procedure"))), "vad", "what", required=True
    ),
    every_years=_field(_YEARS, "minst så ofta", "at least so often", required=True),
    by=_field(Ref(("bodies",), ("itself",)), "vem", "by whom"),
    clause=CLAUSE,
)

BODY = _table(
    "body",
    "Ett samverkansorgan.",
    "A body of the collaboration.",
    name=_field(Text(), "namn", "name", required=True),
    short=_field(
        Text(),
        "kort namn eller förkortning i denna struktur",
        "short name or abbreviation in this structure",
    ),
    aliases=_field(Many(Text()), "andra namn för samma organ", "other names of the same body"),
    form=_field(
        Choice(LEGAL_FORMS),
        "rättslig form, avgör vad organet kan besluta",
        "legal form, decides what the body can decide",
        required=True,
    ),
    level=_field(Ref(("levels",)), "nivå", "level", required=True),
    kind=_field(
        Choice(
            (
                "body",
                "working committee",
                "preparatory body",
                "council",
                "arena",
                "working group",
                "board",
            )
        ),
        "slag av organ",
        "kind of body",
    ),
    parent=_field(_BODY, "organet det hör till", "the body it belongs to"),
    prepares_for=_field(
        Many(_BODY, may_be_alone=True), "organ som det bereder för", "bodies that it prepares for"
    ),
    presenter=_field(
        _table(
            "presenter",
            "Föredragande.",
            "Presenter.",
            chair_of=_field(_BODY, "ordföranden i", "the chair of", required=True),
            clause=CLAUSE,
        ),
        "vem som föredrar",
        "who presents",
    ),
    area=_field(Ref(("areas",)), "delregion", "sub-region"),
    outside=_field(Flag(), "finns vid sidan av avtalet", "exists beside the agreement"),
    starts=FROM_DAY,
    ends=UNTIL_DAY,
    outcomes=_field(
        Many(
            Choice(
                (
                    "inform",
                    "note",
                    "send on",
                    "ask for opinions",
                    "recommend",
                    "give a remit",
                    "return",
                    "decide",
                )
            )
        ),
        "utfall som texten nämner, annars de som formen medger",
        "outcomes that the text names, else those the form allows",
    ),
    seats=_field(Many(SEAT), "platsregler", "seat rules"),
    quotas=_field(Many(QUOTA), "yrkeskrav", "profession quotas"),
    substitutes=_field(SUBSTITUTES, "ersättare", "substitutes"),
    presidium=_field(PRESIDIUM, "presidium", "presidium"),
    term=_field(TERM, "mandatperiod", "term of office"),
    meetings=_field(MEETINGS, "möten per år", "meetings a year"),
    secretariat=_field(SECRETARIAT, "kansli", "secretariat"),
    remit=_field(REMIT, "uppdrag", "remit"),
    reviews=_field(Many(REVIEW), "översyn", "reviews"),
    clause=CLAUSE,
    note=NOTE,
)

TRACK = _table(
    "track",
    "Ett spår vid sidan av organen, till exempel bilaterala samråd.",
    "A track beside the bodies, for instance bilateral consultations.",
    name=_field(Text(), "namn", "name", required=True),
    kind=_field(Choice(("bilateral", "other")), "slag", "kind", required=True),
    level=_field(Ref(("levels",)), "nivå", "level"),
    parties=_field(
        Many(_PARTY), "en part i taget av dessa", "one party at a time of these", required=True
    ),
    with_=_field(_PARTY, "möter denna part", "meets this party", required=True),
    convener=_field(
        Choice(("party", "other party", "either")), "vem som sammankallar", "who convenes"
    ),
    first_meeting=_field(
        _table(
            "season",
            "Årstid.",
            "Season.",
            year=_field(_YEAR, "år", "year", required=True),
            season=_field(Choice(SEASONS), "årstid", "season", required=True),
        ),
        "första mötet",
        "the first meeting",
    ),
    then=_field(Choice(("when needed", "yearly")), "därefter", "after that"),
    notes_by=_field(Text(), "vem som antecknar", "who takes notes"),
    into=_field(
        _BODY,
        "organ dit en fråga som rör fler förs",
        "body to which a question that touches more goes",
    ),
    clause=CLAUSE,
    note=NOTE,
)

ROUTE = _table(
    "route",
    "En väg som en fråga får ta.",
    "A route that a question may take.",
    name=_field(Text(), "namn", "name", required=True),
    stops=_field(
        Many(Ref(("bodies", "tracks"), ("raiser", "coordinator", "line", "principals"))),
        "hållplatser i ordning",
        "stops in order",
        required=True,
    ),
    between_levels=_field(
        Choice(("line", "direct")),
        "byte av nivå går genom linjen hos varje huvudman, eller direkt",
        "a change of level goes through each principal's line, or directly",
    ),
    written=_field(Flag(), "frågan ska vara skriftlig", "the question shall be in writing"),
    routine_by=_field(_BODY, "vem som beslutar rutinen", "who decides the routine"),
    clause=CLAUSE,
    note=NOTE,
)

DUTY = _table(
    "duty",
    "Något som avtalet förpliktar till.",
    "Something the agreement obliges to.",
    what=_field(Text(), "vad", "what", required=True),
    owner=_field(Ref(("bodies", "parties"), ("parties",)), "vem", "who"),
    latest=_field(Day(), "senast", "at the latest"),
    after=_field(Text(), "efter vilken annan skyldighet (nyckel)", "after which other duty (key)"),
    at=_field(Text(), "var", "where"),
    clause=CLAUSE,
)

AGREEMENT = _table(
    "agreement",
    "Ett avtal: parter, ikraftträdande, tid och uppsägning.",
    "An agreement: parties, entry into force, term and notice.",
    name=_field(Text(), "namn", "name", required=True),
    kind=_field(Choice(("master", "local", "annex", "charter", "plan")), "slag", "kind"),
    parent=_field(Ref(("agreements",)), "huvudavtal", "master agreement"),
    parties=_field(
        Either((Choice(("signatories",)), Many(_PARTY))), "parter", "parties", required=True
    ),
    each_with=_field(
        _PARTY,
        "ett eget avtal mellan denna part och var och en av de andra",
        "an agreement of its own between this party and each of the others",
    ),
    registry_number=_field(Text(), "diarienummer", "registry number"),
    required_by=_field(Text(), "lag som kräver avtalet", "law that requires it"),
    force=_field(
        _table(
            "force",
            "Ikraftträdande.",
            "Entry into force.",
            when=_field(
                Choice(("each for itself", "all", "number", "unstated")),
                "när tillräckligt många antagit",
                "when enough have adopted",
                required=True,
            ),
            number=_field(Whole(1, 400), "antal", "number"),
            not_before=_field(Day(), "tidigast", "not before"),
            clause=CLAUSE,
            note=NOTE,
        ),
        "ikraftträdande",
        "entry into force",
    ),
    lasts=_field(
        _table(
            "lasts",
            "Giltighetstid.",
            "Term.",
            until=_field(
                Either((Choice(("further notice",)), Day())),
                "tills vidare, eller första dag efter",
                "until further notice, or the first day after",
                required=True,
            ),
            from_=_field(Day(), "från och med", "from"),
            renewal_months=_field(
                Whole(1, 240), "förlängs med så många månader", "is prolonged by so many months"
            ),
            clause=CLAUSE,
        ),
        "giltighetstid",
        "term",
    ),
    notice=_field(
        _table(
            "notice",
            "Uppsägning.",
            "Notice of termination.",
            months=_field(Whole(0, 240), "månader", "months", required=True),
            from_=_field(
                Choice(("received", "treated", "given", "unstated")),
                "räknas från",
                "counted from",
                required=True,
            ),
            by=_field(
                Ref(("bodies", "parties")),
                "till vem, och vem som behandlar",
                "to whom, and who treats it",
            ),
            written=_field(Flag(), "skriftligt", "in writing"),
            ends_for=_field(
                Choice(("all", "the one", "unstated")),
                "upphör för alla eller för den som säger upp",
                "ends for all or for the one",
            ),
            clause=CLAUSE,
        ),
        "uppsägning",
        "notice",
    ),
    disputes=_field(Text(), "tvister", "disputes"),
    duties=_field(Keyed(DUTY), "skyldigheter", "duties"),
    clause=CLAUSE,
    note=NOTE,
)

YEARLY = _table(
    "yearly",
    "En återkommande skyldighet under året.",
    "A duty that comes back each year.",
    what=_field(Text(), "vad", "what", required=True),
    on=_field(_MONTH_DAY, "dag", "day"),
    by=_field(_MONTH_DAY, "senast", "at the latest"),
    season=_field(Choice(SEASONS), "årstid", "season"),
    owner=_field(Ref(("bodies", "parties"), ("coordinator",)), "vem", "who"),
    settled_by=_field(_BODY, "vem som fastställer", "who settles it"),
    clause=CLAUSE,
    note=NOTE,
)

QUESTION = _table(
    "question",
    "Där texten tiger eller säger emot sig själv.",
    "Where the text is silent or contradicts itself.",
    kind=_field(Choice(("silent", "contradiction", "unclear")), "slag", "kind", required=True),
    sv=_field(Text(), "frågan", "the question in Swedish", required=True),
    en=_field(Text(), "samma på engelska", "the same in English", required=True),
    body=_field(_BODY, "organ", "body"),
    clause=CLAUSE,
)

FILE = _table(
    "file",
    "En hel struktur.",
    "A whole structure.",
    format=_field(
        Whole(VERSION, VERSION), "formatets version", "version of the format", required=True
    ),
    structure=_field(STRUCTURE, "strukturen", "the structure", required=True),
    sources=_field(
        Keyed(SOURCE), "källor som inte följer med Samverk", "sources that do not ship with Samverk"
    ),
    sides=_field(Keyed(SIDE), "sidor", "sides", required=True),
    levels=_field(
        Keyed(LEVEL), "nivåer uppifrån och ned, annars tre", "levels from the top, else three"
    ),
    parties=_field(Keyed(PARTY), "parter", "parties", required=True),
    areas=_field(Keyed(AREA), "delregioner", "sub-regions"),
    associations=_field(
        Keyed(NAMED), "föreningar och nätverk som utser", "associations and networks that appoint"
    ),
    offices=_field(Keyed(NAMED), "befattningar och funktioner", "offices and functions"),
    professions=_field(Keyed(NAMED), "yrken", "professions"),
    party_groups=_field(Keyed(NAMED), "partigrupper", "party groups"),
    bodies=_field(Keyed(BODY), "organ", "bodies", required=True),
    tracks=_field(Keyed(TRACK), "spår", "tracks"),
    routes=_field(Keyed(ROUTE), "ärendevägar", "routes"),
    agreements=_field(Keyed(AGREEMENT), "avtal", "agreements"),
    calendar=_field(Keyed(YEARLY), "årshjul", "the yearly calendar"),
    questions=_field(Many(QUESTION), "öppna frågor", "open questions"),
)
