"""Which party each row is about: by its code where it has one, else by its name."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samverk.figures.reading import Said
from samverk.parties.models import Party
from samverk.rulebook.matching import How, Match, fold, kernel, match

_REGION = "00"
_COUNTY = 2
_FORMS: tuple[tuple[How, Callable[[str], str]], ...] = (
    (How.EXACT, str),
    (How.ALIKE, fold),
    (How.ALIKE, kernel),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, the party that it is about where that is known, and how sure that is."""

    said: Said
    party: Party | None
    how: How


class Register:
    """The parties by what they may be called; made once for a table, however long it is."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.parties = {party.key: party for party in parties}
        self.codes = {party.scb: party for party in self.parties.values() if party.scb}
        self.names = {key: (party.name, *party.aliases) for key, party in self.parties.items()}
        self.forms = [(how, form, self._by(form)) for how, form in _FORMS]
        self.seen: dict[str, Match] = {}

    def _by(self, form: Callable[[str], str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for key, names in self.names.items():
            for name in names:
                found[form(name)].add(key)
        return found

    def of_code(self, code: str) -> Party | None:
        """The party of a code: 2084, 20, or a region's as Kolada writes it, 0020."""
        is_region = code.startswith(_REGION) and len(code) > _COUNTY
        return self.codes.get(code[_COUNTY:] if is_region else code)

    def of_name(self, name: str) -> Match:
        """What a name means; a name that is written as it is known is found without comparing it with all."""
        if name not in self.seen:
            self.seen[name] = self.alike(name) or match(name, self.names)
        return self.seen[name]

    def alike(self, name: str) -> Match | None:
        """The one party that is known by the name, however it is spelt; None where none or several are."""
        for how, form, by in self.forms:
            keys = by.get(form(name), set())
            if len(keys) == 1:
                return Match(how, tuple(keys))
        return None


def place(rows: Iterable[Said], parties: Iterable[Party]) -> list[Placed]:
    """The rows with their parties. No queries.

    A name that is only near a party's is taken for it unless another row is surely about that party: in a table of
    the whole nation Sala is not Malå.
    """
    register = Register(parties)
    found = [_placed(row, register) for row in rows]
    sure = {each.party for each in found if each.how in {How.EXACT, How.ALIKE}}
    return [
        Placed(each.said, None, How.UNKNOWN)
        if each.how is How.NEAR and each.party in sure
        else each
        for each in found
    ]


def _placed(row: Said, register: Register) -> Placed:
    if row.code:
        return _by_code(row, register)
    found = register.of_name(row.said)
    return Placed(row, register.parties.get(found.key or ""), found.how)


def _by_code(row: Said, register: Register) -> Placed:
    """The party of the code, unless the name beside it is surely another's: then one of the two is wrong."""
    party = register.of_code(row.code)
    named = register.alike(row.said)
    if party is not None and named is not None and named.key != party.key:
        return Placed(row, None, How.AMBIGUOUS)
    return Placed(row, party, How.EXACT if party else How.UNKNOWN)
