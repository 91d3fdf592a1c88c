"""The columns of the three kinds of sheet: what each is called, and what else people call it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a sheet is a list of, in the order in which sheets are read in: a seat may need all that is before it."""

    LINE = "line"
    PERSONS = "persons"
    SEATS = "seats"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the program, its heading, and other headings for the same."""

    field: str
    heading: str
    also: tuple[str, ...] = ()
    width: int = 16


GIVEN_NAME = Column("given_name", "Förnamn", ("tilltalsnamn",))
FAMILY_NAME = Column("family_name", "Efternamn")
WHOLE_NAME = Column("name", "Namn", ("för- och efternamn", "ledamot", "representant", "person"))
EMAIL = Column("email", "E-post", ("e-postadress", "epost", "epostadress", "mejl", "mail"), 28)
PROFESSION = Column("profession", "Yrke", ("yrken", "profession"))
PARTY = Column("party", "Part", ("kommun", "huvudman", "organisation", "för"), 22)
FROM = Column("from_day", "Från", ("från och med", "fr o m", "from", "fr.o.m.", "start"), 12)
TO = Column("to_day", "Till", ("till och med", "t o m", "tom", "t.o.m.", "slut"), 12)

SEATS = (
    Column("body", "Organ", ("grupp", "forum", "nämnd"), 28),
    PARTY,
    Column("kind", "Plats", ("ordinarie/ersättare", "ordinarie eller ersättare", "uppdrag"), 12),
    Column("number", "Nummer", ("nr", "platsnummer"), 9),
    Column("filler", "Fylls av", ("platsen är för",), 24),
    Column("standing", "Ställning", (), 16),
    GIVEN_NAME,
    FAMILY_NAME,
    WHOLE_NAME,
    EMAIL,
    PROFESSION,
    Column("office", "Befattning", ("befattningar", "titel", "roll"), 24),
    FROM,
    TO,
    Column("decided_by", "Beslutat av", ("beslutande organ", "utsedd av"), 22),
    Column("decided_on", "Beslutsdatum", ("beslutat den", "beslutsdag"), 13),
    Column("paragraph", "Paragraf", ("§", "par", "§ nr"), 10),
    Column("registry_number", "Diarienummer", ("dnr", "diarienr"), 16),
)
PERSONS = (GIVEN_NAME, FAMILY_NAME, WHOLE_NAME, EMAIL, PROFESSION)
LINE = (
    PARTY,
    Column("organ", "Organ", ("nämnd", "förvaltning"), 32),
    Column("sort", "Slag", ("typ",), 14),
    Column("under", "Under", ("lyder under", "överordnad"), 28),
    FROM,
    TO,
)
OF_KIND = {Kind.SEATS: SEATS, Kind.PERSONS: PERSONS, Kind.LINE: LINE}
TITLES = {Kind.SEATS: "Platser", Kind.PERSONS: "Personer", Kind.LINE: "Linjen"}
# The sheet of the template that is for people only.
README = "Läs mig"


def written(kind: Kind) -> tuple[Column, ...]:
    """The columns that we write ourselves: a name in two columns, never in one."""
    return tuple(column for column in OF_KIND[kind] if column is not WHOLE_NAME)
