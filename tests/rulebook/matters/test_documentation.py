from samverk.rulebook.matters import reference
from samverk.rulebook.matters.flow import MATTER
from tests.rulebook.structure.texts import DOCS

PAGE = (DOCS / "matters.md").read_text(encoding="utf-8")


def test_the_tables_of_the_documentation_are_the_table_of_the_rulebook() -> None:
    _, _, tables = PAGE.partition("stämmer.\n\n")

    assert tables == reference.text()


def test_every_row_of_the_table_is_a_line_of_the_documentation() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "Punkt" not in line]

    assert len(rows) == len(MATTER)
    assert len(set(rows)) >= len({row.source for row in MATTER})
