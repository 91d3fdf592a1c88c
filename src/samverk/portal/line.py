"""A party's own line as a tree: fullmäktige above its committees, the offices in each with who holds them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samverk.foundation.formats import sv_sort
from samverk.parties.models import Office, OfficeHolding, Organ


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office and those who hold it; nobody where it is vacant or not recorded."""

    office: Office
    holders: tuple[OfficeHolding, ...]


@dataclass(frozen=True, slots=True)
class OrganInLine:
    """One organ of the line, with its offices and the organs under it."""

    organ: Organ
    offices: tuple[HeldOffice, ...]
    under: tuple["OrganInLine", ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The organs at the top, each with what is under it, and the offices outside every organ."""

    organs: tuple[OrganInLine, ...]
    beside: tuple[HeldOffice, ...]

    @property
    def is_known(self) -> bool:
        """Whether anything at all is recorded."""
        return bool(self.organs or self.beside)


def line(
    organs: Sequence[Organ], offices: Iterable[Office], holdings: Iterable[OfficeHolding]
) -> Line:
    """The tree of a party. No queries."""
    held: dict[int, list[OfficeHolding]] = defaultdict(list)
    for holding in holdings:
        held[holding.office_id].append(holding)
    known = {organ.pk for organ in organs}
    by_organ: dict[int | None, list[HeldOffice]] = defaultdict(list)
    for office in offices:
        at = office.organ_id if office.organ_id in known else None
        by_organ[at].append(HeldOffice(office, tuple(held[office.pk])))
    children: dict[int | None, list[Organ]] = defaultdict(list)
    for organ in sorted(organs, key=_order):
        children[organ.parent_id if organ.parent_id in known else None].append(organ)
    return Line(_under(None, children, by_organ), tuple(by_organ[None]))


def _under(
    parent: int | None,
    children: Mapping[int | None, list[Organ]],
    offices: Mapping[int | None, list[HeldOffice]],
) -> tuple[OrganInLine, ...]:
    return tuple(
        OrganInLine(organ, tuple(offices.get(organ.pk, ())), _under(organ.pk, children, offices))
        for organ in children.get(parent, ())
    )


_KINDS = {kind: place for place, kind in enumerate(Organ.Kind.values)}


def _order(organ: Organ) -> tuple[int, tuple[str, str]]:
    return _KINDS[organ.kind], sv_sort(organ.name)
