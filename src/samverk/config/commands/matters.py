import argparse
import datetime as dt
import json
import sys
from typing import TYPE_CHECKING

from samverk.config.commands.asking import a_day, answered, iso
from samverk.rulebook.findings import Words

if TYPE_CHECKING:
    from samverk.matters.models import Matter
    from samverk.matters.queries.deciding import Decided
    from samverk.matters.queries.status import (
        PartyStatus,
        Place,
        RecommendationStatus,
        Status,
    )

FOUND, NOT_FOUND = 0, 1
_DAY_HELP = "som det var den dagen, 2020-04-30 (i dag)"


def run(argv: list[str]) -> int:
    """Say where a matter is and what the principals have decided, as the pages say it.

    Shape: 0 when it was found, 1 when it was not, 2 when the question could not be answered.
    """
    return answered(_parser(), argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samverk matters", description="Ärenden.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    status = commands.add_parser("status", help="var ett ärende är och vad huvudmännen har svarat")
    status.add_argument(
        "number", metavar="DIARIENUMMER", help="ärendets nummer, eller det som någon annan har"
    )
    status.add_argument("--on", type=a_day, metavar="DATUM", help=_DAY_HELP)
    status.add_argument("--structure", metavar="NYCKEL", help="om numret finns i flera strukturer")
    status.add_argument("--json", action="store_true", help="svara med JSON")
    status.add_argument("--lang", choices=("sv", "en"), default="sv", help="språk (sv)")
    status.set_defaults(run=_status)
    return parser


def _status(asked: argparse.Namespace) -> int:
    from samverk.matters import queries
    from samverk.matters.queries.status import status

    found = [
        row for row in queries.find(asked.number) if asked.structure in {None, row.structure.key}
    ]
    if len(found) != 1:
        sys.stderr.write(_which(asked.number, found))
        return NOT_FOUND
    on = asked.on or dt.date.today()
    told = status(found[0], on=on)
    sys.stdout.write(_in_json(told) if asked.json else _in_words(told, asked.lang))
    return FOUND


def _which(number: str, found: "list[Matter]") -> str:
    if not found:
        return (
            f"Inget ärende har diarienumret {number}. Skriv det som det står på ärendets sida, "
            "eller som en huvudman skriver det.\n"
        )
    lines = [f"  --structure {row.structure.key}   {row}" for row in found]
    return "\n".join([f"Flera ärenden har diarienumret {number}. Lägg till:", *lines, ""])


def _in_json(told: "Status") -> str:
    row = told.matter
    latest = told.recommendations[-1] if told.recommendations else None
    said = {
        "registry_number": row.registry_number,
        "other_numbers": row.other_numbers,
        "title": row.title,
        "structure": row.structure.key,
        "on": told.on.isoformat(),
        "state": _key(told.state),
        "holder": _holder(told),
        "since": iso(told.since),
        "postponed_until": iso(told.postponed_until),
        "route": [_place(each) for each in told.route],
        "decisions": [_decision(each) for each in told.decisions],
        "adopted": list(latest.adopted) if latest else [],
        "changed": list(latest.changed) if latest else [],
        "missing": list(latest.missing) if latest else [],
        "parties": [_party(each) for each in latest.parties] if latest else [],
        "recommendations": [_recommendation(each) for each in told.recommendations],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _holder(told: "Status") -> dict[str, object] | None:
    if told.holder is None or told.holder_name is None:
        return None
    body = told.route[-1].body if told.route else None
    return {
        "kind": str(told.holder),
        "body": body,
        "name_sv": told.holder_name.sv,
        "name_en": told.holder_name.en,
        "since": iso(told.since),
        "days": told.days,
    }


def _place(each: "Place") -> dict[str, object]:
    return {
        "where": each.where.sv,
        "kind": each.kind,
        "body": each.body,
        "from": iso(each.from_day),
        "until": iso(each.until_day),
        "days": each.days,
        "outcome": _key(each.outcome),
        "outcome_sv": each.says.sv if each.says else None,
        "binds_sv": each.binds.sv if each.binds else None,
    }


def _decision(each: "Decided") -> dict[str, object]:
    return {
        "body": each.body.key,
        "name": each.body.name,
        "decided_on": iso(each.step.on),
        "paragraph": each.step.paragraph or None,
        "boards": [
            {
                "party": key or None,
                "name": board.name,
                "approved_on": iso(board.approved_on),
                "announced_on": iso(board.announced_on),
                "taken_down_on": iso(board.taken_down_on),
                "appealed_on": iso(board.appealed_on),
            }
            for key, board in each.boards.items()
        ],
        "legal_force": iso(each.force.value),
        "steps": [{"text_sv": step.text.sv, "clause": step.source} for step in each.force.steps],
    }


def _recommendation(each: "RecommendationStatus") -> dict[str, object]:
    return {
        "number": each.number,
        "title": each.title,
        "sent_on": iso(each.sent_on),
        "due": iso(each.due),
        "clauses": [{"number": number, "text": text} for number, text in each.clauses],
        "adopted": list(each.adopted),
        "changed": list(each.changed),
        "missing": list(each.missing),
        "parties": [_party(party) for party in each.parties],
        "sentence_sv": each.sentence.sv,
        "sentence_en": each.sentence.en,
    }


def _party(each: "PartyStatus") -> dict[str, object]:
    return {
        "party": each.party,
        "name": each.name,
        "state": _key(each.state),
        "outcome": _key(each.outcome),
        "organ": each.organ or None,
        "decided_on": iso(each.decided_on),
        "paragraph": each.paragraph or None,
        "registry_number": each.registry_number or None,
        "received_on": iso(each.received_on),
        "is_late": each.is_late,
        "has_dissent": each.has_dissent,
        "planned_on": iso(each.planned_on),
        "clauses": [
            {"number": said.number, "outcome": _key(said.outcome), "wording": said.wording or None}
            for said in each.clauses
        ],
    }


def _key(text: object) -> str | None:
    """As scripts write words: "at_principals"."""
    return None if text is None else str(text).replace(" ", "_")


def _in_words(told: "Status", language: str) -> str:
    row = told.matter
    lines = [f"{row.registry_number}  {row.title}", _where(told, language), ""]
    for each in told.route:
        until = each.until_day.isoformat() if each.until_day else "          "
        came = f"  {each.says(language)}" if each.says else ""
        lines.append(f"  {each.from_day} – {until}  {each.days:>4} d  {each.where(language)}{came}")
    for made in told.decisions:
        lines += ["", *_decided(made, language)]
    for recommendation in told.recommendations:
        lines += ["", f"{recommendation.title}", recommendation.sentence(language)]
        lines += [_row(party, language) for party in recommendation.parties]
    return "\n".join([*lines, ""])


def _decided(made: "Decided", language: str) -> list[str]:
    """The decision, the day of its legal force, and how that is counted with each clause."""
    named = ", ".join(filter(None, [made.body.name, made.step.paragraph, iso(made.step.on)]))
    day = iso(made.force.value)
    force = Words(
        f"Laga kraft: {day or 'ingen dag är känd'}", f"Legal force: {day or 'no day is known'}"
    )
    ladder = [f"    {step.text(language)} [{step.source}]" for step in made.force.steps]
    return [named, f"  {force(language)}", *ladder]


def _where(told: "Status", language: str) -> str:
    words = (
        Words("Ingen har ärendet längre.", "Nobody has the matter any more.")
        if told.holder_name is None
        else Words(
            f"Hos: {told.holder_name.sv}, sedan {told.since} ({told.days} dagar).",
            f"With: {told.holder_name.en}, since {told.since} ({told.days} days).",
        )
    )
    return words(language)


def _row(party: "PartyStatus", language: str) -> str:
    from samverk.rulebook.matters.decisions import RowState
    from samverk.rulebook.matters.decisions.texts import STATES

    said = STATES[RowState(party.state)](language)
    facts = [party.organ, party.paragraph, iso(party.decided_on), party.registry_number]
    return f"  {party.name:<28} {said:<24} " + ", ".join(fact for fact in facts if fact)
