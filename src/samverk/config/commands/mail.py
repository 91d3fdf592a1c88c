import argparse
import sys
from pathlib import Path

from samverk.config import surroundings

# What a mail server understands as "try again later" (sysexits.h).
TRY_LATER = 75


def run(argv: list[str]) -> int:
    """Take letters that come, and note those that came back."""
    parser = argparse.ArgumentParser(prog="samverk mail", description="E-post.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    bounces = commands.add_parser(
        "bounces", help="läs ett returbrev, från en fil eller (med -) från e-postservern"
    )
    bounces.add_argument("file", metavar="FIL", help="en fil, eller - för det som strömmar in")
    receive = commands.add_parser("receive", help="ta emot ett brev från e-postservern")
    receive.add_argument("file", metavar="-", choices=["-"], help="- för det som strömmar in")
    receive.set_defaults(does="receive")
    fetch = commands.add_parser("fetch", help="hämta brev ur brevlådan SAMVERK_IMAP_URL")
    fetch.set_defaults(does="fetch")
    asked = parser.parse_args(argv)
    if does := getattr(asked, "does", ""):
        from samverk.config.commands import mail_receive

        return mail_receive.receive() if does == "receive" else mail_receive.fetch()
    content = _content(asked.file)
    surroundings.django()

    from django.db import Error

    try:
        return _note(content)
    except Error as error:
        sys.stderr.write(f"Databasen svarade inte som den ska: {type(error).__name__}\n")
        return TRY_LATER


def _content(name: str) -> bytes:
    from samverk.config.faults import Fault

    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        message = f"{name} går inte att läsa: {error}"
        raise Fault(message) from None


def _note(content: bytes) -> int:
    from samverk.foundation.mail import bounces

    found = bounces.read(content)
    if not found:
        sys.stdout.write("Det är inget returbrev om något som har misslyckats för gott.\n")
    for bounce in found:
        letter = bounces.record_bounce(bounce.message_id, bounce.words)
        known = f"brev {letter.pk} har kommit i retur" if letter else "inget av våra brev"
        sys.stdout.write(f"{bounce.message_id}: {known}\n")
    return 0
