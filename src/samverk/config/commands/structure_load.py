"""`samverk structure load`: show what a structure file would change, then change it."""

import getpass
import json
import sys

from samverk.config import surroundings


def run(file: str, content: bytes, *, apply: bool, as_json: bool) -> int:
    """Show what loading a file would change, or load it with apply; gives the exit code.

    The file has been read before: it is a structure.
    """
    surroundings.django()
    from samverk.bodies import loading

    act = loading.load if apply else loading.preview
    loaded = act(content, actor=_who())
    changes = [change.words for change in loaded.changes]
    if as_json:
        said = {
            "structure": loaded.rules.id,
            "version": loaded.rules.version,
            "applied": apply,
            "changes": [{"sv": words.sv, "en": words.en} for words in changes],
        }
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        return 0
    for words in changes:
        sys.stdout.write(f"  {words.sv}\n")
    sys.stdout.write(_ending(file, changed=bool(changes), apply=apply) + "\n")
    return 0


def _who() -> str:
    return f"{getpass.getuser()} (kommandoraden)"


def _ending(file: str, *, changed: bool, apply: bool) -> str:
    if not changed:
        return "Filen är redan inläst. Ingenting ändrades."
    if apply:
        return "Klart: filen är inläst."
    return f"Ingenting är ändrat än. Läs in den med: samverk structure load {file} --apply"
