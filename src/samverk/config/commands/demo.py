import argparse
import http
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from samverk.config import port, postgres, postgres_place, surroundings
from samverk.config.commands import demo_attendants
from samverk.config.commands.demo_attendants import Attendant
from samverk.config.commands.demo_running import Running
from samverk.config.commands.serve import command
from samverk.config.faults import Fault

DEFAULT_PORT = 8000
PATIENCE_SECONDS = 60.0
LOOKS_EVERY_SECONDS = 0.25
EPILOG = "Ctrl-C stannar allt. Inget som sparats går förlorat: nästa start fortsätter där."


def run(argv: list[str]) -> int:
    """Show Samverk with a county's real structure and fictional persons, until Ctrl-C."""
    asked = _parser().parse_args(argv)
    if asked.stop:
        return _stop_everything()
    running = Running.read()
    if running:
        surroundings.tell("Demonstrationen är redan igång. Stanna den med: bin/demo --stop")
        _introduce(running.port)
        return 0
    number = port.chosen(asked.port, DEFAULT_PORT)
    surroundings.set_demonstration_environment()
    os.environ.setdefault("SAMVERK_SITE", f"http://127.0.0.1:{number}")
    os.environ["SAMVERK_MAIL_REPLIES_TO"] = demo_attendants.REPLIES_TO
    if asked.new_database:
        _begin_again_beside()
    signal.signal(signal.SIGTERM, _as_ctrl_c)
    signal.signal(signal.SIGHUP, _as_ctrl_c)
    try:
        if surroundings.has_own_database():
            surroundings.use_own_database()
        _prepare()
        with demo_attendants.attended() as attendants:
            return _serve(number, attendants)
    finally:
        _stop_database()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bin/demo", description="Starta demonstrationen av Samverk.", epilog=EPILOG
    )
    parser.add_argument(
        "--port", default=None, metavar="NR", help="port (8000); auto väljer nästa lediga"
    )
    parser.add_argument("--stop", action="store_true", help="stanna en demonstration som är igång")
    parser.add_argument(
        "--new-database",
        action="store_true",
        help="börja om med en ny databas; den gamla läggs undan, inget tas bort",
    )
    return parser


def _prepare() -> None:
    done = subprocess.run([sys.executable, "-m", "samverk.config", "prepare"], check=False)
    if done.returncode:
        message = "Demonstrationen kunde inte förberedas; felet står ovanför."
        raise Fault(message, done.returncode)


def _serve(number: int, attendants: tuple[Attendant, ...]) -> int:
    server = _start_server(number)
    Running(os.getpid(), server.pid, number).write()
    try:
        _wait_until_it_answers(server, number)
        _introduce(number)
        while server.poll() is None:
            for each in attendants:
                each.keep()
            time.sleep(LOOKS_EVERY_SECONDS)
        message = f"Webbservern stannade oväntat. Inget har gått förlorat. {_what_the_log_says()}"
        raise Fault(message)
    except KeyboardInterrupt:
        surroundings.tell("\nStannar.")
        return 0
    finally:
        server.terminate()
        server.wait()
        Running.forget()


def _start_server(number: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SAMVERK_BIND": f"127.0.0.1:{number}"}
    with _log().open("wb") as log:
        # A session of its own, so that Ctrl-C reaches us alone and we end things in order.
        return subprocess.Popen(
            command(), env=environment, start_new_session=True, stdout=log, stderr=log
        )


def _as_ctrl_c(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_until_it_answers(server: subprocess.Popen[bytes], number: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        status = port.status(number)
        if server.poll() is not None:
            message = f"Webbservern stannade direkt. {_what_the_log_says()}"
            raise Fault(message)
        if status and status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            message = f"Webbservern startade men svarar med fel {status}. {_what_the_log_says()}"
            raise Fault(message)
        if status:
            return
        time.sleep(0.05)
    message = f"Webbservern svarar inte. {_what_the_log_says()}"
    raise Fault(message)


def _log() -> Path:
    return surroundings.home() / "server.log"


def _what_the_log_says() -> str:
    last = _log().read_text(encoding="utf-8", errors="replace").splitlines()[-5:]
    return "\n".join([f"Hela loggen: {_log()}", *last])


def _introduce(number: int) -> None:
    from samverk.demonstration.logins import LOGINS

    password = os.environ.get("SAMVERK_DEMO_PASSWORD") or surroundings.kept("password", 9)
    lines = [f"\nSamverk: http://localhost:{number}/"]
    lines.append(f"Logga in: http://localhost:{number}/logga-in/  lösenord för alla: {password}")
    lines += [f"  {login.email:<32} {login.role('sv')}" for login in LOGINS]
    lines.append(f"\nBreven som skickas: http://localhost:{number}/demonstration/brev/")
    lines.append("\nCtrl-C stannar. / Ctrl-C stops it.\n")
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()


def _stop_everything() -> int:
    running = Running.read()
    if running:
        running.stop()
        until = time.monotonic() + PATIENCE_SECONDS
        # Who starts again too early has the new database stopped by the watcher of the old one.
        while (running.is_alive() or running.is_watched()) and time.monotonic() < until:
            time.sleep(0.1)
    had_database = _stop_database()
    surroundings.tell("Stannad." if running or had_database else "Ingen demonstration är igång.")
    return 0


def _stop_database() -> bool:
    return postgres.stop(surroundings.home(), _silently)


def _silently(_message: str) -> None:
    pass


def _begin_again_beside() -> None:
    postgres.stop(surroundings.home(), surroundings.tell)
    data = postgres_place.of(surroundings.home(), surroundings.tell).folder / "postgres"
    if data.exists():
        aside = postgres.put_aside(data, "undanlagd")
        surroundings.tell(f"Den gamla databasen ligger kvar i {aside}")
