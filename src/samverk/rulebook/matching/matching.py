"""Finds the one known thing that a name means: written alike, else nearly alike and alone in that."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.matching.distance import distance
from samverk.rulebook.matching.folding import fold, kernel

_LETTERS_PER_SLIP = 4
_MOST_SLIPS = 2
_LONGEST = 200


class How(StrEnum):
    """How sure it is what a name means; a near name is taken for the known one, and that must be seen."""

    EXACT = "exact"
    ALIKE = "alike"
    NEAR = "near"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means: one key, several that it may mean, or none."""

    how: How
    keys: tuple[str, ...] = ()

    @property
    def key(self) -> str | None:
        """The one that is meant, or None where it is not known which."""
        return self.keys[0] if self.how in {How.EXACT, How.ALIKE, How.NEAR} else None


def match(said: str, known: Mapping[str, Iterable[str]]) -> Match:
    """Which key somebody means by a name, where each key is known under some names.

    Shape: an exact name wins over one that is alike, and that over one that is near; what two keys share is
    ambiguous, never guessed.
    """
    names = {key: tuple(each) for key, each in known.items()}
    for how, form in _FORMS:
        found = _alike(said, names, form)
        if found:
            return Match(how if len(found) == 1 else How.AMBIGUOUS, found)
    near = _near(said, names)
    if not near:
        return Match(How.UNKNOWN)
    return Match(How.NEAR if len(near) == 1 else How.AMBIGUOUS, near)


def _spaced(text: str) -> str:
    return " ".join(text.split())


_FORMS: tuple[tuple[How, Callable[[str], str]], ...] = (
    (How.EXACT, _spaced),
    (How.ALIKE, fold),
    (How.ALIKE, kernel),
)


def _alike(
    said: str, names: Mapping[str, tuple[str, ...]], form: Callable[[str], str]
) -> tuple[str, ...]:
    wanted = form(said)
    if not wanted:
        return ()
    return tuple(key for key, each in names.items() if any(form(name) == wanted for name in each))


def _near(said: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Every key within the slips that a name of this length may have: a second one makes it ambiguous."""
    wanted = kernel(said)[:_LONGEST]
    return tuple(
        key for key, each in names.items() if any(is_near(wanted, kernel(name)) for name in each)
    )


def is_near(one: str, other: str) -> bool:
    """Whether two folded names differ by a slip or two, the fewer the shorter they are."""
    slips = min(_MOST_SLIPS, min(len(one), len(other)) // _LETTERS_PER_SLIP)
    return slips > 0 and abs(len(one) - len(other)) <= slips and distance(one, other) <= slips
