"""A PostgreSQL of a clone's own: made once, started when needed, reached by a UNIX socket only."""

import fcntl
import os
import pwd
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from samverk.config import postgres_binaries, postgres_place
from samverk.config.faults import DISK_IS_FULL, OTHER_MAJOR_VERSION, POSTGRESQL_STOPPED, Fault
from samverk.config.postgres_binaries import Binaries

NAME = "samverk"
UNFINISHED = "unfinished-"
SOCKET = ".s.PGSQL.5432"
BUILTIN_LOCALES_SINCE = 17
PATIENCE_SECONDS = 60.0
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL server of ours: its programs, its data, its socket and who runs it."""

    binaries: Binaries
    data: Path
    socket: Path
    user: str | None
    options: tuple[str, ...] = ()

    @property
    def log(self) -> Path:
        return self.data.parent / "postgresql.log"

    def url(self, database: str = NAME, user: str = NAME) -> str:
        """Give the address of one database here, as DATABASE_URL."""
        return url(self.socket, database, user)

    def is_answering(self) -> bool:
        """Say whether a server accepts connections on the socket now."""
        return _is_answering(self.socket)


def url(socket_folder: Path, database: str = NAME, user: str = NAME) -> str:
    """Give the address of one database behind the socket in this folder, as DATABASE_URL."""
    return f"postgresql://{user}@/{database}?host={quote(str(socket_folder), safe='')}"


def running(home: Path, tell: Tell, *, options: tuple[str, ...] = ()) -> Cluster:
    """Give a server that answers and holds our database, making and starting what is missing.

    Raises: Fault if there is no PostgreSQL, no room, or no way to start it.
    """
    place = postgres_place.of(home, tell)
    with _one_at_a_time(place.folder):
        binaries = _binaries_for(place.folder / "postgres")
        binaries = postgres_place.reachable(binaries, place, tell)
        cluster = Cluster(binaries, place.folder / "postgres", place.socket, place.user, options)
        _put_aside_what_is_half_made(cluster, tell)
        if not cluster.data.exists():
            tell("Skapar databasen (en gång).")
            _make(cluster)
        if not cluster.is_answering():
            _start(cluster, tell)
        _make_role_and_database(cluster)
    return cluster


def stop(home: Path, tell: Tell) -> bool:
    """Stop the server of this folder, whoever is connected to it; say if one ran."""
    place = postgres_place.of(home, tell)
    data = place.folder / "postgres"
    if not (data / "PG_VERSION").is_file():
        return False
    with _one_at_a_time(place.folder):
        if not _living_in(data) and not _is_answering(place.socket):
            return False
        binaries = postgres_place.reachable(_binaries_for(data), place, tell)
        cluster = Cluster(binaries, data, place.socket, place.user)
        _run(cluster, "pg_ctl", "stop", "-D", str(data), "-m", "fast", "-w", "-t", "60")
    return True


def _is_answering(socket_folder: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(socket_folder / SOCKET))
        except OSError:
            return False
    try:
        with psycopg.connect(url(socket_folder, "postgres", "postgres"), connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False  # still starting, or recovering after a crash


def _binaries_for(data: Path) -> Binaries:
    made_by = data / "PG_VERSION"
    if not made_by.is_file():
        return postgres_binaries.find()
    major = int(made_by.read_text(encoding="ascii").strip())
    try:
        return postgres_binaries.find(major)
    except Fault as fault:
        here = ", ".join(str(each) for each in postgres_binaries.majors()) or "ingen"
        message = (
            f"Databasen i {data} är gjord av PostgreSQL {major}, men på datorn finns: {here}. "
            f"Installera PostgreSQL {major}, eller börja om bredvid med bin/demo --new-database "
            "(den gamla mappen läggs undan, inget tas bort)."
        )
        raise Fault(message, OTHER_MAJOR_VERSION) from fault


def put_aside(folder: Path, why: str) -> Path:
    """Rename a folder so that a new one can be made; nothing is ever deleted."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = folder.with_name(f"{folder.name}.{why}-{stamp}-{os.getpid()}")
    folder.rename(aside)
    return aside


def _put_aside_what_is_half_made(cluster: Cluster, tell: Tell) -> None:
    """Only a finished folder bears the name: initdb works beside it and the last step renames."""
    whole = (cluster.data / "PG_VERSION").is_file() and (cluster.data / "global").is_dir()
    for beside in cluster.data.parent.glob(f"{UNFINISHED}*"):
        aside = put_aside(beside, "avbruten")
        tell(f"En databas som inte blev färdig hittades och lades undan: {aside}")
    if cluster.data.exists() and not whole:
        aside = put_aside(cluster.data, "trasig")
        tell(f"Databasmappen saknar sina viktigaste filer och lades undan: {aside}")


