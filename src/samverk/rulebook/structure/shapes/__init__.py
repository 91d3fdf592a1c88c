"""The small language in which the structure format is declared.

One declaration gives the reader its checks, the JSON schema its text and the documentation its tables.
"""

from samverk.rulebook.structure.shapes.composed import Either, Field, Keyed, Many, Table
from samverk.rulebook.structure.shapes.shape import Shape
from samverk.rulebook.structure.shapes.values import Choice, Day, Flag, Pattern, Ref, Text, Whole

__all__ = [
    "Choice",
    "Day",
    "Either",
    "Field",
    "Flag",
    "Keyed",
    "Many",
    "Pattern",
    "Ref",
    "Shape",
    "Table",
    "Text",
    "Whole",
]
