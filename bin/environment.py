"""Make the clone's .venv: called by environment.sh when it is missing, stale or half-made.

Standard library only: nothing is installed yet.
"""

import contextlib
import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

UNFINISHED = "samverk-unfinished"
LOCKS = {"demo": "requirements.txt", "test": "requirements-test.txt"}
NO_VENV = 21
NOT_INSTALLED = 22


def main(clone: Path, kind: str, wanted: str) -> int:
    """Install what the lock names, and leave a stamp when all of it is in place."""
    venv = clone / ".venv"
    with _one_at_a_time(clone):
        if _stamp(venv, kind) == wanted:
            return 0  # another start made it while this one waited
        if not _has_venv():
            return NO_VENV
        say("Gör i ordning miljön i .venv (en gång, ungefär en halv minut).")
        try:
            _install(venv, clone / LOCKS[kind], clone)
        except subprocess.CalledProcessError as error:
            return _explain(error)
        (venv / f"samverk-{kind}").write_text(f"{wanted}\n", encoding="utf-8")
    return 0


def say(message: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def _install(venv: Path, lock: Path, clone: Path) -> None:
    unfinished = venv / UNFINISHED
    # Half a package installed can stop pip for good: an interrupted environment is made anew.
    # So is one of another Python. The real file is compared and used, so that a newer Python of
    # the system is noticed instead of half used.
    base = os.path.realpath(sys.executable)
    start_anew = unfinished.exists() or os.path.realpath(venv / "bin" / "python") != base
    for kind in LOCKS:
        (venv / f"samverk-{kind}").unlink(missing_ok=True)
    venv.mkdir(exist_ok=True)
    unfinished.touch()
    _run([base, "-m", "venv", *(["--clear"] if start_anew else []), str(venv)], clone)
    unfinished.touch()
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
    pip += ["--quiet", "--no-input"]
    _run([*pip, "--require-hashes", "--requirement", str(lock)], clone)
    _run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(clone)], clone)
    unfinished.unlink()


def _stamp(venv: Path, kind: str) -> str:
    try:
        return (venv / f"samverk-{kind}").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


@contextlib.contextmanager
def _one_at_a_time(clone: Path) -> Iterator[None]:
    with (clone / "pyproject.toml").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _has_venv() -> bool:
    """Say whether this Python can make environments; on Debian as root, install what it lacks."""
    if _can_make_environments():
        return True
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    package = f"python{version}-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installerar {package}.")
        _apt_get("update")
        _apt_get("install", "--yes", "--no-install-recommends", package)
        if _can_make_environments():
            return True
    say(
        f"Python {version} på den här datorn saknar delen som gör miljöer (venv).\n"
        f"Debian och Ubuntu: sudo apt-get install {package}\n"
        "Kör sedan samma kommando igen."
    )
    return False


def _can_make_environments() -> bool:
    importlib.invalidate_caches()
    return bool(importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"))


def _apt_get(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        ["apt-get", "--quiet", "--quiet", *arguments],
        env=environment,
        check=False,
        stdout=sys.stderr,
    )


def _run(command: list[str], clone: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        command,
        cwd=clone,
        env=environment,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _explain(error: subprocess.CalledProcessError) -> int:
    said = error.output or ""
    say("\n".join(line for line in said.splitlines()[-12:] if line.strip()))
    if "No space left on device" in said:
        say("Disken är full. Frigör minst 500 MB och kör samma kommando igen.")
    else:
        say(
            "Miljön kunde inte göras i ordning; skälet står ovanför. Första gången hämtas paket "
            "från nätet: kontrollera anslutningen och kör samma kommando igen."
        )
    return NOT_INSTALLED


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
