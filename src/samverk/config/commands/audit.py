import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from samverk.config.commands.asking import UNUSABLE, answered

if TYPE_CHECKING:
    from samverk.foundation.audit.verify import Flaw, Report

WHOLE, FLAWED = 0, 1


def run(argv: list[str]) -> int:
    """Verify the audit trail, give its head, or give a role its rights.

    Shape: 0 when the trail is whole, 1 when it is not, 2 when that could not be found out.
    """
    return answered(_parser(), argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samverk audit", description="Historiken.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    verify = commands.add_parser("verify", help="kontrollera att historiken är obruten")
    verify.add_argument("--json", action="store_true", help="svara i JSON")
    verify.add_argument("--head", metavar="HASH", help="en kontrollsumma som publicerats tidigare")
    verify.set_defaults(run=_verify)
    head = commands.add_parser("head", help="visa den senaste länken, att publicera på annat håll")
    head.set_defaults(run=_head)
    grant = commands.add_parser("grant", help="ge webbserverns databasroll sina rättigheter")
    grant.add_argument("role", metavar="ROLL")
    grant.set_defaults(run=_grant)
    return parser


def _verify(asked: argparse.Namespace) -> int:
    from samverk.foundation.audit.verify import verify

    report = verify(published=asked.head)
    sys.stdout.write(_in_json(report) if asked.json else _in_words(report))
    return WHOLE if report.is_whole else FLAWED


def _head(_asked: argparse.Namespace) -> int:
    from samverk.foundation.audit.verify import head

    last = head()
    if last is None:
        sys.stderr.write("Historiken är tom.\n")
        return UNUSABLE
    sys.stdout.write(f"{last.number} {last.hash} {last.at}\n")
    return WHOLE


def _grant(asked: argparse.Namespace) -> int:
    from samverk.foundation.audit.grant import Unfit, grant

    try:
        grant(asked.role)
    except Unfit as unfit:
        sys.stderr.write(f"{unfit.why}\n")
        return UNUSABLE
    sys.stdout.write(f"{asked.role} får skriva i registret och läsa historiken.\n")
    return WHOLE


def _in_words(report: "Report") -> str:
    walked = (
        f"{report.links} länkar och {len(report.tables)} tabeller på {report.seconds:.2f} s "
        f"({report.links_per_second} länkar/s)."
    )
    if report.is_whole:
        last = report.head
        at = f" Senaste länk: {last.number} {last.hash} ({last.at})." if last else ""
        return f"Historiken är obruten. {walked}{at}\n"
    lines = [f"  {_words(flaw)}" for flaw in report.flaws]
    totals = {flaw.code: flaw.total for flaw in report.flaws}
    return "\n".join(["Historiken är INTE obruten.", *lines, f"Fel: {totals}. {walked}", ""])


def _in_json(report: "Report") -> str:
    told = {
        **asdict(report),
        "whole": report.is_whole,
        "flaws": [
            {**asdict(flaw), "message_sv": _words(flaw, "sv"), "message_en": _words(flaw, "en")}
            for flaw in report.flaws
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _words(flaw: "Flaw", language: str = "sv") -> str:
    from django.utils.translation import override

    from samverk.foundation.audit import texts

    with override(language):
        return str(texts.FLAWS[flaw.code]).format(**asdict(flaw))
