"""Agreements, the yearly calendar, and open questions."""

from samverk.rulebook.structure.format.words import (
    BODY_KEY,
    CLAUSE,
    MONTH_DAY,
    NOTE,
    PARTY_KEY,
    SEASONS,
    field,
    table,
)
from samverk.rulebook.structure.shapes import (
    Choice,
    Day,
    Either,
    Flag,
    Keyed,
    Many,
    Ref,
    Text,
    Whole,
)

DUTY = table(
    "duty",
    "Något som avtalet förpliktar till.",
    "Something the agreement obliges to.",
    what=field(Text(), "vad", "what", required=True),
    owner=field(Ref(("bodies", "parties"), ("parties",)), "vem", "who"),
    latest=field(Day(), "senast", "at the latest"),
    after=field(Text(), "efter vilken annan skyldighet (nyckel)", "after which other duty (key)"),
    at=field(Text(), "var", "where"),
    clause=CLAUSE,
)

AGREEMENT = table(
    "agreement",
    "Ett avtal: parter, ikraftträdande, tid och uppsägning.",
    "An agreement: parties, entry into force, term and notice.",
    name=field(Text(), "namn", "name", required=True),
    kind=field(Choice(("master", "local", "annex", "charter", "plan")), "slag", "kind"),
    parent=field(Ref(("agreements",)), "huvudavtal", "master agreement"),
    parties=field(
        Either((Choice(("signatories",)), Many(PARTY_KEY))), "parter", "parties", required=True
    ),
    each_with=field(
        PARTY_KEY,
        "ett eget avtal mellan denna part och var och en av de andra",
        "an agreement of its own between this party and each of the others",
    ),
    registry_number=field(Text(), "diarienummer", "registry number"),
    required_by=field(Text(), "lag som kräver avtalet", "law that requires it"),
    force=field(
        table(
            "force",
            "Ikraftträdande.",
            "Entry into force.",
            when=field(
                Choice(("each for itself", "all", "number", "unstated")),
                "när tillräckligt många antagit",
                "when enough have adopted",
                required=True,
            ),
            number=field(Whole(1, 400), "antal", "number"),
            not_before=field(Day(), "tidigast", "not before"),
            clause=CLAUSE,
            note=NOTE,
        ),
        "ikraftträdande",
        "entry into force",
    ),
    lasts=field(
        table(
            "lasts",
            "Giltighetstid.",
            "Term.",
            until=field(
                Either((Choice(("further notice",)), Day())),
                "tills vidare, eller första dag efter",
                "until further notice, or the first day after",
                required=True,
            ),
            from_=field(Day(), "från och med", "from"),
            renewal_months=field(
                Whole(1, 240), "förlängs med så många månader", "is prolonged by so many months"
            ),
            clause=CLAUSE,
        ),
        "giltighetstid",
        "term",
    ),
    notice=field(
        table(
            "notice",
            "Uppsägning.",
            "Notice of termination.",
            months=field(Whole(0, 240), "månader", "months", required=True),
            from_=field(
                Choice(("received", "treated", "given", "unstated")),
                "räknas från",
                "counted from",
                required=True,
            ),
            by=field(
                Ref(("bodies", "parties")),
                "till vem, och vem som behandlar",
                "to whom, and who treats it",
            ),
            written=field(Flag(), "skriftligt", "in writing"),
            ends_for=field(
                Choice(("all", "the one", "unstated")),
                "upphör för alla eller för den som säger upp",
                "ends for all or for the one",
            ),
            clause=CLAUSE,
        ),
        "uppsägning",
        "notice",
    ),
    disputes=field(Text(), "tvister", "disputes"),
    duties=field(Keyed(DUTY), "skyldigheter", "duties"),
    clause=CLAUSE,
    note=NOTE,
)

YEARLY = table(
    "yearly",
    "En återkommande skyldighet under året.",
    "A duty that comes back each year.",
    what=field(Text(), "vad", "what", required=True),
    on=field(MONTH_DAY, "dag", "day"),
    by=field(MONTH_DAY, "senast", "at the latest"),
    season=field(Choice(SEASONS), "årstid", "season"),
    owner=field(Ref(("bodies", "parties"), ("coordinator",)), "vem", "who"),
    settled_by=field(BODY_KEY, "vem som fastställer", "who settles it"),
    clause=CLAUSE,
    note=NOTE,
)

QUESTION = table(
    "question",
    "Där texten tiger eller säger emot sig själv.",
    "Where the text is silent or contradicts itself.",
    kind=field(Choice(("silent", "contradiction", "unclear")), "slag", "kind", required=True),
    sv=field(Text(), "frågan", "the question in Swedish", required=True),
    en=field(Text(), "samma på engelska", "the same in English", required=True),
    body=field(BODY_KEY, "organ", "body"),
    clause=CLAUSE,
)
