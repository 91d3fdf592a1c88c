"""What the commands that read the database share: they set up Django late, and say in words that it did not answer."""

import argparse
import datetime as dt
import sys

from samverk.config import surroundings

UNUSABLE = 2


def answered(parser: argparse.ArgumentParser, argv: list[str]) -> int:
    """Run what the arguments ask for, and give its exit code; 2 where the database did not answer as it should."""
    asked = parser.parse_args(argv)
    surroundings.django()

    from django.db import Error

    try:
        return int(asked.run(asked))
    except Error as error:
        sys.stderr.write(f"Databasen svarade inte som den ska: {error}\n")
        return UNUSABLE


def a_day(text: str) -> dt.date:
    """A day as commands are given it.

    Raises: ArgumentTypeError for what is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"{text} är ingen dag. Skriv som 2020-04-30."
        raise argparse.ArgumentTypeError(message) from None


def iso(day: dt.date | None) -> str | None:
    """The day as JSON holds it."""
    return day.isoformat() if day else None
