import subprocess
import sys

import pytest

from samverk import __version__
from samverk.config import cli
from samverk.config.database import UnusableDatabaseUrl, settings_of


def python(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main([])

    assert code == 2
    assert "structure check" in capsys.readouterr().out


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["strukturera"])

    assert code == 2
    assert "strukturera" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["--version"])

    assert code == 0
    assert capsys.readouterr().out == f"samverk {__version__}\n"


def test_every_command_of_the_list_is_there() -> None:
    program = (
        "from importlib import import_module; from samverk.config.cli import COMMANDS\n"
        "for module in COMMANDS.values(): assert callable(import_module(module).run), module"
    )

    done = python(program)

    assert done.stderr == ""


def test_a_structure_is_checked_without_django_or_a_database() -> None:
    program = (
        "import sys; from samverk.config.cli import main\n"
        "main(['structure', 'check', '/nowhere.toml'])\n"
        "heavy = {'django', 'psycopg', 'asyncio', 'ssl'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )

    done = python(program)

    assert done.returncode == 0, done.stderr


def test_production_does_not_start_without_a_secret() -> None:
    done = python("import samverk.config.settings", DATABASE_URL="postgresql://a@b/c")

    assert "SAMVERK_SECRET_KEY" in done.stderr


def test_a_demonstration_is_refused_a_database_that_is_not_named_for_it() -> None:
    done = python(
        "import samverk.config.settings",
        DATABASE_URL="postgresql://samverk@db.example/production",
        SAMVERK_SECRET_KEY="long",
        SAMVERK_DEMO="1",
    )

    assert "SAMVERK_DEMO_DATABASE=production" in done.stderr


def test_a_demonstration_gets_the_database_that_is_named_for_it() -> None:
    done = python(
        "import samverk.config.settings",
        DATABASE_URL="postgresql://samverk@db.example/shown",
        SAMVERK_SECRET_KEY="long",
        SAMVERK_DEMO="1",
        SAMVERK_DEMO_DATABASE="shown",
    )

    assert done.returncode == 0, done.stderr


def test_a_missing_setting_is_a_sentence_and_not_a_traceback() -> None:
    done = python("import sys; from samverk.config.cli import main; sys.exit(main(['migrate']))")

    assert done.returncode == 1
    assert "SAMVERK_SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_may_have_signs_that_addresses_escape() -> None:
    parts = settings_of("postgresql://k%C3%A5l:p%40ss@db.example:5433/sam%20verk")

    assert parts["USER"] == "kål"
    assert parts["PASSWORD"] == "p@ss"
    assert parts["NAME"] == "sam verk"
    assert (parts["HOST"], parts["PORT"]) == ("db.example", "5433")


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host/", "samverk", ""])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(UnusableDatabaseUrl, match="postgresql://"):
        settings_of(url)
