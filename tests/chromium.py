"""The browser of the browser tests: the machine's own, or one that is fetched for it."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = (
    "Ingen Chromium hittades, och webbläsartesterna hoppas aldrig över i tysthet.\n"
    "Debian och Ubuntu: sudo apt-get install chromium\n"
    "Annars: .venv/bin/python -m playwright install chromium\n"
    "Finns den på en ovanlig plats: CHROMIUM=/sökväg/till/chromium bin/test"
)


class NoBrowserError(Exception):
    """There is no Chromium, and none could be fetched."""


@cache
def find() -> str:
    """Give the Chromium that is on this machine.

    Raises: NoBrowserError if there is none; it says how to get one.
    """
    for candidate in _candidates():
        if os.access(candidate, os.X_OK):
            return candidate
    raise NoBrowserError(HOW)


def find_or_fetch() -> str:
    """Give the machine's Chromium, else Debian's package (root only), else playwright's own.

    Raises: NoBrowserError if no way led to one; it says how to get one.
    """
    for fetch in (None, _from_debian, _from_playwright):
        if fetch:
            fetch()
            find.cache_clear()
        try:
            return find()
        except NoBrowserError:
            continue
    raise NoBrowserError(HOW)


def _candidates() -> list[str]:
    asked = os.environ.get("CHROMIUM")
    if asked:
        return [asked]
    found = [shutil.which(name) for name in NAMES]
    return [*filter(None, found), *_playwrights()]


def _playwrights() -> list[str]:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return [path] if Path(path).exists() else []


def _from_debian() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    sys.stderr.write("Installerar Debians chromium.\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *arguments], env=quiet, check=False, stdout=sys.stderr)


def _from_playwright() -> None:
    sys.stderr.write("Hämtar Chromium med playwright.\n")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False, stdout=sys.stderr)
