"""What every shape can do, and how a fault quotes a value."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import Fault, Path

_LONGEST_SHOWN = 40
_LARGEST_SHOWN = 10**15


class Shape(ABC):
    """What a value may look like."""

    @abstractmethod
    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        """Every fault in the value, each at its place."""

    @abstractmethod
    def allowed(self) -> Words:
        """What is allowed, as the end of a sentence."""

    @abstractmethod
    def schema(self) -> dict[str, object]:
        """The same as JSON schema."""

    def parts(self) -> Iterable["Shape"]:
        """The shapes that this one is made of."""
        return ()

    def fits(self, value: object) -> bool:
        """Whether the value is of the kind that this shape reads (its contents may still be wrong)."""
        return not any(self.faults(value, ()))

    def wrong(self, value: object, path: Path) -> Fault:
        """The fault that the value is not what is allowed here."""
        quoted = shown(value)
        wrong = Words(f"{quoted.sv} går inte att använda här", f"{quoted.en} cannot be used here")
        return Fault(path, wrong, self.allowed())


def shown(value: object) -> Words:
    """A value as a fault quotes it: short, on one line, in letters that can be printed."""
    if isinstance(value, dict):
        return Words("en tabell", "a table")
    if isinstance(value, list):
        return Words("en lista", "a list") if value else Words("en tom lista", "an empty list")
    if isinstance(value, int) and abs(value) > _LARGEST_SHOWN:
        return Words("ett mycket stort tal", "a very large number")
    written = f'"{value}"' if isinstance(value, str) else _in_toml(value)
    short = written if len(written) <= _LONGEST_SHOWN else written[: _LONGEST_SHOWN - 1] + "…"
    clean = "".join(character if character.isprintable() else "�" for character in short)
    return Words(clean, clean)


def _in_toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
