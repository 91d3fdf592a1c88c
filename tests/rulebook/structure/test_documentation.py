import datetime as dt

from samverk.rulebook.bodies import presidium, seats
from samverk.rulebook.findings import Weight
from samverk.rulebook.structure import checks, reference
from samverk.rulebook.structure.model import Count
from tests.rulebook.structure.texts import DOCS, example, structure

PAGE = (DOCS / "structure-format.md").read_text(encoding="utf-8")


def test_the_tables_of_the_documentation_are_those_that_the_format_declares() -> None:
    _, _, tables = PAGE.partition("upprepas.\n\n")

    assert tables == reference.text()


def test_the_example_of_the_documentation_means_what_its_agreement_says() -> None:
    whole = structure(example())
    council = whole.bodies["samradet"]

    given = seats.capacity(council, whole, on=dt.date(2024, 1, 1))

    assert (given.ordinary, given.substitutes) == (Count(5, 6), Count(5, 5))
    assert [
        presidium.turn(council, whole, on=dt.date(year, 1, 1)).value for year in range(2024, 2028)
    ] == ["region", "region", "municipalities", "municipalities"]


def test_the_example_cites_only_clauses_that_it_has() -> None:
    found = checks.findings(structure(example()), on=dt.date(2024, 1, 1))

    assert {finding.weight for finding in found} == {Weight.INFO}


def test_every_form_of_a_seat_rule_in_the_documentation_is_read() -> None:
    _, _, rest = PAGE.partition("## Platsregelns former")
    forms = [
        row.split("|")[2].split("`")[1]
        for row in rest.partition("Ställningen är")[0].splitlines()
        if row.startswith("| ") and "`" in row.split("|")[2] and "`from`" not in row
    ]
    declared = """
[areas.norr]
name = "Norr"
parties = ["ekby"]

[associations.kommunforbundet]
name = "Kommunförbundet"

[offices.socialchef]
name = "socialchef"

[offices.chefslakare]
name = "chefläkare"

[party_groups]
a = { name = "A" }
b = { name = "B" }
"""

    seats_of = [
        structure(f"{example()}{declared}\n[[bodies.beredningen.seats]]\nfrom = {form}\n")
        .bodies["beredningen"]
        .seats[-1]
        for form in forms
    ]

    assert len(forms) == 13
    assert all(rule.fillers for rule in seats_of)
