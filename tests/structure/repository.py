"""What the tests of the architecture read: the files of the repository, and their imports."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "samverk"
VENDORED = ("/vendor/", "LICENSE")


def files(*endings: str) -> list[Path]:
    """Give the files that are in git or on their way there, with one of these endings."""
    return [path for path in _all() if path.name.endswith(endings or ("",))]


@cache
def _all() -> list[Path]:
    if not (ROOT / ".git").exists() or not shutil.which("git"):  # an unpacked release
        return sorted(path for path in ROOT.rglob("*") if path.is_file() and not _is_made(path))
    # This folder is ours to read whoever unpacked it: git would refuse that of another user.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(
        [*command, "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def _is_made(path: Path) -> bool:
    inside = path.relative_to(ROOT).parts
    return inside[0].startswith(".") or "__pycache__" in inside or path.suffix == ".mo"


def written_by_us(*endings: str) -> list[Path]:
    """Give those files that nobody else wrote."""
    return [path for path in files(*endings) if not any(part in str(path) for part in VENDORED)]


def text_of(path: Path) -> str:
    """Give the text of a file, an empty one for pictures and fonts."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def imports_of(path: Path) -> Iterator[str]:
    """Give the full name of each thing that a Python file imports."""
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{_module_of(node, path)}.{alias.name}" for alias in node.names)


def _module_of(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return node.module or ""
    package = path.relative_to(SOURCE.parent).parts[: -node.level]
    return ".".join([*package, *filter(None, [node.module])])
