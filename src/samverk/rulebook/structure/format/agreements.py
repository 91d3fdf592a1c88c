"""Agreements, the yearly calendar, and open questions."""

from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.format.words import (
    BODY_KEY,
    CLAUSE,
    MONTH_DAY,
    NOTE,
    PARTY_KEY,
    field,
    table,
)
from samverk.rulebook.structure.shapes import (
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
    owner=field(Ref(("bodies", "parties"), choices.DUTY_OWNER), "vem", "who"),
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
    kind=field(choices.AGREEMENT_KIND, "slag", "kind"),
    parent=field(Ref(("agreements",)), "huvudavtal", "master agreement"),
    parties=field(
        Either((choices.SIGNATORIES, Many(PARTY_KEY))), "parter", "parties", required=True
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
                choices.FORCE,
                "när tillräckligt många antagit",
                "when enough have adopted",
                required=True,
            ),
            number=field(Whole(1, 400), "antal", "number"),
            parties=field(
                Many(PARTY_KEY),
                "de namngivna parter som måste ha antagit",
                "the named parties that must have adopted it",
            ),
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
                Either((choices.UNTIL, Day())),
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
                choices.COUNTED_FROM,
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
                choices.ENDS_FOR,
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
    season=field(choices.SEASON, "årstid", "season"),
    owner=field(Ref(("bodies", "parties"), choices.CALENDAR_OWNER), "vem", "who"),
    settled_by=field(BODY_KEY, "vem som fastställer", "who settles it"),
    clause=CLAUSE,
    note=NOTE,
)

QUESTION = table(
    "question",
    "Där texten tiger eller säger emot sig själv.",
    "Where the text is silent or contradicts itself.",
    kind=field(choices.QUESTION_KIND, "slag", "kind", required=True),
    sv=field(Text(), "frågan", "the question in Swedish", required=True),
    en=field(Text(), "samma på engelska", "the same in English", required=True),
    body=field(BODY_KEY, "organ", "body"),
    clause=CLAUSE,
)
