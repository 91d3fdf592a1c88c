"""A structure and its findings as plain data, for whoever reads the check's JSON."""

import datetime as dt

import pytest

from samverk.rulebook.structure import checks, overview
from tests.rulebook.structure.texts import changed, example, structure

THEN = dt.date(2024, 6, 1)


def test_the_overview_counts_parties_and_bodies_of_the_day() -> None:
    text = changed(example(), "[parties.almby]", "[parties.almby]\nleft = 2024-06-01")
    text = changed(text, "[bodies.beredningen]", "[bodies.beredningen]\nends = 2024-06-01")

    data = overview.of_structure(structure(text), (), on=THEN)

    assert data["parties"] == 3
    assert data["bodies"] == [
        {
            "id": "samradet",
            "name": "Samrådet",
            "legal_form": "consultation",
            "level": "political",
            "ordinary": {"min": 4, "max": 5},
            "substitutes": {"min": 4, "max": 4},
            "ex_officio": 0,
            "co_opted": 0,
            "chair": {"side": "region", "rotation_years": 2},
        }
    ]


@pytest.mark.parametrize(
    ("chair", "term", "years"),
    [
        ('{ side = "alternates" }', "", 1),
        ('{ side = "alternates", every_years = 3 }', "", 3),
        ('{ side = "region" }', "", None),
        (
            '{ side = "alternates", per = "mandate period" }',
            'term = { years = 4, starts = "01-01", first_year = 2023 }',
            4,
        ),
    ],
)
def test_the_overview_tells_after_how_many_years_the_chair_turns(
    chair: str, term: str, years: int | None
) -> None:
    text = changed(
        example(),
        'chair = { side = "alternates", every_years = 2, first = { year = 2024, side = "region" } }',
        f"chair = {chair}",
    )
    text = changed(text, "[bodies.samradet]", f"[bodies.samradet]\n{term}")

    assert overview.rotation_years(structure(text).bodies["samradet"]) == years


def test_the_overview_tells_each_finding_in_both_languages() -> None:
    parsed = structure(example())
    found = [each for each in checks.findings(parsed, on=THEN) if each.body == "beredningen"]

    data = overview.of_structure(parsed, found, on=THEN)

    assert data["findings"] == [
        {
            "code": "structure.seats_not_stated",
            "weight": "info",
            "body": "beredningen",
            "source": "exempelavtalet 4",
            "message_sv": "Texten säger inte hur många platser Beredningen har.",
            "message_en": "The text does not say how many seats Beredningen has.",
        },
    ]
