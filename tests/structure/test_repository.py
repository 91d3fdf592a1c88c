import re

import pytest
import yaml

from tests.structure.repository import ROOT, SOURCE, files, text_of, written_by_us

DRAWERS = {"utils", "helpers", "services", "managers", "common", "misc"}
LONGEST_FILE = 400
LONGEST_TEMPLATE = 120
# Joined here, since this file too is read by the test that looks for them.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
        ("googleapis", "com"),
    )
]
MACHINE = re.compile(r"(?<![\w.])/" + r"(?:work|root|home/\w+|Users/\w+)/")


def pins(name: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+==\S+)", text_of(ROOT / name), re.MULTILINE))


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_a_lock_names_versions_and_hashes_but_no_address(lock: str) -> None:
    text = text_of(ROOT / lock)

    assert pins(lock)
    assert text.count("--hash=sha256:") >= len(pins(lock))
    assert not re.search(r"https?://|--index-url|--find-links|file:", text)


def test_the_tests_run_on_the_versions_that_the_demonstration_runs_on() -> None:
    assert pins("requirements.txt") <= pins("requirements-test.txt")


def test_both_django_versions_come_from_the_one_lock() -> None:
    django = sorted(pin for pin in pins("requirements.txt") if pin.startswith("django=="))

    assert [pin.split(".")[0] for pin in django] == ["django==5", "django==6"]


def test_no_file_names_a_registry_or_a_folder_of_somebodys_machine() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {found}"
        for path in files()
        for found in (
            *(host for host in REGISTRIES if host in text_of(path)),
            *MACHINE.findall(text_of(path)),
        )
    ]

    assert named == []


def test_no_file_is_a_drawer_for_what_has_no_name_yet() -> None:
    drawers = [path for path in written_by_us(".py") if path.stem in DRAWERS]

    assert drawers == []


def test_no_file_has_grown_past_what_is_read_in_one_sitting() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in written_by_us(".py", ".html", ".css", ".js")
        if path.parent.name != "migrations"  # written by Django, and read by it
        and (lines := len(text_of(path).splitlines()))
        > (LONGEST_TEMPLATE if path.suffix == ".html" else LONGEST_FILE)
    ]

    assert long == []


def test_no_test_is_skipped() -> None:
    skipping = re.compile(r"pytest\.(skip|importorskip)\(" + r"|mark\.skip")
    skipped = [path for path in written_by_us(".py") if skipping.search(text_of(path))]

    assert skipped == []


def test_the_readme_begins_with_the_two_commands() -> None:
    commands = re.findall(r"^ {4}(\S+)|^```\w*\n(.+)", text_of(ROOT / "README.md"), re.MULTILINE)
    first = ["".join(each).split()[0] for each in commands]

    assert first[:2] == ["bin/demo", "bin/test"]


def test_publiccode_has_what_its_standard_asks_for() -> None:
    said = yaml.safe_load(text_of(ROOT / "publiccode.yml"))

    missing = {
        *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus"),
        *("softwareType", "description", "legal", "maintenance", "localisation"),
    } - set(said)
    assert missing == set()
    assert said["legal"]["license"] == "EUPL-1.2"
    assert {"sv", "en"} <= set(said["description"])
    assert all(
        150 <= len(each["longDescription"]) <= 10_000 for each in said["description"].values()
    )
    assert all(len(each["shortDescription"]) <= 150 for each in said["description"].values())


def test_the_version_is_said_once() -> None:
    version = re.search(r'__version__ = "(.+)"', text_of(SOURCE / "__init__.py"))
    released = re.findall(r"^## (\d\S*)", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)

    assert version
    assert released[0] == version[1]
