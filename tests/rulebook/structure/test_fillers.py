"""Who fills a seat, as the word `from` says it."""

import pytest

from tests.rulebook.structure.texts import example, structure

DECLARED = """
[areas.norr]
name = "Norr"
parties = ["ekby", "region-exempel"]

[associations.kommunforbundet]
name = "Kommunförbundet"

[offices.socialchef]
name = "socialchef"

[party_groups.blocket]
name = "Blocket"
"""


@pytest.mark.parametrize(
    ("who", "fillers"),
    [
        ('"ekby"', ["party:ekby"]),
        ('["ekby", "almby"]', ["party:ekby", "party:almby"]),
        ('{ each = "municipality" }', ["party:ekby", "party:granby", "party:almby"]),
        ('{ each = "party", except = ["ekby", "granby", "almby"] }', ["party:region-exempel"]),
        ('{ each = "party", side = "region" }', ["party:region-exempel"]),
        ('{ each = "party", area = "norr" }', ["party:ekby", "party:region-exempel"]),
        ('{ each = "municipality", area = "norr" }', ["party:ekby"]),
        ('{ each = "agency" }', []),
        ('{ side = "region" }', ["side:region"]),
        ('{ chair_of = "beredningen" }', ["chair_of:beredningen"]),
        ('{ vice_chair_of = "beredningen" }', ["vice_chair_of:beredningen"]),
        ('{ office = "socialchef" }', ["office:socialchef"]),
        ('{ office = "socialchef", at = "ekby" }', ["office:socialchef@ekby"]),
        ('{ office = "socialchef", each = "agency" }', []),
        (
            '{ office = "socialchef", each = "municipality" }',
            ["office:socialchef@ekby", "office:socialchef@granby", "office:socialchef@almby"],
        ),
        ('{ body = "beredningen" }', ["body:beredningen"]),
        ('{ body = "beredningen", side = "region" }', ["body:beredningen/region"]),
        ('{ association = "kommunforbundet" }', ["association:kommunforbundet"]),
        ('{ groups = ["blocket"], at = "ekby" }', ["party_group:blocket@ekby"]),
        ('{ groups = ["blocket"] }', ["party_group:blocket"]),
        ('{ function = "socialchef", side = "region" }', ["function:socialchef/region"]),
    ],
)
def test_a_seat_rule_names_each_that_fills(who: str, fillers: list[str]) -> None:
    whole = structure(f"{example()}{DECLARED}\n[[bodies.beredningen.seats]]\nfrom = {who}\n")

    rule = whole.bodies["beredningen"].seats[-1]

    assert [filler.id for filler in rule.fillers] == fillers


def test_an_organisation_that_does_not_sign_is_no_party_of_each() -> None:
    outside = '[parties.utanfor]\nname = "Utanför"\nkind = "municipality"\nsignatory = false\n'

    whole = structure(f"{example()}\n{outside}")

    assert "utanfor" not in {
        filler.party for seat in whole.bodies["beredningen"].seats for filler in seat.fillers
    }
    assert "utanfor" in {
        filler.party for seat in whole.bodies["samradet"].seats for filler in seat.fillers
    }
