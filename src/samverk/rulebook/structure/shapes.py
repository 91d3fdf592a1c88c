"""The small language in which the structure format is declared.

One declaration gives the reader its checks, the JSON schema its text and the documentation its tables.
"""

import datetime as dt
import difflib
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import Fault, Path

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_TEXT = 4000
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
        shown = _shown(value)
        wrong = Words(f"{shown.sv} går inte att använda här", f"{shown.en} cannot be used here")
        return Fault(path, wrong, self.allowed())


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """A text of one or more characters that is not only space."""

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if (
            not isinstance(value, str)
            or not value.strip()
            or len(value) > _LONGEST_TEXT
            or "\x00" in value
        ):
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        return Words(
            "en text inom citattecken, högst 4 000 tecken",
            "a text in quotes, at most 4,000 characters",
        )

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": r"\S", "maxLength": _LONGEST_TEXT}


@dataclass(frozen=True, slots=True)
class Pattern(Shape):
    """A text of a fixed form, such as an organisation number."""

    form: str
    says: Words

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if not isinstance(value, str) or not re.fullmatch(self.form, value, re.ASCII):
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        return self.says

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": f"^(?:{self.form})$"}


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """A whole number between two bounds."""

    least: int
    most: int

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if (
            not isinstance(value, int)
            or isinstance(value, bool)
            or not self.least <= value <= self.most
        ):
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        return Words(
            f"ett heltal {self.least}–{self.most}", f"a whole number {self.least}–{self.most}"
        )

    def schema(self) -> dict[str, object]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Day(Shape):
    """A date, written without quotes."""

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        is_day = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
        if not is_day or not dt.date(1900, 1, 1) <= value <= dt.date(2200, 12, 31):  # type: ignore[operator]
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        return Words(
            "ett datum utan citattecken, som 2020-09-01, mellan 1900 och 2200",
            "a date without quotes, such as 2020-09-01, between 1900 and 2200",
        )

    def schema(self) -> dict[str, object]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Flag(Shape):
    """true or false."""

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if not isinstance(value, bool):
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        return Words("true eller false, utan citattecken", "true or false, without quotes")

    def schema(self) -> dict[str, object]:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Choice(Shape):
    """One of a few fixed words, each with what it means."""

    options: Mapping[str, Words]

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if not isinstance(value, str) or value not in self.options:
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        listed = ", ".join(f'"{option}"' for option in self.options)
        return Words(f"ett av {listed}", f"one of {listed}")

    def schema(self) -> dict[str, object]:
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Ref(Shape):
    """The key of something declared elsewhere in the file, for instance a body; checked once all is read."""

    tables: tuple[str, ...]
    words: Mapping[str, Words] = field(default_factory=dict)

    def faults(self, value: object, path: Path) -> Iterator[Fault]:
        if not isinstance(value, str) or not (KEY.fullmatch(value) or value in self.words):
            yield self.wrong(value, path)

    def allowed(self) -> Words:
        places = ", ".join(self.tables)
        words = "".join(f', "{word}"' for word in self.words)
        return Words(f"en nyckel ur {places}{words}", f"a key from {places}{words}")

    def schema(self) -> dict[str, object]:
        words = "".join(f"|{re.escape(word)}" for word in self.words)
        places = {"$comment": f"key of {', '.join(self.tables)}"} if self.tables else {}
        return {"type": "string", "pattern": f"^(?:{KEY.pattern}{words})$", **places}


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
        shown = _shown(key)
        hint = (
            Words(f' – menade du "{meant}"?', f' – did you mean "{meant}"?')
            if meant
            else Words("", "")
        )
        return Fault(
            (*path, key),
            Words(
                f"nyckeln {shown.sv} är okänd{hint.sv}", f"the key {shown.en} is unknown{hint.en}"
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


def _shown(value: object) -> Words:
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
