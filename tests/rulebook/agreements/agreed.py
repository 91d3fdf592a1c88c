"""What an example says of an agreement: its terms in the words of a structure file, and what has happened or is supposed to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samverk.rulebook.agreements.facts import Adoption, Interpretation, Known, Notice, Open
from samverk.rulebook.agreements.supposing import (
    Adopts,
    GivesNotice,
    IsRead,
    IsReplaced,
    NeverAdopts,
    Supposed,
    WithdrawsNotice,
    suppose,
)
from samverk.rulebook.structure.model import Agreement, Duty, Force, Lasts, Structure
from samverk.rulebook.structure.model import Notice as NoticeTerms
from tests.rulebook.structure.texts import shipped, structure

Table = Mapping[str, Any]
SILENT = "unstated"


@dataclass(frozen=True)
class Agreed:
    """What an example says, and everything that follows from it that a rule may ask for by name."""

    row: Table = field(default_factory=dict)

    @property
    def _said(self) -> Table:
        return self.row["agreement"]  # type: ignore[no-any-return]

    @cached_property
    def structure(self) -> Structure:
        return structure(shipped(self._said.get("structure", "vasterbotten")))

    @cached_property
    def terms(self) -> Agreement:
        if "structure" in self._said:
            return self.structure.agreements[self._said["key"]]
        return some_terms(self._said, tuple(self.names))

    @cached_property
    def names(self) -> dict[str, str]:
        if "structure" in self._said:
            return {party.key: party.name for party in self.structure.signatories()}
        parties = self._said["parties"]
        if isinstance(parties, int):
            return {f"part-{number}": f"Part {number}" for number in range(1, parties + 1)}
        return {name.lower(): name for name in parties}

    @cached_property
    def known(self) -> Known:
        return Known(
            terms=self.terms,
            names=self.names,
            adoptions=tuple(self._adoptions()),
            notices=tuple(a_notice(each) for each in self._said.get("notices", ())),
            interpretations=tuple(a_reading(each) for each in self._said.get("read", ())),
            recommended_on=self._said.get("recommended"),
            sent_on=self._said.get("sent"),
            replaced_on=self._said.get("replaced"),
            waits_for={
                name: day if isinstance(day, dt.date) else None
                for name, day in self._said.get("waits_for", {}).items()
            },
            released=self._said.get("released", {}),
        )

    def _adoptions(self) -> list[Adoption]:
        """Everybody on one day, but for those that have their own; "aldrig" is never."""
        days: dict[str, Any] = dict(self._said.get("adopted", {}))
        everybody = days.pop("alla", None)
        changed = self._said.get("with_change", ())
        given = {party: days.get(party, everybody) for party in self.names}
        return [
            Adoption(party, day, with_change=party in changed)
            for party, day in given.items()
            if isinstance(day, dt.date)
        ]

    @property
    def parties(self) -> frozenset[str]:
        return frozenset(self.known.parties)

    @property
    def before(self) -> Known:
        return self.known

    @property
    def after(self) -> Known:
        return suppose(self.known, self.acts)

    @property
    def acts(self) -> list[Supposed]:
        return [an_act(each) for each in self.row.get("supposed", ())]

    @property
    def notice(self) -> Notice:
        return self.known.notices[0]

    @property
    def on(self) -> dt.date:
        return self.row.get("on", dt.date(2024, 5, 1))  # type: ignore[no-any-return]


def some_terms(said: Table, parties: tuple[str, ...]) -> Agreement:
    """Terms in the words of a structure file; what is not said the text does not say."""
    force, lasts, notice = (said.get(part) for part in ("force", "lasts", "notice"))
    return Agreement(
        key="avtalet",
        name="Avtalet",
        kind=said.get("kind", "master"),
        parent=None,
        parties=parties,
        each_with=said.get("each_with"),
        registry_number=None,
        required_by=None,
        force=force and _force(force),
        lasts=lasts and Lasts(None, lasts["until"], lasts.get("renewal_months"), ()),
        notice=notice and _notice_terms(notice),
        disputes=None,
        duties=tuple(
            Duty(key, key, None, latest, None, None, ())
            for key, latest in said.get("duties", {}).items()
        ),
        clauses=(),
    )


def _force(said: Table) -> Force:
    named = tuple(said.get("parties", ()))
    return Force(said["when"], said.get("number"), said.get("not_before"), (), named)


def _notice_terms(said: Table) -> NoticeTerms:
    ends_for = said.get("ends_for", SILENT)
    written = None if ends_for == SILENT else ends_for
    return NoticeTerms(
        months=said["months"],
        counted_from=said.get("from", SILENT),
        by=None,
        is_written=False,
        ends_for=written,
        clauses=(),
    )


def a_notice(row: Table) -> Notice:
    return Notice(row["party"], row["given"], row.get("received"), row.get("treated"))


def a_reading(row: Table) -> Interpretation:
    day = row.get("on", dt.date(2020, 1, 1))
    return Interpretation(Open(row["of"]), row["as"], row.get("by", "Koordinatorn"), day)


def an_act(row: Table) -> Supposed:
    """A supposed act, by the one key that says what happens."""
    if "notice" in row:
        return GivesNotice(a_notice(row["notice"]))
    if "adopts" in row:
        return Adopts(Adoption(row["adopts"], row["on"], with_change=row.get("changed", False)))
    if "never" in row:
        return NeverAdopts(row["never"])
    if "withdraws" in row:
        return WithdrawsNotice(row["withdraws"])
    if "read" in row:
        return IsRead(a_reading(row["read"]))
    return IsReplaced(row["replaced"])
