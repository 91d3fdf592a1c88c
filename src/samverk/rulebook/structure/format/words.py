"""What the parts of the format share: how a key is declared, and the values that come back."""

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.shapes import (
    Day,
    Field,
    Many,
    Pattern,
    Ref,
    Shape,
    Table,
    Text,
    Whole,
)

VERSION = 1


def field(shape: Shape, sv: str, en: str, *, required: bool = False) -> Field:
    return Field(shape, Words(sv, en), required)


def table(name: str, sv: str, en: str, /, **fields: Field) -> Table:
    # TOML's own words "from" and "for" are Python's too, hence the trailing underscore here.
    return Table(name, {key.rstrip("_"): known for key, known in fields.items()}, Words(sv, en))


COUNT_OF_PEOPLE = Whole(0, 500)
YEARS = Whole(1, 20)
YEAR = Whole(1900, 2200)
MONTH_DAY = Pattern(
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8])",
    Words('"MM-DD", som "04-01"', '"MM-DD", as "04-01"'),
)
PARTY_KEY = Ref(("parties",))
BODY_KEY = Ref(("bodies",))
SIDE_KEY = Ref(("sides",))
CLAUSE = field(
    Many(Text(), may_be_alone=True),
    "punkten som regeln kommer från",
    "the clause the rule comes from",
)
NOTE = field(Text(), "anmärkning till läsaren", "a remark to the reader")
FROM_DAY = field(Day(), "första dag", "first day")
UNTIL_DAY = field(
    Day(), "första dag då det inte längre gäller", "first day on which it no longer holds"
)
