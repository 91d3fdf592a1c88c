"""A year of a principal's agreements, as its board reports them to the council."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries.briefly import duties_of
from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.many import reads
from samverk.agreements.queries.status import PartyStatus, Prolonged, status_of
from samverk.bodies.models import Structure, StructureParty
from samverk.foundation.formats import sv_sort
from samverk.rulebook.agreements.duties import Doing, DutyStanding
from samverk.rulebook.agreements.reporting import in_force_during
from samverk.rulebook.agreements.state import state
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Key

AT_A_TIME = 500
Kinds = Agreement.Cooperation


@dataclass(frozen=True, slots=True)
class Told:
    """One agreement in the year: what the party decided, how long it is in force for it, what was done and is to be."""

    agreement: Agreement
    period: Period
    own: PartyStatus
    others: tuple[str, ...]
    done: tuple[tuple[DutyStanding, str], ...]
    left: tuple[DutyStanding, ...]
    notices: tuple[DepositaryNotice, ...]
    prolonged: Prolonged | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A principal's year; until is the day that it is told as of. unsaid are agreements whose terms nobody has said."""

    structure: Structure
    party: StructureParty
    year: int
    until: dt.date
    told: tuple[Told, ...]
    unsaid: tuple[Agreement, ...]

    def of(self, kind: str) -> tuple[Told, ...]:
        """The agreements of one kind of cooperation."""
        return tuple(each for each in self.told if each.agreement.cooperation == kind)


@dataclass(frozen=True, slots=True)
class Line:
    """A principal in a year: how many agreements of contractual cooperation, of other kinds, and not yet considered."""

    party: StructureParty
    contractual: int
    other: int
    unknown: int


def told_until(year: int, *, on: dt.date) -> dt.date:
    """The day that a year's report is told as of: its last, or the day itself while the year lasts."""
    return min(dt.date(year, 12, 31), on)


def principals(structure: Structure) -> Sequence[StructureParty]:
    """The parties of a structure that sign agreements, each as it was named last. One query."""
    rows = StructureParty.objects.filter(structure=structure, is_signatory=True)
    named = {row.party_id: row for row in rows.select_related("party").order_by("pk")}
    return sorted(named.values(), key=lambda row: sv_sort(row.name))


def lines(structure: Structure, year: int, *, on: dt.date) -> list[Line]:
    """Every principal in a year. Queries: two, and those of many.reads for each five hundred agreements."""
    until = told_until(year, on=on)
    found = list(_reads(structure, until).values())
    return [_line(row, found, year, until) for row in principals(structure)]


def report(structure: Structure, party: StructureParty, year: int, *, on: dt.date) -> Report:
    """One principal's year. Queries: three, and those of many.reads for each five hundred agreements."""
    until = told_until(year, on=on)
    found = _reads(structure, until)
    known = [read for read in found.values() if read is not None]
    told = _notices(structure, party, year, until)
    rows = [
        _told(read, period, party.party.key, year, until, told)
        for read in known
        if (period := in_force_during(read.known, party.party.key, year=year, on=until))
    ]
    unsaid = Agreement.objects.filter(pk__in=[pk for pk, read in found.items() if read is None])
    return Report(
        structure,
        party,
        year,
        until,
        tuple(sorted(rows, key=lambda each: (sv_sort(each.agreement.name), each.agreement.pk))),
        tuple(unsaid.order_by("name", "pk")),
    )


def _reads(structure: Structure, on: dt.date) -> dict[int, Read | None]:
    rows = Agreement.objects.filter(structure=structure).order_by("pk")
    pks = list(rows.values_list("pk", flat=True))
    found: dict[int, Read | None] = {}
    for start in range(0, len(pks), AT_A_TIME):
        found |= reads(pks[start : start + AT_A_TIME], on=on)
    return found


def _line(row: StructureParty, found: Iterable[Read | None], year: int, until: dt.date) -> Line:
    kinds = [
        read.agreement.cooperation
        for read in found
        if read and in_force_during(read.known, row.party.key, year=year, on=until)
    ]
    return Line(
        row, kinds.count(Kinds.CONTRACTUAL), kinds.count(Kinds.OTHER), kinds.count(Kinds.UNKNOWN)
    )


def _told(
    read: Read,
    period: Period,
    party: Key,
    year: int,
    until: dt.date,
    told: Mapping[int, list[DepositaryNotice]],
) -> Told:
    found = status_of(read, on=until)
    duties = duties_of(read, state(read.known, on=until), on=until)
    said = {row.duty: row.said for row in read.agreement.fulfilments.all() if row.done_on}
    return Told(
        agreement=read.agreement,
        period=period,
        own=next(each for each in found.parties if each.party == party),
        others=tuple(each.name for each in found.parties if each.party != party),
        done=tuple(
            (each, said.get(each.duty.key, ""))
            for each in duties
            if each.doing is Doing.DONE and each.day and each.day.year == year
        ),
        left=tuple(each for each in duties if each.doing not in {Doing.DONE, Doing.LAPSED}),
        notices=tuple(told.get(read.agreement.pk, ())),
        prolonged=found.prolonged,
    )


def _notices(
    structure: Structure, party: StructureParty, year: int, until: dt.date
) -> dict[int, list[DepositaryNotice]]:
    """What was told in the year of all parties or of this one, by agreement, in order."""
    rows = DepositaryNotice.objects.filter(
        agreement__structure=structure, of_day__year=year, issued_on__lte=until
    )
    found: dict[int, list[DepositaryNotice]] = {}
    for row in rows.order_by("agreement", "number"):
        if row.party_id in {None, party.party_id}:
            found.setdefault(row.agreement_id, []).append(row)
    return found
