"""Reads a file into the register: every row or none, and the same file twice changes nothing.

What a row does is found out by doing it. A preview does the whole file and undoes it; reading it in does it and
keeps it, if it still does what the preview said.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext

from samverk.bodies import actions
from samverk.bodies.actions import Consequence
from samverk.bodies.models import Structure
from samverk.foundation import audit
from samverk.foundation.language import spoken
from samverk.foundation.refusals import Refused
from samverk.rulebook.findings import Finding
from samverk.rulebook.words import says, way_out
from samverk.staffing.rosters import appointing, listing, organs
from samverk.staffing.rosters.columns import Kind
from samverk.staffing.rosters.faults import Unclear, Wrong
from samverk.staffing.rosters.lines import Line, Listed, listed
from samverk.staffing.rosters.people import People, people_of
from samverk.staffing.rosters.reading import read
from samverk.staffing.rosters.register import Register, register_of
from samverk.staffing.rosters.verdicts import STOPS, Judged, Verdict, digest, name_of

Choices = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do: each row in the order of the file, and the findings it creates and cures."""

    rows: tuple[Judged, ...]
    left_out: tuple[str, ...]
    created: tuple[Finding, ...]
    cured: tuple[Finding, ...]

    @property
    def counts(self) -> Counter[Verdict]:
        return Counter(row.verdict for row in self.rows)

    @property
    def may_be_read_in(self) -> bool:
        """Whether every row is clear and some row does something."""
        return not STOPS & set(self.counts) and bool(set(self.counts) - {Verdict.UNCHANGED})

    @property
    def is_taken(self) -> bool:
        """Whether some name was taken for another: somebody must have seen it."""
        return any(row.taken for row in self.rows)

    @property
    def digest(self) -> str:
        return digest(self.rows)


class Changed(Exception):
    """The file would no longer do what its preview said: nothing was read in."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        super().__init__()


def preview(
    content: bytes, *, structure: Structure, on: dt.date, actor: str, choices: Choices
) -> Preview:
    """What the file would do, with nothing written.

    Raises: Unreadable.
    """
    lines = listed(read(content))
    rows: list[Judged] = []

    def act() -> None:
        rows.extend(_rows(lines, structure, on=on, actor=actor, choices=choices))

    consequence = actions.rehearse(act, structure=structure, on=on)
    return _preview(rows, lines, consequence)


def _preview(rows: list[Judged], lines: Listed, consequence: Consequence) -> Preview:
    return Preview(tuple(rows), lines.left_out, consequence.created, consequence.cured)


def read_in(
    content: bytes,
    *,
    structure: Structure,
    on: dt.date,
    actor: str,
    choices: Choices,
    as_seen: str,
) -> tuple[Judged, ...]:
    """Do what the preview said, all of it or nothing; as_seen is the digest of that preview.

    Raises: Unreadable; Changed where the file would do something else by now, or a row is not clear.
    """
    lines = listed(read(content))
    with transaction.atomic():
        Structure.objects.select_for_update().get(pk=structure.pk)
        rows = tuple(_rows(lines, structure, on=on, actor=actor, choices=choices))
        is_as_seen = digest(rows) == as_seen and not STOPS & {row.verdict for row in rows}
        transaction.set_rollback(not is_as_seen)
    if not is_as_seen:
        raise Changed(preview(content, structure=structure, on=on, actor=actor, choices=choices))
    return rows


def _rows(
    lines: Listed, structure: Structure, *, on: dt.date, actor: str, choices: Choices
) -> list[Judged]:
    register, known = register_of(structure, on=on), people_of(structure)
    judged = {
        name_of(line): _row(line, register, known, choices.get(name_of(line), ""), actor)
        for line in _ordered(lines.lines)
    }
    return [judged[name_of(line)] for line in lines.lines]


def _ordered(lines: tuple[Line, ...]) -> list[Line]:
    """Organs with what is above them first, then persons, then seats in the order of their days."""
    of_line = [line for line in lines if line.kind is Kind.LINE]
    persons = [line for line in lines if line.kind is Kind.PERSONS]
    seats = [line for line in lines if line.kind is Kind.SEATS]
    return [*organs.ordered(of_line), *persons, *sorted(seats, key=_first_day)]


def _first_day(line: Line) -> dt.date:
    try:
        return line.day("from_day") or dt.date.max
    except Wrong:
        return dt.date.max


def _row(line: Line, register: Register, known: People, chosen: str, actor: str) -> Judged:
    """Do one row, or nothing of it, and say what came of it."""
    register.taken.clear()
    try:
        with transaction.atomic(), audit.acting(actor=actor, day=register.on):
            judged = _judge(line, register, known, chosen, actor)
    except Unclear as unclear:
        judged = Judged(
            line, Verdict.UNCLEAR, _about(line), (unclear.says,), choices=unclear.choices
        )
    except Wrong as wrong:
        judged = Judged(line, Verdict.WRONG, _about(line), (wrong.says,), clause=wrong.clause)
    except Refused as refused:
        judged = Judged(line, Verdict.WRONG, _about(line), _told(refused))
    except (IntegrityError, DataError):
        told = (gettext("Raden går inte ihop med det som redan står i registret."),)
        judged = Judged(line, Verdict.WRONG, _about(line), told)
    return replace(judged, taken=tuple(dict.fromkeys(register.taken)), chosen=chosen)


def _judge(line: Line, register: Register, known: People, chosen: str, actor: str) -> Judged:
    if line.kind is Kind.LINE:
        return organs.judge(line, register, chosen=chosen, actor=actor)
    if line.kind is Kind.PERSONS:
        return listing.judge(line, register, known, chosen=chosen, actor=actor)
    return appointing.judge(line, register, known, chosen=chosen, actor=actor)


def _about(line: Line) -> str:
    name = line.text("name") or f"{line.text('given_name')} {line.text('family_name')}".strip()
    return ", ".join(
        filter(None, [name, line.text("body"), line.text("organ"), line.text("party")])
    )


def _told(refused: Refused) -> tuple[str, ...]:
    return tuple(
        spoken(words(finding, actions.SENTENCES))
        for finding in refused.findings
        for words in (says, way_out)
    )
