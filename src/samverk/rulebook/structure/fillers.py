"""Who fills a seat: from the words of a structure file to one filler for each that fills."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samverk.rulebook.structure.model import FilledBy, Filler, Key, Party
from samverk.rulebook.structure.reading import listed

OF_OFFICE = frozenset({FilledBy.CHAIR_OF, FilledBy.VICE_CHAIR_OF, FilledBy.OFFICE})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the word `from` of a seat rule with the parties and sub-regions of its file."""

    parties: Mapping[Key, Party]
    areas: Mapping[Key, tuple[Key, ...]]

    def read(self, value: str | list[str] | Mapping[str, Any]) -> tuple[Filler, ...]:
        """The fillers, in the order of the file; a rule for each of none has none."""
        if not isinstance(value, Mapping):
            return self._parties(listed(value))
        word = next(word for word in _WORDS if word in value)
        return tuple(getattr(self, f"_{word}")(value))

    def _parties(self, keys: Iterable[Key]) -> tuple[Filler, ...]:
        return tuple(Filler(FilledBy.PARTY, key, key, self.parties[key].side) for key in keys)

    def _each(self, value: Mapping[str, Any]) -> tuple[Filler, ...]:
        return self._parties(self._keys_of_each(value))

    def _keys_of_each(self, value: Mapping[str, Any]) -> list[Key]:
        within = self.areas[value["area"]] if "area" in value else tuple(self.parties)
        left_out = set(value.get("except", ()))
        return [
            key
            for key in within
            if key not in left_out and self._is_meant(self.parties[key], value)
        ]

    @staticmethod
    def _is_meant(party: Party, value: Mapping[str, Any]) -> bool:
        kind_fits = party.is_signatory if value["each"] == "party" else party.kind == value["each"]
        return kind_fits and value.get("side", party.side) == party.side

    def _office(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        office, or_appointed = value["office"], value.get("or_appointed", False)
        if "each" not in value and "at" not in value:
            return (Filler(FilledBy.OFFICE, office, or_appointed=or_appointed),)
        at = self._keys_of_each(value) if "each" in value else listed(value["at"])
        return (
            Filler(FilledBy.OFFICE, office, key, self.parties[key].side, or_appointed) for key in at
        )

    def _side(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        return (
            Filler(
                FilledBy.SIDE,
                value["side"],
                side=value["side"],
                appointed_by=value.get("appointed_by"),
            ),
        )

    def _chair_of(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        return (Filler(FilledBy.CHAIR_OF, value["chair_of"]),)

    def _vice_chair_of(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        return (Filler(FilledBy.VICE_CHAIR_OF, value["vice_chair_of"]),)

    def _body(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        return (Filler(FilledBy.BODY, value["body"], side=value.get("side")),)

    def _association(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        return (Filler(FilledBy.ASSOCIATION, value["association"], side=value.get("side")),)

    def _groups(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        at = value.get("at")
        side = self.parties[at].side if at else None
        return (Filler(FilledBy.PARTY_GROUP, group, at, side) for group in value["groups"])

    def _function(self, value: Mapping[str, Any]) -> Iterable[Filler]:
        return (Filler(FilledBy.FUNCTION, value["function"], side=value.get("side")),)


# "side", "each" and "body" are words in several forms: the word that says most stands first.
_WORDS = (
    "office",
    "each",
    "chair_of",
    "vice_chair_of",
    "body",
    "association",
    "groups",
    "function",
    "side",
)
