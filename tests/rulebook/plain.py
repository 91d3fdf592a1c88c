"""What a rule returns, as an example in TOML can write it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from samverk.rulebook.agreements.consequences import Consequence
from samverk.rulebook.agreements.days import Dated, Phase
from samverk.rulebook.agreements.ending import Ending
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.silences import Question, Reading, Silence
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.presidium import Turn
from samverk.rulebook.bodies.reviews import Due
from samverk.rulebook.bodies.seats import Capacity
from samverk.rulebook.bodies.substitutes import Service, Spell
from samverk.rulebook.dates import Period
from samverk.rulebook.findings import Finding, Words
from samverk.rulebook.matters.decisions import Standing
from samverk.rulebook.matters.flow import Transition
from samverk.rulebook.matters.journey import Journey
from samverk.rulebook.matters.position import Position
from samverk.rulebook.matters.readiness import Need
from samverk.rulebook.matters.reminding import Letter, Line
from samverk.rulebook.matters.reply_matching import Recognised
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.checks.counting import in_words
from samverk.rulebook.structure.model import Count, Structure
from samverk.rulebook.terms.coming import Coming
from samverk.rulebook.terms.turning import PreparedTurn

Written = Any  # what TOML can hold: text, number, day, list or table


def plain(value: object) -> Written:
    """The value in the words of an example; what is not known is "okänt"."""
    for kind, write in _WRITTEN.items():
        if isinstance(value, kind):
            return write(value)
    if value is None:
        return "okänt"
    if isinstance(value, str | int | dt.date):
        return value
    assert isinstance(value, tuple | list | Iterator), value
    return [plain(item) for item in value]


def _finding(finding: Finding) -> dict[str, Any]:
    facts = {name: plain(fact) for name, fact in finding.facts.items()}
    own = {"code": finding.code, "weight": finding.weight.value, "source": finding.source}
    return {**facts, **own, "body": plain(finding.body)}


def _question(question: Question) -> dict[str, Any]:
    return {
        "of": question.of.value,
        "said": question.said.reading if question.said else "inget",
        "differs": question.differs,
        "ways": [plain(way.words) for way in question.ways],
    }


def _capacity(capacity: Capacity) -> dict[str, Any]:
    return {
        "ordinary": plain(capacity.ordinary),
        "substitutes": plain(capacity.substitutes),
        "ex_officio": capacity.ex_officio,
        "co_opted": capacity.co_opted,
        "observers": capacity.observers,
        "attending": capacity.attending,
        "of_party": _counts(capacity.of_party),
        "of_side": _counts(capacity.of_side),
    }


def _counts(counts: Mapping[str, Iterable[Count]]) -> dict[str, Any]:
    return {key: [plain(count) for count in each] for key, each in counts.items()}


def _service(service: Service) -> dict[str, Any]:
    return {
        "seat": plain(service.place),
        "person": plain(service.person),
        "reason": service.reason.value,
    }


def _spell(spell: Spell) -> dict[str, Any]:
    return {
        "from": spell.period.from_day,
        "until": plain(spell.period.until_day),
        "person": plain(spell.person),
        "is_standing_in": spell.is_standing_in,
    }


def _coming(coming: Coming) -> dict[str, Any]:
    steps = [step.text.sv for step in coming.steps]
    return {
        "kind": coming.kind.value,
        "on": coming.on,
        "text": coming.text.sv,
        "source": coming.source,
        "steps": steps,
        "person": plain(coming.person),
        "is_settled": coming.is_settled,
    }


def _prepared(turn: PreparedTurn) -> dict[str, Any]:
    return {
        "on": turn.on,
        "until": plain(turn.until_day),
        "next_side": turn.next_side,
        "present": turn.present.person if turn.present else "okänt",
        "follows": turn.follows.person if turn.follows else "okänt",
        "chosen_by": plain(turn.chosen_by),
        "prolonged_by": plain(turn.prolonged_by),
        "is_settled": turn.is_settled,
        "source": turn.source,
    }


def _standing(stands: Standing) -> dict[str, Any]:
    return {
        "asked": stands.asked,
        "adopted": stands.adopted,
        "late": len(stands.late),
        "waiting": [row.party for row in stands.waiting],
        "states": {state.value: count for state, count in stands.counts.items()},
        "sentence": stands.sentence.sv,
    }


def _letter(letter: Letter) -> dict[str, Any]:
    purpose = letter.purpose.value
    return {"recipient": letter.recipient, "purpose": purpose, "lines": plain(letter.lines)}


def _position(position: Position) -> dict[str, Any]:
    holder = position.holder
    return {
        "state": plain(position.state),
        "holder": plain(holder and (holder.body or holder.forum or holder.kind)),
        "since": plain(position.since),
        "postponed_until": plain(position.postponed_until),
        "lay": [
            stay.holder.body or stay.holder.forum or stay.holder.kind for stay in position.stays
        ],
    }


def _journey(journey: Journey) -> dict[str, Any]:
    return {
        "lanes": [lane.key for lane in journey.lanes],
        "stops": [
            {
                "lane": stop.lane,
                "name": stop.name.sv,
                "days": stop.days,
                "outcome": plain(stop.outcome),
            }
            for stop in journey.stops
        ],
        "left": [ahead.name.sv for ahead in journey.left],
        "days": journey.days,
    }


def _need(need: Need) -> dict[str, Any]:
    said = {"what": need.words.sv, "who": need.who.sv, "source": need.source}
    return {**said, "is_met": need.is_met}


def _known(known: Known) -> dict[str, Any]:
    return {
        "adopted": {each.party: each.on for each in known.adoptions},
        "notices": {each.party: each.given_on for each in known.notices},
        "read": {each.of.value: each.reading for each in known.interpretations},
        "replaced": plain(known.replaced_on),
    }


def _seats(structure: Structure) -> dict[str, Any]:
    """The parties that fill seats in each body, and those that have left."""
    bodies = {
        key: sorted({filler.key for seat in body.seats for filler in seat.fillers if filler.party})
        for key, body in structure.bodies.items()
    }
    left = {key: party.left for key, party in structure.parties.items() if party.left}
    return {"left": left, "bodies": bodies}


_WRITTEN: Mapping[type, Any] = {
    Ending: lambda end: {"on": plain(end.on), "ends_for": plain(end.ends_for)},
    Phase: lambda phase: {"state": phase.state.value, "from": plain(phase.from_day)},
    Dated: lambda dated: {"what": dated.what.sv, "on": plain(dated.on)},
    Silence: lambda silence: silence.of.value,
    Question: _question,
    Reading: lambda reading: {"read": reading.words.sv, "days": plain(reading.days)},
    Consequence: lambda told: {"kind": told.kind.value, "says": told.says.sv},
    Known: _known,
    Structure: _seats,
    Position: _position,
    Journey: _journey,
    Need: _need,
    Transition: lambda row: f"{row.act}: {row.outcome}" if row.outcome else str(row.act),
    dict: lambda table: {key: plain(value) for key, value in table.items()},
    Words: lambda words: words.sv,
    Enum: lambda member: member.value,
    Explained: lambda explained: plain(explained.value),
    Finding: _finding,
    Capacity: _capacity,
    Count: lambda count: in_words(count).sv,
    Turn: lambda turn: {"from": turn.from_day, "side": plain(turn.side)},
    Due: lambda due: {"what": due.what, "last": plain(due.last), "due_on": due.due_on},
    Period: lambda period: {"from": period.from_day, "until": plain(period.until_day)},
    Coming: _coming,
    PreparedTurn: _prepared,
    Service: _service,
    Spell: _spell,
    Standing: _standing,
    Letter: _letter,
    Line: lambda line: f"{line.row} {line.occasion}",
    Recognised: lambda found: {"how": found.how.value, "rows": [*found.rows], "by": found.by},
    Step: lambda step: step.text.sv,
    Place: lambda place: place.words.sv,
}


def agrees(given: Written, expected: Written) -> bool:
    """Whether a value says at least what is expected: tables may say more, lists may not."""
    if isinstance(expected, dict):
        return isinstance(given, dict) and all(
            key in given and agrees(given[key], value) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(given, list)
            and len(given) == len(expected)
            and all(agrees(*pair) for pair in zip(given, expected, strict=True))
        )
    return bool(given == expected)
