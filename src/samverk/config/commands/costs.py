import argparse
import io
import os
import sys

from samverk.config.commands import costs_allocate, costs_check


def run(argv: list[str]) -> int:
    """Share costs, and check tables that others have made. No database is asked for."""
    asked = _parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show å gets a question mark, not a traceback.
        sys.stdout.reconfigure(errors="replace")
    try:
        exit_code: int = asked.act(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our answer has had enough of it, as in `samverk costs check … | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samverk costs", description="Fördela kostnader och granska tabeller."
    )
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    costs_allocate.register(commands)
    costs_check.register(commands)
    return parser
