"""A decision is by somebody who can decide: names are held against the bodies of the structures that ship."""

import pytest

from samverk.rulebook.costs.deciding import without_power
from tests.rulebook.structure.texts import shipped, structure

VASTERBOTTEN = structure(shipped("vasterbotten"))
DALARNA = structure(shipped("rss-dalarna"))
FINSAM = structure(shipped("sodra-dalarna"))


@pytest.mark.parametrize(
    ("by", "key"),
    [
        ("Samrådet", "samrad"),
        ("samrådet  § 9", "samrad"),
        ("Samråd vård och omsorg, § 9", "samrad"),
        ("Samrådets AU 2026-03-04", "samrad-au"),
        ("LSG", "lsg"),
    ],
)
def test_a_body_that_only_recommends_is_found_by_any_of_its_names(by: str, key: str) -> None:
    found = without_power(by, VASTERBOTTEN)

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "by",
    ["", "Regionfullmäktige", "Parterna efter Samrådet", "LSGruppen", "Kommunstyrelsen i Umeå"],
)
def test_whoever_the_structure_does_not_know_is_not_judged(by: str) -> None:
    assert without_power(by, VASTERBOTTEN) is None


def test_both_networks_of_dalarna_only_recommend() -> None:
    found = [without_power(by, DALARNA) for by in ("Välfärdsrådet § 31", "Länschefsnätverket § 9")]

    assert [each and each.key for each in found] == ["valfardsradet", "lchnv"]


def test_a_body_that_the_law_lets_decide_has_decided() -> None:
    board = FINSAM.bodies["styrelsen"].name

    assert without_power(board, FINSAM) is None
