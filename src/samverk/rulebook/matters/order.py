"""How the matters of a structure are numbered and sorted: what its file says, else the order of Samverk."""

from collections.abc import Mapping

from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key, Structure

LETTERS = 3
IDLE_DAYS = 30
TARGET_GROUPS: Mapping[Key, Words] = {
    "barn-unga": Words("Barn och unga", "Children and young people"),
    "vuxna-aldre": Words("Vuxna och äldre", "Adults and the elderly"),
    "hjalpmedel": Words("Hjälpmedel", "Assistive devices"),
    "patientsakerhet": Words("Patientsäkerhet", "Patient safety"),
}


@rule
def series(structure: Structure) -> str:
    """The letters before the number of a matter.

    Source: samverk-arenden Ä15
    """
    said = structure.matters.series if structure.matters else None
    return said or structure.id.replace("-", "")[:LETTERS].upper()


@rule
def target_groups(structure: Structure) -> Mapping[Key, Words]:
    """The target groups of the structure by their key.

    Source: samverk-arenden Ä15
    """
    said = structure.matters.target_groups if structure.matters else {}
    return {key: Words(name, name) for key, name in said.items()} or TARGET_GROUPS


@rule
def idle_days(structure: Structure) -> int:
    """After how many days a matter counts as not moved.

    Source: samverk-arenden Ä12
    """
    said = structure.matters.idle_days if structure.matters else None
    return said or IDLE_DAYS
