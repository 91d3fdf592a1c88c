"""What an example says of a recommendation, its parties and their answers."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from samverk.rulebook.matters.decisions import (
    Answer,
    ClauseOutcome,
    LineStep,
    Outcome,
    Request,
    Row,
    What,
)
from samverk.rulebook.matters.legal_force import Board
from samverk.rulebook.matters.reminding import Asked, Occasions
from samverk.rulebook.matters.reply_matching import OpenRow, Reply

Table = Mapping[str, Any]
SENT, DUE = dt.date(2020, 2, 7), dt.date(2020, 4, 30)


class OfDecisions:
    """What the rules on decisions ask for by name, as an example says it."""

    row: Table

    @property
    def request(self) -> Request:
        return a_request(self.row["request"])

    @property
    def boards(self) -> list[Board]:
        return [Board(**each) for each in self.row["boards"]]

    @property
    def rows(self) -> list[Asked] | list[OpenRow]:
        if "reminded" in self.row:
            return [an_asked(each) for each in self.row["reminded"]]
        return [an_open_row(each) for each in self.row["open_rows"]]

    @property
    def occasions(self) -> Occasions:
        return Occasions()

    @property
    def reply(self) -> Reply:
        return Reply(**self.row["reply"])


def a_request(row: Table) -> Request:
    return Request(
        due=row.get("due"),
        clauses=tuple(row.get("clauses", (1,))),
        rows=tuple(_rows(row)),
    )


def _rows(row: Table) -> Iterable[Row]:
    """The parties that are written out, and as many more as the example asks for."""
    common = {"asked_on": row["asked_on"]} if "asked_on" in row else {}
    for each in row.get("rows", ()):
        yield a_row({**common, **each})
    for group in row.get("many", ()):
        for number in range(1, group["count"] + 1):
            yield a_row({**common, **group, "party": f"{group['party']}-{number}"})


def a_row(row: Table) -> Row:
    return Row(
        party=row["party"],
        name=row.get("name", row["party"].capitalize()),
        side=row.get("side", ""),
        asked_on=row.get("asked_on"),
        planned_on=row.get("planned_on"),
        competent_organ=row.get("competent_organ", ""),
        answers=tuple(an_answer(each, number) for number, each in _numbered(row, "answers")),
        line=tuple(_line_step(each) for each in row.get("line", ())),
        withdrawn_on=row.get("withdrawn_on"),
    )


def _numbered(row: Table, key: str) -> Iterable[tuple[int, Table]]:
    return enumerate(row.get(key, ()), start=1)


def an_answer(row: Table, number: int = 1) -> Answer:
    return Answer(
        number=row.get("number", number),
        received_on=row["received_on"],
        decided_on=row.get("decided_on"),
        organ=row.get("organ", ""),
        paragraph=row.get("paragraph", ""),
        registry_number=row.get("registry_number", ""),
        outcomes=tuple(
            ClauseOutcome(int(clause), Outcome(said), row.get("wordings", {}).get(clause, ""))
            for clause, said in row.get("outcomes", {}).items()
        ),
        has_dissent=row.get("has_dissent", False),
        is_confirmed=row.get("is_confirmed", True),
        announced_on=row.get("announced_on"),
        has_extract=row.get("has_extract", False),
    )


def _line_step(row: Table) -> LineStep:
    return LineStep(
        organ=row["organ"],
        on=row.get("on"),
        paragraph=row.get("paragraph", ""),
        what=What(row.get("what", "prepares")),
        is_planned=row.get("is_planned", False),
    )


def an_asked(row: Table) -> Asked:
    days = {"due": row.get("due", DUE), "asked_on": row.get("asked_on", SENT)}
    told = frozenset(row.get("reminded", ()))
    return Asked(**{"is_waiting": True, **row, **days, "reminded": told})


def an_open_row(row: Table) -> OpenRow:
    several = {key: tuple(row.get(key, ())) for key in ("numbers", "own_numbers")}
    return OpenRow(**{**row, **several, "senders": frozenset(row.get("senders", ()))})
