"""The format of a key, declared: what may stand in a key file, and what each word means."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from samverk.rulebook.costs import amounts
from samverk.rulebook.costs.key import Limit, Portion
from samverk.rulebook.costs.rounding import Ties
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import Fault, Path
from samverk.rulebook.structure.format.words import CLAUSE, field, table
from samverk.rulebook.structure.shapes import (
    Choice,
    Field,
    Flag,
    Keyed,
    Many,
    Shape,
    Table,
    Text,
    Whole,
)

VERSION = 1
REST = "rest"  # instead of parties: those that nothing else in the key names
HERE, WHOLE = "here", "whole"  # what the shares of floors and ceilings are of
UNSTATED = "unstated"  # instead of a clause: the text does not say it
UNITS: Mapping[str, int] = {
    "öre": 1,
    "krona": 100,
    "tio kronor": 1_000,
    "hundra kronor": 10_000,
    "tusen kronor": 100_000,
    "ore": 1,
    "kr": 100,
}
KINDS = ("by", "equal", "shares", "sides", "mix", "phase_in", "rest", "party")
_SHARE = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,18}|/[1-9]\d{0,11})?", re.ASCII)
_PART_OF_ONE = re.compile(r"0*[.,:]0*[1-9]\d*", re.ASCII)
_DEEPEST = 20  # keys from the top of the file: two for most levels
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def share(value: object) -> Fraction:
    """The share that is written as "1/3", "12,5 %" or 0.125.

    Raises: ValueError where it is no share.
    """
    written = str(value).strip().replace("−", "-").replace(",", ".")
    bare = written.removesuffix("%").strip()
    # A number of TOML is read as it was written; its floating point is never reckoned with.
    if not _SHARE.fullmatch(bare):
        raise ValueError(value)
    return Fraction(bare) / (100 if written.endswith("%") else 1)


def amount(value: object) -> int:
    """The öre of an amount that is written as 5000 or "5 000,50".

    Raises: ValueError where it is no amount.
    """
    return amounts.read(str(value))


def limit(value: object) -> Limit:
    """The floor or ceiling that is written: a share with its sign, as "25 %" or "1/4", else an amount.

    Raises: ValueError where it is neither, or may be read as both: 0.25 is a share elsewhere in a key.
    """
    if re.search("[%/]", str(value)):
        return Portion(share(value))
    if _PART_OF_ONE.fullmatch(str(value).strip()):
        raise ValueError(value)
    return amount(value)


@dataclass(frozen=True, slots=True)
class Figure(Shape):
    """A share or an amount: what a reading of ours takes, between two bounds."""

    read: Callable[[object], Fraction | int]
    least: Fraction | int
    most: Fraction | int
    says: Words

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        try:
            is_fine = self.least <= self.read(value) <= self.most
        except ValueError:
            is_fine = False
        if not is_fine:
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        return self.says

    def schema(self) -> dict[str, object]:
        return {"type": ["string", "number"]}


SHARE = Figure(
    share,
    0,
    1,
    Words(
        'en andel som "1/2", "12,5 %" eller 0.125, högst det hela',
        'a share such as "1/2", "12.5 %" or 0.125, at most the whole',
    ),
)
CHANGE = Figure(
    share,
    -1,
    100,
    Words(
        'en ändring som "5 %" eller "-5 %", minst −100 %',
        'a change such as "5 %" or "-5 %", at least −100 %',
    ),
)
AMOUNT = Figure(
    amount,
    0,
    10**15,
    Words(
        'ett belopp i kronor, som 5000 eller "5 000,50", inte mindre än noll',
        'an amount in kronor, such as 5000 or "5 000,50", not below zero',
    ),
)


class LimitOf(Shape):
    """A floor or a ceiling: an amount, or a share that says with its sign that it is one."""

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        try:
            found = limit(value)
        except ValueError:
            is_fine = False
        else:
            is_fine = (SHARE if isinstance(found, Portion) else AMOUNT).fits(value)
        if not is_fine:
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        return Words(
            'ett belopp i kronor, som 5000 eller "0,50 kr", eller en andel som "25 %" eller "1/4", högst det hela',
            'an amount in kronor, such as 5000 or "0,50 kr", or a share such as "25 %" or "1/4", at most the whole',
        )

    def schema(self) -> dict[str, object]:
        return {"type": ["string", "number"]}


LIMIT = LimitOf()


class Steps(Shape):
    """Years, each with how much of the later way of sharing holds then."""

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict) or not value:
            yield self.wrong(value, path)
            return
        for year, step in value.items():
            is_year = year.isdecimal() and _FIRST_YEAR <= int(year) <= _LAST_YEAR
            if not is_year:
                yield self.wrong(year, (*path, year))
            yield from SHARE.faults(step, (*path, year))

    def allowed(self) -> Words:
        return Words(
            'en tabell med år och andelar, som { 2026 = "1/2", 2027 = 1 }',
            'a table of years and shares, such as { 2026 = "1/2", 2027 = 1 }',
        )

    def schema(self) -> dict[str, object]:
        return {"type": "object", "additionalProperties": SHARE.schema()}


@dataclass(frozen=True, slots=True)
class Way(Shape):
    """A way of sharing: exactly one of the kinds. It may hold others, so its table is looked up when it is needed."""

    table: Callable[[], Table]

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if len(path) > _DEEPEST:
            wrong = Words(
                "det är för många sätt i varandra", "there are too many ways in one another"
            )
            yield Fault(path, wrong, Words("högst tio i varandra", "at most ten in one another"))
            return
        yield from self.table().faults(value, path)
        if isinstance(value, dict):
            yield from one_kind(value, path)

    def allowed(self) -> Words:
        return self.table().allowed()

    def schema(self) -> dict[str, object]:
        return {"type": "object", "$comment": "a way of sharing, see docs/cost-keys.md"}


def one_kind(value: Mapping[str, object], path: Path) -> Iterator[Fault]:
    """The fault that a table says in no way, or in several, how to share."""
    kinds = [kind for kind in KINDS if kind in value]
    if not kinds:
        wrong = Words("det står inte hur det ska delas", "it does not say how to share")
        yield Fault(path, wrong, _ONE)
    elif len(kinds) > 1:
        sv, en = " och ".join(kinds), " and ".join(kinds)
        wrong = Words(f"{sv} säger var för sig hur det ska delas", f"{en} each say how to share")
        yield Fault((*path, kinds[1]), wrong, _ONE)


_ONE = Words(
    f"en av nycklarna {', '.join(KINDS)}",
    f"one of the keys {', '.join(KINDS)}",
)


ANY_WAY = Way(lambda: WAY)

PARTIES = field(
    Many(Text(), may_be_alone=True),
    'parterna som delar; "rest" är de som inget annat i nyckeln nämner',
    'the parties that share; "rest" are those that nothing else in the key names',
)

GUARANTEE = table(
    "guarantee",
    "Högst eller minst så mycket mer än ett tidigare belopp.",
    "At most or at least so much more than an earlier amount.",
    earlier=field(
        Keyed(AMOUNT, is_free=True),
        "det tidigare beloppet för varje part",
        "the earlier amount of each party",
        required=True,
    ),
    at_most=field(CHANGE, "ökar högst så mycket", "rises at most so much"),
    at_least=field(CHANGE, "ändras minst så mycket", "changes at least so much"),
)

LIMITS = table(
    "limits",
    "Golv, tak och garanti; de andra bär det som flyttas, i samma proportioner.",
    "Floors, ceilings and a guarantee; the others bear what is moved, in the same proportions.",
    floor=field(LIMIT, "ingen betalar mindre", "nobody pays less"),
    ceiling=field(LIMIT, "ingen betalar mer", "nobody pays more"),
    floors=field(Keyed(LIMIT, is_free=True), "golv för en part", "floor of one party"),
    ceilings=field(Keyed(LIMIT, is_free=True), "tak för en part", "ceiling of one party"),
    shares_of=field(
        Choice(
            {
                HERE: Words("det som delas där golven och taken står", "what is shared here"),
                WHOLE: Words("hela summan", "the whole sum"),
            }
        ),
        "vad andelarna är av, annars det som delas där de står",
        "what the shares are of, else what is shared where they stand",
    ),
    guarantee=field(GUARANTEE, "jämfört med ett tidigare belopp", "compared to an earlier amount"),
    clause=CLAUSE,
)

PHASE_IN = table(
    "phase_in",
    "Från ett sätt att dela till ett annat, över flera år.",
    "From one way of sharing to another, over years.",
    before=field(ANY_WAY, "sättet före", "the way before", required=True),
    after=field(ANY_WAY, "sättet efter", "the way after", required=True),
    steps=field(
        Steps(),
        "hur stor andel det senare sättet har varje år; den sista är det hela",
        "how much of the later way holds each year; the last is the whole",
        required=True,
    ),
)


_WAY: dict[str, Field] = {
    "by": field(Text(), "efter ett underlag, som population", "by a base, such as population"),
    "equal": field(Flag(), "true: lika delar", "true: equal parts"),
    "parties": PARTIES,
    "shares": field(
        Keyed(SHARE, is_free=True), "fasta andelar, part för part", "fixed shares of parties"
    ),
    "sides": field(
        Many(Way(lambda: SIDE)), "sidor, var och en med sin andel", "sides, each with its share"
    ),
    "mix": field(
        Many(Way(lambda: WEIGHED)),
        "flera sätt, vart och ett med sin vikt",
        "several ways, each with its weight",
    ),
    "phase_in": field(PHASE_IN, "infasning över flera år", "phase-in over years"),
    "fixed": field(Keyed(AMOUNT, is_free=True), "fasta belopp först", "fixed amounts first"),
    "fixed_each": field(
        AMOUNT,
        "fast belopp för var och en som delar resten",
        "fixed amount of each that shares the rest",
    ),
    "rest": field(ANY_WAY, "hur resten delas", "how the remainder is shared"),
    "limits": field(LIMITS, "golv, tak och garanti", "floors, ceilings and a guarantee"),
    "clause": CLAUSE,
}

WAY: Table = Table("way", _WAY, Words("Ett sätt att dela.", "A way of sharing."))

_INNER_CLAUSE = field(
    Many(Text(), may_be_alone=True),
    'punkten som säger hur det delas här inom, om det är en annan; "unstated" om texten tiger',
    'the clause on how it is shared within, if it is another; "unstated" where the text is silent',
)

SIDE: Table = Table(
    "side",
    {
        "share": field(SHARE, "sidans andel", "the share of the side", required=True),
        "name": field(Text(), "sidans namn", "the name of the side"),
        "party": field(Text(), "en part ensam", "one party alone"),
        **_WAY,
        "inner_clause": _INNER_CLAUSE,
    },
    Words(
        "En sida: en part ensam, eller flera som delar sinsemellan.",
        "A side: one party alone, or several that share among themselves.",
    ),
)

WEIGHED: Table = Table(
    "weighed",
    {"weight": field(SHARE, "sättets vikt", "the weight of the way", required=True), **_WAY},
    Words("Ett av flera sätt som vägs samman.", "One of several ways that are mixed."),
)

FILE = Table(
    "key",
    {
        "format": field(Whole(VERSION, VERSION), "formatets version", "version of the format"),
        "id": field(Text(), "nyckelns beteckning", "identifier of the key"),
        "name": field(Text(), "nyckelns namn", "name of the key"),
        "agreement": field(
            Text(),
            "källan som punkterna slås upp i",
            "the source in which clauses are looked up",
        ),
        "unit": field(
            Choice({unit: Words(unit, unit) for unit in UNITS}),
            "delarnas enhet, annars öre",
            "unit of the parts, else öre",
        ),
        "ties": field(
            Choice(
                {
                    Ties.LARGEST_BASE.value: Words("störst del först", "larger part first"),
                    Ties.SMALLEST_BASE.value: Words("minst del först", "smaller part first"),
                    Ties.ALPHABET.value: Words("alfabetisk ordning", "order of the alphabet"),
                }
            ),
            "vem som går före när två rester är lika",
            "who goes first where two remainders are equal",
        ),
        "odd_ore_to": field(
            Text(),
            "parten som tar de öre som inte blir en hel enhet",
            "the party that takes the öre that make no whole unit",
        ),
        "outside": field(
            Many(Text()), "parter utan del i kostnaden", "parties without a part in the cost"
        ),
        "paid_by": field(
            Keyed(Text(), is_free=True),
            "part och den som betalar för den",
            "a party and who pays for it",
        ),
        "names": field(
            Keyed(Text(), is_free=True),
            "vad parterna i nyckeln heter",
            "what the parties of the key are called",
        ),
        "ownership": field(
            ANY_WAY,
            "hur det som ägs tillsammans delas, om inte som kostnaden",
            "how what is owned together is shared, if not as the cost",
        ),
        "note": field(Text(), "anmärkning till läsaren", "a remark to the reader, in Swedish"),
        "note_en": field(Text(), "samma på engelska", "the same in English"),
        **_WAY,
        "inner_clause": _INNER_CLAUSE,
    },
    Words("En hel nyckel.", "A whole key."),
)
