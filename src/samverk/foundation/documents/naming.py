"""A file's name as it can be kept: no path, nothing that cannot be seen, nothing that a disk refuses."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

MOST_BYTES: Final = 200
LONGEST_ENDING: Final = 10
# Control and format characters (also those that turn the direction of writing), halves of pairs, line ends.
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_REFUSED_BY_DISKS: Final = re.compile(r'[<>:"|?*]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def cleaned(name: str) -> str:
    """The name without folders and unseen characters, at most 200 bytes long; "fil" where nothing is left."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if c.isspace() else c for c in last if _is_seen(c))
    plain = _REFUSED_BY_DISKS.sub("-", " ".join(seen.split())).strip(". ")
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    return _shortened(plain or "fil")


def ending(name: str) -> str:
    """What stands after the last dot, in small letters: "pdf"; nothing where it is no ending."""
    after = PurePosixPath(name).suffix[1:].lower()
    return after if after.isascii() and after.isalnum() and len(after) <= LONGEST_ENDING else ""


def _is_seen(character: str) -> bool:
    return character in "\t\n\r" or unicodedata.category(character) not in _UNSEEN


def _shortened(name: str) -> str:
    after = f".{ending(name)}" if ending(name) else ""
    stem = name[: len(name) - len(after)]
    room = MOST_BYTES - len(after)
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + name[len(stem) :]


def with_ending(name: str, after: str) -> str:
    """The name, with an ending where it had none."""
    return name if ending(name) else _shortened(f"{name}.{after}")
