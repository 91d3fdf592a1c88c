"""A key that calls parties by their names is kept by their keys, with its remarks where that can be done."""

import pytest

from samverk.rulebook.costs import reading
from samverk.rulebook.costs.renaming import renamed
from samverk.rulebook.structure.faults import UnusableFileError

KEYS = {
    "Region Dalarna": "region-dalarna",
    "Mora kommun": "mora",
    "Mora": "mora",
    "Säters kommun": "sater",
}
EVERYWHERE = """\
# Anmärkningen står kvar: Mora kommun bär minst.
name = "Mora kommun och de andra"
unit = "krona"
outside = ["Säters kommun"]
odd_ore_to = "Mora kommun"
paid_by = { "Mora kommun" = 'Region Dalarna' }
names = { "Region Dalarna" = "Regionen" }
ownership = { shares = { "Mora kommun" = "1/2", avesta = "1/2" } }
[phase_in]
before = { equal = true, parties = "Mora kommun" }
after = { fixed = { "Mora kommun" = 100 }, rest = { by = "population" } }
steps = { 2026 = "1/2", 2027 = 1 }
[limits]
floors = { Mora = 10 }
ceilings = { "Säters kommun" = 20 }
guarantee = { at_most = "5 %", earlier = { "Region Dalarna" = 30 } }
"""


def test_every_place_that_names_a_party_gets_its_key_and_nothing_else_changes() -> None:
    text = renamed(EVERYWHERE, KEYS)

    assert text.startswith(
        '# Anmärkningen står kvar: Mora kommun bär minst.\nname = "Mora kommun och de andra"\n'
    )
    assert reading.read(text.encode()).mentions() == {"region-dalarna", "mora", "sater", "avesta"}
    assert reading.read(text.encode()).names == {"region-dalarna": "Regionen"}


def test_a_key_whose_words_cannot_be_put_in_place_is_written_anew() -> None:
    text = 'note = "Mora"\nmix = [{ weight = "1", shares = { Mora = "1" } }]\n'

    found = reading.read(renamed(text, KEYS).encode())

    assert found.mentions() == {"mora"}
    assert found.note is not None
    assert found.note.sv == "Mora"


def test_a_party_under_two_names_in_one_table_stays_as_it_was_written() -> None:
    text = 'by = "population"\n[limits]\nfloors = { Mora = 1, "Mora kommun" = 2 }\n'

    assert reading.read(renamed(text, KEYS).encode()).mentions() == {"Mora", "Mora kommun"}


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(UnusableFileError):
        renamed("equal = 1", KEYS)
