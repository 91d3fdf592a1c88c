"""Which key and which rounding give a printed table: the door is check().

printed = Printed(rows=(PrintedRow("Avesta", Fraction(15941400), {"befolkning": Fraction(22986)}), …),
                  stated_ore=200000000)
checked = check(printed)
checked.reproduced, checked.sentence.sv, checked.differences, checked.rows
"""

from samverk.rulebook.costs.checking.facts import (
    Checked,
    CheckedRow,
    Difference,
    KeyKind,
    Printed,
    PrintedRow,
    RoundingKind,
)
from samverk.rulebook.costs.checking.verdict import check

__all__ = [
    "Checked",
    "CheckedRow",
    "Difference",
    "KeyKind",
    "Printed",
    "PrintedRow",
    "RoundingKind",
    "check",
]
