"""What a command needs around it: the folder of a clone, its secrets, its database, Django."""

import os
import secrets
import sys
from pathlib import Path

from samverk.config.faults import FOLDER_IS_CLOSED, Fault


def tell(message: str) -> None:
    """Say to the person at the terminal what happens, apart from what the command answers."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def home() -> Path:
    """Give the folder where this installation keeps its own data.

    SAMVERK_HOME is set by the scripts in bin/, to .samverk in the clone. Without it: where the
    machine wants the data of its user.
    """
    asked = os.environ.get("SAMVERK_HOME")
    if asked:
        return Path(asked).absolute()
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "samverk"


def has_own_database() -> bool:
    """Say whether the database is the launcher's business: nobody named one, a clone is here."""
    return not os.environ.get("DATABASE_URL") and bool(os.environ.get("SAMVERK_HOME"))


def use_own_database() -> None:
    """Start the database of this folder, and set the environment so that settings find it.

    Raises: Fault if it cannot be made or started.
    """
    # psycopg takes a tenth of a second to import: only who needs a database pays for it.
    from samverk.config import postgres

    cluster = postgres.running(home(), tell)
    os.environ["DATABASE_URL"] = cluster.url()
    os.environ["SAMVERK_DEMO_DATABASE"] = postgres.NAME


def set_demonstration_environment() -> None:
    """Make this process and its children a demonstration, with secrets that are made once."""
    os.environ["SAMVERK_DEMO"] = "1"
    os.environ.setdefault("SAMVERK_SECRET_KEY", kept("secret", 48))
    os.environ.setdefault("SAMVERK_DEMO_PASSWORD", kept("password", 9))
    os.environ.setdefault("SAMVERK_STATIC", str(home() / "static"))


def kept(name: str, size: int) -> str:
    """Give the secret of this name, made the first time it is asked for.

    Raises: Fault if the folder cannot be written.
    """
    file = home() / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or not file.read_text(encoding="ascii").strip():
            beside = file.with_name(f"{name}.{os.getpid()}")
            beside.touch(mode=0o600)
            beside.write_text(secrets.token_urlsafe(size), encoding="ascii")
            beside.rename(file)
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        message = f"Mappen {file.parent} går inte att skriva i: {error.strerror}."
        raise Fault(message, FOLDER_IS_CLOSED) from error


def django() -> None:
    """Make Django ready in this process, in a clone with the clone's own database.

    Raises: Fault if the settings lack something.
    """
    if has_own_database():
        set_demonstration_environment()
        use_own_database()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverk.config.settings")

    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        raise Fault(str(error)) from error
