import argparse
import os
import sys
from pathlib import Path

from samverk.config import server, surroundings


def run(argv: list[str]) -> int:
    """Become the web server; does not return."""
    parser = argparse.ArgumentParser(prog="samverk serve", description="Starta webbservern.")
    parser.add_argument("--host", default="127.0.0.1", help="adress att lyssna på (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port att lyssna på (8000)")
    asked = parser.parse_args(argv)
    surroundings.django()
    os.environ["SAMVERK_BIND"] = f"{asked.host}:{asked.port}"
    os.execv(sys.executable, command())


def command() -> list[str]:
    """Give the command line of the web server; where it listens is in SAMVERK_BIND."""
    configuration = Path(server.__file__)
    return [
        *(sys.executable, "-m", "gunicorn", "--config", str(configuration)),
        "samverk.config.wsgi:application",
    ]
