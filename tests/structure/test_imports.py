import sys

from tests.structure.repository import ROOT, SOURCE, imports_of, written_by_us

CAPABILITIES = {"parties", "figures", "bodies", "staffing", "matters", "agreements", "costs"}
# bodies.loading is an action too large for one file: a structure file becomes rows.
DOORS = {"models", "access", "actions", "queries", "events", "loading"}
# What puts the parts together may open any door: addresses, and the database of the tests.
COMPOSERS = {"config"}


def modules() -> list[tuple[str, str, set[str]]]:
    """Give each Python file of ours: its name, the part it belongs to, and what it imports."""
    return [
        (str(path.relative_to(ROOT)), path.relative_to(SOURCE).parts[0], set(imports_of(path)))
        for path in written_by_us(".py")
        if path.is_relative_to(SOURCE)
    ]


def test_the_rulebook_uses_the_standard_library_and_itself() -> None:
    foreign = [
        f"{name}: {imported}"
        for name, part, imports in modules()
        if part == "rulebook"
        for imported in imports
        if not imported.startswith("samverk.rulebook")
        and imported.split(".")[0] not in sys.stdlib_module_names
    ]

    assert foreign == []


def test_the_portal_reads_and_does_nothing() -> None:
    doing = [
        f"{name}: {imported}"
        for name, part, imports in modules()
        if part == "portal"
        for imported in imports
        if {"actions", "forms"} & set(imported.split("."))
    ]

    assert doing == []


def test_a_capability_is_entered_by_its_doors() -> None:
    elsewhere = [
        f"{name}: {imported}"
        for name, part, imports in modules()
        if part not in COMPOSERS
        for imported in imports
        if (way := imported.split("."))[0] == "samverk"
        and len(way) > 2
        and way[1] in CAPABILITIES - {part}
        and way[2] not in DOORS
    ]

    assert elsewhere == []


def test_no_capability_imports_what_stands_above_it() -> None:
    order = [
        "rulebook",
        "foundation",
        "parties",
        "figures",
        "bodies",
        "staffing",
        "matters",
        "agreements",
        "costs",
        "portal",
        "config",
    ]
    above = [
        f"{name}: {imported}"
        for name, part, imports in modules()
        if part in order
        for imported in imports
        if imported.startswith("samverk.")
        and (other := imported.split(".")[1]) in order
        and order.index(other) > order.index(part)
    ]

    assert above == []
