"""Shapes that are made of others: lists, alternatives and tables."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import Fault, Path
from samverk.rulebook.structure.shapes.shape import Shape, shown
from samverk.rulebook.structure.shapes.values import KEY


@dataclass(frozen=True, slots=True)
class Many(Shape):
    """A list of one or more values of a shape; a value alone is read as a list of one where that is said."""

    of: Shape
    may_be_alone: bool = False

    def parts(self) -> Iterable[Shape]:
        return (self.of,)

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if self.may_be_alone and not isinstance(value, list):
            yield from self.of.faults(value, path)
        elif not isinstance(value, list) or not value:
            yield self.wrong(value, path)
        else:
            for index, item in enumerate(value):
                yield from self.of.faults(item, (*path, index))

    def allowed(self) -> Words:
        inner = self.of.allowed()
        alone = (
            Words(f"{inner.sv}, eller ", f"{inner.en}, or ") if self.may_be_alone else Words("", "")
        )
        return Words(f"{alone.sv}en lista av {inner.sv}", f"{alone.en}a list of {inner.en}")

    def schema(self) -> dict[str, object]:
        many: dict[str, object] = {"type": "array", "minItems": 1, "items": self.of.schema()}
        return {"anyOf": [self.of.schema(), many]} if self.may_be_alone else many


@dataclass(frozen=True, slots=True)
class Either(Shape):
    """The first of several shapes that reads the value's kind (number, text, table, list)."""

    shapes: tuple[Shape, ...]

    def parts(self) -> Iterable[Shape]:
        return self.shapes

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if any(shape.fits(value) for shape in self.shapes):
            return
        meant = self._meant(value) if isinstance(value, dict) else None
        if meant is not None:
            yield from meant.faults(value, path)
        else:
            yield self.wrong(value, path)

    def _meant(self, value: Mapping[str, object]) -> "Table | None":
        """The table whose keys the value comes closest to; None where it comes close to none."""
        tables = [shape for shape in self.shapes if isinstance(shape, Table)]
        best = max(tables, key=lambda table: table.likeness(value), default=None)
        return best if best is not None and best.likeness(value) > 0 else None

    def allowed(self) -> Words:
        plain = [shape.allowed() for shape in self.shapes if not isinstance(shape, Table)]
        marks = ", ".join(shape.mark for shape in self.shapes if isinstance(shape, Table))
        tables = [
            Words(
                f"en tabell med någon av nycklarna {marks}", f"a table with one of the keys {marks}"
            )
        ]
        each = plain + (tables if marks else [])
        return Words(
            " eller ".join(words.sv for words in each), " or ".join(words.en for words in each)
        )

    def schema(self) -> dict[str, object]:
        return {"anyOf": [shape.schema() for shape in self.shapes]}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table: its shape, whether it must be there, and what it means."""

    shape: Shape
    means: Words
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Table(Shape):
    """A table with known keys."""

    name: str
    fields: Mapping[str, Field]
    means: Words = field(default=Words("", ""))

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield self.wrong(value, path)
            return
        unknown = {key: _closest(key, self.fields) for key in value if key not in self.fields}
        for key, meant in unknown.items():
            yield self._unknown(key, meant, path)
        for key, known in self.fields.items():
            if key in value:
                yield from known.shape.faults(value[key], (*path, key))
            elif known.is_required and key not in unknown.values():
                yield Fault(
                    (*path, key), Words(f"{key} saknas", f"{key} is missing"), known.shape.allowed()
                )

    def likeness(self, value: Mapping[str, object]) -> int:
        """How much the keys look like ours: two for a key that we have, one for one that is close."""
        return sum(
            2 if key in self.fields else 1 if _closest(key, self.fields) else 0 for key in value
        )

    @property
    def mark(self) -> str:
        """The key that tells this table from the others that may stand in its place."""
        return next(
            (key for key, known in self.fields.items() if known.is_required),
            next(iter(self.fields)),
        )

    def parts(self) -> Iterable[Shape]:
        return (known.shape for known in self.fields.values())

    def _unknown(self, key: str, meant: str | None, path: Path) -> Fault:
        quoted = shown(key)
        hint = (
            Words(f' – menade du "{meant}"?', f' – did you mean "{meant}"?')
            if meant
            else Words("", "")
        )
        return Fault(
            (*path, key),
            Words(
                f"nyckeln {quoted.sv} är okänd{hint.sv}", f"the key {quoted.en} is unknown{hint.en}"
            ),
            self.allowed(),
        )

    def allowed(self) -> Words:
        keys = ", ".join(self.fields)
        return Words(f"en tabell med nycklarna {keys}", f"a table with the keys {keys}")

    def schema(self) -> dict[str, object]:
        return {
            "type": "object",
            "description": self.means.en,
            "additionalProperties": False,
            "required": [key for key, known in self.fields.items() if known.is_required],
            "properties": {
                key: {**known.shape.schema(), "description": known.means.en}
                for key, known in self.fields.items()
            },
        }


@dataclass(frozen=True, slots=True)
class Keyed(Shape):
    """Tables by key of our choice, such as [bodies.samrad]."""

    of: Shape
    is_free: bool = False

    def parts(self) -> Iterable[Shape]:
        return (self.of,)

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield self.wrong(value, path)
            return
        for key, item in value.items():
            if not self.is_free and not KEY.fullmatch(key):
                yield Fault(
                    (*path, key),
                    Words("nyckeln har fel form", "the key has the wrong form"),
                    self._allowed_key(),
                )
            else:
                yield from self.of.faults(item, (*path, key))

    @staticmethod
    def _allowed_key() -> Words:
        return Words(
            "små bokstäver a–z, siffror och bindestreck", "lower-case a–z, digits and hyphens"
        )

    def allowed(self) -> Words:
        inner = self.of.allowed()
        return Words(
            f"en eller flera tabeller, var och en {inner.sv}",
            f"one or more tables, each {inner.en}",
        )

    def schema(self) -> dict[str, object]:
        names = {} if self.is_free else {"propertyNames": {"pattern": f"^{KEY.pattern}$"}}
        return {"type": "object", **names, "additionalProperties": self.of.schema()}


def _closest(key: str, known: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(key, known, n=1)), None)
