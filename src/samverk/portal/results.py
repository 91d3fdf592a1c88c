"""What a search found, the exact hits first, each with what it is and the name that was matched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Body, Structure
from samverk.bodies.queries.search import Found
from samverk.foundation.formats import sv_sort
from samverk.parties.models import Party, Person
from samverk.portal.matters import Line


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: what it is called, the other name that was matched, and where it belongs."""

    row: Structure | Body | Party | Person
    name: str
    also: str
    beside: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Group:
    """All hits of one kind; kind is what the template asks for the address."""

    kind: str
    heading: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was found, in the order in which it is read."""

    groups: tuple[Group, ...]
    matters: tuple[Line, ...]
    sentence: str

    @property
    def is_by_number(self) -> bool:
        """Whether a matter bears what was asked for as its number; then the matters come first."""
        return any(line.is_exact for line in self.matters)


def results(found: Found, matters: Sequence[Line], asked: str) -> Results:
    """The hits by kind, and the matters; a group with an exact hit comes first, and in a group the exact hits do."""
    groups = [
        Group("body", _("Organ"), _sorted(_body(row, asked) for row in found.bodies)),
        Group("party", _("Parter"), _sorted(_party(row, asked) for row in found.parties)),
        Group("person", _("Personer"), _sorted(_person(row, asked) for row in found.persons)),
        Group(
            "structure",
            _("Strukturer"),
            _sorted(_structure(row, asked) for row in found.structures),
        ),
    ]
    with_hits = [group for group in groups if group.hits]
    with_hits.sort(key=lambda group: not group.hits[0].is_exact)
    count = len(found) + len(matters)
    said = ngettext("%(count)d träff på ”%(asked)s”", "%(count)d träffar på ”%(asked)s”", count)
    return Results(tuple(with_hits), tuple(matters), said % {"count": count, "asked": asked})


def _sorted(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (not hit.is_exact, sv_sort(hit.name))))


def _body(row: Body, asked: str) -> Hit:
    names = (row.name, row.short, *row.aliases)
    return Hit(row, row.name, _also(asked, row.name, names), row.structure.name, _is(asked, names))


def _party(row: Party, asked: str) -> Hit:
    names = (row.name, *row.aliases)
    beside = str(row.get_kind_display()).capitalize()
    return Hit(
        row, row.name, _also(asked, row.name, names), beside, _is(asked, (*names, row.scb or ""))
    )


def _person(row: Person, asked: str) -> Hit:
    return Hit(row, row.name, "", "", _is(asked, (row.name, row.family_name)))


def _structure(row: Structure, asked: str) -> Hit:
    return Hit(row, row.name, "", row.area, _is(asked, (row.name, row.area)))


def _is(asked: str, names: Iterable[str]) -> bool:
    return any(name.casefold() == asked.casefold() for name in names)


def _also(asked: str, name: str, names: Sequence[str]) -> str:
    """The other name that holds what was asked for, where the name itself does not."""
    wanted = asked.casefold()
    if wanted in name.casefold():
        return ""
    return next((other for other in names if wanted in other.casefold()), "")
