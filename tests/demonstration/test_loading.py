"""Loading the demonstration: the same everywhere, once, and only with invented persons."""

import ast
import datetime as dt
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db.models import Sum

from samverk import demonstration as package
from samverk.bodies.models import Appointment
from samverk.demonstration import line
from samverk.demonstration.load import load
from samverk.figures.models import Batch, Figure
from samverk.figures.queries import bases
from samverk.foundation.models import AuditEntry
from samverk.parties.models import Organ, Party, Person
from tests import throwaway
from tests.demonstration.conftest import silently
from tests.demonstration.digest import digest

IN_THE_SOURCES = {"Bergström", "Lindén", "Lundström", "Mårtensson", "Åslundström"}
# Rows that come with the acts of the matters, and bear the names of those who do them.
OF_ACTS = ("foundation_user", "foundation_document", "foundation_letter")
CLOCKS = {"today", "now", "utcnow", "localdate", "localtime", "time", "monotonic"}
ELSEWHERE = "demonstration_elsewhere"
THERE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from samverk.demonstration.load import load
load(lambda *_: None)
from tests.demonstration.digest import digest
print(digest())
"""


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_loading_again_changes_nothing() -> None:
    before, entries = digest(), AuditEntry.objects.count()

    load(silently)

    assert digest() == before
    assert AuditEntry.objects.count() == entries


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_what_somebody_changed_stays_changed() -> None:
    seat = Appointment.objects.filter(seat__filler="party:umea").first()
    assert seat is not None
    seat.paragraph = "§ 999"
    seat.save()

    load(silently)

    seat.refresh_from_db()
    assert seat.paragraph == "§ 999"


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another database, empty, and its address."""
    cluster = throwaway.start()
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {ELSEWHERE}")
        yield cluster.url(ELSEWHERE)
        connection.execute(f"DROP DATABASE {ELSEWHERE}")


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_another_machine_gets_the_same_rows(elsewhere: str) -> None:
    surroundings = {
        **os.environ,
        "DATABASE_URL": elsewhere,
        "DJANGO_SETTINGS_MODULE": "samverk.config.settings",
        "PYTHONHASHSEED": "20200901",  # another order of every set than ours
    }

    there = subprocess.run(
        [sys.executable, "-c", THERE],
        env=surroundings,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert there.stdout.strip() == digest()


@pytest.mark.django_db
def test_the_work_is_reported_from_nothing_to_all() -> None:
    told: list[tuple[str, int, int]] = []

    load(lambda *report: told.append(report))

    done = [step for _, step, _ in told]
    assert done == sorted(done)
    assert done[-1] == told[-1][2]
    assert len({of for _, _, of in told}) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_everything_but_the_matters_is_recorded_as_the_demonstrations_doing() -> None:
    beside = AuditEntry.objects.exclude(table__startswith="matters_").exclude(table__in=OF_ACTS)

    assert set(beside.values_list("actor", flat=True)) == {"Demonstrationen"}


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_no_person_has_a_name_from_the_sources() -> None:
    names = set(Person.objects.values_list("family_name", flat=True))

    assert len(names) > 50
    assert not names & IN_THE_SOURCES


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_the_figures_of_each_day_add_up_to_what_their_source_says() -> None:
    told = tomllib.loads(Path(package.__path__[0], "figures.toml").read_text("utf-8"))["noted"]
    figures = Figure.objects.values_list("on", "source").order_by().annotate(sum=Sum("value"))

    assert len(told) == 7
    assert set(figures) == {(each["on"], each["source"], each["total"]) for each in told}


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_every_municipality_has_a_population_and_only_the_exercise_is_invented() -> None:
    municipalities = Party.objects.filter(kind="municipality")
    found = bases("folkmangd", municipalities, on=dt.date(2026, 1, 1), noted_by=dt.date(2026, 1, 1))

    assert found.missing == ()
    assert not any("åhitta" in source for source in found.sources)
    waiting = Batch.objects.get()
    assert (waiting.state, waiting.figures.count()) == (Batch.State.PROPOSED, 0)
    assert waiting.source.startswith("Påhittat")


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_every_municipality_and_region_has_a_line_of_its_own() -> None:
    without = Party.objects.filter(kind__in=["municipality", "region"], organs=None)
    below = Organ.objects.exclude(kind__in=["council"]).filter(parent=None)

    assert not without.exists()
    assert set(below.values_list("party__kind", flat=True)) == {"agency"}


def test_every_municipality_of_the_line_is_one_in_the_two_counties() -> None:
    counties = {scb[:2] for scb in line.example()["committees"]}

    assert counties == {"20", "24"}


MODULES = [
    file
    for file in sorted(Path(package.__path__[0]).rglob("*.py"))
    if file.name != "views.py"  # answers requests, and is no part of the data
]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_nothing_reads_the_clock(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))

    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }

    assert not (asked | imported) & CLOCKS
