"""A key is told in words: every kind of node has its sentences, in Swedish and in English."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given

from samverk.rulebook.costs import reading, shipped
from samverk.rulebook.costs.key import AllocationKey, Node
from samverk.rulebook.costs.telling import Told, told
from tests.rulebook.costs import trees

NAMES = {"avesta": "Avesta", "hedemora": "Hedemora", "sater": "Säter"}


def sentences(found: Iterable[Told], depth: int = 0) -> Iterator[str]:
    """The sentences with two spaces for each step inwards."""
    for each in found:
        yield "  " * depth + each.says.sv
        yield from sentences(each.inner, depth + 1)


def swedish(text: str) -> list[str]:
    return list(sentences(told(reading.read(text.encode()), NAMES)))


def test_a_shipped_key_is_told_from_the_sides_to_the_rounding() -> None:
    key = shipped.find("rss-dalarna")
    assert key is not None

    found = told(key, {})

    assert list(sentences(found)) == [
        "Först i andelar:",
        "  Region Dalarna: 50 %",
        "  Länets kommuner: 50 %",
        "    Efter folkmängd mellan alla som inte nämns för sig.",
        "Delarna blir hela kronor och är tillsammans alltid hela summan.",
    ]
    assert found[0].inner[0].clauses == ("rss-dalarna-2022 Kostnader",)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ('by = "population"', ["Efter folkmängd mellan alla parter."]),
        ("equal = true", ["Lika delar mellan alla parter."]),
        (
            'equal = true\nparties = ["avesta", "sater"]',
            ["Lika delar mellan Avesta och Säter."],
        ),
        (
            'mix = [{ weight = "70 %", by = "population" }, { weight = "30 %", by = "use" }]',
            [
                "Flera sätt vägs samman:",
                "  70 % av summan:",
                "    Efter folkmängd mellan alla parter.",
                "  30 % av summan:",
                "    Efter nyttjande mellan alla parter.",
            ],
        ),
        (
            'fixed_each = 5000\nfixed = { avesta = "10 000" }\nrest = { equal = true }',
            [
                "Först fasta belopp, sedan resten:",
                "  5 000 kr av var och en som delar resten",
                "  Avesta: 10 000 kr",
                "  Resten:",
                "    Lika delar mellan alla som inte nämns för sig.",
            ],
        ),
        (
            'fixed = { avesta = "10 000" }\nrest = { equal = true }',
            ["Först fasta belopp, sedan resten:", "  Avesta: 10 000 kr"],
        ),
        (
            (
                'by = "population"\n[limits]\nfloor = 10\nceiling = 20\n'
                "floors = { avesta = 11 }\nceilings = { sater = 19 }\n"
                'guarantee = { at_most = "5 %", earlier = { avesta = 12 } }'
            ),
            [
                "Med golv och tak:",
                "  Efter folkmängd mellan alla parter.",
                "  Ingen betalar mindre än 10 kr.",
                "  Ingen betalar mer än 20 kr.",
                "  Avesta betalar minst 11 kr.",
                "  Säter betalar högst 19 kr.",
                "  Ändringen från tidigare belopp är högst 5 %.",
            ],
        ),
        (
            'by = "population"\nlimits = { floor = 10 }',
            [
                "Med golv och tak:",
                "  Efter folkmängd mellan alla parter.",
                "  Ingen betalar mindre än 10 kr.",
                "Delarna blir hela ören och är tillsammans alltid hela summan.",
            ],
        ),
        (
            (
                "equal = true\n[phase_in]\nbefore = { equal = true }\n"
                'after = { by = "population" }\nsteps = { 2026 = "1/4", 2027 = 1 }'
            ),
            [
                "Infasning över flera år:",
                "  Från:",
                "    Lika delar mellan alla parter.",
                "  Till:",
                "    Efter folkmängd mellan alla parter.",
                "  2026: 25 % av det nya",
                "  2027: 100 % av det nya",
            ],
        ),
    ],
)
def test_every_way_of_sharing_has_its_sentences(text: str, first: list[str]) -> None:
    only_phase = text.removeprefix("equal = true\n") if "phase_in" in text else text

    assert swedish(only_phase)[: len(first)] == first


def test_what_stands_beside_the_sharing_is_told_after_it() -> None:
    text = (
        'by = "population"\noutside = ["sater"]\npaid_by = { hedemora = "Staten" }\n'
        'ownership = { equal = true, parties = ["avesta"] }'
    )

    assert swedish(text)[1:] == [
        "Delarna blir hela ören och är tillsammans alltid hela summan.",
        "Utanför står Säter.",
        "Staten betalar även för Hedemora.",
        "Det som ägs tillsammans delas på ett annat sätt:",
        "  Lika delar mellan Avesta.",
    ]


@given(trees.TREES | trees.LIMITED | trees.FIXED)
def test_any_key_is_told_in_both_languages(node: Node) -> None:
    found = told(AllocationKey(node), NAMES)

    assert all(line.strip() for line in sentences(found))
    assert all(each.says.en for each in found)
