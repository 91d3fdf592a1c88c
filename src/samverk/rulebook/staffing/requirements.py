"""What the rules require of whoever is named for a place, told to whoever names them."""

from collections.abc import Iterator

from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.slots import Slot
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import FilledBy, Structure

_KINDS = {
    "council member": Words("ledamot i fullmäktige", "a member of the council"),
    "council substitute": Words("ersättare i fullmäktige", "a substitute in the council"),
    "elected": Words("förtroendevald", "an elected representative"),
    "official": Words("tjänsteperson", "an official"),
    "employee": Words("anställd", "an employee"),
}


@rule
def requirements(slot: Slot, structure: Structure) -> Iterator[Words]:
    """What the seat requires: eligibility, profession, function. Nothing where the rules only say whose it is.

    Source: samverk K11
    """
    if slot.eligible:
        wanted = [_KINDS[word] for word in slot.eligible if word in _KINDS]
        sv, en = (" eller ".join(w.sv for w in wanted), " or ".join(w.en for w in wanted))
        yield Words(f"Ska vara {sv}.", f"Shall be {en}.")
    if slot.profession is not None:
        name = structure.name_of(slot.profession)
        yield Words(f"Ska ha yrket {name}.", f"Shall have the profession {name}.")
    if slot.filler.kind is FilledBy.FUNCTION:
        function = naming.of_filler(slot.filler, structure)
        yield Words(f"Platsen är för {function.sv}.", f"The seat is for {function.en}.")