def _make(cluster: Cluster) -> None:
    # A name of its own: an initdb whose starter was killed may still be at work in the last one.
    beside = cluster.data.with_name(f"{UNFINISHED}{os.getpid()}")
    locale = ["--locale=C.UTF-8"]
    if cluster.binaries.major >= BUILTIN_LOCALES_SINCE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    sync = ["--no-sync"] if cluster.options else []
    _run(
        cluster,
        *("initdb", "--pgdata", str(beside), "--username=postgres", "--encoding=UTF8"),
        *("--auth=trust", "--no-instructions", *locale, *sync),
    )
    beside.rename(cluster.data)


def _start(cluster: Cluster, tell: Tell) -> None:
    _wait_for_the_old_one(cluster, tell)
    if cluster.is_answering():
        return
    if cluster.log.exists():  # a log for each start: what it says is about this one
        cluster.log.replace(cluster.log.with_suffix(".log.old"))
    settings = [
        *("listen_addresses=", f"unix_socket_directories={cluster.socket}"),
        *("unix_socket_permissions=0700", "max_connections=60", *cluster.options),
    ]
    options = " ".join(f"-c {shlex.quote(each)}" for each in settings)
    _run(
        cluster,
        *("pg_ctl", "start", "-D", str(cluster.data), "-l", str(cluster.log)),
        *("-w", "-t", str(int(PATIENCE_SECONDS)), "-o", options),
    )


def _wait_for_the_old_one(cluster: Cluster, tell: Tell) -> None:
    """Let a server that is starting, stopping or dying finish; clear the lock of a dead one."""
    until = time.monotonic() + PATIENCE_SECONDS
    told = False
    while _living_in(cluster.data) and time.monotonic() < until:
        if cluster.is_answering():
            return
        if not told:
            tell("Väntar på en databas som startar eller stannar.")
            told = True
        time.sleep(0.1)
    if Path("/proc/self/cwd").exists() and not _living_in(cluster.data):
        # PostgreSQL takes a zombie, or another process with the same number, for itself.
        for lock in (cluster.data / "postmaster.pid", cluster.socket / f"{SOCKET}.lock"):
            lock.unlink(missing_ok=True)


def _living_in(data: Path) -> bool:
    """Say whether a live process works in the folder, which only a PostgreSQL of it does."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == data and _is_postgres(process):
                return True
        except OSError:
            continue  # gone meanwhile, a zombie, or somebody else's
    return False


def _is_postgres(process: Path) -> bool:
    return (process / "comm").read_text(encoding="utf-8").strip().startswith("postgres")


def _make_role_and_database(cluster: Cluster) -> None:
    """Make our role, which is no superuser, and its database, where they are missing."""
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        name = sql.Identifier(NAME)
        role = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME])
        if not role.fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        database = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if not database.fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep two starts of the same folder from making it at once."""
    with (folder / "lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(cluster: Cluster, program: str, *arguments: str) -> None:
    command: Sequence[str] = [cluster.binaries.program(program), *arguments]
    group = pwd.getpwnam(cluster.user).pw_gid if cluster.user else None
    done = subprocess.run(  # noqa: PLW1510 -- a failure is told in our words below
        command,
        cwd=cluster.data.parent,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        user=cluster.user,
        group=group,
        extra_groups=[] if cluster.user else None,
    )
    if done.returncode:
        raise _fault_of(cluster, program, done.stdout)


def _fault_of(cluster: Cluster, program: str, said: str) -> Fault:
    tail = "\n".join([*said.splitlines()[-5:], *_last_lines(cluster.log)])
    if "No space left on device" in tail or shutil.disk_usage(cluster.data.parent).free < 1 << 20:
        message = (
            f"Disken är full: {cluster.data.parent}. Frigör minst 200 MB och kör igen. "
            "Det som redan är sparat finns kvar."
        )
        return Fault(message, DISK_IS_FULL)
    message = f"PostgreSQL ({program}) kunde inte köras. Hela loggen: {cluster.log}\n{tail}"
    return Fault(message, POSTGRESQL_STOPPED)


def _last_lines(log: Path) -> list[str]:
    try:
        return log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]
    except OSError:
        return []
