"""Everything that is checked, the cheapest first; stops at the first fault. Run by bin/test."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests import chromium


@dataclass(frozen=True)
class Step:
    """One check: what it is called, and the command that fails when it does not hold."""

    name: str
    command: tuple[str, ...]


def _program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).with_name(name)), *arguments)


PYTEST = _program("pytest", "--quiet")
EVERY_BRANCH = (
    "--cov=samverk.rulebook",
    "--cov-branch",
    "--cov-report=term-missing:skip-covered",
    "--cov-fail-under=100",
)
STEPS = (
    Step("regler för koden", _program("ruff", "check", "--quiet")),
    Step("kodens form", _program("ruff", "format", "--quiet", "--check")),
    Step("vart importerna pekar", _program("lint-imports", "--no-cache", "--no-logo")),
    Step("mallarna", _program("djlint", "src", "--lint", "--quiet")),
    Step("typerna", _program("mypy")),
    Step("regelboken, varje gren", (*PYTEST, "--exitfirst", "tests/rulebook", *EVERY_BRANCH)),
    # In the order of tests/conftest.py: without a database, with one, in the browser.
    Step("testerna", (*PYTEST, "--exitfirst", "--ignore=tests/rulebook")),
)


def main(arguments: list[str]) -> int:
    """Run all steps, or pytest alone with these arguments; give the exit code."""
    if arguments:
        return subprocess.run([*PYTEST, *arguments], check=False).returncode
    started = time.monotonic()
    try:
        os.environ["CHROMIUM"] = chromium.find_or_fetch()
    except chromium.NoBrowserError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for step in STEPS:
        code = _run(step)
        if code:
            return code
    sys.stdout.write(f"\nAllt håller ({time.monotonic() - started:.0f} s).\n")
    return 0


def _run(step: Step) -> int:
    sys.stdout.write(f"\n== {step.name}\n")
    sys.stdout.flush()
    started = time.monotonic()
    code = subprocess.run(step.command, check=False).returncode
    verdict = "håller" if code == 0 else f"HÅLLER INTE (kod {code})"
    sys.stdout.write(f"-- {step.name}: {verdict}, {time.monotonic() - started:.1f} s\n")
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
