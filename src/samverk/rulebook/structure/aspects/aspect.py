"""One thing that a structure says of something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import Clauses, Structure


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is said: the key in the file that says it, a label, the words and the clauses."""

    key: str
    label: Words
    says: Words
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an aspect; makes an aspect of it where there is something to say."""

    key: str
    words: Words

    def says(self, words: Words | None, clauses: Clauses = ()) -> tuple[Aspect, ...]:
        """The aspect, or nothing where there are no words."""
        if words is None or not words.sv:
            return ()
        return (Aspect(self.key, self.words, words, clauses),)


def label(key: str, sv: str, en: str) -> Label:
    """A label in both languages."""
    return Label(key, Words(sv, en))


def same(text: str) -> Words:
    """A name or a number: the same in both languages."""
    return Words(text, text)


def joined(parts: Iterable[Words], between: str = ", ") -> Words:
    """Several words as one, divided by a mark."""
    listed = list(parts)
    return Words(between.join(part.sv for part in listed), between.join(part.en for part in listed))


def listed(parts: Iterable[Words]) -> Words:
    """Several words as people list them: "a, b och c"."""
    *before, last = parts
    if not before:
        return last
    head = joined(before)
    return Words(f"{head.sv} och {last.sv}", f"{head.en} and {last.en}")


def named(structure: Structure, key: str | None, fixed: Mapping[str, Words]) -> Words | None:
    """What people call a key that may also be one of a few fixed words."""
    if key is None:
        return None
    return fixed.get(key) or same(structure.name_of(key))
