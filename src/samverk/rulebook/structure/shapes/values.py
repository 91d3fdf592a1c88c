"""Shapes of single values: texts, numbers, days, fixed words and references."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.faults import Fault, Path
from samverk.rulebook.structure.shapes.shape import Shape

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_TEXT = 4000


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
