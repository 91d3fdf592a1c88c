"""Translations: people edit .po files, Django reads .mo files, and only the first are in git."""

import os
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_stale(locale: Path = LOCALE) -> list[Path]:
    """Write each .mo that is missing or older than its .po, and give those written.

    In Python, so that no gettext has to be installed on the machine.
    """
    stale = [po for po in sorted(locale.glob("*/LC_MESSAGES/*.po")) if _is_stale(po)]
    for po in stale:
        _compile(po)
    return [po.with_suffix(".mo") for po in stale]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> None:
    import polib  # not there where a finished package was installed, nor needed

    beside = po.with_suffix(f".mo.{os.getpid()}")
    polib.pofile(str(po), encoding="utf-8").save_as_mofile(str(beside))
    beside.replace(po.with_suffix(".mo"))
