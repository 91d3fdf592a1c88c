import argparse
import datetime as dt
import json
import sys
from typing import TYPE_CHECKING

from samverk.config.commands.asking import a_day, answered, iso

if TYPE_CHECKING:
    from samverk.agreements.queries import Status

FOUND, NOT_FOUND = 0, 1


def run(argv: list[str]) -> int:
    """Say when an agreement is in force and ends, and what each party decided, as the pages say it.

    Shape: 0 when it was found, 1 when it was not, 2 when the question could not be answered.
    """
    return answered(_parser(), argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samverk agreements", description="Avtal.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    status = commands.add_parser(
        "status", help="när ett avtal gäller och vad parterna har beslutat"
    )
    status.add_argument("key", metavar="AVTAL", help="avtalets nyckel, som vasterbotten-2020")
    status.add_argument(
        "--on", type=a_day, metavar="DATUM", help="som det var den dagen, 2020-09-01 (i dag)"
    )
    status.add_argument("--json", action="store_true", help="svara med JSON")
    status.add_argument("--lang", choices=("sv", "en"), default="sv", help="språk (sv)")
    status.set_defaults(run=_status)
    return parser


def _status(asked: argparse.Namespace) -> int:
    from samverk.agreements import queries

    agreement = queries.find(asked.key)
    on = asked.on or dt.date.today()
    told = queries.status(agreement, on=on) if agreement else None
    if told is None:
        sys.stderr.write(f"Inget avtal har nyckeln {asked.key}.\n")
        return NOT_FOUND
    sys.stdout.write(_in_json(told) if asked.json else _in_words(told, asked.lang))
    return FOUND


def _in_json(told: "Status") -> str:
    from samverk.agreements.queries.shapes import of_status

    return json.dumps(of_status(told), ensure_ascii=False, indent=2) + "\n"


def _in_words(told: "Status", language: str) -> str:
    from samverk.rulebook.agreements.state import in_words

    lines = [told.agreement.name, f"{told.on}: {in_words(told.state, told.begins)(language)}", ""]
    for each in told.dates:
        lines.append(f"  {iso(each.told) or '–':<12} {each.label(language)}")
        lines += [f"               {step.text(language)} [{step.source}]" for step in each.steps]
    lines.append("")
    for party in told.parties:
        said = ", ".join(
            text
            for text in (
                party.organ,
                party.paragraph,
                iso(party.decided_on),
                party.registry_number,
            )
            if text
        )
        lines.append(f"  {party.name:<28} {_outcome(party.outcome, language):<22} {said}")
    return "\n".join([*lines, ""])


def _outcome(outcome: str | None, language: str) -> str:
    from samverk.rulebook.matters.decisions import RowState
    from samverk.rulebook.matters.decisions.texts import STATES

    return STATES[RowState(outcome)](language) if outcome else "–"
