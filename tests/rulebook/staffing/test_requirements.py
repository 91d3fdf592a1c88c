"""What whoever names somebody is told that the seat requires."""

from importlib import resources

from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.slots import Slot
from samverk.rulebook.staffing.requirements import requirements
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import FilledBy, Filler, Standing

FILE = resources.files("samverk.structures").joinpath("vasterbotten.toml")
STRUCTURE = reader.read(FILE.read_bytes())
OF_A_PARTY = Filler(FilledBy.PARTY, "umea", party="umea")


def told(
    filler: Filler = OF_A_PARTY, *, profession: str | None = None, eligible: tuple[str, ...] = ()
) -> list[str]:
    slot = Slot(
        filler=filler,
        kind=SeatKind.ORDINARY,
        number=1,
        is_optional=False,
        standing=Standing.MEMBER,
        is_when_needed=False,
        profession=profession,
        clauses=(),
        eligible=eligible,
    )
    return [words.sv for words in requirements(slot, STRUCTURE)]


def test_a_seat_that_is_only_a_partys_requires_nothing_more() -> None:
    assert told() == []


def test_a_seat_says_who_may_be_named_in_the_order_of_the_rule() -> None:
    assert told(eligible=("council member", "council substitute")) == [
        "Ska vara ledamot i fullmäktige eller ersättare i fullmäktige."
    ]


def test_a_seat_for_a_profession_names_it() -> None:
    assert told(profession="lakare") == [f"Ska ha yrket {STRUCTURE.name_of('lakare')}."]


def test_a_seat_for_a_function_names_it() -> None:
    filler = Filler(FilledBy.FUNCTION, "samordnare")

    assert told(filler) == [f"Platsen är för {STRUCTURE.name_of('samordnare')}."]
